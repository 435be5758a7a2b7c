package org.gradatim.check.assertion;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.gradatim.check.assertion.EntryFinding.Kind;
import org.gradatim.check.assertion.FunctionSlopes.Slope;

/**
 * A gradient at one point, entry by entry, beside the slopes of its function.
 *
 * @param value   of the function
 * @param entries in order
 */
public record GradientComparison(double value, List<EntryFinding> entries) {
    /** An estimate of an error is right to a small factor. */
    private static final double DOUBT = 8;

    public GradientComparison {
        entries = List.copyOf(entries);
    }

    /**
     * Compares.
     *
     * @param tolerance the relative error up to which two numbers are equal
     * @param only      the entries to be compared, counted from 0; {@code given} has one number for each
     */
    public static GradientComparison of(ToDoubleFunction<double[]> function, double[] point, int[] only, double[] given, double tolerance) {
        FunctionSlopes slopes = new FunctionSlopes(function, point);
        List<Slope> found = new ArrayList<>();
        double largest = 0;
        for (int index : only) {
            Slope slope = slopes.along(index);
            found.add(slope);
            if (Double.isFinite(slope.value())) largest = Math.max(largest, Math.abs(slope.value()));
        }
        List<EntryFinding> entries = new ArrayList<>();
        for (int k = 0; k < only.length; k++) {
            double natural = Math.max(largest, Math.abs(slopes.value()) / Math.max(1, Math.abs(point[only[k]])));
            entries.add(new EntryFinding(only[k], given[k], found.get(k), kind(given[k], found.get(k), slopes.value(), natural, tolerance)));
        }
        return new GradientComparison(slopes.value(), entries);
    }

    private static Kind kind(double given, Slope slope, double value, double natural, double tolerance) {
        if (!Double.isFinite(given)) return Kind.NOT_FINITE;
        if (!Double.isFinite(value) || !slope.isFinite()) return Kind.FUNCTION_NOT_FINITE;
        if (slope.kink()) return Kind.KINK;
        double size = Math.max(Math.abs(given), Math.abs(slope.value()));
        boolean near = Math.abs(given - slope.value()) <= tolerance * size + DOUBT * slope.error();
        if (!near) return Kind.DIFFERS;
        return DOUBT * slope.error() <= tolerance * Math.max(size, natural) ? Kind.AGREES : Kind.UNCERTAIN;
    }
}
