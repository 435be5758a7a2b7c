package org.gradatim.eval;

import org.gradatim.expr.Op;

/** Runs instructions for one example, or for what is the same in all examples. */
final class ScalarMachine {
    private final double[] slots;
    private final Op[] calls;
    private final Factors[] factors;
    private final double[] outputs;

    /**
     * @param slots   where values are kept
     * @param calls   the ops that {@link Code#CALL} calls
     * @param factors the lists of factors that {@link Code#OUTPUTS} have
     * @param outputs takes the outputs
     */
    ScalarMachine(double[] slots, Op[] calls, Factors[] factors, double[] outputs) {
        this.slots = slots;
        this.calls = calls;
        this.factors = factors;
        this.outputs = outputs;
    }

    /** @param columns the inputs and targets, read at {@code example} */
    void run(Instructions instructions, double[][] columns, int example) {
        Code[] codes = instructions.codes();
        int[] starts = instructions.starts();
        int[] o = instructions.operands();
        double[] v = slots;
        for (int i = 0; i < codes.length; i++) {
            int at = starts[i];
            switch (codes[i]) {
                case CONSTANT, PARAMETER -> { }
                case COLUMN -> v[o[at]] = columns[o[at + 1]][example];
                case SUM -> v[o[at]] = sum(o, at);
                case PRODUCT -> v[o[at]] = v[o[at + 1]] * v[o[at + 2]];
                case QUOTIENT -> v[o[at]] = v[o[at + 1]] / v[o[at + 2]];
                case MAX -> v[o[at]] = Math.max(v[o[at + 1]], v[o[at + 2]]);
                case MIN -> v[o[at]] = Math.min(v[o[at + 1]], v[o[at + 2]]);
                case EXP -> v[o[at]] = Functions.exp(v[o[at + 1]]);
                case LOG -> v[o[at]] = Functions.log(v[o[at + 1]]);
                case SIGMOID -> v[o[at]] = Functions.sigmoid(v[o[at + 1]]);
                case TANH -> v[o[at]] = Functions.tanh(v[o[at + 1]]);
                case RELU -> v[o[at]] = Functions.relu(v[o[at + 1]]);
                case STEP -> v[o[at]] = Functions.step(v[o[at + 1]]);
                case CALL -> v[o[at]] = call(o, at);
                case OUTPUT -> outputs[o[at]] = v[o[at + 1]] + v[o[at + 2]] * v[o[at + 3]];
                case OUTPUTS -> putAll(o, at);
            }
        }
    }

    private double sum(int[] o, int at) {
        double sum = slots[o[at + 1]];
        int end = at + 4 + 2 * o[at + 3];
        for (int pair = at + 4; pair < end; pair += 2) sum += slots[o[pair]] * slots[o[pair + 1]];
        return sum;
    }

    private double call(int[] o, int at) {
        double[] arguments = new double[o[at + 2]];
        for (int j = 0; j < arguments.length; j++) arguments[j] = slots[o[at + 3 + j]];
        return calls[o[at + 1]].value(arguments);
    }

    private void putAll(int[] o, int at) {
        double a = slots[o[at]];
        int[] b = factors[o[at + 1]].slots();
        for (int j = 0, output = at + 2; j < b.length; j++, output += 2) outputs[o[output]] = slots[o[output + 1]] + a * slots[b[j]];
    }
}
