package org.gradatim.render.plot;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import org.gradatim.document.Plot;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;
import org.gradatim.render.canvas.Ink;
import org.gradatim.render.formula.Measure;
import org.gradatim.render.formula.Typesetter;
import org.gradatim.render.plot.PlotMark.Anchor;

/** Lays out counts as bars that lie one below the other, what is counted to their left and how often behind their ends. */
public final class BarsPlot {
    private static final double BAR = 1.05;
    private static final double STEP = 1.65;
    private static final double GAP = 0.4;

    /** A count that is not nothing is seen. */
    private static final double SHORTEST = 0.12;

    /** Room for the bars beside long labels. */
    private static final double NARROWEST = 8;

    private final Plot.Bars plot;
    private final PlotPanel panel;

    BarsPlot(Plot.Bars plot, Measure measure) {
        this.plot = plot;
        this.panel = new PlotPanel(measure);
    }

    /** @param width that is wanted, in em */
    PlotLayout layOut(double width) {
        double left = plot.bars().stream().mapToDouble(b -> panel.width(label(b), PlotPanel.SMALL)).max().orElse(0) + GAP;
        double right = plot.bars().stream().mapToDouble(b -> panel.width(count(b), PlotPanel.SMALL)).max().orElse(0) + GAP;
        double longest = Math.max(NARROWEST, width - left - right);
        double top = panel.title(plot.title(), left + longest / 2);
        for (int i = 0; i < plot.bars().size(); i++) bar(plot.bars().get(i), left, top + i * STEP, longest);
        double bottom = top + plot.bars().size() * STEP;
        panel.add(new PlotMark.Stroke(new Line2D.Double(left, top, left, bottom), PlotPanel.THIN, Ink.TEXT));
        panel.label(Typesetter.words(plot.axis()), Anchor.LEFT, left, bottom + PlotPanel.LINE, PlotPanel.SMALL);
        return new PlotLayout(left + longest + right, bottom + PlotPanel.LINE + GAP, panel.marks());
    }

    private void bar(Plot.Bar bar, double left, double top, double longest) {
        double length = bar.count() == 0 ? 0 : Math.max(SHORTEST, longest * bar.count() / largest(plot));
        double base = top + STEP / 2 + PlotPanel.HALF_LETTER * PlotPanel.SMALL;
        panel.label(label(bar), Anchor.RIGHT, left - GAP, base, PlotPanel.SMALL);
        panel.add(new PlotMark.Area(new Rectangle2D.Double(left, top + (STEP - BAR) / 2, length, BAR), Ink.HIGHLIGHT));
        panel.label(count(bar), Anchor.LEFT, left + length + GAP, base, PlotPanel.SMALL);
    }

    private static Notation label(Plot.Bar bar) {
        return Typesetter.words(bar.label());
    }

    /** The largest count, at least 1. */
    public static long largest(Plot.Bars plot) {
        return Math.max(1, plot.bars().stream().mapToLong(Plot.Bar::count).max().orElse(1));
    }

    /** The number that stands behind a bar. */
    public static Notation count(Plot.Bar bar) {
        return Formulas.number(String.format(Locale.ROOT, "%d", bar.count()));
    }
}
