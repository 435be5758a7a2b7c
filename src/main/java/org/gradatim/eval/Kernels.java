package org.gradatim.eval;

import org.gradatim.expr.Op;

/** Arithmetic on blocks of examples: short loops without branches, which the JIT compiler vectorises. */
final class Kernels {
    private Kernels() {}

    /** out = a + b x. */
    static void affine(double a, double b, double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) out[i] = a + b * x[i];
    }

    /** out = a + x y. */
    static void affine(double a, double[] x, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) out[i] = a + x[i] * y[i];
    }

    /** out += b x. */
    static void add(double b, double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) out[i] += b * x[i];
    }

    /** out += x y. */
    static void add(double[] x, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) out[i] += x[i] * y[i];
    }

    /** out += b₀x₀ + b₁x₁ + b₂x₂ + b₃x₃, with a quarter of the traffic of four single additions. */
    static void add(double b0, double[] x0, double b1, double[] x1, double b2, double[] x2, double b3, double[] x3,
            double[] out, int n) {
        for (int i = 0; i < n; i++) out[i] += (b0 * x0[i] + b1 * x1[i]) + (b2 * x2[i] + b3 * x3[i]);
    }

    static void multiply(double a, double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) out[i] = a * x[i];
    }

    static void multiply(double[] x, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) out[i] = x[i] * y[i];
    }

    static void divide(double[] x, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) out[i] = x[i] / y[i];
    }

    static void max(double[] x, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) out[i] = Math.max(x[i], y[i]);
    }

    static void min(double[] x, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) out[i] = Math.min(x[i], y[i]);
    }

    /** out = op(arguments), example by example. */
    static void call(Op op, double[][] arguments, double[] out, int n) {
        double[] values = new double[arguments.length];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < values.length; j++) values[j] = arguments[j][i];
            out[i] = op.value(values);
        }
    }

    /** Σ xᵢ, in four partial sums that do not wait for each other. */
    static double sum(double[] x, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i < n - 3; i += 4) {
            s0 += x[i];
            s1 += x[i + 1];
            s2 += x[i + 2];
            s3 += x[i + 3];
        }
        for (; i < n; i++) s0 += x[i];
        return (s0 + s1) + (s2 + s3);
    }

    /** Σ xᵢyᵢ, in four partial sums that do not wait for each other. */
    static double dot(double[] x, double[] y, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i < n - 3; i += 4) {
            s0 += x[i] * y[i];
            s1 += x[i + 1] * y[i + 1];
            s2 += x[i + 2] * y[i + 2];
            s3 += x[i + 3] * y[i + 3];
        }
        for (; i < n; i++) s0 += x[i] * y[i];
        return (s0 + s1) + (s2 + s3);
    }
}
