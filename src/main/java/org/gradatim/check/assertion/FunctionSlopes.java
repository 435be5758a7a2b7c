package org.gradatim.check.assertion;

import java.util.function.ToDoubleFunction;

/**
 * Slopes of a function of which nothing is known but its values: central differences with a step that is halved again and again,
 * extrapolated to the step 0 (Richardson), and from this table the number whose neighbours differ least from it (C. J. F. Ridders,
 * "Accurate computation of F′(x) and F′(x) F″(x)", Advances in Engineering Software 4 (1982)).
 */
public final class FunctionSlopes {
    /** The largest step, for a coordinate of size 1 and less; relative for larger ones. */
    private static final double LARGEST_STEP = 0x1p-4;

    /** Halvings in search of a step with which both sides have a value: a coordinate may be next to the end of where there is one. */
    private static final int MOST_SEARCHES = 44;

    /** Rows of the table. From the ninth on rounding spoils more than the extrapolation mends. */
    private static final int ROWS = 10;

    /** A computed value is off by at least this many units in its last place; through a sum by some more. */
    private static final double NOISE = 4 * Math.ulp(1.0);

    /** The step for slopes to one side. Between the cube root of the rounding error and what a kink must be near to be met. */
    private static final double ONE_SIDED_STEP = 0x1p-16;

    /** Slopes to the left and to the right of a smooth function are next to equal over so small a step; those at a kink are not. */
    private static final double BENT = 1e-3;

    /** A smooth function that bends sharply is next to straight this much closer; a kink is not. */
    private static final double CLOSER = 64;

    private final ToDoubleFunction<double[]> function;
    private final double[] point;
    private final double here;

    /**
     * The slope along one coordinate.
     *
     * @param value ∂f/∂x
     * @param error about how far it may be off
     * @param step  the smallest step that it rests on
     * @param left  the slope to the left alone
     * @param right the slope to the right alone
     * @param kink  whether these two differ by more than a smooth function bends
     */
    public record Slope(double value, double error, double step, double left, double right, boolean kink) {
        public boolean isFinite() {
            return Double.isFinite(value) && Double.isFinite(error);
        }
    }

    /** @param function must not change its argument */
    public FunctionSlopes(ToDoubleFunction<double[]> function, double[] point) {
        this.function = function;
        this.point = point.clone();
        this.here = function.applyAsDouble(point.clone());
    }

    /** The function's value at the point. */
    public double value() {
        return here;
    }

    /** The slope along the coordinate, counted from 0. */
    public Slope along(int coordinate) {
        double scale = Math.max(1, Math.abs(point[coordinate]));
        double step = firstStep(coordinate, LARGEST_STEP * scale);
        Slope best = extrapolated(coordinate, step);
        double near = Math.min(ONE_SIDED_STEP * scale, step / 4);
        double left = oneSided(coordinate, -near);
        double right = oneSided(coordinate, near);
        double nearer = near / CLOSER;
        boolean kink = isBent(left, right, near) && isBent(oneSided(coordinate, -nearer), oneSided(coordinate, nearer), nearer);
        return new Slope(best.value, best.error, best.step, left, right, kink && Double.isFinite(best.value));
    }

    /** Whether slopes to the two sides differ by more than rounding and the bend of a smooth function. */
    private boolean isBent(double left, double right, double step) {
        double noise = 8 * NOISE * Math.abs(here) / step;
        return !(Math.abs(right - left) <= noise + BENT * Math.max(Math.abs(left), Math.abs(right)));
    }

    private double firstStep(int coordinate, double largest) {
        double step = largest;
        for (int i = 0; i < MOST_SEARCHES; i++, step /= 2) {
            if (Double.isFinite(at(coordinate, step)) && Double.isFinite(at(coordinate, -step))) return step;
        }
        return step;
    }

    private Slope extrapolated(int coordinate, double first) {
        double[][] table = new double[ROWS][ROWS];
        Slope best = new Slope(Double.NaN, Double.POSITIVE_INFINITY, first, 0, 0, false);
        double step = first;
        for (int row = 0; row < ROWS; row++, step /= 2) {
            table[row][0] = central(coordinate, step);
            double power = 1;
            for (int column = 1; column <= row; column++) {
                power *= 4;
                table[row][column] = table[row][column - 1] + (table[row][column - 1] - table[row - 1][column - 1]) / (power - 1);
                double spread = Math.max(Math.abs(table[row][column] - table[row][column - 1]), Math.abs(table[row][column] - table[row - 1][column - 1]));
                double error = spread + NOISE * Math.abs(here) / step;
                if (error < best.error) best = new Slope(table[row][column], error, step, 0, 0, false);
            }
        }
        return best;
    }

    /** (f(x+h) - f(x-h)) / 2h, with the distance as it is after rounding. */
    private double central(int coordinate, double step) {
        double above = point[coordinate] + step;
        double below = point[coordinate] - step;
        return (at(coordinate, step) - at(coordinate, -step)) / (above - below);
    }

    /** The parabola through three points to one side: (-3 f(x) + 4 f(x+h) - f(x+2h)) / 2h. */
    private double oneSided(int coordinate, double step) {
        return (-3 * here + 4 * at(coordinate, step) - at(coordinate, 2 * step)) / (2 * step);
    }

    private double at(int coordinate, double step) {
        double[] moved = point.clone();
        moved[coordinate] += step;
        return function.applyAsDouble(moved);
    }
}
