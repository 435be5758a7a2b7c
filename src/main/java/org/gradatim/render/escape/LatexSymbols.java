package org.gradatim.render.escape;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What LaTeX calls the signs of Unicode in a formula, and how it sets what a person typed without obeying it. */
public final class LatexSymbols {
    private LatexSymbols() {}

    /** Functions that have a command of their own; others are set by {@code \mathrm}. */
    private static final Set<String> FUNCTIONS =
            Set.of("log", "ln", "exp", "max", "min", "sin", "cos", "tan", "sinh", "cosh", "tanh");

    /** Pairs of sign and command, a space between them. */
    private static final String[] TABLES = {
        """
        α \\alpha β \\beta γ \\gamma δ \\delta ε \\varepsilon ϵ \\epsilon ζ \\zeta η \\eta θ \\theta ϑ \\vartheta ι \\iota
        κ \\kappa λ \\lambda μ \\mu ν \\nu ξ \\xi ο o π \\pi ρ \\rho ς \\varsigma σ \\sigma τ \\tau υ \\upsilon φ \\varphi
        ϕ \\phi χ \\chi ψ \\psi ω \\omega µ \\mu
        Α A Β B Γ \\Gamma Δ \\Delta Ε E Ζ Z Η H Θ \\Theta Ι I Κ K Λ \\Lambda Μ M Ν N Ξ \\Xi Ο O Π \\Pi Ρ P Σ \\Sigma
        Τ T Υ \\Upsilon Φ \\Phi Χ X Ψ \\Psi Ω \\Omega
        """,
        """
        ∂ \\partial ∇ \\nabla ∞ \\infty ′ \\prime ⊤ \\top ⊥ \\bot ℓ \\ell ℒ \\mathcal{L} ℝ \\mathbb{R} ℕ \\mathbb{N} ∅ \\emptyset
        … \\ldots ⋯ \\cdots ⋮ \\vdots ⋱ \\ddots ∀ \\forall ∃ \\exists ° {}^{\\circ} ∎ \\square ½ \\tfrac{1}{2}
        """,
        """
        · \\cdot ⋅ \\cdot × \\times ⊙ \\odot ⊗ \\otimes ∘ \\circ ± \\pm ∓ \\mp − - ÷ \\div ∪ \\cup ∩ \\cap ∧ \\wedge ∨ \\vee ¬ \\neg
        ≠ \\neq ≤ \\leq ≥ \\geq ≈ \\approx ≡ \\equiv ≔ := ∼ \\sim ∝ \\propto ∈ \\in ∉ \\notin ⊂ \\subset ⊆ \\subseteq ≪ \\ll ≫ \\gg
        → \\to ← \\leftarrow ↦ \\mapsto ⇒ \\Rightarrow ⇐ \\Leftarrow ⇔ \\Leftrightarrow ∣ \\mid ∥ \\parallel
        ∑ \\sum ∏ \\prod ∫ \\int √ \\surd
        """,
        """
        * \\ast | \\vert { \\lbrace } \\rbrace $ \\$ % \\% # \\# & \\& _ \\_ ~ \\sim ^ \\wedge \\ \\backslash
        """
    };

    private static final Map<Integer, String> COMMANDS = commands();

    private static Map<Integer, String> commands() {
        Map<Integer, String> commands = new HashMap<>();
        for (String table : TABLES) {
            String[] words = table.strip().split("\\s+");
            for (int i = 0; i < words.length; i += 2) {
                commands.put(words[i].codePointAt(0), words[i + 1]);
            }
        }
        return Map.copyOf(commands);
    }

    /** Whether the name is a command too, such as {@code \log}. */
    public static boolean isFunction(String name) {
        return FUNCTIONS.contains(name);
    }

    /** Whether this is a sign or letter that a formula sets by its own command or as itself, without {@code \text}. */
    public static boolean isMathematical(int codePoint) {
        return COMMANDS.containsKey(codePoint) || codePoint > ' ' && codePoint < 127;
    }

    /** One code point in mathematics; what LaTeX does not know there is set as text. */
    public static String sign(int codePoint) {
        String command = COMMANDS.get(codePoint);
        if (command != null) {
            return command;
        }
        if (codePoint > ' ' && codePoint < 127) {
            return Character.toString(codePoint);
        }
        return Character.isWhitespace(codePoint) ? "\\ " : "\\text{" + text(Character.toString(codePoint)) + "}";
    }

    /** Words for {@code \text} in any dialect, where only a few escapes are known everywhere. */
    public static String text(String words) {
        StringBuilder escaped = new StringBuilder();
        words.codePoints().forEach(c -> {
            switch (c) {
                case '{', '}', '$', '%', '#', '&', '_' -> escaped.append('\\').appendCodePoint(c);
                case '\\' -> escaped.append("$\\backslash$");
                case '^' -> escaped.append("$\\wedge$");
                case '~' -> escaped.append("$\\sim$");
                case '`' -> escaped.append('\'');
                default -> escaped.append(Plain.printable(c));
            }
        });
        return escaped.toString();
    }
}
