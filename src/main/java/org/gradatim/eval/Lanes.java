package org.gradatim.eval;

import java.util.Arrays;
import org.gradatim.expr.Rational;

/** Field elements at several points, computed in step: arrays with one element for each lane. No method changes its arguments. */
final class Lanes {
    static final int COUNT = 4;
    static final long[] ZERO = all(0);
    static final long[] ONE = all(1);

    private Lanes() {}

    /** The element in one lane. */
    @FunctionalInterface
    interface Lane {
        long at(int lane);
    }

    /** The elements of all lanes, comparable. */
    record Key(long[] values) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key k && Arrays.equals(values, k.values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }
    }

    static long[] of(Lane f) {
        long[] values = new long[COUNT];
        for (int i = 0; i < COUNT; i++) values[i] = f.at(i);
        return values;
    }

    private static long[] all(long element) {
        long[] values = new long[COUNT];
        Arrays.fill(values, element);
        return values;
    }

    static long[] constant(Rational value) {
        return all(PrimeField.of(value));
    }

    static long[] add(long[] a, long[] b) {
        return of(i -> PrimeField.add(a[i], b[i]));
    }

    static long[] multiply(long[] a, long[] b) {
        return of(i -> PrimeField.multiply(a[i], b[i]));
    }

    static long[] negate(long[] a) {
        return of(i -> PrimeField.negate(a[i]));
    }

    /** a + b · factor. */
    static long[] addScaled(long[] a, long[] b, long[] factor) {
        return of(i -> PrimeField.add(a[i], PrimeField.multiply(b[i], factor[i])));
    }

    static long[] subtract(long[] a, long[] b) {
        return of(i -> PrimeField.subtract(a[i], b[i]));
    }

    /** 1/a, by one inversion for all lanes (Montgomery 1987). @throws FieldRun.UnluckyPoint where a lane is 0 */
    static long[] inverse(long[] a) {
        requireNonzero(a, "a division by 0");
        long[] before = new long[COUNT];
        long product = 1;
        for (int i = 0; i < COUNT; i++) {
            before[i] = product;
            product = PrimeField.multiply(product, a[i]);
        }
        long inverse = PrimeField.inverse(product);
        long[] inverses = new long[COUNT];
        for (int i = COUNT - 1; i >= 0; i--) {
            inverses[i] = PrimeField.multiply(inverse, before[i]);
            inverse = PrimeField.multiply(inverse, a[i]);
        }
        return inverses;
    }

    /**
     * @throws FieldRun.UnluckyPoint where a lane is 0
     * @throws FieldRun.Undefined    where all are, so that no other point will do
     */
    static void requireNonzero(long[] a, String what) {
        if (isZero(a)) throw new FieldRun.Undefined(what);
        if (isZeroSomewhere(a)) throw new FieldRun.UnluckyPoint(what);
    }

    /** Whether all lanes have the same element, as those of a number have. */
    static boolean isConstant(long[] a) {
        for (long lane : a) if (lane != a[0]) return false;
        return true;
    }

    static boolean isZeroSomewhere(long[] a) {
        for (long lane : a) if (lane == 0) return true;
        return false;
    }

    static boolean isZero(long[] a) {
        for (long lane : a) if (lane != 0) return false;
        return true;
    }
}
