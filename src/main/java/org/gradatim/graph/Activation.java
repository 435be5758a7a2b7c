package org.gradatim.graph;

import java.util.List;
import java.util.Map;
import org.gradatim.expr.Activations;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Op;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;

/** What a layer's neurons do with their pre-activations. */
public sealed interface Activation {
    /** The variable in which a {@link Formula} is written. */
    String ARGUMENT = "z";

    /** The activation of neuron k (from 0), given the pre-activations of the whole layer. */
    default Expr of(int k, List<? extends Expr> z) {
        return switch (this) {
            case Linear _ -> z.get(k);
            case Function f -> {
                List<Expr> arguments = new java.util.ArrayList<>();
                arguments.add(z.get(k));
                for (Rational setting : f.settings()) arguments.add(Const.of(setting));
                yield Apply.of(f.op(), arguments);
            }
            case Softmax _ -> Apply.of(Activations.softmax(k + 1), List.copyOf(z));
            case Formula f -> Traversal.substitute(f.value(), Map.of(ARGUMENT, z.get(k)));
        };
    }

    /** The name in a spec: {@code sigmoid}, {@code linear}, or the formula as written. */
    default String keyword() {
        return switch (this) {
            case Linear _ -> "linear";
            case Function f -> f.op().name();
            case Softmax _ -> "softmax";
            case Formula f -> f.value().toString();
        };
    }

    /** a = z. */
    record Linear() implements Activation {}

    /**
     * a = op(z, settings…): one of {@link Activations#FAMILY}.
     *
     * @param settings constants such as the slope of leaky_relu; none for most
     */
    record Function(Op op, List<Rational> settings) implements Activation {
        public Function {
            settings = List.copyOf(settings);
        }
    }

    /** aₖ = e^zₖ / Σ e^zⱼ over the layer. */
    record Softmax() implements Activation {}

    /** A formula in {@code z}. */
    record Formula(Expr value) implements Activation {
        public Formula {
            if (!Traversal.variables(value).stream().allMatch(ARGUMENT::equals)) {
                throw new IllegalArgumentException("an activation is a formula in z alone: " + value);
            }
        }
    }

    /** The variable z of a {@link Formula}. */
    static Var argument() {
        return Var.of(ARGUMENT);
    }
}
