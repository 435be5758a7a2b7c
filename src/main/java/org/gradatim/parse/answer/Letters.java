package org.gradatim.parse.answer;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gradatim.parse.Lookalikes;

/** Letters in any dress by the names that formulas have for them: 𝜆 is lambda, Ŷ is Y with a hat, ₁ is a 1 below. */
final class Letters {
    private static final String GREEK = "α alpha β beta γ gamma δ delta ε epsilon ϵ epsilon ζ zeta η eta θ theta ϑ theta κ kappa λ lambda μ mu µ mu ξ xi π pi ρ rho σ sigma ς sigma "
            + "τ tau φ phi ϕ phi χ chi ψ psi ω omega Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Φ Phi Ψ Psi Ω Omega ℓ ell";

    /** Greek letters that nobody can tell from Latin ones. */
    private static final String TWINS = "ν v ο o ι i υ u Α A Β B Ε E Ζ Z Η H Ι I Κ K Μ M Ν N Ο O Ρ P Τ T Υ Y Χ X";

    private static final Map<Integer, String> NAMES = pairs(GREEK);
    private static final Map<Integer, String> LATIN_TWINS = pairs(TWINS);
    private static final Map<Integer, String> ACCENTS = Map.of(0x302, "hat", 0x304, "bar", 0x305, "bar", 0x303, "tilde", 0x307, "dot");
    private static final Pattern LETTER = Pattern.compile("[A-Za-z]{1,3}");

    private Letters() {}

    /** The name of a Greek letter; empty for what is none. */
    static Optional<String> greek(int c) {
        String name = NAMES.get(c);
        if (name != null || c < 0x1D400 || c > 0x1D7FF) return Optional.ofNullable(name);
        return Optional.ofNullable(NAMES.get(plain(c).codePointAt(0)));
    }

    /** The Latin letter or digit that this character is in plain dress; empty for what is none. */
    static Optional<String> latin(int c) {
        if (c < 0x80) return isAscii(c) ? Optional.of(Character.toString(c)) : Optional.empty();
        if (isBelow(c) || isAbove(c) || !Character.isLetterOrDigit(c)) return Optional.empty();
        String plain = plain(c);
        return LETTER.matcher(plain).matches() || plain.length() == 1 && isAscii(plain.charAt(0)) ? Optional.of(plain) : Optional.empty();
    }

    private static boolean isAscii(int c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    /** The accent that a combining character sets over the letter before it. */
    static Optional<String> accent(int c) {
        return Optional.ofNullable(ACCENTS.get(c));
    }

    /** A letter that comes with its accent, as Ŷ, in two characters; empty for all others. */
    static Optional<String> decomposed(int c) {
        if (c < 0xC0) return Optional.empty();
        String parts = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD);
        return parts.length() == 2 && isAscii(parts.charAt(0)) && ACCENTS.containsKey((int) parts.charAt(1)) ? Optional.of(parts) : Optional.empty();
    }

    static boolean isBelow(int c) {
        return (c >= 0x2080 && c <= 0x209C || c >= 0x1D62 && c <= 0x1D6A || c == 0x2C7C) && isDressed(c);
    }

    static boolean isAbove(int c) {
        return (c == 0xB2 || c == 0xB3 || c == 0xB9 || c >= 0x2070 && c <= 0x207F || c >= 0x1D2C && c <= 0x1D61 || c == 0x2E1 || c == 0x2B0 || c == 0x2B2) && isDressed(c);
    }

    /** Some raised and lowered letters, such as ᴯ, are no other letter in another dress. */
    private static boolean isDressed(int c) {
        return !plain(c).equals(Character.toString(c));
    }

    /** The character without its dress. */
    static String plain(int c) {
        return Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC).replace('−', '-');
    }

    static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c >= 0x2061 && c <= 0x2063;
    }

    /** Why a character cannot stand in an answer. */
    static String advice(int c) {
        String twin = LATIN_TWINS.get(c);
        if (twin != null) return "this is the Greek letter `" + Character.toString(c) + "` (" + Character.getName(c).toLowerCase(Locale.ROOT)
                + "), which looks like the Latin `" + twin + "`; write `" + twin + "` if that is meant, else the letter's name";
        return Lookalikes.advice(c);
    }

    private static Map<Integer, String> pairs(String pairs) {
        Map<Integer, String> map = new HashMap<>();
        String[] parts = pairs.split(" ");
        for (int i = 0; i < parts.length; i += 2) map.put(parts[i].codePointAt(0), parts[i + 1]);
        return map;
    }
}
