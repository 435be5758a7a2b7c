package org.gradatim.parse.answer;

import java.util.HashMap;
import java.util.Map;
import org.gradatim.parse.answer.Mark.Kind;

/** Signs that are one character, in plain text and in LaTeX. */
record UnicodeSign(Kind kind, String text) {
    static final Map<Integer, UnicodeSign> ALL = all();

    private static Map<Integer, UnicodeSign> all() {
        Map<Integer, UnicodeSign> all = new HashMap<>();
        each(all, "−–—‐‑", Kind.MINUS, "-");
        each(all, "×∗✕", Kind.TIMES, "*");
        each(all, "·⋅∙", Kind.DOT, "·");
        each(all, "⊙∘•◦", Kind.ELEMENTWISE, "⊙");
        each(all, "÷∕⁄", Kind.OVER, "/");
        each(all, "∂", Kind.PARTIAL, "∂");
        each(all, "∇", Kind.NABLA, "∇");
        each(all, "∑", Kind.SUM, "∑");
        each(all, "∏", Kind.PROD, "∏");
        each(all, "√", Kind.ROOT, "√");
        each(all, "′'’`", Kind.PRIME, "'");
        each(all, "″", Kind.PRIME, "''");
        each(all, "≈≃≅", Kind.RELATION, "≈");
        each(all, "←⟵", Kind.RELATION, ":=");
        each(all, "≔", Kind.RELATION, ":=");
        each(all, "≡", Kind.RELATION, "=");
        each(all, "≠", Kind.COMPARE, "≠");
        each(all, "≤", Kind.COMPARE, "<=");
        each(all, "≥", Kind.COMPARE, ">=");
        each(all, "∈", Kind.COMPARE, "∈");
        each(all, "⊤", Kind.TRANSPOSE, "T");
        each(all, "…⋯⋮⋱", Kind.DOTS, "…");
        each(all, "∣|", Kind.BAR, "|");
        return all;
    }

    private static void each(Map<Integer, UnicodeSign> all, String characters, Kind kind, String text) {
        characters.codePoints().forEach(c -> all.put(c, new UnicodeSign(kind, text)));
    }
}
