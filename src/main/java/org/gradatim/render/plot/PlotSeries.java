package org.gradatim.render.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.gradatim.render.canvas.Canvas;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The lines and markers of a plot, by XChart. It sets no letters: those of a plot are the project's own formulas, while XChart would ask the
 * platform for fonts, which are different everywhere.
 */
final class PlotSeries {
    /** Pixels of the chart in an em. XChart's markers have lines of one pixel. */
    static final double PIXELS = 12;

    private static final int MARKER_PIXELS = 6;
    private static final Color TRANSPARENT = new Color(0, 0, 0, 0);

    private final Rectangle2D frame;
    private final XYChart chart;

    /** @param frame what the scales span, in em */
    PlotSeries(Rectangle2D frame, PlotScale x, PlotScale y) {
        this.frame = frame;
        this.chart = new XYChart((int) Math.round(frame.getWidth() * PIXELS), (int) Math.round(frame.getHeight() * PIXELS));
        XYStyler style = chart.getStyler();
        style.setXAxisMin(x.from()).setXAxisMax(x.to()).setYAxisMin(y.from()).setYAxisMax(y.to());
        style.setXAxisLogarithmic(x.logarithmic()).setYAxisLogarithmic(y.logarithmic());
        bare(style);
    }

    /** Nothing but series: no letters, and ticks so far apart that none fits, for which letters would be measured. */
    private static void bare(XYStyler style) {
        style.setAxisTitlesVisible(false).setAxisTicksVisible(false).setPlotGridLinesVisible(false).setPlotTicksMarksVisible(false)
                .setPlotMargin(0).setXAxisTickMarkSpacingHint(Integer.MAX_VALUE).setYAxisTickMarkSpacingHint(Integer.MAX_VALUE);
        style.setChartTitleVisible(false).setLegendVisible(false).setPlotBorderVisible(false).setChartPadding(0).setPlotContentSize(1)
                .setChartBackgroundColor(TRANSPARENT).setPlotBackgroundColor(TRANSPARENT).setMarkerSize(MARKER_PIXELS);
    }

    /** A curve; NaN among the ordinates interrupts it. */
    void line(double[] x, double[] y, PlotStyle style) {
        XYSeries series = series(x, y, style);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        series.setLineStyle(stroke(style.pen()));
        series.setMarker(SeriesMarkers.NONE);
    }

    /** Points. */
    void points(double[] x, double[] y, PlotStyle style) {
        if (x.length == 0) return;
        XYSeries series = series(x, y, style);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        series.setLineStyle(SeriesLines.NONE);
        series.setMarker(style.marker());
    }

    private XYSeries series(double[] x, double[] y, PlotStyle style) {
        XYSeries series = chart.addSeries(Integer.toString(chart.getSeriesCollection().size()), x, y);
        series.setLineColor(style.ink().color());
        series.setMarkerColor(style.ink().color());
        return series;
    }

    private static BasicStroke stroke(Canvas.Pen pen) {
        float[] dash = new float[pen.dash().size()];
        for (int i = 0; i < dash.length; i++) dash[i] = (float) (pen.dash().get(i) * PIXELS);
        return new BasicStroke((float) (pen.width() * PIXELS), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 10, dash.length == 0 ? null : dash, 0);
    }

    /** What was drawn, in the order of the series. */
    List<PlotMark> marks() {
        if (chart.getSeriesCollection().isEmpty()) return List.of();
        // Whole pixels, a little more or less than the frame, fill it exactly.
        PlotRecorder recorder = new PlotRecorder(new AffineTransform(frame.getWidth() / chart.getWidth(), 0, 0, frame.getHeight() / chart.getHeight(),
                frame.getX(), frame.getY()));
        chart.paint(recorder, chart.getWidth(), chart.getHeight());
        return recorder.marks();
    }
}
