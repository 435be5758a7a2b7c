package org.gradatim.render;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.gradatim.document.Block.Plots;
import org.gradatim.document.Inline;
import org.gradatim.document.Plot;
import org.gradatim.document.Plot.Series;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;

/** Plots of every kind. */
public final class SamplePlots {
    private SamplePlots() {}

    public static final double[] X = IntStream.range(0, 50).asDoubleStream().toArray();

    public static final Plot.Bars BARS = new Plot.Bars(List.of(), label("n"), List.of(bar("sign", 1000), bar("a longer name", 500), bar("rare", 1), bar("none", 0)));

    private static Plot.Bar bar(String label, long count) {
        return new Plot.Bar(List.of(new Inline.Text(label)), count);
    }

    /** Curves, two of which coincide; a heat map; a boundary. */
    public static List<Plots> everything() {
        Notation[] figures = {Formulas.number("1"), Formulas.number("-2"), Formulas.number("0"), Formulas.number("0.5")};
        Plot map = new Plot.HeatMap(List.of(new Inline.Text("Before: 1.5, 2")), List.of(Formulas.symbol("a"), Formulas.symbol("b")),
                List.of(Formulas.symbol("x"), Formulas.symbol("y")), new double[][] {{1, -2}, {0, 0.5}}, 2,
                Optional.of(List.of(List.of(figures[0], figures[1]), List.of(figures[2], figures[3]))));
        double[] grid = {-1, 0, 1};
        Plot boundary = new Plot.Boundary(List.of(), Formulas.symbol("x"), Formulas.symbol("y"), grid, grid,
                List.of(new Plot.Region(new double[][] {{-1, -1, 1}, {-1, 1, 1}, {1, 1, 1}})),
                List.of(new Plot.Points(label("no"), new double[] {-0.5}, new double[] {-0.5}), new Plot.Points(label("yes"), new double[] {0.5}, new double[] {0.5})));
        return List.of(plots(lines(false, curve("w1", 1), curve("w2", 2), curve("w3", 1))), plots(map), plots(boundary), plots(BARS));
    }

    public static Series curve(String name, double slope) {
        return new Series(label(name), X, DoubleStream.of(X).map(x -> slope * x).toArray());
    }

    public static List<Inline> label(String name) {
        return List.of(new Inline.Formula(name.length() == 2 ? Formulas.sub(Formulas.symbol(name.substring(0, 1)), Formulas.number(name.substring(1))) : Formulas.symbol(name)));
    }

    public static Plot lines(boolean logarithmic, Series... series) {
        return new Plot.Lines(List.of(), List.of(new Inline.Text("epoch")), List.of(new Inline.Text("value")), logarithmic, List.of(series));
    }

    public static Plots plots(Plot plot) {
        return new Plots(List.of(plot), List.of(), "plots");
    }
}
