package org.gradatim.parse.answer;

import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** {@code sum_k}, where that is no name. */
    private static final Pattern SUM = Pattern.compile("(?:sum|Sigma)_[A-Za-z]");

    /** What einsum is to do, in quotes before the matrices. */
    private static final Pattern AXES = Pattern.compile("\\(\\s*+(['\"])([A-Za-z,> -]*+)\\1");

    /** How PyTorch and fast.ai call the gradient by what stands before the point. */
    private static final Set<String> GRADIENTS = Set.of("grad", "g");

    private static final Words NO_WORDS = new Words(Set.of());

    private final Words words;

    PlainMarks(Region region) {
        this(region, NO_WORDS);
    }

    /** @param words that tell which names are products */
    PlainMarks(Region region, Words words) {
        super(region);
        this.words = words;
    }

    @Override
    void next(int c) {
        if (c == '\'' && isRaised()) add(Kind.PRIME, "'", at + 1);
        else if (c == '"' || c == '\'' && !followsOperand()) bad("a text in quotes is no formula; write names without quotes");
        else if (matches(NUMBER)) add(Kind.NUMBER, match().group(), match().end());
        else if (c == '_' && followsOperand() && adjacent()) add(Kind.UNDER, "_", at + 1);
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

    /** A name with its accent, without the objects in which it is found: {@code self.x} is x, and {@code x.grad} the gradient by x. */
    private void name() {
        NameScan scan = NameScan.from(text, at, region.to());
        while (scan.end() < region.to() && text.charAt(scan.end()) == '.' && startsNameAt(scan.end() + 1)) {
            NameScan next = NameScan.from(text, scan.end() + 1, region.to());
            if (!MODULES.contains(scan.name()) && METHODS.contains(next.name())) break;
            boolean gradient = !MODULES.contains(scan.name()) && GRADIENTS.contains(next.name());
            scan = gradient ? new NameScan(scan.name() + "_grad", scan.accent(), next.end()) : next;
        }
        String name = scan.name();
        int end = scan.end();
        if (name.endsWith("_") && name.length() > 1 && end < region.to() && text.charAt(end) == '{') {
            name = name.substring(0, name.length() - 1);
            end--;
        }
        if (isSum(name, end)) sum(name, end);
        else if (!scan.accent().isEmpty()) accented(scan.accent(), name, end);
        else factors(name, end);
        if (name.equals("einsum")) axes();
    }

    /** {@code sum_k}, {@code sum_{k}} and Σ, where they are no names. */
    private boolean isSum(String name, int end) {
        if (words.isKnown(name) && !name.equals("sum")) return false;
        boolean under = end < region.to() && text.charAt(end) == '_';
        return SUM.matcher(name).matches() || under && name.equals("sum") || text.charAt(at) == 'Σ' && name.equals("Sigma");
    }

    private void sum(String name, int end) {
        int letter = name.indexOf('_') < 0 ? 0 : 1;
        add(Kind.SUM, "∑", end - 2 * letter);
        if (letter == 0) return;
        add(Kind.UNDER, "_", end - 1);
        add(Kind.NAME, name.substring(name.length() - 1), end);
    }

    /** The letters of the axes become a name, which is nothing but text. */
    private void axes() {
        if (!matches(AXES)) return;
        String axes = match().group(2).replace(" ", "");
        int end = match().end();
        add(Kind.OPEN, "(", at + 1);
        add(Kind.NAME, axes, end);
    }

    private void factors(String name, int end) {
        List<String> factors = end - at == name.length() ? words.factors(name) : List.of(name);
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
