package org.gradatim.parse;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What to write instead of a character that formulas do not have. Many look like one that they have. */
public final class Lookalikes {
    private static final Map<Integer, String> MENDS = mends();

    private Lookalikes() {}

    /** An error message that names the character, says what it might stand for, and how that is written. */
    public static String advice(int character) {
        String named = "the character `" + Quote.printable(Character.toString(character)) + "` ("
                + name(character) + ") has no meaning in a formula; ";
        String mend = MENDS.get(character);
        if (mend == null && Character.getType(character) == Character.FORMAT) mend = "it is invisible: delete it";
        if (mend == null) mend = normalized(character);
        return named + (mend != null ? mend : "formulas are written with letters, digits, _ and + - * / ^ ( ) ,");
    }

    private static String name(int character) {
        String name = Character.getName(character);
        String code = String.format(Locale.ROOT, "U+%04X", character);
        return name == null ? code : code + " " + name.toLowerCase(Locale.ROOT);
    }

    /** 𝑥 and ｘ are x in another dress, and so are many others. */
    private static String normalized(int character) {
        String plain = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC);
        return plain.matches("[A-Za-z0-9_+\\-*/^(),=]+") ? "write `" + plain + "`" : null;
    }

    private static Map<Integer, String> mends() {
        Map<Integer, String> mends = new HashMap<>();
        each(mends, "−–—‐‑", "`-`");
        each(mends, "·×⋅∗•⨉", "`*` for a product");
        each(mends, "÷∕⁄:", "`/` for a quotient");
        each(mends, "²", "`^2`");
        each(mends, "³", "`^3`");
        each(mends, "√", "`sqrt(…)`");
        each(mends, "|", "`abs(…)` for an absolute value");
        each(mends, "[]{}", "round brackets `(` and `)`");
        each(mends, "%", "the number itself, 5 percent as `0.05`");
        each(mends, "\\$", "the plain formula, `sigmoid(z1)` and not its LaTeX");
        each(mends, "'′’", "a name of letters, digits and _, such as `x_prime`");
        each(mends, "\u00A0\u2007\u202F\u2009\u2003", "an ordinary space");
        "\u200B\u200C\u200D\uFEFF".codePoints().forEach(c -> mends.put(c, "it is invisible: delete it"));
        each(mends, "<>≤≥", "`step(a - b)` for 1 where a > b, else 0");
        each(mends, ";", "an entry of `definitions` for each formula");
        each(mends, ".", "a function alone, `exp(…)` and not `np.exp(…)`, and `*` for a product");
        each(mends, "σ", "`sigmoid(…)` for the function, `sigma` for a name");
        String greek = "α alpha β beta γ gamma δ delta ε epsilon ζ zeta η eta θ theta κ kappa λ lam μ mu ν nu ξ xi π pi ρ rho τ tau φ phi χ chi ψ psi ω omega ∂ d";
        pairs(mends, greek, "the name `%s`");
        pairs(mends, "а a е e о o р p с c х x у y і i ѕ s ј j А A В B Е E К K М M Н H О O Р P С C Т T Х X", "the Latin letter `%s`");
        return mends;
    }

    private static void each(Map<Integer, String> mends, String characters, String mend) {
        characters.codePoints().forEach(c -> mends.put(c, "write " + mend));
    }

    /** @param pairs characters, each followed by what to put into {@code format} */
    private static void pairs(Map<Integer, String> mends, String pairs, String format) {
        String[] parts = pairs.split(" ");
        for (int i = 0; i < parts.length; i += 2) mends.put(parts[i].codePointAt(0), "write " + String.format(Locale.ROOT, format, parts[i + 1]));
    }
}
