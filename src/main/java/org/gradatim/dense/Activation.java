package org.gradatim.dense;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.ejml.data.DMatrixRMaj;

/**
 * The activation g of a layer, A = g(Z), with its derivative g′. The formulas and the values of g′ at kinks are those of
 * Keras on TensorFlow: relu′(0) = 0, leaky_relu′(0) = its slope, elu′(0) = 1.
 */
public abstract sealed class Activation {
    /** g(z) = z. */
    public static final Activation LINEAR = new Elementwise("linear", z -> z, (z, a) -> 1);
    /** g(z) = σ(z) = 1/(1+e⁻ᶻ);  g′ = a(1-a). */
    public static final Activation SIGMOID = new Elementwise("sigmoid", Activation::sigmoid, (z, a) -> a * (1 - a));
    /** g(z) = tanh z;  g′ = 1-a². */
    public static final Activation TANH = new Elementwise("tanh", StrictMath::tanh, (z, a) -> 1 - a * a);
    /** g(z) = max(0, z);  g′ = 1 for z > 0, else 0. */
    public static final Activation RELU = new Elementwise("relu", z -> Math.max(z, 0), (z, a) -> z > 0 ? 1 : 0);
    /** g(z) = log(1+eᶻ);  g′ = σ(z). */
    public static final Activation SOFTPLUS =
            new Elementwise("softplus", Activation::softplus, (z, a) -> sigmoid(z));
    /** g(z) = z σ(z);  g′ = σ(z) + a (1-σ(z)). */
    public static final Activation SILU = new Elementwise("silu", z -> z * sigmoid(z), (z, a) -> {
        double s = sigmoid(z);
        return s + a * (1 - s);
    });
    /** aᵢ = exp(zᵢ) / Σₖ exp(zₖ) over the neurons of the layer;  ∂aᵢ/∂zₖ = aᵢ([i=k] - aₖ). */
    public static final Activation SOFTMAX = new Softmax();

    private final String name;

    private Activation(String name) {
        this.name = name;
    }

    /** g(z) = z for z > 0, else negativeSlope·z. */
    public static Activation leakyRelu(double negativeSlope) {
        return new Elementwise("leaky_relu", z -> z > 0 ? z : negativeSlope * z, (z, a) -> z > 0 ? 1 : negativeSlope);
    }

    /** g(z) = z for z ≥ 0, else α(eᶻ-1);  g′ = 1 for z ≥ 0, else a+α. */
    public static Activation elu(double alpha) {
        return new Elementwise("elu", z -> z < 0 ? alpha * StrictMath.expm1(z) : z, (z, a) -> z < 0 ? a + alpha : 1);
    }

    /**
     * An activation known by its value alone. g′ is taken numerically, by sixth-order central differences, so that
     * nobody's formula for it is trusted: about 12 digits where g is smooth, fewer within 10⁻⁵ of a kink.
     */
    public static Activation custom(String name, DoubleUnaryOperator value) {
        return new Custom(name, value);
    }

    /** The name as in Keras, or as given to {@link #custom}. */
    @Override
    public final String toString() {
        return name;
    }

    /** Sets A = g(Z); both have the shape units × m. */
    abstract void forward(DMatrixRMaj z, DMatrixRMaj a);

    /** Turns ∂L/∂A into ∂L/∂Z in place, given Z and A = g(Z); all have the shape units × m. */
    abstract void backward(DMatrixRMaj z, DMatrixRMaj a, DMatrixRMaj gradient);

    /** Whether the outputs lie between 0 and 1, as the cross-entropies need; a custom activation is taken at its word. */
    boolean givesProbabilities() {
        return this == SIGMOID || this == SOFTMAX || this instanceof Custom;
    }

    /** σ(z). */
    static double sigmoid(double z) {
        return 1 / (1 + StrictMath.exp(-z));
    }

    /** log(1+eᶻ), without overflow and without loss of digits. */
    static double softplus(double z) {
        return Math.max(z, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
    }

    /** Each activation depends on its own pre-activation only: ∂L/∂Z = ∂L/∂A ⊙ g′(Z). */
    private static sealed class Elementwise extends Activation {
        private final DoubleUnaryOperator value;
        private final DoubleBinaryOperator slope;

        /** @param slope g′ in terms of z and a = g(z) */
        Elementwise(String name, DoubleUnaryOperator value, DoubleBinaryOperator slope) {
            super(name);
            this.value = value;
            this.slope = slope;
        }

        @Override
        void forward(DMatrixRMaj z, DMatrixRMaj a) {
            for (int i = 0; i < z.getNumElements(); i++) {
                a.data[i] = value.applyAsDouble(z.data[i]);
            }
        }

        @Override
        void backward(DMatrixRMaj z, DMatrixRMaj a, DMatrixRMaj gradient) {
            for (int i = 0; i < z.getNumElements(); i++) {
                gradient.data[i] *= slope.applyAsDouble(z.data[i], a.data[i]);
            }
        }
    }

    private static final class Custom extends Elementwise {
        Custom(String name, DoubleUnaryOperator value) {
            super(name, value, (z, _) -> NumericSlope.of(value, z));
        }
    }

    /** Each activation depends on all pre-activations of its example: ∂L/∂z = a ⊙ (∂L/∂a - aᵀ ∂L/∂a). */
    private static final class Softmax extends Activation {
        Softmax() {
            super("softmax");
        }

        @Override
        void forward(DMatrixRMaj z, DMatrixRMaj a) {
            for (int example = 0; example < z.numCols; example++) {
                double log = logSumExp(z, example);
                for (int i = example; i < z.getNumElements(); i += z.numCols) {
                    a.data[i] = StrictMath.exp(z.data[i] - log);
                }
            }
        }

        @Override
        void backward(DMatrixRMaj z, DMatrixRMaj a, DMatrixRMaj gradient) {
            for (int example = 0; example < z.numCols; example++) {
                double mean = 0; // of ∂L/∂a under the probabilities a
                for (int i = example; i < z.getNumElements(); i += z.numCols) {
                    mean += a.data[i] * gradient.data[i];
                }
                for (int i = example; i < z.getNumElements(); i += z.numCols) {
                    gradient.data[i] = a.data[i] * (gradient.data[i] - mean);
                }
            }
        }
    }

    /** log Σₖ exp(zₖ) over one column, shifted by its largest entry so that nothing overflows. */
    static double logSumExp(DMatrixRMaj z, int column) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = column; i < z.getNumElements(); i += z.numCols) {
            largest = Math.max(largest, z.data[i]);
        }
        double sum = 0;
        for (int i = column; i < z.getNumElements(); i += z.numCols) {
            sum += StrictMath.exp(z.data[i] - largest);
        }
        return largest + StrictMath.log(sum);
    }
}
