package org.gradatim.graph;

import static org.gradatim.notation.Formulas.number;
import static org.gradatim.notation.Formulas.symbol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Accent;
import org.gradatim.notation.Notation.AccentKind;
import org.gradatim.notation.Notation.Bracket;
import org.gradatim.notation.Notation.Bracketed;
import org.gradatim.notation.Notation.Face;
import org.gradatim.notation.Notation.Row;
import org.gradatim.notation.Notation.Script;
import org.gradatim.notation.Notation.Symbol;

/** A symbol in LaTeX, such as {@code \hat{y}} or {@code w^{[1]}_{12}}, by recursive descent; it is never more than a few levels deep. */
final class SymbolParser {
    private static final String ALLOWED = "allowed are letters, digits, Greek letters such as \\alpha, \\hat \\bar \\tilde \\mathbf \\mathrm \\text, "
            + "_ and ^, primes, commas, and brackets () [] ||";

    /** Groups and accents inside of each other. */
    private static final int DEEPEST = 20;

    private static final Pattern COMMAND = Pattern.compile("\\\\[A-Za-z]+");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private static final Map<String, String> GREEK = greek();

    private final String text;
    private int at;
    private int depth;

    SymbolParser(String latex) {
        this.text = latex;
    }

    Notation parse() {
        Notation whole = row("");
        if (at < text.length()) throw refused("a bracket that closes nothing");
        return whole;
    }

    /** What stands up to the closing sign, or to the end. */
    private Notation row(String end) {
        int start = at;
        List<Notation> parts = new ArrayList<>();
        for (skipSpace(); at < text.length() && !text.startsWith(end.isEmpty() ? "}" : end, at); skipSpace()) {
            if (end.isEmpty() && ")]".indexOf(text.charAt(at)) >= 0) break;
            parts.add(scripted());
        }
        if (parts.isEmpty()) throw new SymbolException(start, "a symbol is missing here; " + ALLOWED);
        return parts.size() == 1 ? parts.getFirst() : new Row(parts);
    }

    /** An atom with its primes, subscript and superscript. */
    private Notation scripted() {
        Notation base = atom();
        Optional<Notation> below = Optional.empty();
        Optional<Notation> above = primes();
        for (skipSpace(); at < text.length() && (text.charAt(at) == '_' || text.charAt(at) == '^'); skipSpace()) {
            boolean isBelow = text.charAt(at) == '_';
            if ((isBelow ? below : above).isPresent()) throw refused("a second " + (isBelow ? "subscript" : "superscript"));
            at++;
            Notation script = argument();
            if (isBelow) below = Optional.of(script);
            else above = Optional.of(script);
        }
        return below.isEmpty() && above.isEmpty() ? base : new Script(base, below, above);
    }

    private Optional<Notation> primes() {
        int start = at;
        while (at < text.length() && text.charAt(at) == '\'') at++;
        return at == start ? Optional.empty() : Optional.of(symbol("′".repeat(at - start)));
    }

    private Notation atom() {
        if (++depth > DEEPEST) throw refused("more than " + DEEPEST + " groups and accents inside of each other");
        Notation atom = unguardedAtom();
        depth--;
        return atom;
    }

    private Notation unguardedAtom() {
        char c = text.charAt(at);
        if (c == '{') return group();
        if (c == '(') return bracketed(Bracket.ROUND, ")");
        if (c == '[') return bracketed(Bracket.SQUARE, "]");
        if (c == '|') return bracketed(Bracket.BAR, "|");
        if (c == '\\') return command();
        if (matches(DIGITS).isPresent()) return number(take(DIGITS));
        if (c == ',' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z') {
            at++;
            return symbol(String.valueOf(c));
        }
        throw refused("`" + Character.toString(text.codePointAt(at)) + "`");
    }

    private Notation group() {
        at++;
        Notation body = row("}");
        close("}");
        return body;
    }

    private Notation bracketed(Bracket kind, String end) {
        at++;
        Notation body = row(end);
        close(end);
        return new Bracketed(body, kind);
    }

    private void close(String end) {
        if (!text.startsWith(end, at)) throw new SymbolException(at, "expected `" + end + "` here");
        at += end.length();
    }

    /** A group, a command or a single character. */
    private Notation argument() {
        skipSpace();
        if (at == text.length()) throw new SymbolException(at, "a symbol is missing here; " + ALLOWED);
        if (text.charAt(at) >= '0' && text.charAt(at) <= '9') return number(String.valueOf(text.charAt(at++)));
        return atom();
    }

    private Notation command() {
        int start = at;
        String name = matches(COMMAND).isPresent() ? take(COMMAND).substring(1) : "";
        String letter = GREEK.get(name);
        if (letter != null) return symbol(letter);
        return switch (name) {
            case "hat", "widehat" -> new Accent(argument(), AccentKind.HAT);
            case "bar", "overline" -> new Accent(argument(), AccentKind.BAR);
            case "tilde", "widetilde" -> new Accent(argument(), AccentKind.TILDE);
            case "mathbf", "boldsymbol" -> new Symbol(words(), Face.BOLD);
            case "mathrm", "text" -> new Symbol(words(), Face.UPRIGHT);
            case "prime" -> symbol("′");
            default -> throw refusedAt(start, name.isEmpty() ? "`\\` without a command" : "the command `\\" + name + "`");
        };
    }

    /** The letters, digits and spaces of a group, or a single letter or Greek command. */
    private String words() {
        skipSpace();
        boolean group = text.startsWith("{", at);
        if (group) at++;
        StringBuilder words = new StringBuilder();
        do words.append(word(group)); while (group && at < text.length() && text.charAt(at) != '}');
        if (group) close("}");
        return words.toString();
    }

    private String word(boolean group) {
        if (at == text.length()) throw new SymbolException(at, "a symbol is missing here; " + ALLOWED);
        int start = at;
        if (text.charAt(at) == '\\') {
            if (command() instanceof Symbol s) return s.text();
            throw refusedAt(start, "an accent among words");
        }
        char c = text.charAt(at);
        boolean plain = c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || group && (c == ' ' || c == '-');
        if (!plain) throw refused("`" + Character.toString(text.codePointAt(at)) + "`");
        at++;
        return String.valueOf(c);
    }

    private void skipSpace() {
        matches(SPACE).ifPresent(m -> at = m.end());
    }

    private Optional<Matcher> matches(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        return matcher.lookingAt() ? Optional.of(matcher) : Optional.empty();
    }

    private String take(Pattern pattern) {
        String found = matches(pattern).orElseThrow().group();
        at += found.length();
        return found;
    }

    private SymbolException refused(String what) {
        return refusedAt(at, what);
    }

    private SymbolException refusedAt(int offset, String what) {
        return new SymbolException(offset, what + " is not allowed in a symbol; " + ALLOWED);
    }

    private static Map<String, String> greek() {
        Map<String, String> letters = new LinkedHashMap<>();
        String all = "alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π "
                + "rho ρ sigma σ tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ "
                + "Phi Φ Psi Ψ Omega Ω ell ℓ nabla ∇ partial ∂";
        String[] parts = all.split(" ");
        for (int i = 0; i < parts.length; i += 2) letters.put(parts[i], parts[i + 1]);
        return letters;
    }
}
