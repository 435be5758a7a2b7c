package org.gradatim.render.plot;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gradatim.document.Inline;
import org.gradatim.document.Plot;
import org.gradatim.document.Plot.Series;
import org.gradatim.notation.Notation;
import org.gradatim.render.canvas.Canvas;
import org.gradatim.render.canvas.Ink;
import org.gradatim.render.formula.Measure;
import org.gradatim.render.formula.Typesetter;
import org.gradatim.render.plot.PlotMark.Anchor;

/** Lays out curves. Each is named beside its end, those that run through the same points by one label. */
public final class LinesPlot {
    /** Height of the frame, as a part of the width of the plot, and the least. */
    private static final double SLENDER = 0.42;
    private static final double LOWEST = 8;

    private static final int X_TICKS = 5;
    private static final int Y_TICKS = 7;

    /** The piece of a curve that stands before its name. */
    private static final double KEY = 1.9;
    private static final double LABEL_DISTANCE = 1.15;

    private static final double LEADER = 0.05;

    /** Markers on a curve. */
    private static final int MARKERS = 5;

    private final Plot.Lines plot;
    private final PlotPanel panel;
    private final PlotScale x;
    private final PlotScale y;

    /** The scales of this plot alone, or those that it shares. */
    LinesPlot(Plot.Lines plot, PlotScale x, PlotScale y, Measure measure) {
        this.plot = plot;
        this.x = x;
        this.y = y;
        this.panel = new PlotPanel(measure);
    }

    /** Curves that run through the same points, the first drawn lowest. */
    public static List<List<Series>> coinciding(List<Series> series) {
        List<List<Series>> groups = new ArrayList<>();
        for (Series s : series) {
            groups.stream().filter(g -> !s.label().isEmpty() && g.getFirst().coincidesWith(s)).findFirst().ifPresentOrElse(g -> g.add(s),
                    () -> groups.add(new ArrayList<>(List.of(s))));
        }
        return groups;
    }

    /** The names of curves that coincide: w1 = w3; of many the first two and the last. */
    public static List<Inline> name(List<Series> group) {
        List<Inline> name = new ArrayList<>(group.getFirst().label());
        for (int i = 1; i < group.size(); i++) {
            boolean shown = group.size() <= 3 || i == 1 || i == group.size() - 1;
            if (shown || i == 2) name.add(new Inline.Text(" = "));
            if (shown) name.addAll(group.get(i).label());
            else if (i == 2) name.add(new Inline.Text("…"));
        }
        return name;
    }

    /** Room for the names beside the curves. */
    double names() {
        return named().stream().mapToDouble(g -> panel.width(Typesetter.words(name(g)), PlotPanel.SMALL)).max().orElse(0);
    }

    private List<List<Series>> named() {
        return coinciding(plot.series()).stream().filter(g -> !g.getFirst().label().isEmpty()).toList();
    }

    /** @param names room for them, which plots with the same axes share */
    PlotLayout layOut(double width, double names) {
        List<List<Series>> named = named();
        List<BigDecimal> xTicks = x.ticks(X_TICKS);
        List<BigDecimal> yTicks = y.ticks(Y_TICKS);
        double left = panel.roomForTicks(yTicks);
        double inner = Math.max(width / 3, width - left - KEY - names);
        double top = panel.title(plot.title(), left + inner / 2) + PlotPanel.LINE + 0.2;
        double height = Math.max(Math.max(LOWEST, width * SLENDER), named.size() * LABEL_DISTANCE);
        Rectangle2D frame = new Rectangle2D.Double(left, top, inner, height);
        panel.axes(frame, x, xTicks, y, yTicks);
        panel.axisNames(frame, Typesetter.words(plot.xAxis()), Typesetter.words(plot.yAxis()));
        curves(frame);
        keys(frame, named);
        return new PlotLayout(left + inner + KEY + names, frame.getMaxY() + PlotPanel.roomBelow(), panel.marks());
    }

    private void curves(Rectangle2D frame) {
        PlotSeries drawn = new PlotSeries(frame, x, y);
        plot.series().stream().filter(s -> s.label().isEmpty()).forEach(s -> drawn.line(s.x(), s.y(), PlotStyle.ONE_OF_MANY));
        List<Series> named = plot.series().stream().filter(s -> !s.label().isEmpty()).toList();
        List<List<Series>> groups = coinciding(named);
        for (int over = 0; over < named.size(); over++) {
            for (List<Series> group : groups) {
                if (over < group.size()) drawn.line(group.get(over).x(), group.get(over).y(), style(named, groups, group.get(over)));
            }
        }
        for (Series s : named) markers(s, named.indexOf(s), named.size(), style(named, groups, s), drawn);
        panel.addAll(drawn.marks());
    }

    private static PlotStyle style(List<Series> named, List<List<Series>> groups, Series series) {
        int over = groups.stream().mapToInt(g -> g.indexOf(series)).max().orElse(0);
        return PlotStyle.ofCurve(named.indexOf(series), over);
    }

    /** At other places on every curve, so that those of curves that coincide do not hide each other. */
    private static void markers(Series series, int index, int count, PlotStyle style, PlotSeries drawn) {
        int points = Math.min(MARKERS, series.x().length);
        double[] xs = new double[points];
        double[] ys = new double[points];
        for (int k = 0; k < points; k++) {
            int at = (int) ((k + (index + 0.5) / count) / points * series.x().length);
            xs[k] = series.x()[at];
            ys[k] = series.y()[at];
        }
        drawn.points(xs, ys, style);
    }

    /** Names beside the ends of the curves, apart from each other, each joined to its end by a piece of its curve. */
    private void keys(Rectangle2D frame, List<List<Series>> named) {
        List<Series> all = plot.series().stream().filter(s -> !s.label().isEmpty()).toList();
        List<List<Series>> groups = named.stream().sorted(Comparator.comparingDouble((List<Series> g) -> end(frame, g))).toList();
        double[] places = apart(groups.stream().mapToDouble(g -> end(frame, g)).toArray(), frame.getY(), frame.getMaxY());
        for (int i = 0; i < groups.size(); i++) {
            double at = places[i];
            double end = end(frame, groups.get(i));
            for (Series s : groups.get(i)) {
                PlotStyle style = style(all, named, s);
                leader(endX(frame, s) + 0.15, end, frame.getMaxX() + 0.15, end, List.of(0.02, 0.35), style.ink());
                leader(frame.getMaxX() + 0.15, end, frame.getMaxX() + 0.9, at, List.of(), style.ink());
                panel.add(new PlotMark.Stroke(new Line2D.Double(frame.getMaxX() + 0.9, at, frame.getMaxX() + KEY - 0.3, at), style.pen(), style.ink()));
            }
            panel.label(Typesetter.words(name(groups.get(i))), Anchor.LEFT, frame.getMaxX() + KEY, at + PlotPanel.HALF_LETTER * PlotPanel.SMALL + 0.02,
                    PlotPanel.SMALL);
        }
    }

    /** From a curve to its name; dotted from the end of a curve that ends before the others. */
    private void leader(double fromX, double fromY, double toX, double toY, List<Double> dash, Ink ink) {
        if (toX > fromX) panel.add(new PlotMark.Stroke(new Line2D.Double(fromX, fromY, toX, toY), new Canvas.Pen(LEADER, dash), ink));
    }

    private double end(Rectangle2D frame, List<Series> group) {
        double[] values = group.getFirst().y();
        return frame.getMaxY() - y.place(values[values.length - 1]) * frame.getHeight();
    }

    private double endX(Rectangle2D frame, Series series) {
        return frame.getX() + x.place(series.x()[series.x().length - 1]) * frame.getWidth();
    }

    /** The places, in ascending order, moved as little apart as they must. */
    private static double[] apart(double[] wanted, double least, double most) {
        double[] places = wanted.clone();
        for (int i = 1; i < places.length; i++) places[i] = Math.max(places[i], places[i - 1] + LABEL_DISTANCE);
        double limit = most;
        for (int i = places.length - 1; i >= 0; i--) {
            places[i] = Math.min(places[i], limit);
            limit = places[i] - LABEL_DISTANCE;
        }
        for (int i = 0; i < places.length; i++) places[i] = Math.max(places[i], least + i * LABEL_DISTANCE);
        return places;
    }
}
