package org.gradatim.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Losses;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Var;
import org.gradatim.notation.Notation;

/**
 * A dense feed-forward network: z = W a_prev + b, a = g(z), layer by layer, under a loss. {@link #program} turns it into named
 * definitions, one for every pre-activation, activation and the loss.
 *
 * @param inputs names of the inputs
 * @param layers from the first hidden one to the output
 * @param l2     λ of the penalty (λ/2m) Σ w², biases left out
 * @param naming how its quantities are named
 */
public record Network(List<String> inputs, List<Layer> layers, Losses loss, Optional<Rational> l2, Naming naming) {
    /** The name of the constant λ of the penalty. */
    public static final String LAMBDA = "lam";

    /** The name of the number of examples, where it is no known 1. */
    public static final String EXAMPLES = "m";

    /** units neurons, each with a bias or none has one. */
    public record Layer(int units, Activation activation, boolean bias) {}

    /**
     * The names in one layer.
     *
     * @param previous what enters the layer: inputs, or the activations of the layer before
     * @param weights  row by row: {@code weights.get(j).get(k)} leads from {@code previous.get(k)} to neuron j
     * @param biases   one for each neuron, or none
     */
    public record LayerNames(List<String> previous, List<List<String>> weights, List<String> biases,
            List<String> preActivations, List<String> activations) {}

    public Network {
        inputs = List.copyOf(inputs);
        layers = List.copyOf(layers);
    }

    /** The names of the targets: y for one output, else y1, y2, … */
    public List<String> targets() {
        int outputs = layers.getLast().units();
        if (outputs == 1) return List.of("y");
        List<String> names = new ArrayList<>();
        for (int k = 1; k <= outputs; k++) names.add("y" + k);
        return names;
    }

    /** The number of weights and biases. */
    public long parameterCount() {
        long count = 0;
        long width = inputs.size();
        for (Layer layer : layers) {
            count += layer.units() * (width + (layer.bias() ? 1 : 0));
            width = layer.units();
        }
        return count;
    }

    /** The names of every layer, first hidden one first. */
    public List<LayerNames> names() {
        return names(new LinkedHashMap<>());
    }

    private List<LayerNames> names(Map<String, Notation> symbols) {
        List<LayerNames> all = new ArrayList<>();
        List<String> previous = inputs;
        int weight = 0;
        int neuron = 0;
        for (int l = 1; l <= layers.size(); l++) {
            Layer layer = layers.get(l - 1);
            LayerNames names = new LayerNames(previous, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (int j = 1; j <= layer.units(); j++) {
                neuron++;
                List<String> row = new ArrayList<>(previous.size());
                for (int k = 1; k <= previous.size(); k++) row.add(naming.name("w", ++weight, l, new int[] {j, k}, symbols));
                names.weights().add(row);
                if (layer.bias()) names.biases().add(naming.name("b", neuron, l, new int[] {j}, symbols));
                names.preActivations().add(naming.name("z", neuron, l, new int[] {j}, symbols));
                names.activations().add(naming.name("a", neuron, l, new int[] {j}, symbols));
            }
            all.add(names);
            previous = names.activations();
        }
        return all;
    }

    /**
     * The network as named definitions. With one example the root is the cost J itself, penalty included; with more, the root is
     * the loss L of one example, and the penalty stands apart ({@link Program#penalty()}).
     *
     * @param examples how many there are; 0 where that is left open (then as for one)
     */
    public Program program(int examples) {
        Map<String, Notation> symbols = new LinkedHashMap<>();
        List<LayerNames> names = names(symbols);
        Program.Builder program = Program.builder().inputs(inputs).targets(targets());
        for (LayerNames layer : names) {
            for (int j = 0; j < layer.preActivations().size(); j++) {
                program.parameters(layer.weights().get(j));
                if (!layer.biases().isEmpty()) program.parameters(List.of(layer.biases().get(j)));
            }
        }
        List<Expr> outputs = define(program, names);
        List<Expr> targets = variables(targets());
        if (loss == Losses.CATEGORICAL_CROSSENTROPY) {
            program.constraint(Arithmetic.minus(Arithmetic.sum(targets), Const.ONE));
        }
        defineCost(program, names, loss.of(targets, outputs), examples);
        return program.symbols(Symbols.of(symbols)).build();
    }

    private List<Expr> define(Program.Builder program, List<LayerNames> names) {
        List<Expr> outputs = List.of();
        for (int l = 0; l < layers.size(); l++) {
            LayerNames layer = names.get(l);
            List<Expr> previous = variables(layer.previous());
            List<Expr> z = new ArrayList<>();
            for (int j = 0; j < layers.get(l).units(); j++) {
                z.add(program.define(layer.preActivations().get(j), preActivation(layer, j, previous)));
            }
            outputs = new ArrayList<>();
            for (int j = 0; j < z.size(); j++) {
                outputs.add(program.define(layer.activations().get(j), layers.get(l).activation().of(j, z)));
            }
        }
        return outputs;
    }

    private static Expr preActivation(LayerNames layer, int neuron, List<Expr> previous) {
        List<String> row = layer.weights().get(neuron);
        List<Expr> terms = new ArrayList<>(row.size() + 1);
        for (int k = 0; k < row.size(); k++) terms.add(Apply.of(Arithmetic.MULTIPLY, Var.of(row.get(k)), previous.get(k)));
        if (!layer.biases().isEmpty()) terms.add(Var.of(layer.biases().get(neuron)));
        return terms.size() == 1 ? terms.getFirst() : Apply.of(Arithmetic.ADD, terms);
    }

    private void defineCost(Program.Builder program, List<LayerNames> names, Expr lossOfOne, int examples) {
        if (l2.isEmpty()) {
            program.define(examples > 1 ? "L" : "J", lossOfOne);
            return;
        }
        program.constant(LAMBDA, l2.get());
        List<Expr> squares = new ArrayList<>();
        for (LayerNames layer : names) {
            for (List<String> row : layer.weights()) for (String w : row) squares.add(Arithmetic.power(Var.of(w), 2));
        }
        if (examples > 1) {
            program.constant(EXAMPLES, Rational.of(examples));
            Expr scale = Arithmetic.divide(Var.of(LAMBDA), Arithmetic.times(Const.TWO, Var.of(EXAMPLES)));
            program.penalty(Arithmetic.times(scale, Arithmetic.sum(squares)));
            program.define("L", lossOfOne);
        } else {
            Expr scale = Arithmetic.divide(Var.of(LAMBDA), Const.TWO);
            program.define("J", Arithmetic.plus(lossOfOne, Arithmetic.times(scale, Arithmetic.sum(squares))));
        }
    }

    private static List<Expr> variables(List<String> names) {
        List<Expr> variables = new ArrayList<>(names.size());
        for (String name : names) variables.add(Var.of(name));
        return variables;
    }
}
