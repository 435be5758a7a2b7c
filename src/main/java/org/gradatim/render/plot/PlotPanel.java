package org.gradatim.render.plot;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.gradatim.document.Inline;
import org.gradatim.notation.Notation;
import org.gradatim.render.canvas.Canvas.Pen;
import org.gradatim.render.canvas.Ink;
import org.gradatim.render.formula.Measure;
import org.gradatim.render.formula.Typesetter;
import org.gradatim.render.plot.PlotMark.Anchor;

/** One plot while it is laid out: collects its marks, and knows how axes and titles are set. Lengths are in em. */
final class PlotPanel {
    /** Letters at ticks, and those of axes and curves, beside letters of the text. */
    static final double SMALL = 0.8;
    static final double TITLE = 0.95;
    static final double LINE = 1.25;

    static final Pen THIN = Pen.solid(0.045);
    private static final double TICK = 0.3;
    private static final double GAP = 0.3;

    /** From the middle of a letter to its baseline. */
    static final double HALF_LETTER = 0.26;

    private final Measure measure;
    private final List<PlotMark> marks = new ArrayList<>();

    PlotPanel(Measure measure) {
        this.measure = measure;
    }

    List<PlotMark> marks() {
        return marks;
    }

    void add(PlotMark mark) {
        marks.add(mark);
    }

    void addAll(List<PlotMark> more) {
        marks.addAll(more);
    }

    double width(Notation text, double scale) {
        return measure.of(text).width() * scale;
    }

    void label(Notation text, Anchor anchor, double x, double y, double scale) {
        label(text, anchor, x, y, scale, Ink.TEXT);
    }

    void label(Notation text, Anchor anchor, double x, double y, double scale, Ink ink) {
        add(new PlotMark.Label(text, anchor, x, y, scale, width(text, scale), ink));
    }

    /** The title, centred over a width; its height is returned. */
    double title(List<Inline> title, double middle) {
        if (title.isEmpty()) return 0;
        label(Typesetter.words(title), Anchor.CENTER, middle, 0.9, TITLE);
        return LINE + GAP;
    }

    /** Room to the left of a frame whose vertical axis has these ticks. */
    double roomForTicks(List<BigDecimal> ticks) {
        return ticks.stream().mapToDouble(t -> width(PlotNumber.of(t), SMALL)).max().orElse(0) + TICK + GAP;
    }

    /** Room below a frame: the ticks, and the name of the axis. */
    static double roomBelow() {
        return TICK + 2 * LINE;
    }

    /** The lines of the axes with their ticks, and faint lines across at those of the vertical axis. */
    void axes(Rectangle2D frame, PlotScale x, List<BigDecimal> xTicks, PlotScale y, List<BigDecimal> yTicks) {
        for (BigDecimal tick : yTicks) {
            double at = frame.getMaxY() - y.place(tick.doubleValue()) * frame.getHeight();
            add(new PlotMark.Stroke(new Line2D.Double(frame.getX(), at, frame.getMaxX(), at), new Pen(0.03, List.of(0.05, 0.2)), Ink.FAINT));
            line(frame.getX() - TICK, at, frame.getX(), at);
            label(PlotNumber.of(tick), Anchor.RIGHT, frame.getX() - TICK - 0.15, at + HALF_LETTER * SMALL + 0.02, SMALL);
        }
        for (BigDecimal tick : xTicks) {
            double at = frame.getX() + x.place(tick.doubleValue()) * frame.getWidth();
            line(at, frame.getMaxY(), at, frame.getMaxY() + TICK);
            label(PlotNumber.of(tick), Anchor.CENTER, at, frame.getMaxY() + TICK + 0.85, SMALL);
        }
        line(frame.getX(), frame.getY(), frame.getX(), frame.getMaxY());
        line(frame.getX(), frame.getMaxY(), frame.getMaxX(), frame.getMaxY());
    }

    private void line(double fromX, double fromY, double toX, double toY) {
        add(new PlotMark.Stroke(new Line2D.Double(fromX, fromY, toX, toY), THIN, Ink.TEXT));
    }

    /** The names of the axes: one below the frame, the other above its left end, where it need not be turned. */
    void axisNames(Rectangle2D frame, Notation x, Notation y) {
        label(x, Anchor.CENTER, frame.getCenterX(), frame.getMaxY() + TICK + 0.85 + LINE, SMALL);
        label(y, Anchor.LEFT, frame.getX() - TICK, frame.getY() - 0.5, SMALL);
    }
}
