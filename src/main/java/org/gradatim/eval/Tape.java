package org.gradatim.eval;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Op;
import org.gradatim.graph.Data;
import org.gradatim.graph.Program;

/**
 * Some expressions in the names of a program (definitions, inputs, targets, parameters, constants), ready to be computed over
 * and over. Definitions are looked through; every common subexpression is computed once, what no output needs not at all, and
 * what is the same in all examples once for all of them. Examples are taken in blocks that stay in the cache.
 *
 * {@snippet :
 * Tape gradient = Tape.compile(program, List.of(slopeInW1, slopeInW2));
 * double[] means = gradient.means(Map.of("w1", 0.2, "w2", -0.4), data);
 * }
 *
 * <p>Numbers follow IEEE 754: log 0 is -∞, 0/0 is NaN. Sums and products may be taken in another order than they are written.
 * A tape does not change and may be run by several threads at once.
 */
public final class Tape {
    /** How many numbers the registers of a block may hold together: 256 KiB, a part of the second-level cache of any processor. */
    private static final int CACHED_NUMBERS = 32 * 1024;

    /** Longer blocks save no more time. */
    private static final int LONGEST_BLOCK = 256;

    /** In shorter blocks the loops' beginnings and ends take most of the time. */
    private static final int SHORTEST_BLOCK = 128;

    private final List<String> parameters;
    private final List<String> columns;
    private final double[] constants;
    private final int sharedSlots;
    private final int registers;
    private final Op[] calls;
    private final Factors[] factors;
    private final Instructions shared;
    private final Instructions perExample;
    private final int outputs;

    Tape(List<String> parameters, List<String> columns, double[] constants, int sharedSlots, int registers, Op[] calls,
            Factors[] factors, Instructions shared, Instructions perExample, int outputs) {
        this.parameters = parameters;
        this.columns = columns;
        this.constants = constants;
        this.sharedSlots = sharedSlots;
        this.registers = registers;
        this.calls = calls;
        this.factors = factors;
        this.shared = shared;
        this.perExample = perExample;
        this.outputs = outputs;
    }

    /**
     * Makes the tape of these expressions; time and memory grow linearly with the distinct subexpressions.
     *
     * @throws IllegalArgumentException where an expression has a name that the program does not know
     */
    public static Tape compile(Program program, List<? extends Expr> outputs) {
        return new Assembler(program, outputs).assemble();
    }

    /** The number of expressions. */
    public int outputs() {
        return outputs;
    }

    /** The number of examples that a block has. */
    int block(int examples) {
        int fitting = CACHED_NUMBERS / Math.max(1, registers);
        return Math.min(examples, Math.clamp(fitting, SHORTEST_BLOCK, LONGEST_BLOCK));
    }

    /**
     * The parameters' values in the order in which the program lists them.
     *
     * @throws IllegalArgumentException where one is missing
     */
    public double[] parameters(Map<String, Double> values) {
        double[] array = new double[parameters.size()];
        for (int i = 0; i < array.length; i++) {
            Double value = values.get(parameters.get(i));
            if (value == null) throw new IllegalArgumentException("the parameter `" + parameters.get(i) + "` has no value");
            array[i] = value;
        }
        return array;
    }

    /** The mean of each output over the examples, as {@link #means(double[], Data)}. */
    public double[] means(Map<String, Double> parameters, Data data) {
        return means(parameters(parameters), data);
    }

    /**
     * The mean of each output over the examples. Without data there is one example, and no output may need an input or target.
     *
     * @param parameters in the order in which the program lists them
     * @throws IllegalArgumentException where the number of parameters does not fit, or data are missing
     */
    public double[] means(double[] parameters, Data data) {
        double[] results = new double[outputs];
        double[] slots = run(parameters, data, results);
        if (data.size() > 1) {
            Sink.Sums sums = new Sink.Sums(outputs);
            runBlocks(slots, data, sums);
            sums.addMeans(results, data.size());
        }
        return results;
    }

    /** Each output in each example, as {@link #values(double[], Data)}. */
    public double[][] values(Map<String, Double> parameters, Data data) {
        return values(parameters(parameters), data);
    }

    /**
     * Each output in each example, {@code values[output][example]}; one example where there are no data.
     *
     * @param parameters in the order in which the program lists them
     * @throws IllegalArgumentException where the number of parameters does not fit, or data are missing
     */
    public double[][] values(double[] parameters, Data data) {
        double[] results = new double[outputs];
        double[] slots = run(parameters, data, results);
        double[][] rows = new double[outputs][Math.max(1, data.size())];
        for (int k = 0; k < outputs; k++) Arrays.fill(rows[k], results[k]);
        if (data.size() > 1) runBlocks(slots, data, new Sink.Rows(rows));
        return rows;
    }

    /** Computes what is the same in all examples, and if there is but one, all. Gives the slots. */
    private double[] run(double[] values, Data data, double[] results) {
        if (values.length != parameters.size()) {
            throw new IllegalArgumentException("the program has " + parameters.size() + " parameters, not " + values.length);
        }
        boolean one = data.size() <= 1;
        double[] slots = Arrays.copyOf(constants, one ? sharedSlots + registers : sharedSlots);
        System.arraycopy(values, 0, slots, constants.length, values.length);
        ScalarMachine machine = new ScalarMachine(slots, calls, factors, results);
        machine.run(shared, new double[0][], 0);
        if (one) machine.run(perExample, columnsOf(data), 0);
        return slots;
    }

    private void runBlocks(double[] slots, Data data, Sink sink) {
        new BlockMachine(slots, registers, block(data.size()), calls, factors, columnsOf(data), sink).run(perExample, data.size());
    }

    private double[][] columnsOf(Data data) {
        double[][] values = new double[columns.size()][];
        for (int c = 0; c < values.length; c++) {
            values[c] = data.column(columns.get(c));
            if (values[c] == null) throw new IllegalArgumentException("there are no data for `" + columns.get(c) + "`");
        }
        return values;
    }
}
