package org.gradatim.eval;

import java.util.Arrays;
import org.gradatim.expr.Op;

/**
 * Runs instructions for a block of examples at a time, each instruction a loop over the block. The registers of a block are
 * meant to stay in the processor's cache.
 */
final class BlockMachine {
    /** Sums are added up in groups of this many terms, as wide as the widest kernel. */
    private static final int GROUP = 4;

    private final double[] shared;
    private final double[][] registers;
    private final double[] scratch;
    private final double[] broadcast;
    private final Op[] calls;
    private final Transposed[] factors;
    private final double[][] columns;
    private final Sink sink;
    private int first;
    private int n;

    /**
     * @param shared    the slots of what is the same in all examples, computed
     * @param registers how many registers the instructions use
     * @param block     the number of examples in a block
     * @param calls     the ops that {@link Code#CALL} calls
     * @param factors   the lists of factors that {@link Code#OUTPUTS} have
     * @param columns   the inputs and targets
     * @param sink      takes the outputs
     */
    BlockMachine(double[] shared, int registers, int block, Op[] calls, Factors[] factors, double[][] columns, Sink sink) {
        this.shared = shared;
        this.registers = new double[registers][block];
        this.scratch = new double[block];
        this.broadcast = new double[block];
        this.calls = calls;
        this.factors = Arrays.stream(factors).map(Transposed::new).toArray(Transposed[]::new);
        this.columns = columns;
        this.sink = sink;
    }

    /** Runs over all examples. */
    void run(Instructions instructions, int examples) {
        for (first = 0; first < examples; first += scratch.length) {
            n = Math.min(scratch.length, examples - first);
            sink.begin(first);
            for (Transposed list : factors) list.stale = true;
            runBlock(instructions);
        }
    }

    private void runBlock(Instructions instructions) {
        Code[] codes = instructions.codes();
        int[] starts = instructions.starts();
        int[] o = instructions.operands();
        for (int i = 0; i < codes.length; i++) {
            int at = starts[i];
            switch (codes[i]) {
                case CONSTANT, PARAMETER -> { }
                case COLUMN -> System.arraycopy(columns[o[at + 1]], first, register(o[at]), 0, n);
                case SUM -> sum(o, at);
                case PRODUCT -> multiply(o, at);
                case QUOTIENT -> Kernels.divide(block(o[at + 1], scratch), block(o[at + 2], broadcast), register(o[at]), n);
                case MAX -> Kernels.max(block(o[at + 1], scratch), block(o[at + 2], broadcast), register(o[at]), n);
                case MIN -> Kernels.min(block(o[at + 1], scratch), block(o[at + 2], broadcast), register(o[at]), n);
                case EXP -> Functions.exp(register(o[at + 1]), register(o[at]), scratch, n);
                case LOG -> Functions.log(register(o[at + 1]), register(o[at]), scratch, n);
                case SIGMOID -> Functions.sigmoid(register(o[at + 1]), register(o[at]), scratch, n);
                case TANH -> Functions.tanh(register(o[at + 1]), register(o[at]), scratch, n);
                case RELU -> Functions.relu(register(o[at + 1]), register(o[at]), n);
                case STEP -> Functions.step(register(o[at + 1]), register(o[at]), n);
                case CALL -> call(o, at);
                case OUTPUT -> put(o, at);
                case OUTPUTS -> putAll(o, at);
            }
        }
    }

    private double[] register(int slot) {
        return registers[slot - shared.length];
    }

    private boolean isShared(int slot) {
        return slot < shared.length;
    }

    /** The value in each example, spread over {@code spare} where it is the same in all. */
    private double[] block(int slot, double[] spare) {
        if (!isShared(slot)) return register(slot);
        Arrays.fill(spare, 0, n, shared[slot]);
        return spare;
    }

    private void sum(int[] o, int at) {
        double[] out = register(o[at]);
        double bias = shared[o[at + 1]];
        int pair = at + 4;
        int endOfScaled = pair + 2 * o[at + 2];
        int end = pair + 2 * o[at + 3];
        if (isShared(o[pair])) Kernels.affine(bias, shared[o[pair]], register(o[pair + 1]), out, n);
        else Kernels.affine(bias, register(o[pair]), register(o[pair + 1]), out, n);
        pair += 2;
        for (; pair + 2 * GROUP <= endOfScaled; pair += 2 * GROUP) {
            Kernels.add(shared[o[pair]], register(o[pair + 1]), shared[o[pair + 2]], register(o[pair + 3]),
                    shared[o[pair + 4]], register(o[pair + 5]), shared[o[pair + 6]], register(o[pair + 7]), out, n);
        }
        for (; pair < endOfScaled; pair += 2) Kernels.add(shared[o[pair]], register(o[pair + 1]), out, n);
        for (; pair < end; pair += 2) Kernels.add(register(o[pair]), register(o[pair + 1]), out, n);
    }

    private void multiply(int[] o, int at) {
        double[] x = register(o[at + 2]);
        if (isShared(o[at + 1])) Kernels.multiply(shared[o[at + 1]], x, register(o[at]), n);
        else Kernels.multiply(register(o[at + 1]), x, register(o[at]), n);
    }

    private void call(int[] o, int at) {
        double[][] arguments = new double[o[at + 2]][];
        for (int j = 0; j < arguments.length; j++) {
            int slot = o[at + 3 + j];
            arguments[j] = isShared(slot) ? block(slot, new double[n]) : register(slot);
        }
        Kernels.call(calls[o[at + 1]], arguments, register(o[at]), n);
    }

    private void put(int[] o, int at) {
        double bias = shared[o[at + 1]];
        double[] x = register(o[at + 3]);
        if (isShared(o[at + 2])) sink.take(o[at], bias, shared[o[at + 2]], x, n);
        else sink.take(o[at], bias, register(o[at + 2]), x, n);
    }

    private void putAll(int[] o, int at) {
        double[] a = register(o[at]);
        Transposed list = factors[o[at + 1]];
        switch (sink) {
            case Sink.Sums sums when list.factors.uses() >= Transposed.WORTHWHILE_USES -> {
                double[] dots = list.timesBlock(a);
                for (int j = 0, output = at + 2; j < dots.length; j++, output += 2) {
                    sums.take(o[output], shared[o[output + 1]], dots[j]);
                }
            }
            case Sink.Sums _, Sink.Rows _ -> {
                int[] slots = list.factors.slots();
                for (int j = 0, output = at + 2; j < slots.length; j++, output += 2) {
                    sink.take(o[output], shared[o[output + 1]], a, register(slots[j]), n);
                }
            }
        }
    }

    /**
     * The registers of a list of factors, example by example: the sums over the examples of their products with one register
     * are then a matrix times a vector, in long loops.
     */
    private final class Transposed {
        /** What it takes to transpose is saved when the list is used this many times. */
        private static final int WORTHWHILE_USES = 8;

        private final Factors factors;
        private double[][] byExample;
        private double[] dots;
        private boolean stale;

        Transposed(Factors factors) {
            this.factors = factors;
        }

        /** For every factor b of the list Σ aᵢbᵢ over the block; overwritten by the next call. */
        double[] timesBlock(double[] a) {
            if (stale) transpose();
            Arrays.fill(dots, 0);
            int i = 0;
            for (; i <= n - GROUP; i += GROUP) {
                Kernels.add(a[i], byExample[i], a[i + 1], byExample[i + 1], a[i + 2], byExample[i + 2], a[i + 3], byExample[i + 3],
                        dots, dots.length);
            }
            for (; i < n; i++) Kernels.add(a[i], byExample[i], dots, dots.length);
            return dots;
        }

        private void transpose() {
            int[] slots = factors.slots();
            if (byExample == null) {
                byExample = new double[scratch.length][slots.length];
                dots = new double[slots.length];
            }
            for (int j = 0; j < slots.length; j++) {
                double[] factor = register(slots[j]);
                for (int i = 0; i < n; i++) byExample[i][j] = factor[i];
            }
            stale = false;
        }
    }
}
