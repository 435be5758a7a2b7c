package org.gradatim.render.plot;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.util.List;
import org.gradatim.document.Plot;
import org.gradatim.document.Plot.Points;
import org.gradatim.render.canvas.Canvas.Pen;
import org.gradatim.render.canvas.Ink;
import org.gradatim.render.formula.Measure;
import org.gradatim.render.formula.Typesetter;
import org.gradatim.render.plot.PlotMark.Anchor;

/** Lays out regions of classes and the examples in them. Regions but the first are hatched, classes have a marker each. */
final class BoundaryPlot {
    private static final int TICKS = 5;
    private static final Pen HATCH = Pen.solid(0.04);

    private final Plot.Boundary plot;
    private final PlotPanel panel;
    private final PlotScale x;
    private final PlotScale y;

    BoundaryPlot(Plot.Boundary plot, Measure measure) {
        this.plot = plot;
        this.panel = new PlotPanel(measure);
        this.x = new PlotScale(plot.xs()[0], plot.xs()[plot.xs().length - 1], false);
        this.y = new PlotScale(plot.ys()[0], plot.ys()[plot.ys().length - 1], false);
    }

    PlotLayout layOut(double width) {
        List<BigDecimal> xTicks = x.ticks(TICKS);
        List<BigDecimal> yTicks = y.ticks(TICKS);
        double left = panel.roomForTicks(yTicks);
        double side = width - left - 0.5;
        double top = panel.title(plot.title(), left + side / 2) + PlotPanel.LINE + 0.2;
        Rectangle2D frame = new Rectangle2D.Double(left, top, side, side);
        for (int k = 0; k < plot.regions().size(); k++) hatch(k, frame);
        panel.axes(frame, x, xTicks, y, List.of());
        panel.axes(frame, x, List.of(), y, yTicks);
        panel.axisNames(frame, plot.xAxis(), plot.yAxis());
        drawn(frame);
        double legend = frame.getMaxY() + PlotPanel.roomBelow() + 1;
        legend(frame, legend);
        return new PlotLayout(width, legend + 0.8, panel.marks());
    }

    /** Level lines, upright ones, both, in turn. */
    private void hatch(int index, Rectangle2D frame) {
        double[][] margin = plot.regions().get(index).margin();
        Path2D lines = new Path2D.Double();
        int kind = index % 3 + 1;
        if ((kind & 1) != 0) new Contour(plot.xs(), plot.ys(), margin).positiveRows().forEach(s -> line(s.from().x(), s.from().y(), s.to().x(), s.to().y(), frame, lines));
        if ((kind & 2) != 0) new Contour(plot.ys(), plot.xs(), transposed(margin)).positiveRows().forEach(s -> line(s.from().y(), s.from().x(), s.to().y(), s.to().x(), frame, lines));
        if (lines.getCurrentPoint() != null) panel.add(new PlotMark.Stroke(lines, HATCH, Ink.FAINT));
    }

    private void line(double fromX, double fromY, double toX, double toY, Rectangle2D frame, Path2D lines) {
        lines.moveTo(frame.getX() + x.place(fromX) * frame.getWidth(), frame.getMaxY() - y.place(fromY) * frame.getHeight());
        lines.lineTo(frame.getX() + x.place(toX) * frame.getWidth(), frame.getMaxY() - y.place(toY) * frame.getHeight());
    }

    private static double[][] transposed(double[][] matrix) {
        double[][] transposed = new double[matrix[0].length][matrix.length];
        for (int r = 0; r < matrix.length; r++) for (int c = 0; c < matrix[r].length; c++) transposed[c][r] = matrix[r][c];
        return transposed;
    }

    private void drawn(Rectangle2D frame) {
        PlotSeries series = new PlotSeries(frame, x, y);
        for (Plot.Region region : plot.regions()) border(new Contour(plot.xs(), plot.ys(), region.margin()).zero(), series);
        for (int k = 0; k < plot.classes().size(); k++) series.points(plot.classes().get(k).x(), plot.classes().get(k).y(), PlotStyle.ofClass(k));
        panel.addAll(series.marks());
    }

    private static void border(List<Contour.Segment> segments, PlotSeries series) {
        if (segments.isEmpty()) return;
        double[] xs = new double[3 * segments.size()];
        double[] ys = new double[3 * segments.size()];
        for (int k = 0; k < segments.size(); k++) {
            xs[3 * k] = segments.get(k).from().x();
            ys[3 * k] = segments.get(k).from().y();
            xs[3 * k + 1] = segments.get(k).to().x();
            ys[3 * k + 1] = segments.get(k).to().y();
            xs[3 * k + 2] = xs[3 * k + 1];
            ys[3 * k + 2] = Double.NaN;
        }
        series.line(xs, ys, PlotStyle.BORDER);
    }

    /** The marker of each class with its name, in a row. */
    private void legend(Rectangle2D frame, double baseline) {
        double total = plot.classes().stream().mapToDouble(this::entry).sum();
        double at = Math.max(0.5, frame.getCenterX() - total / 2);
        for (int k = 0; k < plot.classes().size(); k++) {
            Rectangle2D box = new Rectangle2D.Double(at - 2, baseline - 2.25, 4, 4);
            PlotScale unit = new PlotScale(-1, 1, false);
            PlotSeries marker = new PlotSeries(box, unit, unit);
            marker.points(new double[] {0}, new double[] {0}, PlotStyle.ofClass(k));
            panel.addAll(marker.marks());
            panel.label(Typesetter.words(plot.classes().get(k).name()), Anchor.LEFT, at + 0.5, baseline, PlotPanel.SMALL);
            at += entry(plot.classes().get(k));
        }
    }

    private double entry(Points points) {
        return panel.width(Typesetter.words(points.name()), PlotPanel.SMALL) + 2;
    }
}
