package org.gradatim.check.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradatim.graph.Model;
import org.gradatim.parse.answer.Statement;
import org.gradatim.parse.answer.Written.Above;
import org.gradatim.parse.answer.Written.Label;
import org.gradatim.parse.array.Spelling;

/**
 * Letters that stand for the neurons of one layer each: k for the outputs in y_k, i for the inputs in x_i, and j for those between, since
 * {@code w_{kj}} leads from j to k and {@code w_{ji}} from i to j (Bishop, Pattern Recognition and Machine Learning, 5.3). There z is what a
 * neuron gives and a what goes into it; in other books it is the other way round, and both are tried.
 */
final class LayerLetters {
    private static final Set<String> OUTPUTS = Set.of("y", "t", "yhat");
    private static final Set<String> NEURONS = Set.of("a", "z", "h", "delta", "b");

    private final List<Statement> statements;
    private final int layers;
    private final Map<String, Integer> layerOf = new HashMap<>();
    private final List<String> pairs;
    private boolean contradictory;

    private LayerLetters(List<Statement> statements, int layers) {
        this.statements = statements;
        this.layers = layers;
        List<Label> labels = statements.stream().flatMap(Statement::labels).toList();
        this.pairs = labels.stream().filter(LayerLetters::isWeight).map(Label::joinedBelow).distinct().toList();
        for (Label l : labels) {
            if (OUTPUTS.contains(stem(l)) && isNeuron(l)) put(l.joinedBelow(), layers);
            if (stem(l).equals("x") && isNeuron(l)) put(l.joinedBelow(), 0);
        }
    }

    /** The sheet with the numbers of layers above the names, where its letters say them; with z and a as we have them, and the other way round. */
    static List<Rereading> of(List<Statement> statements, Model model) {
        if (model.network().filter(n -> n.layers().size() > 1).isEmpty()) return List.of();
        LayerLetters letters = new LayerLetters(statements, model.network().get().layers().size());
        return letters.areSettled() ? letters.readings() : List.of();
    }

    /** Whether all weights lead from a letter to one of the next layer. */
    private boolean areSettled() {
        if (pairs.isEmpty() || layerOf.isEmpty()) return false;
        for (int step = 0; step < layers; step++) pairs.forEach(this::follow);
        return !contradictory && pairs.stream().allMatch(p -> layerOf.containsKey(p.substring(0, 1)) && layerOf.containsKey(p.substring(1)));
    }

    private void follow(String pair) {
        String to = pair.substring(0, 1);
        String from = pair.substring(1);
        if (layerOf.containsKey(to)) put(from, layerOf.get(to) - 1);
        if (layerOf.containsKey(from)) put(to, layerOf.get(from) + 1);
    }

    private void put(String letter, int layer) {
        Integer before = layerOf.putIfAbsent(letter, layer);
        contradictory |= layer < 0 || layer > layers || before != null && before != layer;
    }

    /** The likelier first, and by it the sheet is read even where nothing in it is right: where only z is spoken of, it is what neurons give. */
    private List<Rereading> readings() {
        List<String> neurons = statements.stream().flatMap(Statement::labels).filter(LayerLetters::isNeuron).map(LayerLetters::stem).toList();
        boolean swapped = neurons.contains("z") && !neurons.contains("a");
        return List.of(reading(swapped, true), reading(!swapped, false));
    }

    private Rereading reading(boolean swapped, boolean said) {
        List<Statement> marked = statements.stream().map(s -> s.relabelled(l -> marked(l, swapped))).toList();
        return new Rereading(marked, new Remark(swapped ? Remark.Kind.LETTERS_ARE_LAYERS_Z_ACTIVATIONS : Remark.Kind.LETTERS_ARE_LAYERS, List.of()), said);
    }

    private Label marked(Label label, boolean swapped) {
        boolean neuron = NEURONS.contains(stem(label)) && isNeuron(label);
        if (!neuron && !isWeight(label)) return label;
        Integer layer = layerOf.get(label.joinedBelow().substring(0, 1));
        if (layer == null) return label;
        if (layer == 0) return new Label("x", "", label.below(), List.of(), label.source());
        List<Above> above = new ArrayList<>(List.of(new Above(layer.toString(), '[')));
        return new Label(swapped ? swapped(label.base()) : label.base(), label.accent(), label.below(), above, label.source());
    }

    private static String swapped(String base) {
        return base.equals("z") ? "a" : base.equals("a") ? "z" : base;
    }

    private static boolean isNeuron(Label label) {
        return label.above().isEmpty() && label.joinedBelow().length() == 1 && isLetters(label.joinedBelow());
    }

    private static boolean isWeight(Label label) {
        return Set.of("w", "W").contains(stem(label)) && label.above().isEmpty() && label.joinedBelow().length() == 2 && isLetters(label.joinedBelow());
    }

    private static boolean isLetters(String text) {
        return text.chars().allMatch(Character::isLetter);
    }

    private static String stem(Label label) {
        return Spelling.of(label).stem();
    }
}
