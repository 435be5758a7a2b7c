package org.gradatim.dense;

import java.util.Locale;

/**
 * The loss L of one example with targets y and outputs a; the cost J is the mean of L over the examples. Names and
 * constants as in Keras, except that nothing is clipped.
 */
public enum Loss {
    /** L = -1/n Σ (y log a + (1-y) log(1-a)), the mean over the n outputs. */
    BINARY_CROSSENTROPY {
        @Override
        double term(double a, double y) {
            return -(timesLog(y, a) + timesLog(1 - y, 1 - a));
        }

        @Override
        double slope(double a, double y) {
            return (a - y) / (a * (1 - a));
        }
    },
    /** L = -Σ y log a over the outputs. */
    CATEGORICAL_CROSSENTROPY {
        @Override
        double term(double a, double y) {
            return -timesLog(y, a);
        }

        @Override
        double slope(double a, double y) {
            return -y / a;
        }
    },
    /** L = 1/n Σ (a-y)², the mean over the n outputs. */
    MEAN_SQUARED_ERROR {
        @Override
        double term(double a, double y) {
            return (a - y) * (a - y);
        }

        @Override
        double slope(double a, double y) {
            return 2 * (a - y);
        }
    },
    /** L = ½ Σ (a-y)² over the outputs. */
    HALF_SQUARED_ERROR {
        @Override
        double term(double a, double y) {
            return (a - y) * (a - y) / 2;
        }

        @Override
        double slope(double a, double y) {
            return a - y;
        }
    };

    /** The share of one output in L, before {@link #scale}. */
    abstract double term(double a, double y);

    /** The derivative of {@link #term} by a. */
    abstract double slope(double a, double y);

    /** 1/n where the loss is the mean over its n outputs, 1 where it is their sum. */
    double scale(int outputs) {
        return switch (this) {
            case BINARY_CROSSENTROPY, MEAN_SQUARED_ERROR -> 1.0 / outputs;
            case CATEGORICAL_CROSSENTROPY, HALF_SQUARED_ERROR -> 1;
        };
    }

    /** Whether the loss is defined on the outputs of this activation. */
    boolean fits(Activation last) {
        return switch (this) {
            case BINARY_CROSSENTROPY, CATEGORICAL_CROSSENTROPY -> last.givesProbabilities();
            case MEAN_SQUARED_ERROR, HALF_SQUARED_ERROR -> true;
        };
    }

    /** The name as in Keras: {@code binary_crossentropy}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** factor · log(value), 0 where the factor is: an output that does not count may be 0. */
    private static double timesLog(double factor, double value) {
        return factor == 0 ? 0 : factor * StrictMath.log(value);
    }
}
