package org.gradatim.check.assertion;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a whole wrong gradient has to do with the true one: a common factor, a transpose, another order. */
public sealed interface CommonDifference {
    /** Every entry is the true one times this. */
    record Factor(double factor) implements CommonDifference {}

    /** The numbers of a matrix of this shape, written column by column where rows are expected. */
    record Transposed(int rows, int columns) implements CommonDifference {}

    /** The right numbers at wrong places. */
    record OtherOrder() implements CommonDifference {}

    /** Digits that two numbers must share to count as one and the same here; differences have more. */
    double SAME = 1e-5;

    /** Factors with a small denominator are told as such. */
    int LARGEST_DENOMINATOR = 12;

    /** The common difference of two gradients of one length; empty where there is none, or they are equal. */
    static Optional<CommonDifference> of(double[] given, double[] truth) {
        double size = Arrays.stream(truth).map(Math::abs).max().orElse(0);
        boolean finite = Arrays.stream(given).allMatch(Double::isFinite) && Arrays.stream(truth).allMatch(Double::isFinite);
        if (!finite || size == 0 || same(given, truth, size)) return Optional.empty();
        return factor(given, truth, size).or(() -> transposed(given, truth, size)).or(() -> otherOrder(given, truth, size));
    }

    private static Optional<CommonDifference> factor(double[] given, double[] truth, double size) {
        int largest = IntStream.range(0, truth.length).reduce(0, (a, b) -> Math.abs(truth[b]) > Math.abs(truth[a]) ? b : a);
        double factor = simplest(given[largest] / truth[largest]);
        if (factor == 0 || truth.length == 1 && factor != -1 && Math.rint(factor) != factor && Math.rint(1 / factor) * factor != 1) return Optional.empty();
        double[] scaled = Arrays.stream(truth).map(t -> factor * t).toArray();
        return same(given, scaled, Math.abs(factor) * size) ? Optional.of(new Factor(factor)) : Optional.empty();
    }

    private static double simplest(double factor) {
        for (int d = 1; d <= LARGEST_DENOMINATOR; d++) {
            double n = Math.rint(factor * d);
            if (Math.abs(n / d - factor) <= SAME * Math.abs(factor)) return n / d;
        }
        return factor;
    }

    private static Optional<CommonDifference> transposed(double[] given, double[] truth, double size) {
        int n = truth.length;
        for (int rows = 2; rows * 2 <= n; rows++) {
            if (n % rows != 0) continue;
            int columns = n / rows;
            double[] turned = new double[n];
            for (int i = 0; i < rows; i++) for (int j = 0; j < columns; j++) turned[j * rows + i] = truth[i * columns + j];
            if (same(given, turned, size)) return Optional.of(new Transposed(rows, columns));
        }
        return Optional.empty();
    }

    private static Optional<CommonDifference> otherOrder(double[] given, double[] truth, double size) {
        double[] a = given.clone();
        double[] b = truth.clone();
        Arrays.sort(a);
        Arrays.sort(b);
        return a.length > 1 && same(a, b, size) ? Optional.of(new OtherOrder()) : Optional.empty();
    }

    private static boolean same(double[] a, double[] b, double size) {
        return IntStream.range(0, a.length).allMatch(i -> Math.abs(a[i] - b[i]) <= SAME * Math.max(Math.abs(b[i]), 1e-3 * size));
    }
}
