package org.gradatim.eval;

import static org.gradatim.expr.Arithmetic.minus;
import static org.gradatim.expr.Arithmetic.times;
import static org.gradatim.expr.Const.ONE;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.gradatim.expr.Activations;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Losses;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Var;
import org.gradatim.graph.Activation;
import org.gradatim.graph.Data;
import org.gradatim.graph.Naming;
import org.gradatim.graph.Network;
import org.gradatim.graph.Network.Layer;
import org.gradatim.graph.Network.LayerNames;
import org.gradatim.graph.Program;

/** Networks without biases, with their gradients worked out by hand, and random numbers for them. */
final class Samples {
    static final Activation SIGMOID = new Activation.Function(Activations.SIGMOID, List.of());
    static final Activation RELU = new Activation.Function(Activations.RELU, List.of());

    private Samples() {}

    /** A network of these widths under binary cross-entropy, the output a sigmoid. */
    static Network network(Activation hidden, Optional<Rational> l2, int... widths) {
        List<Layer> layers = new ArrayList<>();
        for (int l = 1; l < widths.length; l++) {
            layers.add(new Layer(widths[l], l == widths.length - 1 ? SIGMOID : hidden, false));
        }
        List<String> inputs = IntStream.rangeClosed(1, widths[0]).mapToObj(k -> "x" + k).toList();
        return new Network(inputs, layers, Losses.BINARY_CROSSENTROPY, l2, Naming.FLAT);
    }

    static Program sigmoidProgram(int examples, int... widths) {
        return network(SIGMOID, Optional.empty(), widths).program(examples);
    }

    /** ∂L/∂w for every weight of a sigmoid network, in the order of its parameters: δ of each neuron times what comes in. */
    static List<Expr> gradient(Network network) {
        List<LayerNames> layers = network.names();
        List<Expr> gradient = new ArrayList<>();
        List<Expr> delta = outputErrors(network);
        for (int l = layers.size() - 1; l >= 0; l--) {
            LayerNames layer = layers.get(l);
            List<Expr> ofLayer = new ArrayList<>();
            for (Expr error : delta) for (String input : layer.previous()) ofLayer.add(times(error, Var.of(input)));
            gradient.addAll(0, ofLayer);
            if (l > 0) delta = errorsBelow(layer, delta);
        }
        return gradient;
    }

    private static List<Expr> outputErrors(Network network) {
        List<String> outputs = network.names().getLast().activations();
        List<Expr> errors = new ArrayList<>();
        for (int k = 0; k < outputs.size(); k++) {
            Expr difference = minus(Var.of(outputs.get(k)), Var.of(network.targets().get(k)));
            errors.add(Arithmetic.divide(difference, org.gradatim.expr.Const.of(outputs.size())));
        }
        return errors;
    }

    private static List<Expr> errorsBelow(LayerNames layer, List<Expr> delta) {
        List<Expr> below = new ArrayList<>();
        for (int j = 0; j < layer.previous().size(); j++) {
            List<Expr> shares = new ArrayList<>();
            for (int k = 0; k < delta.size(); k++) shares.add(times(delta.get(k), Var.of(layer.weights().get(k).get(j))));
            Expr a = Var.of(layer.previous().get(j));
            below.add(times(Arithmetic.sum(shares), a, minus(ONE, a)));
        }
        return below;
    }

    static Map<String, Double> parameters(Program program, double spread, long seed) {
        Random random = new Random(seed);
        Map<String, Double> values = new LinkedHashMap<>();
        for (String name : program.parameters()) values.put(name, spread * random.nextGaussian());
        return values;
    }

    /** Normally distributed inputs, targets 0 or 1. */
    static Data data(Program program, int examples, long seed) {
        Random random = new Random(seed);
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (String name : program.inputs()) columns.put(name, random.doubles(examples, -2, 2).toArray());
        for (String name : program.targets()) columns.put(name, random.ints(examples, 0, 2).asDoubleStream().toArray());
        return new Data(columns, examples);
    }
}
