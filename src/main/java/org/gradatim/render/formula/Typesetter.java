package org.gradatim.render.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradatim.document.Inline;
import org.gradatim.notation.Notation;
import org.gradatim.render.formula.FormulaLayout.Style;

/** Lays out formulas for one picture or document; a formula that comes again is laid out once. */
public final class Typesetter implements Measure {

    private record Key(String latex, Style style) {}

    private final Map<Key, FormulaLayout> done = new HashMap<>();

    /** A formula, laid out. */
    public FormulaLayout layout(Notation formula, Style style) {
        return layout(LatexFormula.of(formula, LatexFormula.Dialect.PICTURE), style);
    }

    /** What the layout library reads, laid out. */
    public FormulaLayout layout(String latex, Style style) {
        return done.computeIfAbsent(new Key(latex, style), k -> FormulaLayout.of(k.latex, k.style));
    }

    @Override
    public Measure.Size of(Notation formula) {
        FormulaLayout layout = layout(formula, Style.TEXT);
        return new Measure.Size(layout.width(), layout.height(), layout.depth());
    }

    /** A short text as a formula of words, to stand in a drawing. */
    public static Notation words(List<Inline> inlines) {
        List<Notation> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Inline inline : inlines) {
            if (inline instanceof Inline.Text(String more)) {
                text.append(more);
                continue;
            }
            flush(text, parts);
            parts.add(words(inline));
        }
        flush(text, parts);
        return new Notation.Row(parts);
    }

    private static void flush(StringBuilder text, List<Notation> parts) {
        if (!text.isEmpty()) parts.add(new Notation.Words(text.toString()));
        text.setLength(0);
    }

    private static Notation words(Inline inline) {
        return switch (inline) {
            case Inline.Text t -> new Notation.Words(t.text());
            case Inline.Formula f -> f.formula();
            case Inline.Emphasis e -> words(e.inlines());
            case Inline.Strong s -> words(s.inlines());
            case Inline.Code c -> new Notation.Words(c.text());
            case Inline.Reference r -> words(r.inlines());
            case Inline.Verdict v -> new Notation.Words(v.word());
        };
    }
}
