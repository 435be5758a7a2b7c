package org.gradatim.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gradatim.check.Track;
import org.gradatim.document.Inline;
import org.gradatim.document.Plot;
import org.gradatim.expr.Losses;
import org.gradatim.graph.Data;
import org.gradatim.graph.Model;
import org.gradatim.graph.Network;

/** What a trained classifier of two inputs says all over the plane, and where its examples lie. */
final class BoundaryGrid {
    /** Points of the grid in each direction: lines between them are straight, and look round. */
    private static final int POINTS = 61;

    /** Free around the examples, as a part of their spread. */
    private static final double MARGIN = 0.12;

    /** An output above it says yes. */
    private static final double THRESHOLD = 0.5;

    private final Track track;
    private final Messages say;
    private final Model model;
    private final Network network;

    BoundaryGrid(Track track, Messages say) {
        this.track = track;
        this.say = say;
        this.model = track.experiment().model();
        this.network = model.network().orElseThrow();
    }

    /** Whether the model parts the plane of two inputs into classes. */
    static boolean applies(Model model) {
        return model.network().filter(n -> n.inputs().size() == 2 && switch (n.loss()) {
            case BINARY_CROSSENTROPY -> n.targets().size() == 1;
            case CATEGORICAL_CROSSENTROPY -> true;
            case MEAN_SQUARED_ERROR, HALF_SQUARED_ERROR -> false;
        }).isPresent();
    }

    Plot plot(List<Inline> title) {
        double[] xs = grid(model.data().column(network.inputs().get(0)));
        double[] ys = grid(model.data().column(network.inputs().get(1)));
        double[][] points = new double[POINTS * POINTS][];
        for (int r = 0; r < POINTS; r++) for (int c = 0; c < POINTS; c++) points[r * POINTS + c] = new double[] {xs[c], ys[r]};
        double[][] outputs = track.outputs(track.last(), points);
        return new Plot.Boundary(title, model.program().symbols().of(network.inputs().get(0)), model.program().symbols().of(network.inputs().get(1)),
                xs, ys, regions(outputs), classes());
    }

    private static double[] grid(double[] column) {
        double least = Arrays.stream(column).min().orElse(0);
        double most = Arrays.stream(column).max().orElse(1);
        double margin = most > least ? MARGIN * (most - least) : 1;
        return IntStream.range(0, POINTS).mapToDouble(k -> least - margin + (most - least + 2 * margin) * k / (POINTS - 1)).toArray();
    }

    private List<Plot.Region> regions(double[][] outputs) {
        if (isBinary()) return List.of(new Plot.Region(table(outputs, a -> a[0] - THRESHOLD)));
        List<Plot.Region> regions = new ArrayList<>();
        for (int k = 1; k < network.targets().size(); k++) {
            int own = k;
            regions.add(new Plot.Region(table(outputs, a -> a[own] - largestOther(a, own))));
        }
        return regions;
    }

    private boolean isBinary() {
        return network.loss() == Losses.BINARY_CROSSENTROPY;
    }

    private static double largestOther(double[] outputs, int own) {
        return IntStream.range(0, outputs.length).filter(k -> k != own).mapToDouble(k -> outputs[k]).max().orElse(0);
    }

    private interface Margin {
        double of(double[] outputs);
    }

    private static double[][] table(double[][] outputs, Margin margin) {
        double[][] table = new double[POINTS][POINTS];
        for (int i = 0; i < outputs.length; i++) table[i / POINTS][i % POINTS] = margin.of(outputs[i]);
        return table;
    }

    private List<Plot.Points> classes() {
        int count = isBinary() ? 2 : network.targets().size();
        return IntStream.range(0, count).mapToObj(this::examplesOf).toList();
    }

    private Plot.Points examplesOf(int own) {
        Data data = model.data();
        int[] members = IntStream.range(0, data.size()).filter(i -> classOf(i) == own).toArray();
        String target = network.targets().get(isBinary() ? 0 : own);
        double value = isBinary() ? own : 1;
        List<Inline> name = say.inlines("experiment.class", model.program().symbols().of(target), Figures.working(value));
        return new Plot.Points(name, at(members, network.inputs().get(0)), at(members, network.inputs().get(1)));
    }

    private int classOf(int example) {
        if (isBinary()) return model.data().column(network.targets().getFirst())[example] > THRESHOLD ? 1 : 0;
        int largest = 0;
        for (int k = 1; k < network.targets().size(); k++) if (target(k, example) > target(largest, example)) largest = k;
        return largest;
    }

    private double target(int index, int example) {
        return model.data().column(network.targets().get(index))[example];
    }

    private double[] at(int[] members, String input) {
        double[] column = model.data().column(input);
        return Arrays.stream(members).mapToDouble(i -> column[i]).toArray();
    }
}
