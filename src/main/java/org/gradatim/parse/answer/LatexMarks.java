package org.gradatim.parse.answer;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.gradatim.parse.Nearest;
import org.gradatim.parse.Quote;
import org.gradatim.parse.answer.LatexMacro.Use;
import org.gradatim.parse.answer.Mark.Kind;

/** Splits LaTeX into marks; what only dresses a formula is left out. */
final class LatexMarks extends Splitter {
    private static final Pattern NUMBER = Pattern.compile("(?:[0-9]++(?:\\.[0-9]++)?|\\.[0-9]++)(?:[eE][+-]?[0-9]++)?");
    private static final Pattern DIGITS = Pattern.compile("[0-9]++");
    private static final Pattern LETTERS = Pattern.compile("[A-Za-z]++");
    /** A name of code among the letters, such as {@code hidden\_layer1}. */
    private static final Pattern CODE_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,60}+(?:\\\\_[A-Za-z0-9]++)++");
    private static final Pattern SIGN = Pattern.compile("\\.\\.\\.|:=|\\+=|-=|==|<=|>=|[-+*/^_(){}\\[\\],;:?|@<>=&.!]");
    private static final Pattern COMMENT = Pattern.compile("%[^\\n]*+");
    private static final Pattern MACRO = Pattern.compile("\\\\(?:[A-Za-z]++\\*?|.)", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("\\s*+\\[[^\\]\\n]{0,40}]");
    private static final Pattern SPACE = Pattern.compile("\\s*+");
    private static final Pattern DELIMITER = Pattern.compile("\\s*+(\\\\[a-zA-Z]++|\\\\[|]|[.|])");
    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z][A-Za-z0-9]*+(?:(?:\\\\?_|-)[A-Za-z0-9]++)*+'*+");
    private static final Pattern FORMULA = Pattern.compile("[\\\\{]|^[^A-Za-z]*$|^[A-Za-z](?:_.*)?$");

    /** Words in a formula are no longer than this. */
    private static final int LONGEST_WORDS = 200;

    /** Macros that a mistyped one may be meant for. */
    private static final List<String> KNOWN = LatexMacro.ALL.keySet().stream().filter(n -> n.length() > 2).sorted().toList();

    private static final Set<String> CONDITIONS = Set.of("if", "for", "when", "where", "otherwise", "else", "and", "or", "with", "as", "since", "so", "then", "thus", "hence", "elsewhere", "is", "by", "we");
    private static final Set<String> MATRICES = Set.of("matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix", "smallmatrix", "array", "cases", "dcases", "rcases");

    private final Words words;
    private final OwnMacros own;
    private final Braces braces;
    /** What to say of macros that nobody knows. */
    private final Map<String, String> unknown = new HashMap<>();

    LatexMarks(Region region, Words words, OwnMacros own) {
        super(region);
        this.words = words;
        this.own = own;
        this.braces = new Braces(region.text(), region.from(), region.to());
    }

    @Override
    void next(int c) {
        if (c == '%' && matches(COMMENT)) at = match().end();
        else if (c == '~') at++;
        else if (c == '\'') add(Kind.PRIME, "'", at + 1);
        else if (c == '\\') macro();
        else if (matches(CODE_NAME)) add(Kind.NAME, match().group().replace("\\", ""), match().end());
        else if (matches(LETTERS)) letters(match().group());
        else if (matches(!marks.isEmpty() && marks.getLast().is(Kind.UNDER) ? DIGITS : NUMBER)) add(Kind.NUMBER, match().group(), match().end());
        else if (matches(SIGN)) sign(match().group());
        else letter(c);
    }

    private void letters(String run) {
        for (String word : words.split(run)) add(Kind.NAME, word, at + word.length());
    }

    /** A letter beyond ASCII, or a sign. */
    private void letter(int c) {
        int end = at + Character.charCount(c);
        Optional<String> known = Letters.greek(c).or(() -> Letters.latin(c));
        Optional<String> combined = Letters.decomposed(c);
        boolean marked = end < region.to() && Letters.accent(text.charAt(end)).isPresent();
        if (combined.isPresent()) accented(Letters.accent(combined.get().charAt(1)).get(), combined.get().substring(0, 1), end);
        else if (known.isPresent() && marked) accented(Letters.accent(text.charAt(end)).get(), known.get(), end + 1);
        else if (known.isPresent()) add(Character.isDigit(c) ? Kind.NUMBER : Kind.NAME, known.get(), end);
        else unicode(c);
    }

    private void sign(String sign) {
        Kind kind = switch (sign) {
            case "+" -> Kind.PLUS;
            case "-" -> Kind.MINUS;
            case "*" -> Kind.TIMES;
            case "/" -> Kind.OVER;
            case "@" -> Kind.MATRIX;
            case "^" -> Kind.TO_THE;
            case "_" -> Kind.UNDER;
            case "(", "[" -> Kind.OPEN;
            case ")", "]" -> Kind.CLOSE;
            case "{" -> Kind.GROUP;
            case "}" -> Kind.UNGROUP;
            case "," -> Kind.COMMA;
            case ";" -> Kind.SEMICOLON;
            case ":" -> Kind.COLON;
            case "?" -> Kind.QUESTION;
            case "|" -> Kind.BAR;
            case "&" -> Kind.CELL;
            case "." -> Kind.PERIOD;
            case "..." -> Kind.DOTS;
            case "=", ":=", "+=", "-=" -> Kind.RELATION;
            case "==", "<=", ">=", "<", ">" -> Kind.COMPARE;
            default -> Kind.BAD;
        };
        add(kind, kind == Kind.BAD ? "`" + sign + "` has no meaning in an answer" : sign, at + sign.length());
    }

    private void macro() {
        if (!matches(MACRO)) {
            bad("a backslash without a name behind it; delete it");
            return;
        }
        String written = match().group();
        String name = written.endsWith("*") ? written.substring(1, written.length() - 1) : written.substring(1);
        int end = match().end();
        if (name.startsWith("lim") && written.endsWith("*")) end--;
        if (own.has(name)) expand(name, end);
        else if (OwnMacros.isDefinition(name)) at = OwnMacros.endOfDefinition(text, at, region.to(), braces);
        else {
            LatexMacro macro = LatexMacro.ALL.get(name);
            if (macro == null) add(Kind.BAD, unknown.computeIfAbsent(name, LatexMarks::unknown), end);
            else use(macro, end);
        }
    }

    private static String unknown(String name) {
        String written = Quote.of("\\" + name);
        return "the macro " + written + " is not known" + Nearest.of(name, KNOWN).map(near -> "; did you mean " + Quote.of("\\" + near) + "?")
                .orElse("; define it by \\newcommand or write what it stands for");
    }

    private void use(LatexMacro macro, int end) {
        switch (macro.use()) {
            case Use.MARK -> add(macro.kind(), macro.text(), end);
            case Use.SPACE -> at = end;
            case Use.DROP -> at = braces.endOfArgument(braces.skipSpace(end));
            case Use.WORD -> word(end);
            case Use.CODE -> code(end);
            case Use.FRACTION -> {
                add(macro.kind(), macro.text(), end);
                for (int i = 0; i < (macro.kind() == Kind.FRAC ? 2 : 1) && singleCharacter(); i++);
            }
            case Use.INDICATOR -> indicator(end);
            case Use.LEFT -> delimiter(end, Kind.OPEN);
            case Use.RIGHT -> delimiter(end, Kind.CLOSE);
            case Use.ROW -> {
                add(Kind.ROW, "\\\\", end);
                if (matches(OPTION)) at = match().end();
            }
            case Use.BEGIN -> environment(end, Kind.BEGIN);
            case Use.END -> environment(end, Kind.FINISH);
        }
    }

    /** The argument that TeX takes where there is no brace: one digit or letter. */
    private boolean singleCharacter() {
        if (matches(SPACE)) at = match().end();
        if (at == region.to()) return false;
        char c = text.charAt(at);
        boolean digit = c >= '0' && c <= '9';
        if (!digit && !(c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z')) return false;
        add(digit ? Kind.NUMBER : Kind.NAME, String.valueOf(c), at + 1);
        return true;
    }

    /** {@code \text{total}}: a name, or words between formulas; a long one is a formula in another dress. */
    private void word(int end) {
        int open = braces.skipSpace(end);
        int close = braces.endOfArgument(open);
        if (close - open > LONGEST_WORDS) {
            at = end;
            return;
        }
        String words = argument(open, close).strip();
        if (PLAIN_WORD.matcher(words).matches() && !CONDITIONS.contains(words.toLowerCase(Locale.ROOT))) {
            int primes = words.length() - words.replace("'", "").length();
            add(Kind.NAME, words.substring(0, words.length() - primes).replace("\\_", "_"), close);
            if (primes > 0) marks.add(region.mark(Kind.PRIME, "'".repeat(primes), close - 1, close));
        } else if (words.isEmpty()) {
            at = close;
        } else if (FORMULA.matcher(words).find()) {
            at = end;
        } else {
            add(Kind.WORDS, words, close);
        }
    }

    private String argument(int open, int close) {
        return text.startsWith("{", open) && close - open >= 2 ? text.substring(open + 1, close - 1) : text.substring(open, close);
    }

    /** {@code \texttt{np.dot(A, B)}}. */
    private void code(int end) {
        int open = braces.skipSpace(end);
        int close = braces.endOfArgument(open);
        int from = text.startsWith("{", open) ? open + 1 : open;
        marks.addAll(new PlainMarks(region.part(from, Math.max(from, close - 1))).read());
        at = close;
    }

    /** {@code \mathbb{1}} is the indicator of what follows; any other letter is only a letter. */
    private void indicator(int end) {
        int open = braces.skipSpace(end);
        int close = braces.endOfArgument(open);
        boolean one = close - open <= 3 && argument(open, close).matches("[1I]");
        if (one) add(Kind.NAME, "indicator", close);
        else at = end;
    }

    private void delimiter(int end, Kind kind) {
        at = end;
        if (!matches(DELIMITER)) return;
        String delimiter = match().group(1);
        switch (delimiter) {
            case ".", "|" -> add(kind, delimiter, match().end());
            case "\\|", "\\lVert", "\\rVert", "\\Vert" -> add(kind, "‖", match().end());
            case "\\vert", "\\lvert", "\\rvert" -> add(kind, "|", match().end());
            default -> at = end;
        }
    }

    private void environment(int end, Kind kind) {
        int open = braces.skipSpace(end);
        int close = braces.endOfArgument(open);
        String name = close - open > LONGEST_WORDS ? "" : argument(open, close).replace("*", "").strip();
        if (!MATRICES.contains(name)) {
            add(Kind.ROW, name, close);
        } else {
            add(kind, name, close);
            if (kind == Kind.BEGIN && name.equals("array")) {
                if (matches(OPTION)) at = match().end();
                at = braces.endOfArgument(braces.skipSpace(at));
            }
        }
    }

    private void expand(String name, int end) {
        OwnMacros.Expansion expansion = own.expand(name, text, end, braces);
        if (expansion.problem().isPresent()) {
            add(Kind.BAD, expansion.problem().get(), end);
            return;
        }
        Mark whole = region.mark(Kind.NAME, name, at, expansion.end());
        marks.addAll(new LatexMarks(Region.standingFor(expansion.text(), new Written.Span(whole.start(), whole.end())), words, own.deeper()).read());
        at = expansion.end();
    }
}
