package org.gradatim.render;

import java.util.List;
import java.util.stream.Collectors;
import org.gradatim.document.Inline;

/** Running text where a format has no markup for it, and how much room it takes. */
final class Inlines {
    private Inlines() {}

    /** A letter of text, in ems, on average. */
    private static final double LETTER = 0.47;

    /** As Unicode text, for a terminal, a bookmark, a title. */
    static String text(List<Inline> inlines, TextStyle style) {
        return inlines.stream().map(i -> text(i, style)).collect(Collectors.joining());
    }

    private static String text(Inline inline, TextStyle style) {
        return switch (inline) {
            case Inline.Text t -> Plain.printable(t.text());
            case Inline.Formula f -> TextFormula.of(f.formula(), style);
            case Inline.Emphasis e -> style.emphasis(text(e.inlines(), style));
            case Inline.Strong s -> style.strong(text(s.inlines(), style));
            case Inline.Code c -> Plain.printable(c.text());
            case Inline.Reference r -> text(r.inlines(), style);
            case Inline.Verdict v -> style.verdict(v.good(), verdict(v));
        };
    }

    /** A verdict by its sign and its word. */
    static String verdict(Inline.Verdict verdict) {
        return (verdict.good() ? "✓" : "✗") + (verdict.word().isEmpty() ? "" : " " + Plain.printable(verdict.word()));
    }

    /** The width in ems, nearly. */
    static double width(List<Inline> inlines) {
        return inlines.stream().mapToDouble(Inlines::width).sum();
    }

    private static double width(Inline inline) {
        return switch (inline) {
            case Inline.Text t -> LETTER * TextWidth.of(t.text());
            case Inline.Formula f -> FormulaWidth.of(f.formula());
            case Inline.Emphasis e -> width(e.inlines());
            case Inline.Strong s -> width(s.inlines()) * 1.1;
            case Inline.Code c -> 0.6 * TextWidth.of(c.text());
            case Inline.Reference r -> width(r.inlines());
            case Inline.Verdict v -> LETTER * TextWidth.of(verdict(v));
        };
    }
}
