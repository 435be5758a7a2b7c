package org.gradatim.render.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gradatim.document.Block.Align;
import org.gradatim.document.Block.Column;
import org.gradatim.document.Block.Table;
import org.gradatim.document.Inline;
import org.gradatim.document.Plot;
import org.gradatim.document.Plot.Series;
import org.gradatim.notation.Notation;

/** Plots as tables, for media that draw none. */
public final class PlotTable {
    /** Samples of a curve, its ends among them. */
    private static final int SAMPLES = 6;

    private PlotTable() {}

    /** A row for each curve that has a name, those that run through the same points in one; a column for each sample. */
    public static Table of(Plot.Lines plot) {
        double[] longest = plot.series().stream().map(Series::x).max((a, b) -> Double.compare(a[a.length - 1], b[b.length - 1])).orElse(new double[0]);
        List<Double> samples = samples(longest);
        List<Column> header = new ArrayList<>(List.of(new Column(plot.xAxis(), Align.LEFT)));
        for (double x : samples) header.add(new Column(number(x), Align.RIGHT));
        List<List<List<Inline>>> rows = new ArrayList<>();
        for (List<Series> group : LinesPlot.coinciding(plot.series())) {
            if (group.getFirst().label().isEmpty()) continue;
            List<List<Inline>> row = new ArrayList<>(List.of(LinesPlot.name(group)));
            for (double x : samples) row.add(at(group.getFirst(), x));
            rows.add(row);
        }
        return new Table(plot.title().isEmpty() ? plot.yAxis() : plot.title(), header, rows);
    }

    private static List<Double> samples(double[] x) {
        int count = Math.min(SAMPLES, x.length);
        return IntStream.range(0, count).mapToObj(k -> x[count == 1 ? 0 : (int) Math.round((double) k * (x.length - 1) / (count - 1))]).toList();
    }

    /** The value at the last point that is not beyond; nothing where the curve has ended. */
    private static List<Inline> at(Series series, double x) {
        int k = series.x().length - 1;
        if (series.x()[k] < x) return List.of();
        while (k > 0 && series.x()[k] > x) k--;
        return number(series.y()[k]);
    }

    private static List<Inline> number(double value) {
        return List.of(new Inline.Formula(PlotNumber.sample(value)));
    }

    /** The matrix in figures. */
    public static Table of(Plot.HeatMap plot) {
        List<Column> header = new ArrayList<>(List.of(new Column(List.of(), Align.LEFT)));
        for (Notation column : plot.columns()) header.add(new Column(List.of(new Inline.Formula(column)), Align.RIGHT));
        List<List<List<Inline>>> rows = new ArrayList<>();
        for (int r = 0; r < plot.rows().size(); r++) {
            List<List<Inline>> row = new ArrayList<>(List.of(List.of(new Inline.Formula(plot.rows().get(r)))));
            for (double value : plot.values()[r]) row.add(number(value));
            rows.add(row);
        }
        return new Table(plot.title(), header, rows);
    }

    /** The counts. */
    public static Table of(Plot.Bars plot) {
        List<Column> header = List.of(new Column(plot.title(), Align.LEFT), new Column(plot.axis(), Align.RIGHT));
        return new Table(List.of(), header, plot.bars().stream().map(bar -> List.of(bar.label(), List.<Inline>of(new Inline.Formula(BarsPlot.count(bar))))).toList());
    }
}
