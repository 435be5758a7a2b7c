package org.gradatim.check;

import static java.util.Map.entry;
import static org.gradatim.dense.Activation.custom;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.gradatim.eval.Tape;
import org.gradatim.expr.Activations;
import org.gradatim.expr.Op;
import org.gradatim.expr.Rational;
import org.gradatim.graph.Activation;
import org.gradatim.graph.Data;
import org.gradatim.graph.Program;

/** The activations of a network in the dense trainer's terms. */
final class DenseActivations {
    /** An activation, given its settings. */
    private interface Maker extends java.util.function.Function<List<Rational>, org.gradatim.dense.Activation> {}

    /** The dense trainer's own; any other op it knows by its value alone. */
    private static final Map<Op, Maker> OWN = Map.ofEntries(
            entry(Activations.SIGMOID, _ -> org.gradatim.dense.Activation.SIGMOID),
            entry(Activations.TANH, _ -> org.gradatim.dense.Activation.TANH),
            entry(Activations.RELU, _ -> org.gradatim.dense.Activation.RELU),
            entry(Activations.SOFTPLUS, _ -> org.gradatim.dense.Activation.SOFTPLUS),
            entry(Activations.SILU, _ -> org.gradatim.dense.Activation.SILU),
            entry(Activations.LEAKY_RELU, s -> org.gradatim.dense.Activation.leakyRelu(s.getFirst().doubleValue())),
            entry(Activations.ELU, s -> org.gradatim.dense.Activation.elu(s.getFirst().doubleValue())));

    private DenseActivations() {}

    static org.gradatim.dense.Activation of(Activation activation) {
        return switch (activation) {
            case Activation.Linear _ -> org.gradatim.dense.Activation.LINEAR;
            case Activation.Softmax _ -> org.gradatim.dense.Activation.SOFTMAX;
            case Activation.Function f when OWN.containsKey(f.op()) -> OWN.get(f.op()).apply(f.settings());
            case Activation.Function _, Activation.Formula _ -> custom(activation.keyword(), value(activation));
        };
    }

    /** Whether the dense trainer has to take the slope numerically. */
    static boolean isKnownByValue(Activation activation) {
        return switch (activation) {
            case Activation.Linear _, Activation.Softmax _ -> false;
            case Activation.Function f -> !OWN.containsKey(f.op());
            case Activation.Formula _ -> true;
        };
    }

    /** The formula's value, from a program of one definition. Values are common ground; slopes are what is in question. */
    private static DoubleUnaryOperator value(Activation activation) {
        Program.Builder formula = Program.builder().parameters(List.of(Activation.ARGUMENT));
        var output = formula.define("a", activation.of(0, List.of(Activation.argument())));
        Tape tape = Tape.compile(formula.build(), List.of(output));
        return z -> tape.means(new double[] {z}, Data.NONE)[0];
    }
}
