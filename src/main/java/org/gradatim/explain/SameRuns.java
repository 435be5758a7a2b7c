package org.gradatim.explain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradatim.check.Track;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Align;
import org.gradatim.document.Block.Column;
import org.gradatim.document.Block.Paragraph;
import org.gradatim.document.Block.Remark;
import org.gradatim.document.Block.RemarkKind;
import org.gradatim.document.Block.Table;
import org.gradatim.document.Inline;
import org.gradatim.graph.Network.LayerNames;

/** Which trainings are the same to the last bit, and in which of them two neurons are: reproducible or symmetric? */
final class SameRuns {
    /** Pairs of trainings that are listed; of more trainings than make so many, each is compared with the first. */
    private static final int MOST_PAIRS = 15;

    private final Messages say;
    private final List<Track> tracks;

    private record Pair(Track one, Track other) {
        boolean comparable() {
            return one.names().equals(other.names());
        }

        boolean agree() {
            return one.agreesWith(other);
        }

        /** The largest difference of a parameter at the end. */
        double difference() {
            double largest = 0;
            for (int k = 0; k < one.names().size(); k++) largest = Math.max(largest, Math.abs(one.last().values()[k] - other.last().values()[k]));
            return largest;
        }
    }

    SameRuns(Messages say, List<Track> tracks) {
        this.say = say;
        this.tracks = tracks;
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        List<Pair> pairs = pairs();
        if (!pairs.isEmpty()) blocks.add(table(pairs));
        blocks.add(new Remark(RemarkKind.NOTE, say.inlines("experiment.same.question"), answer(pairs)));
        return blocks;
    }

    private List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        boolean all = tracks.size() * (tracks.size() - 1) / 2 <= MOST_PAIRS;
        for (int i = 0; i < (all ? tracks.size() : 1); i++) {
            for (int j = i + 1; j < tracks.size(); j++) pairs.add(new Pair(tracks.get(i), tracks.get(j)));
        }
        return pairs.stream().filter(Pair::comparable).toList();
    }

    private Table table(List<Pair> pairs) {
        List<Column> header = List.of(new Column(say.inlines("experiment.same.one"), Align.LEFT), new Column(say.inlines("experiment.same.other"), Align.LEFT),
                new Column(say.inlines("experiment.same.bits"), Align.LEFT), new Column(say.inlines("experiment.same.difference"), Align.RIGHT));
        List<List<List<Inline>>> rows = new ArrayList<>();
        for (Pair p : pairs) {
            rows.add(List.of(name(p.one()), name(p.other()), say.inlines(p.agree() ? "experiment.same.yes" : "experiment.same.no"),
                    List.of(new Inline.Formula(Figures.of(p.difference(), Figures.WORKING_DIGITS)))));
        }
        return new Table(say.inlines("experiment.same.caption"), header, rows);
    }

    private static List<Inline> name(Track track) {
        return List.of(new Inline.Text(track.experiment().name()));
    }

    private List<Block> answer(List<Pair> pairs) {
        List<Block> blocks = new ArrayList<>();
        long same = pairs.stream().filter(Pair::agree).count();
        blocks.add(new Paragraph(say.inlines("experiment.same.runs")));
        if (!pairs.isEmpty()) {
            blocks.add(new Paragraph(say.inlines(same == pairs.size() ? "experiment.same.all" : same == 0 ? "experiment.same.none" : "experiment.same.some",
                    same, pairs.size())));
        }
        List<Track> networks = tracks.stream().filter(t -> t.experiment().model().network().filter(n -> n.layers().size() > 1).isPresent()).toList();
        for (Track track : networks) {
            List<List<String>> equal = equalNeurons(track);
            blocks.add(new Paragraph(equal.isEmpty() ? say.inlines("experiment.neurons.differ", name(track))
                    : say.inlines("experiment.neurons.equal", name(track), say.enumeration(equal.stream().map(set -> names(track, set)).toList()))));
        }
        return blocks;
    }

    private List<Inline> names(Track track, List<String> neurons) {
        return say.enumeration(neurons.stream().map(track.experiment().model().program().symbols()::of).toList());
    }

    /** Sets of hidden neurons of one layer that agree in all that enters them, in every epoch. */
    private static List<List<String>> equalNeurons(Track track) {
        List<List<String>> equal = new ArrayList<>();
        Map<String, Integer> sets = track.alwaysEqual();
        for (LayerNames layer : hidden(track)) {
            Set<Integer> taken = new HashSet<>();
            for (int j = 0; j < layer.activations().size(); j++) {
                List<String> set = new ArrayList<>(List.of(layer.activations().get(j)));
                for (int k = j + 1; k < layer.activations().size(); k++) {
                    if (!taken.contains(k) && agree(layer, j, k, sets) && taken.add(k)) set.add(layer.activations().get(k));
                }
                if (set.size() > 1) equal.add(set);
            }
        }
        return equal;
    }

    private static List<LayerNames> hidden(Track track) {
        List<LayerNames> layers = track.experiment().model().network().orElseThrow().names();
        return layers.subList(0, layers.size() - 1);
    }

    private static boolean agree(LayerNames layer, int one, int other, Map<String, Integer> sets) {
        for (int k = 0; k < layer.previous().size(); k++) {
            if (!agree(layer.weights().get(one).get(k), layer.weights().get(other).get(k), sets)) return false;
        }
        return layer.biases().isEmpty() || agree(layer.biases().get(one), layer.biases().get(other), sets);
    }

    private static boolean agree(String one, String other, Map<String, Integer> sets) {
        return sets.containsKey(one) && sets.get(one).equals(sets.get(other));
    }
}
