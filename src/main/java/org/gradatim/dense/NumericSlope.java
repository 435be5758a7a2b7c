package org.gradatim.dense;

import java.util.function.DoubleUnaryOperator;

/**
 * f′(z) from values of f alone: (45 [f(z+h) - f(z-h)] - 9 [f(z+2h) - f(z-2h)] + [f(z+3h) - f(z-3h)]) / 60h, whose error
 * is h⁶ f⁽⁷⁾/140 + O(ε/h) (Fornberg 1988, table 1).
 */
final class NumericSlope {
    /** Near the seventh root of machine epsilon, where both errors are about 10⁻¹⁴; a power of two, as are all steps. */
    private static final double WIDEST_STEP = 0x1p-8;
    /** Below this step rounding alone costs half of the digits. */
    private static final double NARROWEST_STEP = 0x1p-20;
    /**
     * A wide step that straddles a kink or leaves the domain disagrees with a narrower one by far more than this part of the slope, or of
     * the function where it is larger; where both are tiny, as in the tail of exp(-z²), a wide step is no match for the bend.
     */
    private static final double AGREEMENT = 1e-10;

    private NumericSlope() {}

    /** The difference quotient at the widest step that the next narrower one confirms. */
    static double of(DoubleUnaryOperator f, double z) {
        double size = Math.min(1, Math.abs(f.applyAsDouble(z)));
        double step = WIDEST_STEP;
        double slope = quotient(f, z, step);
        while (step > NARROWEST_STEP) {
            step /= 4;
            double narrower = quotient(f, z, step);
            if (Math.abs(slope - narrower) <= AGREEMENT * Math.max(size, Math.abs(narrower))) {
                return slope;
            }
            slope = narrower;
        }
        return slope;
    }

    private static double quotient(DoubleUnaryOperator f, double z, double h) {
        return (45 * rise(f, z, h) - 9 * rise(f, z, 2 * h) + rise(f, z, 3 * h)) / (60 * h);
    }

    private static double rise(DoubleUnaryOperator f, double z, double h) {
        return f.applyAsDouble(z + h) - f.applyAsDouble(z - h);
    }
}
