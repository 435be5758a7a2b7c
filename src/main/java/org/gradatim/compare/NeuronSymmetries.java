package org.gradatim.compare;

import static org.gradatim.expr.Arithmetic.negate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.gradatim.compare.SymmetryGroup.HiddenLayer;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Var;
import org.gradatim.graph.Network;
import org.gradatim.graph.Network.LayerNames;
import org.gradatim.graph.Program;

/**
 * Which neurons of a hidden layer can be exchanged, with all weights into and out of them, and whether turning the signs of these
 * leaves the cost as it is. Found by test alone: nothing is known of the activation.
 *
 * <p>Two exchanges are tested in each layer, that of its first two neurons and the one that moves every neuron one place on: together they
 * make every permutation. The sign is tested for the first neuron; the others are brought into its place.
 */
final class NeuronSymmetries {
    private final Program program;
    private final List<LayerNames> layers;
    private final InvarianceTest test;

    NeuronSymmetries(Program program, Network network) {
        this.program = program;
        this.layers = network.names();
        this.test = new InvarianceTest(program);
    }

    SymmetryGroup group() {
        List<HiddenLayer> hidden = new ArrayList<>();
        List<Map<String, String>> exchanges = new ArrayList<>();
        for (int l = 0; l + 1 < layers.size(); l++) {
            int neurons = layers.get(l).preActivations().size();
            List<Map<String, String>> ofLayer = exchanges(l, neurons);
            exchanges.addAll(ofLayer);
            hidden.add(new HiddenLayer(l + 1, neurons, neurons == 1 || !ofLayer.isEmpty(), signs(l)));
        }
        return new SymmetryGroup(hidden, exchanges, SymmetryGroup.orbits(program, exchanges), test.errorBits());
    }

    /** Generators of all permutations of the layer's neurons; none where one of them changes the cost. */
    private List<Map<String, String>> exchanges(int layer, int neurons) {
        List<Map<String, String>> exchanges = new ArrayList<>();
        List<IntUnaryOperator> generators = new ArrayList<>();
        if (neurons > 1) generators.add(j -> j < 2 ? 1 - j : j);
        if (neurons > 2) generators.add(j -> (j + 1) % neurons);
        for (IntUnaryOperator generator : generators) {
            Map<String, String> parameters = new LinkedHashMap<>();
            Map<String, String> definitions = new LinkedHashMap<>();
            permute(layer, generator, parameters, definitions);
            if (!test.holds(variables(parameters), variables(definitions))) return List.of();
            exchanges.add(parameters);
        }
        return exchanges;
    }

    private void permute(int layer, IntUnaryOperator to, Map<String, String> parameters, Map<String, String> definitions) {
        LayerNames own = layers.get(layer);
        for (int j = 0; j < own.preActivations().size(); j++) {
            int other = to.applyAsInt(j);
            if (other == j) continue;
            definitions.put(own.preActivations().get(j), own.preActivations().get(other));
            definitions.put(own.activations().get(j), own.activations().get(other));
            for (int k = 0; k < own.previous().size(); k++) parameters.put(own.weights().get(j).get(k), own.weights().get(other).get(k));
            if (!own.biases().isEmpty()) parameters.put(own.biases().get(j), own.biases().get(other));
            for (List<String> row : layers.get(layer + 1).weights()) parameters.put(row.get(j), row.get(other));
        }
    }

    private static Map<String, Expr> variables(Map<String, String> names) {
        Map<String, Expr> variables = new LinkedHashMap<>();
        names.forEach((from, to) -> variables.put(from, Var.of(to)));
        return variables;
    }

    private boolean signs(int layer) {
        LayerNames own = layers.get(layer);
        Map<String, Expr> parameters = new LinkedHashMap<>();
        own.weights().getFirst().forEach(w -> turn(w, parameters));
        if (!own.biases().isEmpty()) turn(own.biases().getFirst(), parameters);
        layers.get(layer + 1).weights().forEach(row -> turn(row.getFirst(), parameters));
        Map<String, Expr> definitions = new LinkedHashMap<>();
        turn(own.preActivations().getFirst(), definitions);
        turn(own.activations().getFirst(), definitions);
        return test.holds(parameters, definitions);
    }

    private static void turn(String name, Map<String, Expr> signs) {
        signs.put(name, negate(Var.of(name)));
    }
}
