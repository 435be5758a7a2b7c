package org.gradatim.render.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.gradatim.document.Block.Plots;
import org.gradatim.document.Plot;
import org.gradatim.render.formula.Measure;

/**
 * Where everything of a block of plots stands, free of any format: SVG, PDF, PNG and LaTeX draw the same marks. Lengths are in em, the
 * origin is the upper left corner, y grows downwards.
 *
 * @param marks what to draw, in order
 */
public record PlotLayout(double width, double height, List<PlotMark> marks) {
    /** A line of text on paper. */
    private static final double LINE_EMS = 38;
    private static final double ALONE = 34;
    private static final double BESIDE = 18.4;
    private static final double GAP = 1.2;

    /** Plots share a scale unless one would be shrunk by it by more than this. */
    private static final double MOST_SHRUNK = 8;

    public PlotLayout {
        marks = List.copyOf(marks);
    }

    /** Lays out plots side by side, as many as there is room for, then below. */
    public static PlotLayout of(Plots block, Measure measure) {
        return arranged(block.plots().stream().map(p -> of(p, block.plots(), measure)).toList());
    }

    /** Lays out blocks of plots one below the other. */
    public static PlotLayout of(List<Plots> blocks, Measure measure) {
        List<PlotMark> marks = new ArrayList<>();
        double width = 0;
        double y = 0;
        for (Plots block : blocks) {
            PlotLayout layout = of(block, measure);
            double top = y == 0 ? 0 : y + GAP;
            layout.marks.forEach(mark -> marks.add(mark.moved(0, top)));
            width = Math.max(width, layout.width);
            y = top + layout.height;
        }
        return new PlotLayout(width, y, marks);
    }

    private static PlotLayout of(Plot plot, List<Plot> all, Measure measure) {
        return switch (plot) {
            case Plot.Lines lines -> of(lines, all, measure);
            case Plot.HeatMap map -> new HeatMapPlot(map, measure).layOut();
            case Plot.Bars bars -> new BarsPlot(bars, measure).layOut(ALONE);
            case Plot.Boundary boundary -> new BoundaryPlot(boundary, measure).layOut(BESIDE);
        };
    }

    /** With the scales of all plots that have the same axes. */
    private static PlotLayout of(Plot.Lines plot, List<Plot> all, Measure measure) {
        List<Plot.Lines> alike = all.stream().filter(Plot.Lines.class::isInstance).map(Plot.Lines.class::cast)
                .filter(p -> p.xAxis().equals(plot.xAxis()) && p.yAxis().equals(plot.yAxis()) && p.logarithmic() == plot.logarithmic())
                .filter(p -> comparable(span(p), span(plot))).toList();
        PlotScale x = PlotScale.exactly(alike.stream().flatMap(p -> p.series().stream()).flatMapToDouble(s -> DoubleStream.of(s.x())));
        PlotScale y = PlotScale.roomy(alike.stream().flatMap(p -> p.series().stream()).flatMapToDouble(s -> DoubleStream.of(s.y())), plot.logarithmic());
        double names = alike.stream().mapToDouble(p -> new LinesPlot(p, x, y, measure).names()).max().orElse(0);
        return new LinesPlot(plot, x, y, measure).layOut(all.size() == 1 ? ALONE : BESIDE, names);
    }

    private static double span(Plot.Lines plot) {
        var values = plot.series().stream().flatMapToDouble(s -> DoubleStream.of(s.y())).summaryStatistics();
        return values.getMax() - values.getMin();
    }

    private static boolean comparable(double one, double other) {
        return Math.max(one, other) <= MOST_SHRUNK * Math.min(one, other) || one == other;
    }

    private static PlotLayout arranged(List<PlotLayout> plots) {
        List<PlotMark> marks = new ArrayList<>();
        double x = 0;
        double y = 0;
        double width = 0;
        double rowHeight = 0;
        for (PlotLayout plot : plots) {
            if (x > 0 && x + plot.width > LINE_EMS) {
                x = 0;
                y += rowHeight + GAP;
                rowHeight = 0;
            }
            for (PlotMark mark : plot.marks) marks.add(mark.moved(x, y));
            width = Math.max(width, x + plot.width);
            rowHeight = Math.max(rowHeight, plot.height);
            x += plot.width + GAP;
        }
        return new PlotLayout(width, y + rowHeight, marks);
    }
}
