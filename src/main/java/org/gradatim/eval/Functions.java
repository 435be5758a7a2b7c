package org.gradatim.eval;

/**
 * The exponential function and its kin by IEEE 754 additions, multiplications and divisions alone: the same bits on every
 * machine. For one number, and for blocks of numbers in loops that the JIT compiler vectorises.
 *
 * <p>Relative errors stay below {@link #RELATIVE_ERROR}.
 */
final class Functions {
    /** About four units in the last place; tests try a million points. */
    static final double RELATIVE_ERROR = 1e-15;

    /** Beyond ± this number eˣ is infinite or 0. */
    private static final double EXP_RANGE = 800;

    /** Beyond ± this number tanh(x/2) is ±1 in double precision. */
    private static final double TANH_RANGE = 60;

    /** Added to a number below 2⁵¹, it rounds it to an integer, which then stands in the lowest bits. */
    private static final double ROUNDER = 0x1.8p52;

    private static final double LOG2_E = 1.4426950408889634;
    /** log 2 to 32 bits, so that products with exponents are exact, … */
    private static final double LN2_HIGH = 0x1.62e42fee00000p-1;
    /** … and the rest of it. */
    private static final double LN2_LOW = 1.90821492927058770002e-10;

    private static final int MANTISSA_BITS = 52;
    private static final int EXPONENT_BIAS = 1023;
    private static final long SQRT_HALF_BITS = Double.doubleToRawLongBits(Math.sqrt(0.5));
    /** Brings a subnormal number into the normal range. */
    private static final int SUBNORMAL_SHIFT = 54;

    private Functions() {}

    static double exp(double x) {
        double rounded = rounded(x, EXP_RANGE);
        return expOf(expm1Reduced(remainder(x, rounded, EXP_RANGE)), rounded);
    }

    static double sigmoid(double x) {
        return 1 / (1 + exp(-x));
    }

    static double tanh(double x) {
        double rounded = rounded(2 * x, TANH_RANGE);
        return tanhOf(expm1Reduced(remainder(2 * x, rounded, TANH_RANGE)), rounded);
    }

    static double log(double x) {
        return isNormal(x) ? logOf(mantissa(x), exponent(x)) : logOfSpecial(x);
    }

    static double relu(double x) {
        return Math.max(x, 0);
    }

    /** 1 for x &gt; 0, 0 for x ≤ 0, without a branch. */
    static double step(double x) {
        return Math.ceil(Math.min(Math.max(x, 0), 1));
    }

    /** out = exp(x); {@code scratch} is overwritten. */
    static void exp(double[] x, double[] out, double[] scratch, int n) {
        reduce(x, 1, EXP_RANGE, out, scratch, n);
        for (int i = 0; i < n; i++) out[i] = expOf(out[i], scratch[i]);
    }

    /** out = σ(x); {@code scratch} is overwritten. */
    static void sigmoid(double[] x, double[] out, double[] scratch, int n) {
        reduce(x, -1, EXP_RANGE, out, scratch, n);
        for (int i = 0; i < n; i++) out[i] = expOf(out[i], scratch[i]);
        for (int i = 0; i < n; i++) out[i] = 1 / (1 + out[i]);
    }

    /** out = tanh(x); {@code scratch} is overwritten. */
    static void tanh(double[] x, double[] out, double[] scratch, int n) {
        reduce(x, 2, TANH_RANGE, out, scratch, n);
        for (int i = 0; i < n; i++) out[i] = tanhOf(out[i], scratch[i]);
    }

    /** out = log(x); {@code scratch} is overwritten. */
    static void log(double[] x, double[] out, double[] scratch, int n) {
        boolean allNormal = true;
        for (int i = 0; i < n; i++) {
            allNormal &= isNormal(x[i]);
            out[i] = mantissa(x[i]);
            scratch[i] = exponent(x[i]);
        }
        for (int i = 0; i < n; i++) out[i] = logOf(out[i], scratch[i]);
        if (allNormal) return;
        for (int i = 0; i < n; i++) if (!isNormal(x[i])) out[i] = logOfSpecial(x[i]);
    }

    static void relu(double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) out[i] = relu(x[i]);
    }

    static void step(double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) out[i] = step(x[i]);
    }

    /** For s = factor·x: the k with s = k log 2 + r, |r| ≤ log √2, as {@link #rounded} gives it, and eʳ - 1. */
    private static void reduce(double[] x, double factor, double range, double[] expm1, double[] rounded, int n) {
        for (int i = 0; i < n; i++) {
            double s = factor * x[i];
            double k = rounded(s, range);
            expm1[i] = expm1Reduced(remainder(s, k, range));
            rounded[i] = k;
        }
    }

    private static double clamped(double x, double range) {
        return Math.max(Math.min(x, range), -range);
    }

    /** The integer nearest to x / log 2, plus {@link #ROUNDER}. */
    private static double rounded(double x, double range) {
        return clamped(x, range) * LOG2_E + ROUNDER;
    }

    private static double remainder(double x, double rounded, double range) {
        double k = rounded - ROUNDER;
        return clamped(x, range) - k * LN2_HIGH - k * LN2_LOW;
    }

    /** eʳ - 1 for |r| ≤ log √2 by its series; the first term left out, r¹⁴/14!, is below 2⁻⁵⁶ of the result. */
    private static double expm1Reduced(double r) {
        double s = 1 / 6227020800.0;
        s = s * r + 1 / 479001600.0;
        s = s * r + 1 / 39916800.0;
        s = s * r + 1 / 3628800.0;
        s = s * r + 1 / 362880.0;
        s = s * r + 1 / 40320.0;
        s = s * r + 1 / 5040.0;
        s = s * r + 1 / 720.0;
        s = s * r + 1 / 120.0;
        s = s * r + 1 / 24.0;
        s = s * r + 1 / 6.0;
        s = s * r + 0.5;
        return r + r * r * s;
    }

    /** 2ᵏ eʳ. In two steps, since 2ᵏ alone may be out of range where the result is not. */
    private static double expOf(double expm1, double rounded) {
        int k = (int) Double.doubleToRawLongBits(rounded);
        int half = k >> 1;
        return (1 + expm1) * powerOfTwo(half) * powerOfTwo(k - half);
    }

    /** With E = e^2x - 1, free of cancellation near 0, tanh x = E / (E + 2). */
    private static double tanhOf(double expm1, double rounded) {
        double scale = powerOfTwo((int) Double.doubleToRawLongBits(rounded));
        double e = scale * expm1 + (scale - 1);
        return e / (e + 2);
    }

    private static double powerOfTwo(int k) {
        return Double.longBitsToDouble((long) (k + EXPONENT_BIAS) << MANTISSA_BITS);
    }

    private static boolean isNormal(double x) {
        return x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE;
    }

    /** The e with x = m 2ᵉ, √½ ≤ m &lt; √2, for a positive normal number. */
    private static double exponent(double x) {
        return (int) ((Double.doubleToRawLongBits(x) - SQRT_HALF_BITS) >> MANTISSA_BITS);
    }

    private static double mantissa(double x) {
        long bits = Double.doubleToRawLongBits(x);
        return Double.longBitsToDouble(bits - ((bits - SQRT_HALF_BITS) >> MANTISSA_BITS << MANTISSA_BITS));
    }

    /** log(m 2ᵉ); with f = m - 1, s = f/(2+f): log m = 2 artanh s = f - s (f - R), R = 2s²/3 + 2s⁴/5 + …, left out from s²² on. */
    private static double logOf(double mantissa, double exponent) {
        double f = mantissa - 1;
        double s = f / (2 + f);
        double q = s * s;
        double r = 2.0 / 21;
        r = r * q + 2.0 / 19;
        r = r * q + 2.0 / 17;
        r = r * q + 2.0 / 15;
        r = r * q + 2.0 / 13;
        r = r * q + 2.0 / 11;
        r = r * q + 2.0 / 9;
        r = r * q + 2.0 / 7;
        r = r * q + 2.0 / 5;
        r = r * q + 2.0 / 3;
        return exponent * LN2_HIGH + (f - (s * (f - r * q) - exponent * LN2_LOW));
    }

    private static double logOfSpecial(double x) {
        if (x == 0) return Double.NEGATIVE_INFINITY;
        if (!(x > 0) || x == Double.POSITIVE_INFINITY) return x > 0 ? x : Double.NaN;
        double normal = x * powerOfTwo(SUBNORMAL_SHIFT);
        return logOf(mantissa(normal), exponent(normal) - SUBNORMAL_SHIFT);
    }
}
