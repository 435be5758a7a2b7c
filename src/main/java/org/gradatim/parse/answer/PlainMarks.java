package org.gradatim.parse.answer;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.gradatim.parse.answer.Mark.Kind;

/** Splits plain text, Unicode and code into marks. */
final class PlainMarks extends Splitter {
    private static final Pattern NUMBER = Pattern.compile("(?:[0-9]++(?:\\.(?!\\.)[0-9]*+)?|\\.[0-9]++)(?:[eE][+-]?[0-9]++)?");
    private static final Pattern SIGN = Pattern.compile("\\*\\*|\\.\\*|\\./|\\.\\^|\\.\\.\\.|:=|\\+=|-=|\\*=|/=|==|<=|>=|!=|//|->|<-(?= )|[-+*/^(),=\\[\\]{};:?|@<>_]");
    private static final Pattern TRANSPOSE = Pattern.compile("\\.(?:(?:T|t|transpose)\\(\\s*+\\)|T(?![A-Za-z0-9_(]))");
    private static final Pattern KEY = Pattern.compile("\\[\\s*+(['\"])([A-Za-z_][A-Za-z0-9_]*+)\\1\\s*+]");

    /** What stands before a point and says only where the name behind it is found. */
    private static final Set<String> MODULES = Set.of("np", "numpy", "math", "torch", "tf", "jnp", "jax", "cp", "scipy", "special", "linalg", "F", "K", "self", "this", "Math");

    /** Names behind a point that do something with what is before it. */
    private static final Set<String> METHODS = Set.of("T", "dot", "sum", "mean", "transpose", "t", "matmul", "mm", "mul", "square", "pow", "exp", "log", "sigmoid", "tanh", "relu", "max", "min", "abs",
            "sqrt", "shape", "size", "astype", "copy", "reshape", "flatten", "ravel", "squeeze", "item", "float", "clip");

    private static final Map<String, Kind> SIGNS = Map.ofEntries(Map.entry("+", Kind.PLUS), Map.entry("-", Kind.MINUS), Map.entry("*", Kind.TIMES), Map.entry("/", Kind.OVER), Map.entry("./", Kind.OVER),
            Map.entry(".*", Kind.ELEMENTWISE), Map.entry("@", Kind.MATRIX), Map.entry("^", Kind.TO_THE), Map.entry("**", Kind.TO_THE), Map.entry(".^", Kind.TO_THE), Map.entry("_", Kind.UNDER),
            Map.entry("(", Kind.OPEN), Map.entry(")", Kind.CLOSE), Map.entry("]", Kind.CLOSE), Map.entry("{", Kind.GROUP), Map.entry("}", Kind.UNGROUP), Map.entry(",", Kind.COMMA), Map.entry(";", Kind.SEMICOLON),
            Map.entry(":", Kind.COLON), Map.entry("?", Kind.QUESTION), Map.entry("|", Kind.BAR), Map.entry("...", Kind.DOTS), Map.entry("=", Kind.RELATION), Map.entry(":=", Kind.RELATION),
            Map.entry("<-", Kind.RELATION), Map.entry("+=", Kind.RELATION), Map.entry("-=", Kind.RELATION), Map.entry("*=", Kind.RELATION), Map.entry("/=", Kind.RELATION),
            Map.entry("==", Kind.COMPARE), Map.entry("<=", Kind.COMPARE), Map.entry(">=", Kind.COMPARE), Map.entry("!=", Kind.COMPARE), Map.entry("<", Kind.COMPARE), Map.entry(">", Kind.COMPARE));

    private final Function<String, List<String>> cut;

    PlainMarks(Region region) {
        this(region, List::of);
    }

    /** @param words that tell which names are products */
    PlainMarks(Region region, Words words) {
        this(region, words::factors);
    }

    private PlainMarks(Region region, Function<String, List<String>> cut) {
        super(region);
        this.cut = cut;
    }

    @Override
    void next(int c) {
        if (c == '\'' && isRaised()) add(Kind.PRIME, "'", at + 1);
        else if (c == '"' || c == '\'' && !followsOperand()) bad("a text in quotes is no formula; write names without quotes");
        else if (matches(NUMBER)) add(Kind.NUMBER, match().group(), match().end());
        else if (startsName(c)) name();
        else if (c == '[' && followsOperand() && adjacent()) index();
        else if (c == '.' && followsOperand() && adjacent() && startsNameAt(at + 1)) method();
        else if (c == '.' && adjacent() && endsWord(at + 1)) add(Kind.PERIOD, ".", at + 1);
        else if (matches(SIGN)) sign(match().group());
        else unicode(c);
    }

    private boolean endsWord(int offset) {
        return offset >= region.to() || Letters.isSpace(text.codePointAt(offset));
    }

    /** In <code>f^{'}</code> and {@code f^'}. */
    private boolean isRaised() {
        int last = marks.size() - 1;
        if (last >= 1 && marks.get(last).is(Kind.GROUP)) last--;
        return last >= 0 && marks.get(last).is(Kind.TO_THE);
    }

    private boolean adjacent() {
        return at > region.from() && !Letters.isSpace(text.codePointBefore(at));
    }

    private boolean startsNameAt(int offset) {
        return offset < region.to() && startsName(text.codePointAt(offset));
    }

    private static boolean startsName(int c) {
        if (c == '_') return true;
        return !(c >= '0' && c <= '9') && (Letters.latin(c).isPresent() || Letters.greek(c).isPresent() || Letters.decomposed(c).isPresent());
    }

    /** A name with its accent, without the objects in which it is found: {@code self.x} is x. */
    private void name() {
        NameScan scan = NameScan.from(text, at, region.to());
        while (scan.end() < region.to() && text.charAt(scan.end()) == '.' && startsNameAt(scan.end() + 1)) {
            NameScan next = NameScan.from(text, scan.end() + 1, region.to());
            if (!MODULES.contains(scan.name()) && METHODS.contains(next.name())) break;
            scan = next;
        }
        String name = scan.name();
        int end = scan.end();
        if (name.endsWith("_") && name.length() > 1 && end < region.to() && text.charAt(end) == '{') {
            name = name.substring(0, name.length() - 1);
            end--;
        }
        if (scan.accent().isEmpty()) factors(name, end);
        else accented(scan.accent(), name, end);
    }

    private void factors(String name, int end) {
        List<String> factors = end - at == name.length() ? cut.apply(name) : List.of(name);
        for (String factor : factors.subList(0, factors.size() - 1)) add(Kind.NAME, factor, at + factor.length());
        add(kind(factors.getLast()), factors.getLast(), end);
    }

    private static Kind kind(String name) {
        return switch (name) {
            case "partial" -> Kind.PARTIAL;
            case "nabla" -> Kind.NABLA;
            case "if" -> Kind.IF;
            case "else" -> Kind.ELSE;
            case "_" -> Kind.UNDER;
            default -> Kind.NAME;
        };
    }

    /** {@code w[0]}, and {@code grads['W1']}, which is the name dW1, as {@code cache['A1']} is A1. */
    private void index() {
        if (!matches(KEY) || !marks.getLast().is(Kind.NAME)) {
            add(Kind.INDEX, "[", at + 1);
            return;
        }
        Mark container = marks.removeLast();
        String key = match().group(2);
        boolean gradients = container.text().matches("(?i)d|grads?|gradients?") && !key.startsWith("d");
        marks.add(new Mark(Kind.NAME, gradients ? "d" + key : key, container.start(), region.mark(Kind.NAME, key, at, match().end()).end()));
        at = match().end();
    }

    private void method() {
        if (matches(TRANSPOSE)) {
            add(Kind.TRANSPOSE, "T", match().end());
            return;
        }
        NameScan scan = NameScan.from(text, at + 1, region.to());
        add(Kind.METHOD, scan.name(), scan.end());
    }

    private void sign(String sign) {
        if (sign.equals("[")) add(Kind.OPEN, "[", at + 1);
        else if (SIGNS.containsKey(sign)) add(SIGNS.get(sign), sign, at + sign.length());
        else bad("`" + sign + "` has no meaning in an answer");
    }
}
