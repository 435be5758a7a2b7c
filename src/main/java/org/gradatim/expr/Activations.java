package org.gradatim.expr;

import static org.gradatim.expr.Arithmetic.call;
import static org.gradatim.expr.Arithmetic.divide;
import static org.gradatim.expr.Arithmetic.exp;
import static org.gradatim.expr.Arithmetic.log;
import static org.gradatim.expr.Arithmetic.minus;
import static org.gradatim.expr.Arithmetic.negate;
import static org.gradatim.expr.Arithmetic.plus;
import static org.gradatim.expr.Arithmetic.power;
import static org.gradatim.expr.Arithmetic.step;
import static org.gradatim.expr.Arithmetic.sum;
import static org.gradatim.expr.Arithmetic.times;
import static org.gradatim.expr.Const.ONE;
import static org.gradatim.expr.Op.op;
import static org.gradatim.notation.Formulas.number;
import static org.gradatim.notation.Formulas.sub;
import static org.gradatim.notation.Formulas.symbol;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.gradatim.notation.Notation.Call;

/** The activation functions of neurons. */
public final class Activations {
    private static final String SOFTMAX_PREFIX = "softmax_";
    private static final ConcurrentHashMap<Integer, Op> SOFTMAX = new ConcurrentHashMap<>();

    private Activations() {}

    /** σ(z) = 1/(1+e⁻ᶻ);  σ′ = σ(1-σ). */
    public static final Op SIGMOID = op("sigmoid")
            .value(z -> 1 / (1 + Math.exp(-z)))
            .derivative((z, a) -> times(a, minus(ONE, a)))
            .definition(z -> divide(ONE, plus(ONE, exp(negate(z)))))
            .bridge(z -> times(divide(ONE, plus(ONE, exp(negate(z)))), minus(ONE, divide(ONE, plus(ONE, exp(negate(z)))))))
            .range(Interval.open(0, 1))
            .injective()
            .notation(call("σ"))
            .rule("sigmoid rule", "its slope is its own output times one minus its output")
            .samples(-8, -1, 0, 1, 8);

    /** tanh z = (eᶻ-e⁻ᶻ)/(eᶻ+e⁻ᶻ);  tanh′ = 1-tanh². */
    public static final Op TANH = op("tanh")
            .value(Math::tanh)
            .derivative((z, a) -> minus(ONE, power(a, 2)))
            .definition(z -> divide(minus(exp(z), exp(negate(z))), plus(exp(z), exp(negate(z)))))
            .bridge(z -> minus(ONE, power(divide(minus(exp(z), exp(negate(z))), plus(exp(z), exp(negate(z)))), 2)))
            .range(Interval.open(-1, 1))
            .injective()
            .notation(call("tanh"))
            .rule("tanh rule", "its slope is one minus the square of its output")
            .samples(-3, -1, 0, 1, 3);

    /** relu(z) = max(0, z). */
    public static final Op RELU = op("relu")
            .value(z -> z > 0 ? z : z <= 0 ? 0 : Double.NaN)
            .derivative((z, a) -> step(z))
            .definition(z -> times(z, step(z)))
            .kink(z -> z[0])
            .range(Interval.NOT_NEGATIVE)
            .notation(z -> new Call(symbol("max"), List.of(number("0"), z.getFirst())))
            .rule("ReLU rule", "a positive input passes unchanged, a negative one is blocked")
            .samples(-2, -0.5, 0.5, 2);

    /** leaky_relu(z, s) = z for z &gt; 0, otherwise s z. */
    public static final Op LEAKY_RELU = op("leaky_relu")
            .value((z, slope) -> z > 0 ? z : slope * z)
            .derivatives((x, a) -> List.of(
                    plus(x.get(1), times(minus(ONE, x.get(1)), step(x.get(0)))),
                    times(x.get(0), minus(ONE, step(x.get(0))))))
            .definition((z, slope) -> times(z, plus(slope, times(minus(ONE, slope), step(z)))))
            .kink(x -> x[0])
            .notation(call("leaky"))
            .rule("leaky ReLU rule", "slope one for a positive input, the small slope for a negative one")
            .samples(-2, -0.5, 0.5, 2);

    /** elu(z, α) = z for z &gt; 0, otherwise α(eᶻ-1). */
    public static final Op ELU = op("elu")
            .value((z, alpha) -> z > 0 ? z : alpha * Math.expm1(z))
            .derivatives((x, a) -> List.of(
                    plus(step(x.get(0)), times(x.get(1), exp(x.get(0)), minus(ONE, step(x.get(0))))),
                    times(minus(exp(x.get(0)), ONE), minus(ONE, step(x.get(0))))))
            .definition((z, alpha) -> plus(
                    times(z, step(z)), times(alpha, minus(exp(z), ONE), minus(ONE, step(z)))))
            .kink(x -> x[0])
            .notation(call("elu"))
            .rule("ELU rule", "slope one for a positive input, a decaying exponential for a negative one")
            .samples(-2, -0.5, 0.5, 2);

    /** softplus(z) = log(1+eᶻ);  its slope is σ(z). */
    public static final Op SOFTPLUS = op("softplus")
            .value(z -> Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))))
            .derivative((z, a) -> Apply.of(SIGMOID, z))
            .definition(z -> log(plus(ONE, exp(z))))
            .range(Interval.POSITIVE)
            .injective()
            .notation(call("softplus"))
            .rule("softplus rule", "its slope is the sigmoid of its input")
            .samples(-8, -1, 0, 1, 8);

    /** silu(z) = z σ(z);  its slope is σ(z) (1 + z (1-σ(z))). */
    public static final Op SILU = op("silu")
            .value(z -> z / (1 + Math.exp(-z)))
            .derivative((z, a) -> times(Apply.of(SIGMOID, z), plus(ONE, times(z, minus(ONE, Apply.of(SIGMOID, z))))))
            .definition(z -> times(z, Apply.of(SIGMOID, z)))
            .notation(call("silu"))
            .rule("SiLU rule", "the product rule on z times the sigmoid of z")
            .samples(-8, -1, 0, 1, 8);

    /** The family, in the order in which documentation lists it; softmax, which has one op for each output, comes apart. */
    public static final List<Op> FAMILY = List.of(SIGMOID, TANH, RELU, LEAKY_RELU, ELU, SOFTPLUS, SILU);

    /**
     * softmaxₖ(z₁, …, zₙ) = e^zₖ / Σⱼ e^zⱼ, the k-th output of a layer;  ∂aₖ/∂zₖ = aₖ(1-aₖ),  ∂aₖ/∂zⱼ = -aₖaⱼ.
     *
     * @param k counted from 1
     */
    public static Op softmax(int k) {
        return SOFTMAX.computeIfAbsent(k, Activations::newSoftmax);
    }

    /** The softmax op of this name ({@code softmax_2}), or null. */
    static Op softmaxNamed(String name) {
        if (!name.startsWith(SOFTMAX_PREFIX)) return null;
        String index = name.substring(SOFTMAX_PREFIX.length());
        return index.matches("[1-9][0-9]{0,5}") ? softmax(Integer.parseInt(index)) : null;
    }

    /** Whether this is one of the {@link #softmax} ops. */
    public static boolean isSoftmax(Op op) {
        return op.name().startsWith(SOFTMAX_PREFIX);
    }

    /** The k of a {@link #softmax softmaxₖ}. */
    public static int softmaxOutput(Op op) {
        return Integer.parseInt(op.name().substring(SOFTMAX_PREFIX.length()));
    }

    private static Op newSoftmax(int k) {
        return op(SOFTMAX_PREFIX + k)
                .valueOfAll(z -> softmaxValue(k, z))
                .derivatives((z, a) -> softmaxDerivatives(k, z, a))
                .definitionOfAll(z -> divide(exp(z.get(k - 1)), sum(z.stream().map(Arithmetic::exp).toList())))
                .range(Interval.open(0, 1))
                .notation(z -> new Call(sub(symbol("softmax"), number(Integer.toString(k))), z))
                .rule("softmax rule", "an output’s slope in its own input is the output times one minus the output; in another’s input it is minus the product of the two outputs")
                .samples(-1, 0.5, 2);
    }

    private static double softmaxValue(int k, double[] z) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double x : z) largest = Math.max(largest, x);
        double total = 0;
        for (double x : z) total += Math.exp(x - largest);
        return Math.exp(z[k - 1] - largest) / total;
    }

    private static List<Expr> softmaxDerivatives(int k, List<Expr> z, Expr a) {
        List<Expr> derivatives = new ArrayList<>(z.size());
        for (int j = 1; j <= z.size(); j++) {
            derivatives.add(j == k ? times(a, minus(ONE, a)) : negate(times(a, Apply.of(softmax(j), z))));
        }
        return derivatives;
    }
}
