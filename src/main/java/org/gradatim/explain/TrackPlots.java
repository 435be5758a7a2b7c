package org.gradatim.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradatim.check.Track;
import org.gradatim.check.Track.Moment;
import org.gradatim.document.Block.Plots;
import org.gradatim.document.Inline;
import org.gradatim.document.Plot;
import org.gradatim.document.Plot.Series;
import org.gradatim.graph.Model;
import org.gradatim.graph.Network;
import org.gradatim.graph.Network.LayerNames;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;

/** The plots of trainings. */
final class TrackPlots {
    /** Parameters that are all drawn and named in one plot; more are parted by layer. */
    private static final int MOST_TOGETHER = 12;

    /** Curves of a layer that are named, where it has too many to name all: those that move most. */
    private static final int MOST_NAMED = 6;

    /** Curves of a layer that are drawn at all, the named ones and others that show where the many run. */
    private static final int MOST_DRAWN = 120;

    /** Rows and columns of a heat map, and those up to which its cells have room for figures. */
    private static final int LARGEST_MAP = 40;
    private static final int LARGEST_MAP_WITH_FIGURES = 10;
    private static final int CELL_DIGITS = 2;

    /** A loss that spans more than this factor is drawn by powers of ten. */
    private static final double WIDE_RANGE = 100;

    /** A loss that has grown by this factor will not come back. */
    private static final double DIVERGED = 1e4;

    private final Messages say;
    private final List<Track> tracks;

    TrackPlots(Messages say, List<Track> tracks) {
        this.say = say;
        this.tracks = tracks;
    }

    /** The plots of a kind; none where it does not apply. */
    List<Plots> of(TrackPlot kind) {
        return switch (kind) {
            case LOSS -> List.of(loss());
            case WEIGHTS -> weights();
            case NEURONS -> neurons();
            case BOUNDARY -> boundary();
        };
    }

    // ---- loss

    private Plots loss() {
        Notation cost = cost(tracks.getFirst().experiment().model());
        List<Series> series = tracks.stream().map(t -> new Series(tracks.size() == 1 ? List.of(new Inline.Formula(cost)) : name(t),
                values(bounded(t), Moment::epoch), values(bounded(t), Moment::loss))).toList();
        var all = series.stream().flatMapToDouble(s -> Arrays.stream(s.y())).summaryStatistics();
        boolean logarithmic = all.getMin() > 0 && all.getMax() / all.getMin() > WIDE_RANGE;
        Plot plot = new Plot.Lines(List.of(), say.inlines("experiment.epoch"), List.of(new Inline.Formula(cost)), logarithmic, series);
        return new Plots(List.of(plot), say.inlines(logarithmic ? "experiment.loss.caption.log" : "experiment.loss.caption", cost),
                say.text("experiment.loss.description"));
    }

    /** J; of a loss given as formulas its own name. */
    static Notation cost(Model model) {
        return model.network().isPresent() || model.data().size() > 1 ? Formulas.symbol("J") : model.program().symbols().of(model.program().root());
    }

    /** Of a training that diverges the part before its loss leaves the others' scale. */
    private static List<Moment> bounded(Track track) {
        if (track.descent().divergence().isEmpty()) return track.moments();
        double most = DIVERGED * Math.abs(track.first().loss());
        return track.moments().stream().limit(1 + track.moments().stream().takeWhile(m -> Math.abs(m.loss()) <= most).count()).toList();
    }

    private static double[] values(List<Moment> moments, ToDoubleFunction<Moment> value) {
        return moments.stream().mapToDouble(value).toArray();
    }

    private static List<Inline> name(Track track) {
        return track.experiment().name().isEmpty() ? List.of() : List.of(new Inline.Text(track.experiment().name()));
    }

    // ---- weights

    private List<Plots> weights() {
        if (tracks.stream().allMatch(t -> t.names().size() <= MOST_TOGETHER)) {
            List<Plot> plots = tracks.stream().map(t -> curves(t, name(t), t.names())).toList();
            return List.of(new Plots(plots, caption(List.of(), plots), say.text("experiment.weights.description")));
        }
        return tracks.stream().map(this::weights).toList();
    }

    private Plots weights(Track track) {
        List<Plot> plots = new ArrayList<>();
        Optional<Network> network = track.experiment().model().network();
        if (track.names().size() <= MOST_TOGETHER || network.isEmpty()) {
            plots.add(curves(track, List.of(), track.names()));
        } else {
            List<LayerNames> layers = network.get().names();
            for (int l = 0; l < layers.size(); l++) plots.add(curves(track, say.inlines("experiment.layer", l + 1), parameters(layers.get(l))));
        }
        return new Plots(plots, caption(name(track), plots), say.text("experiment.weights.description"));
    }

    private List<Inline> caption(List<Inline> name, List<Plot> plots) {
        List<Inline> caption = new ArrayList<>(name.isEmpty() ? say.inlines("experiment.weights.caption") : say.inlines("experiment.weights.caption.of", name));
        List<List<Series>> all = plots.stream().map(p -> ((Plot.Lines) p).series()).toList();
        if (all.stream().anyMatch(TrackPlots::coincide)) caption.addAll(say.inlines("experiment.weights.coincide"));
        if (all.stream().flatMap(List::stream).anyMatch(s -> s.label().isEmpty())) caption.addAll(say.inlines("experiment.weights.some"));
        return caption;
    }

    private static boolean coincide(List<Series> series) {
        List<Series> named = series.stream().filter(s -> !s.label().isEmpty()).toList();
        return named.stream().anyMatch(s -> named.stream().anyMatch(other -> other != s && other.coincidesWith(s)));
    }

    private static List<String> parameters(LayerNames layer) {
        return Stream.concat(layer.weights().stream().flatMap(List::stream), layer.biases().stream()).toList();
    }

    private Plot curves(Track track, List<Inline> title, List<String> names) {
        Set<String> wanted = new HashSet<>(names);
        List<Integer> indices = IntStream.range(0, track.names().size()).filter(k -> wanted.contains(track.names().get(k))).boxed().toList();
        Set<Integer> named = new HashSet<>(names.size() <= MOST_TOGETHER ? indices : indices.stream()
                .sorted(Comparator.comparingDouble((Integer k) -> -Math.abs(track.last().values()[k] - track.first().values()[k]))).limit(MOST_NAMED).toList());
        List<Series> series = new ArrayList<>();
        double[] epochs = values(track.moments(), Moment::epoch);
        for (int k : indices) {
            if (named.contains(k) || series.size() < MOST_DRAWN) series.add(new Series(named.contains(k) ? label(track, k) : List.of(), epochs, track.values(k)));
        }
        return new Plot.Lines(title, say.inlines("experiment.epoch"), say.inlines("experiment.value"), false, series);
    }

    private static List<Inline> label(Track track, int parameter) {
        return List.of(new Inline.Formula(track.experiment().model().program().symbols().of(track.names().get(parameter))));
    }

    // ---- neurons

    /** A pair for each training; how they are to be read is said below the last. */
    private List<Plots> neurons() {
        List<Track> shown = tracks.stream().filter(TrackPlots::hasMap).toList();
        List<Plots> blocks = new ArrayList<>();
        for (Track track : shown) {
            List<Inline> caption = track == shown.getLast() ? say.inlines("experiment.neurons.caption") : List.of();
            blocks.add(new Plots(maps(track), caption, say.text("experiment.neurons.description")));
        }
        return blocks;
    }

    private List<Plot> maps(Track track) {
        double largest = Stream.of(track.first(), track.last()).flatMap(m -> Stream.of(matrix(track, m))).flatMapToDouble(Arrays::stream)
                .map(Math::abs).max().orElse(0);
        return List.of(map(track, track.first(), "experiment.before", largest), map(track, track.last(), "experiment.after", largest));
    }

    private static boolean hasMap(Track track) {
        return track.experiment().model().network().filter(n -> n.inputs().size() <= LARGEST_MAP && n.layers().getFirst().units() <= LARGEST_MAP).isPresent();
    }

    private Plot map(Track track, Moment moment, String title, double largest) {
        Model model = track.experiment().model();
        LayerNames layer = model.network().orElseThrow().names().getFirst();
        double[][] values = matrix(track, moment);
        boolean figures = Math.max(layer.previous().size(), layer.activations().size()) <= LARGEST_MAP_WITH_FIGURES;
        Optional<List<List<Notation>>> labels = figures ? Optional.of(Stream.of(values).map(row ->
                Arrays.stream(row).mapToObj(v -> Figures.of(v, CELL_DIGITS)).toList()).toList()) : Optional.empty();
        return new Plot.HeatMap(name(track).isEmpty() ? say.inlines(title, moment.epoch()) : say.inlines(title + ".of", moment.epoch(), name(track)), notations(model, layer.activations()), notations(model, layer.previous()), values, largest, labels);
    }

    private static List<Notation> notations(Model model, List<String> names) {
        return names.stream().map(model.program().symbols()::of).toList();
    }

    /** The weights into the first layer, a row for each neuron. */
    private static double[][] matrix(Track track, Moment moment) {
        Map<String, Double> values = track.byName(moment);
        return track.experiment().model().network().orElseThrow().names().getFirst().weights().stream()
                .map(row -> row.stream().mapToDouble(values::get).toArray()).toArray(double[][]::new);
    }

    // ---- boundary

    private List<Plots> boundary() {
        List<Track> shown = tracks.stream().filter(t -> BoundaryGrid.applies(t.experiment().model())).toList();
        if (shown.isEmpty()) return List.of();
        List<Plot> plots = shown.stream().map(t -> new BoundaryGrid(t, say).plot(boundaryTitle(t))).toList();
        return List.of(new Plots(plots, say.inlines("experiment.boundary.caption"), say.text("experiment.boundary.description")));
    }

    private List<Inline> boundaryTitle(Track track) {
        String accuracy = percent(track.last().accuracy().orElse(0));
        return name(track).isEmpty() ? say.inlines("experiment.boundary.title", accuracy) : say.inlines("experiment.boundary.title.of", name(track), accuracy);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
