package org.gradatim.render.text;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradatim.document.Block.Table;
import org.gradatim.document.Inline;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Derivative;
import org.gradatim.notation.Notation.Fraction;
import org.gradatim.notation.Notation.Row;
import org.gradatim.notation.Notation.Symbol;
import org.gradatim.render.escape.Plain;
import org.gradatim.render.piece.FormulaLines;
import org.gradatim.render.piece.FormulaWidth;
import org.gradatim.render.piece.Pieces;

/** Running text where a format has no markup for it, and how much room it takes. */
public final class Inlines {
    private Inlines() {}

    /** A letter of text, in ems, on average. */
    private static final double LETTER = 0.47;

    /** How much wider strong text is. */
    private static final double STRONG = 1.1;

    /** A formula of so many characters is not torn. */
    private static final int WIDEST_WHOLE = 24;

    /** As Unicode text without line breaks, for a bookmark, a title. */
    public static String text(List<Inline> inlines, TextStyle style) {
        return TextWrap.unbound(wrappable(inlines, style));
    }

    /** As Unicode text that {@link TextWrap} breaks into lines; parts of formulas hold together by no-break spaces. */
    static String wrappable(List<Inline> inlines, TextStyle style) {
        return inlines.stream().map(i -> text(i, style)).collect(Collectors.joining());
    }

    private static String text(Inline inline, TextStyle style) {
        return switch (inline) {
            case Inline.Text t -> Plain.printable(t.text());
            case Inline.Formula f -> formula(f, style);
            case Inline.Emphasis e -> style.emphasis(wrappable(e.inlines(), style));
            case Inline.Strong s -> style.strong(wrappable(s.inlines(), style));
            case Inline.Code c -> Plain.printable(c.text());
            case Inline.Reference r -> wrappable(r.inlines(), style);
            case Inline.Verdict v -> style.verdict(v.good(), verdict(v));
        };
    }

    private static String formula(Inline.Formula formula, TextStyle style) {
        return TextFormula.parts(formula.formula(), WIDEST_WHOLE).stream()
                .map(part -> TextWrap.bound(TextFormula.line(part, style)))
                .collect(Collectors.joining(" "));
    }

    /** As a heading or an entry of the contents is set: a derivative on one line, as ∂J/∂w, where a small fraction is hard to read. */
    public static List<Inline> heading(List<Inline> inlines) {
        return inlines.stream().map(Inlines::heading).toList();
    }

    private static Inline heading(Inline inline) {
        return switch (inline) {
            case Inline.Formula(Derivative d) -> new Inline.Formula(onOneLine(d));
            case Inline.Emphasis e -> new Inline.Emphasis(heading(e.inlines()));
            case Inline.Strong s -> new Inline.Strong(heading(s.inlines()));
            case Inline.Reference r -> new Inline.Reference(r.id(), heading(r.inlines()));
            case Inline.Text _, Inline.Formula _, Inline.Code _, Inline.Verdict _ -> inline;
        };
    }

    private static Notation onOneLine(Derivative derivative) {
        return Pieces.fraction(derivative) instanceof Fraction f
                ? new Row(List.of(f.numerator(), new Symbol("/"), f.denominator()))
                : derivative;
    }

    /** A verdict by its sign and its word. */
    public static String verdict(Inline.Verdict verdict) {
        return (verdict.good() ? "✓" : "✗") + (verdict.word().isEmpty() ? "" : " " + Plain.printable(verdict.word()));
    }

    /** The width in ems, nearly. */
    public static double width(List<Inline> inlines) {
        return inlines.stream().mapToDouble(Inlines::width).sum();
    }

    /** The width of the widest part that no line break can divide, in ems, nearly. */
    static double widestPart(List<Inline> inlines) {
        return inlines.stream().mapToDouble(Inlines::widestPart).max().orElse(0);
    }

    private static double widestPart(Inline inline) {
        return switch (inline) {
            case Inline.Text t -> Arrays.stream(t.text().split(" ")).mapToDouble(w -> LETTER * TextWidth.of(w)).max().orElse(0);
            case Inline.Formula f -> FormulaLines.inline(Pieces.of(f.formula())).stream().mapToDouble(FormulaWidth::of).max().orElse(0);
            case Inline.Emphasis e -> widestPart(e.inlines());
            case Inline.Strong s -> widestPart(s.inlines()) * STRONG;
            case Inline.Reference r -> widestPart(r.inlines());
            case Inline.Code _, Inline.Verdict _ -> width(inline);
        };
    }

    private static double width(Inline inline) {
        return switch (inline) {
            case Inline.Text t -> LETTER * TextWidth.of(t.text());
            case Inline.Formula f -> FormulaWidth.of(f.formula());
            case Inline.Emphasis e -> width(e.inlines());
            case Inline.Strong s -> width(s.inlines()) * STRONG;
            case Inline.Code c -> 0.6 * TextWidth.of(c.text());
            case Inline.Reference r -> width(r.inlines());
            case Inline.Verdict v -> LETTER * TextWidth.of(verdict(v));
        };
    }

    /** The widest of the cells of a column, its heading among them. */
    public static double widest(Table table, int column, ToDoubleFunction<List<Inline>> width) {
        return Stream.concat(Stream.of(table.header().get(column).heading()), table.rows().stream().map(r -> r.get(column)))
                .mapToDouble(width).max().orElse(0);
    }
}
