package org.gradatim.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.gradatim.expr.Activations;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Op;
import org.gradatim.expr.Ops;
import org.gradatim.expr.Var;
import org.gradatim.graph.Data;
import org.gradatim.graph.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionsTest {
    static final List<Op> ALL_OPS = Ops.ALL;

    /** The largest results below which relative errors grow, since numbers there have fewer bits. */
    private static final double SUBNORMAL_ERROR = 2 * Double.MIN_VALUE;

    private static final double[] SPECIAL = {0, -0.0, 1, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE, -Double.MAX_VALUE,
        709.5, 709.78, 710, -708, -720, -744, -745.2, -800, 1e-300, 1e-20, -1e-20, 0.5 * Math.log(2), 0x1.fffffffffffffp-1, 0x1.0000000000001p0};

    @ParameterizedTest
    @FieldSource("ALL_OPS")
    void everyOpIsComputedAsItsValueSays(Op op) {
        double[] points = DoubleStream.concat(Arrays.stream(op.samples()), new Random(7).doubles(1000, 0.01, 3)).toArray();
        int arity = op.accepts(3) ? 3 : op.accepts(2) ? 2 : 1;
        List<String> names = IntStream.range(0, arity).mapToObj(j -> "x" + j).toList();
        Program program = programOf(Apply.of(op, names.stream().map(n -> (Expr) Var.of(n)).toList()), names);
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int j = 0; j < arity; j++) columns.put(names.get(j), rotated(points, j));
        double[] values = Tape.compile(program, List.of(Var.of("d"))).values(Map.of(), new Data(columns, points.length))[0];
        for (int i = 0; i < points.length; i++) {
            double[] arguments = new double[arity];
            for (int j = 0; j < arity; j++) arguments[j] = columns.get("x" + j)[i];
            assertClose(op, arguments, values[i]);
        }
    }

    static List<Op> ownFunctions() {
        return List.of(Arithmetic.EXP, Arithmetic.LOG, Arithmetic.STEP, Activations.SIGMOID, Activations.TANH, Activations.RELU);
    }

    @ParameterizedTest
    @MethodSource("ownFunctions")
    void aFunctionIsRightOverItsWholeRangeAndInSpecialValues(Op op) {
        List<Double> points = new ArrayList<>();
        for (double x : SPECIAL) points.add(x);
        Random random = new Random(11);
        for (double scale : new double[] {1e-8, 1e-3, 0.3, 1, 5, 40, 700}) {
            for (int i = 0; i < 20_000; i++) points.add(scale * random.nextGaussian());
        }
        Program program = programOf(Apply.of(op, Var.of("x")), List.of("x"));
        double[] x = points.stream().mapToDouble(Double::doubleValue).toArray();
        Tape tape = Tape.compile(program, List.of(Var.of("d")));
        double[] values = tape.values(Map.of(), new Data(Map.of("x", x), x.length))[0];
        for (int i = 0; i < x.length; i++) assertClose(op, new double[] {x[i]}, values[i]);
        for (int i = 0; i < SPECIAL.length; i++) {
            Data alone = new Data(Map.of("x", new double[] {x[i]}), 1);
            assertThat(tape.values(Map.of(), alone)[0]).as("%s(%s) alone", op, x[i]).containsExactly(values[i]);
        }
    }

    @Test
    void aStepIsZeroAtZeroAndAReluPassesNotANumberOn() {
        assertThat(Functions.step(0)).isZero();
        assertThat(Functions.step(Double.MIN_VALUE)).isOne();
        assertThat(Functions.relu(Double.NaN)).isNaN();
        assertThat(Functions.step(Double.NaN)).isNaN();
    }

    private static Program programOf(Expr value, List<String> inputs) {
        Program.Builder builder = Program.builder().inputs(inputs);
        builder.define("d", value);
        return builder.build();
    }

    private static double[] rotated(double[] points, int by) {
        return IntStream.range(0, points.length).mapToDouble(i -> points[(i + 7 * by) % points.length]).toArray();
    }

    private static void assertClose(Op op, double[] arguments, double actual) {
        double expected = op.value(arguments);
        if (actual == expected || Double.isNaN(actual) && Double.isNaN(expected)) return;
        double allowed = Functions.RELATIVE_ERROR * Math.abs(expected) + SUBNORMAL_ERROR;
        assertThat(Math.abs(actual - expected)).as("%s%s: %s, not %s", op, Arrays.toString(arguments), actual, expected).isLessThanOrEqualTo(allowed);
    }
}
