package org.gradatim.dense;

import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** What the loss makes of the last layer: the losses of a batch, the error signal δ of the last layer, the accuracy. */
final class OutputLayer {
    /** An output above it says yes, as in Keras. */
    private static final double THRESHOLD = 0.5;

    /** Activation and loss that simplify each other, or not. */
    private enum Pair {
        /** L = log(1+eᶻ) - y z and δ = a - y, for each output. */
        SIGMOID_WITH_BINARY_CROSSENTROPY,
        /** L = Σ y (log Σ eᶻ - z) and δ = a Σy - y; Σy = 1 for targets that are probabilities. */
        SOFTMAX_WITH_CATEGORICAL_CROSSENTROPY,
        /** L and ∂L/∂a from the loss, δ = ∂L/∂a ⊙ g′(z); linear outputs have g′ = 1, so δ = 2/n (a - y) or a - y. */
        ANY
    }

    private final Loss loss;
    private final Activation activation;
    private final Pair pair;

    OutputLayer(DenseNetwork network) {
        loss = network.loss();
        activation = network.layers().getLast().activation();
        pair = pair(activation, loss);
    }

    private static Pair pair(Activation activation, Loss loss) {
        if (activation == Activation.SIGMOID && loss == Loss.BINARY_CROSSENTROPY) {
            return Pair.SIGMOID_WITH_BINARY_CROSSENTROPY;
        }
        if (activation == Activation.SOFTMAX && loss == Loss.CATEGORICAL_CROSSENTROPY) {
            return Pair.SOFTMAX_WITH_CATEGORICAL_CROSSENTROPY;
        }
        return Pair.ANY;
    }

    /** Σ L over the examples. Z, A and Y are outputs × m. */
    double totalLoss(DMatrixRMaj z, DMatrixRMaj a, DMatrixRMaj y) {
        double sum = 0;
        for (int example = 0; example < y.numCols; example++) {
            double log = pair == Pair.SOFTMAX_WITH_CATEGORICAL_CROSSENTROPY ? Activation.logSumExp(z, example) : 0;
            for (int i = example; i < y.getNumElements(); i += y.numCols) {
                sum += switch (pair) {
                    case SIGMOID_WITH_BINARY_CROSSENTROPY -> Activation.softplus(z.data[i]) - y.data[i] * z.data[i];
                    case SOFTMAX_WITH_CATEGORICAL_CROSSENTROPY -> y.data[i] * (log - z.data[i]);
                    case ANY -> loss.term(a.data[i], y.data[i]);
                };
            }
        }
        return loss.scale(y.numRows) * sum;
    }

    /** Sets the error signal δ = ∂L/∂Z of each example. Z, A, Y and δ are outputs × m. */
    void error(DMatrixRMaj z, DMatrixRMaj a, DMatrixRMaj y, DMatrixRMaj delta) {
        double scale = loss.scale(y.numRows);
        switch (pair) {
            case SIGMOID_WITH_BINARY_CROSSENTROPY -> CommonOps_DDRM.add(scale, a, -scale, y, delta);
            case SOFTMAX_WITH_CATEGORICAL_CROSSENTROPY -> {
                delta.setTo(a);
                CommonOps_DDRM.multCols(delta, CommonOps_DDRM.sumCols(y, null).data);
                CommonOps_DDRM.subtractEquals(delta, y);
            }
            case ANY -> {
                for (int i = 0; i < y.getNumElements(); i++) {
                    delta.data[i] = scale * loss.slope(a.data[i], y.data[i]);
                }
                activation.backward(z, a, delta);
            }
        }
    }

    /**
     * The share of right answers where the network classifies: outputs on their target's side of one half for sigmoid
     * outputs and binary cross-entropy, examples whose largest output is their largest target for softmax and
     * categorical cross-entropy. Empty for regression.
     */
    OptionalDouble accuracy(DMatrixRMaj a, DMatrixRMaj y) {
        return switch (loss) {
            case BINARY_CROSSENTROPY -> OptionalDouble.of(shareOnTheRightSide(a, y));
            case CATEGORICAL_CROSSENTROPY -> OptionalDouble.of(shareOfRightClasses(a, y));
            case MEAN_SQUARED_ERROR, HALF_SQUARED_ERROR -> {
                if (activation == Activation.SIGMOID) {
                    yield OptionalDouble.of(shareOnTheRightSide(a, y));
                }
                yield activation == Activation.SOFTMAX
                        ? OptionalDouble.of(shareOfRightClasses(a, y)) : OptionalDouble.empty();
            }
        };
    }

    private static double shareOnTheRightSide(DMatrixRMaj a, DMatrixRMaj y) {
        long right = IntStream.range(0, y.getNumElements())
                .filter(i -> a.data[i] > THRESHOLD == y.data[i] > THRESHOLD).count();
        return (double) right / y.getNumElements();
    }

    private static double shareOfRightClasses(DMatrixRMaj a, DMatrixRMaj y) {
        long right = IntStream.range(0, y.numCols).filter(example -> largest(a, example) == largest(y, example)).count();
        return (double) right / y.numCols;
    }

    /** The row of the largest entry of a column, the first of them. */
    private static int largest(DMatrixRMaj matrix, int column) {
        int largest = 0;
        for (int row = 1; row < matrix.numRows; row++) {
            if (matrix.get(row, column) > matrix.get(largest, column)) {
                largest = row;
            }
        }
        return largest;
    }
}
