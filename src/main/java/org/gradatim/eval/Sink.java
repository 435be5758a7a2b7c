package org.gradatim.eval;

/** Takes what a block of examples gives for the outputs. */
sealed interface Sink {
    /** Output k is bias + a xᵢ in the examples of the block. */
    void take(int k, double bias, double a, double[] x, int n);

    /** Output k is bias + xᵢyᵢ in the examples of the block. */
    void take(int k, double bias, double[] x, double[] y, int n);

    /** Is called before each block with the number of its first example. */
    void begin(int example);

    /** Adds up the outputs over the examples; the biases, which are the same in all of them, apart. */
    final class Sums implements Sink {
        private final double[] biases;
        private final double[] sums;

        Sums(int outputs) {
            biases = new double[outputs];
            sums = new double[outputs];
        }

        @Override
        public void begin(int example) {}

        @Override
        public void take(int k, double bias, double a, double[] x, int n) {
            take(k, bias, a * Kernels.sum(x, n));
        }

        @Override
        public void take(int k, double bias, double[] x, double[] y, int n) {
            take(k, bias, Kernels.dot(x, y, n));
        }

        /** Output k is bias + some aᵢbᵢ in the examples of the block, which are {@code sum} together. */
        void take(int k, double bias, double sum) {
            biases[k] = bias;
            sums[k] += sum;
        }

        /** Adds the means over this many examples to what stands in {@code means}. */
        void addMeans(double[] means, int examples) {
            for (int k = 0; k < means.length; k++) means[k] += biases[k] + sums[k] / examples;
        }
    }

    /** Keeps the outputs in every example, {@code rows[k][example]}. */
    final class Rows implements Sink {
        private final double[][] rows;
        private int first;

        Rows(double[][] rows) {
            this.rows = rows;
        }

        @Override
        public void begin(int example) {
            first = example;
        }

        @Override
        public void take(int k, double bias, double a, double[] x, int n) {
            for (int i = 0; i < n; i++) rows[k][first + i] = bias + a * x[i];
        }

        @Override
        public void take(int k, double bias, double[] x, double[] y, int n) {
            for (int i = 0; i < n; i++) rows[k][first + i] = bias + x[i] * y[i];
        }
    }
}
