package org.gradatim.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gradatim.check.Divergence;
import org.gradatim.check.EqualStart;
import org.gradatim.check.Track;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Items;
import org.gradatim.document.Block.Paragraph;
import org.gradatim.document.Block.Plots;
import org.gradatim.document.Block.Remark;
import org.gradatim.document.Block.RemarkKind;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Document;
import org.gradatim.document.Inline;
import org.gradatim.graph.Model;
import org.gradatim.graph.Training;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;

/** Tells what trainings went through: their losses, their weights, which of these stay equal, and which trainings are the same. */
public final class ExperimentStory {
    /** Sets of equal parameters that are told of for each training; the rest are counted. */
    private static final int MOST_SETS = 8;

    private final Messages say;
    private final Model model;
    private final List<Track> tracks;
    private final TrackPlots plots;

    private ExperimentStory(Messages say, Model model, List<Track> tracks) {
        this.say = say;
        this.model = model;
        this.tracks = tracks;
        this.plots = new TrackPlots(say, tracks);
    }

    /** A document of its own. */
    public static Document document(Model model, List<Track> tracks, Locale language) {
        Messages say = new Messages(language);
        return new Document(model.title(), say.locale(), false, new ExperimentStory(say, model, tracks).blocks(1));
    }

    /** The plots of these kinds that apply. */
    public static List<Plots> plots(List<Track> tracks, List<TrackPlot> kinds, Locale language) {
        TrackPlots plots = new TrackPlots(new Messages(language), tracks);
        return kinds.stream().flatMap(kind -> plots.of(kind).stream()).toList();
    }

    /** A section of an explanation. */
    static Section section(Messages say, Model model, List<Track> tracks) {
        return new Section("experiment", 1, say.inlines("experiment.title"), new ExperimentStory(say, model, tracks).blocks(2));
    }

    /** The result without headings; which trainings are the same, or where different networks draw their boundaries. */
    static List<Block> inShort(Messages say, Model model) {
        model.experiments().forEach(Track::requireNumbers);
        ExperimentStory story = new ExperimentStory(say, model, Track.of(model.experiments(), _ -> {}));
        List<Block> blocks = new ArrayList<>(story.outcome());
        boolean alike = story.tracks.stream().allMatch(t -> t.names().equals(story.tracks.getFirst().names()));
        if (alike && story.tracks.size() > 1) blocks.addAll(new SameRuns(say, story.tracks).blocks());
        List<Plots> boundary = story.plots.of(TrackPlot.BOUNDARY);
        if (boundary.isEmpty()) blocks.addAll(story.plots.of(TrackPlot.NEURONS));
        else blocks.addAll(alike ? story.plots.of(TrackPlot.WEIGHTS) : boundary);
        return blocks;
    }

    private List<Block> blocks(int level) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(part("experiment-result", level, "experiment.result", result()));
        blocks.add(part("experiment-weights", level, "experiment.weights", new ArrayList<>(plots.of(TrackPlot.WEIGHTS))));
        blocks.add(part("experiment-equal", level, "experiment.equal", equal()));
        if (tracks.size() > 1) blocks.add(part("experiment-same", level, "experiment.same", new SameRuns(say, tracks).blocks()));
        List<Block> neurons = new ArrayList<>(plots.of(TrackPlot.NEURONS));
        if (!neurons.isEmpty()) {
            neurons.addFirst(paragraph("experiment.neurons.what"));
            blocks.add(part("experiment-neurons", level, "experiment.neurons", neurons));
        }
        List<Block> boundary = new ArrayList<>(plots.of(TrackPlot.BOUNDARY));
        if (!boundary.isEmpty()) {
            boundary.addFirst(paragraph("experiment.boundary.what"));
            blocks.add(part("experiment-boundary", level, "experiment.boundary", boundary));
        }
        return blocks;
    }

    private Section part(String id, int level, String key, List<Block> blocks) {
        return new Section(id, level, say.inlines(key), blocks);
    }

    private Paragraph paragraph(String key, Object... arguments) {
        return new Paragraph(say.inlines(key, arguments));
    }

    // ---- result

    private List<Block> result() {
        List<Block> blocks = outcome();
        blocks.addAll(plots.of(TrackPlot.LOSS));
        return blocks;
    }

    /** The result without its curves. */
    private List<Block> outcome() {
        List<Block> blocks = new ArrayList<>();
        Training training = model.training().orElse(Training.DEFAULT);
        boolean alike = tracks.stream().allMatch(t -> t.descent().training().equals(training));
        List<Inline> examples = say.counted("experiment.examples", model.examples());
        blocks.add(alike ? paragraph(tracks.size() == 1 ? "experiment.intro.one" : "experiment.intro", tracks.size(), examples,
                say.counted("experiment.epochs", training.epochs()), learningRate(training))
                : paragraph("experiment.intro.unlike", tracks.size(), examples));
        blocks.add(new ResultTable(say, tracks, !alike).table());
        tracks.stream().filter(t -> t.descent().divergence().isPresent()).forEach(t -> blocks.add(diverges(t)));
        return blocks;
    }

    private static Notation learningRate(Training training) {
        return Formulas.equation(Formulas.symbol("α"), Figures.working(training.learningRate()));
    }

    private Remark diverges(Track track) {
        Divergence d = track.descent().divergence().orElseThrow();
        Notation name = track.experiment().model().program().symbols().of(d.name());
        Notation what = switch (d.what()) {
            case COST -> TrackPlots.cost(track.experiment().model());
            case PARAMETER -> name;
            case DERIVATIVE -> Formulas.partial(TrackPlots.cost(track.experiment().model()), name);
        };
        String value = say.text(Double.isNaN(d.value()) ? "experiment.undefined" : d.value() > 0 ? "experiment.infinite" : "experiment.minus.infinity");
        List<Inline> heading = track.experiment().name().isEmpty() ? say.inlines("experiment.diverges") : say.inlines("experiment.diverges.of", track.experiment().name());
        return new Remark(RemarkKind.WARNING, heading, List.of(paragraph("experiment.diverges.why", say.counted("experiment.epochs", d.epoch()), what, value,
                track.last().epoch(), learningRate(track.descent().training()))));
    }

    // ---- equal parameters

    private List<Block> equal() {
        if (tracks.size() == 1) return equal(tracks.getFirst());
        List<List<Block>> items = new ArrayList<>();
        for (Track track : tracks) {
            List<Block> item = equal(track);
            List<Inline> first = new ArrayList<>(List.of(new Inline.Strong(say.inlines("experiment.equal.of", track.experiment().name())), new Inline.Text(" ")));
            first.addAll(((Paragraph) item.getFirst()).inlines());
            item.set(0, new Paragraph(first));
            items.add(item);
        }
        return List.of(paragraph("experiment.equal.what"), new Items(false, items));
    }

    private List<Block> equal(Track track) {
        List<EqualStart> sets = track.equalStarts();
        List<Block> blocks = new ArrayList<>();
        if (sets.isEmpty()) blocks.add(paragraph("experiment.equal.none"));
        for (EqualStart set : sets.subList(0, Math.min(MOST_SETS, sets.size()))) blocks.add(new Paragraph(equal(track, set)));
        if (sets.size() > MOST_SETS) blocks.add(paragraph("experiment.equal.more", sets.size() - MOST_SETS));
        return blocks;
    }

    private List<Inline> equal(Track track, EqualStart set) {
        Notation difference = Figures.of(set.largestDifference(), Figures.ERROR_DIGITS);
        Equalities equalities = new Equalities(track.experiment().model());
        if (set.stays()) {
            return say.inlines("experiment.equal.stays", equalities.of(set.names()), say.counted("experiment.states", track.last().epoch() + 1L), difference);
        }
        List<Inline> told = new ArrayList<>(say.inlines("experiment.equal.part", equalities.of(set.names()), set.partedAt().getAsInt(), difference));
        List<Notation> together = set.together().stream().limit(MOST_SETS).map(equalities::of).toList();
        if (!together.isEmpty()) {
            told.add(new Inline.Text(" "));
            told.addAll(say.inlines("experiment.equal.together", say.enumeration(together), say.counted("experiment.states", track.last().epoch() + 1L)));
            int more = set.together().size() - together.size();
            if (more > 0) told.addAll(say.counted("experiment.equal.together.more", more));
        }
        return told;
    }

    /** Equations between names. */
    private record Equalities(Model model) {
        private static final int MOST_NAMES = 6;

        /** w1 = w3 = w5; of many the first ones and the last. */
        Notation of(List<String> names) {
            List<Notation> parts = new ArrayList<>();
            boolean all = names.size() <= MOST_NAMES;
            for (String name : all ? names : names.subList(0, 3)) parts.add(model.program().symbols().of(name));
            if (!all) {
                parts.add(Formulas.symbol("…"));
                parts.add(model.program().symbols().of(names.getLast()));
            }
            Notation equation = parts.getFirst();
            for (Notation part : parts.subList(1, parts.size())) equation = Formulas.equation(equation, part);
            return equation;
        }
    }
}
