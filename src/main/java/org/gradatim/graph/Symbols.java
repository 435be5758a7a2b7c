package org.gradatim.graph;

import static org.gradatim.notation.Formulas.number;
import static org.gradatim.notation.Formulas.script;
import static org.gradatim.notation.Formulas.sub;
import static org.gradatim.notation.Formulas.symbol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradatim.expr.Expr;
import org.gradatim.expr.ExprNotation;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Accent;
import org.gradatim.notation.Notation.AccentKind;
import org.gradatim.notation.Notation.Bracket;
import org.gradatim.notation.Notation.Bracketed;
import org.gradatim.notation.Notation.Script;

/**
 * How names read: a given notation where there is one, else the one that follows from the name: {@code a3} is a₃,
 * {@code w_12} w₁₂, {@code lam} λ, {@code theta} θ, {@code dhat} d̂, {@code price} an upright word.
 */
public final class Symbols {
    private static final Pattern NAME = Pattern.compile("(?<stem>[A-Za-z]+?)(?<accent>hat|bar|tilde)?(?<digits>[0-9]*)(?:_(?<rest>\\w+))?");

    private static final Map<String, String> GREEK = greek();

    private final Map<String, Notation> given;

    private Symbols(Map<String, Notation> given) {
        this.given = given;
    }

    /** Every name reads as it is spelled. */
    public static Symbols byName() {
        return new Symbols(Map.of());
    }

    /** These names read as given, all others as they are spelled. */
    public static Symbols of(Map<String, Notation> given) {
        return new Symbols(new LinkedHashMap<>(given));
    }

    /**
     * The name reads as a small part of LaTeX says, such as {@code \\hat{y}}; all others as they are spelled.
     *
     * @throws SymbolException where the LaTeX has what is not allowed
     */
    public Symbols with(String name, String latex) {
        Map<String, Notation> more = new LinkedHashMap<>(given);
        more.put(name, read(latex));
        return new Symbols(more);
    }

    /** The notation of a symbol in LaTeX. */
    static Notation read(String latex) {
        return new SymbolParser(latex).parse();
    }

    public Notation of(String name) {
        Notation notation = given.get(name);
        return notation != null ? notation : spelled(name);
    }

    /** An expression with its names in this notation. */
    public Notation of(Expr expr) {
        return ExprNotation.of(expr, this::of);
    }

    /** The notation with a superscript (i): the name's value in example i. */
    public static Notation inExample(Notation notation, Notation index) {
        return withSuperscript(notation, new Bracketed(index, Bracket.ROUND));
    }

    /** An entry of a matrix, by its row and column or by its place in a vector: W^{[1]}₁₂. */
    public static Notation entry(Notation matrix, List<Integer> indices) {
        String separator = indices.stream().allMatch(i -> i < 10) ? "" : ",";
        Notation index = number(String.join(separator, indices.stream().map(Object::toString).toList()));
        return matrix instanceof Script s && s.subscript().isEmpty() ? new Script(s.base(), Optional.of(index), s.superscript()) : sub(matrix, index);
    }

    /** Adds a superscript beside the one that the notation may have. */
    private static Notation withSuperscript(Notation notation, Notation superscript) {
        if (!(notation instanceof Script s)) return Formulas.sup(notation, superscript);
        Notation joined = s.superscript().map(old -> (Notation) Formulas.row(old, superscript)).orElse(superscript);
        return new Script(s.base(), s.subscript(), Optional.of(joined));
    }

    /** The error signal δ with the scripts of its pre-activation: δ₁ beside z₁, δ^{[2]}₁ beside z^{[2]}₁. */
    public static Notation errorSignal(Notation preActivation) {
        return preActivation instanceof Script s ? new Script(symbol("δ"), s.subscript(), s.superscript())
                : sub(symbol("δ"), preActivation);
    }

    private static Notation spelled(String name) {
        Matcher m = NAME.matcher(name);
        if (!m.matches()) return symbol(name);
        Notation base = base(m.group("stem"), m.group("accent"));
        String digits = m.group("digits");
        String rest = m.group("rest");
        if (rest == null) return digits.isEmpty() ? base : sub(base, number(digits));
        String scripts = rest.replace('_', ',');
        return sub(base, symbolOrNumber(digits.isEmpty() ? scripts : digits + "," + scripts));
    }

    private static Notation base(String stem, String accent) {
        String letter = GREEK.getOrDefault(stem, stem);
        if (accent == null) return symbol(letter);
        if (letter.length() > 1) return symbol(stem + accent);
        return new Accent(symbol(letter), switch (accent) {
            case "hat" -> AccentKind.HAT;
            case "bar" -> AccentKind.BAR;
            default -> AccentKind.TILDE;
        });
    }

    private static Notation symbolOrNumber(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9' || c == ',') ? number(text) : symbol(text);
    }

    /** A name with a layer in brackets above and an index below: w^{[1]}₁₂. */
    static Notation layered(String letter, Notation layer, String index) {
        return script(symbol(letter), number(index), layer);
    }

    private static Map<String, String> greek() {
        Map<String, String> letters = new LinkedHashMap<>();
        String names = "alpha α beta β gamma γ delta δ epsilon ε eps ε zeta ζ eta η theta θ iota ι kappa κ lambda λ lam λ mu μ nu ν "
                + "xi ξ pi π rho ρ sigma σ tau τ phi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω";
        String[] parts = names.split(" ");
        for (int i = 0; i < parts.length; i += 2) letters.put(parts[i], parts[i + 1]);
        return letters;
    }
}
