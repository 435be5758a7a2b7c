package org.gradatim.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpsTest {
    private static final int OPERANDS_OF_ANY_NUMBER = 3;
    private static final int LARGEST_SOFTMAX = 3;

    /** The cube root of a double's precision: there rounding and truncation of a central difference are of one size. */
    private static final double STEP = Math.cbrt(Math.ulp(1.0));

    /** The square of the step, with room for third derivatives of a few tens. */
    private static final double DIFFERENCE_TOLERANCE = 1e-8;

    /** Some units in the last place: a definition rounds more often than the value's formula. */
    private static final double DEFINITION_TOLERANCE = 1e-13;

    static Stream<Op> ops() {
        return Stream.concat(Ops.ALL.stream(), IntStream.rangeClosed(1, LARGEST_SOFTMAX).mapToObj(Activations::softmax));
    }

    @ParameterizedTest
    @MethodSource("ops")
    void everyOpDeclaresItselfConsistently(Op op) {
        assertThat(op.samples()).isNotEmpty();
        assertThat(op.rule().name()).isNotBlank();
        assertThat(op.rule().reason()).isNotBlank();
        for (int arity : arities(op)) {
            assertThat(op.notation(letters(arity))).isNotNull();
            assertThat(op.derivatives(variables(arity), Apply.of(op, variables(arity)))).hasSize(arity).doesNotContainNull();
        }
        assertThat(op.accepts(0)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("ops")
    void everyDerivativeIsTheSlopeOfTheValue(Op op) {
        for (double[] x : points(op)) {
            Expr output = Apply.of(op, variables(x.length));
            List<Expr> derivatives = op.derivatives(variables(x.length), output);
            for (int i = 0; i < x.length; i++) {
                double slope = centralDifference(op, x, i);
                assertThat(value(derivatives.get(i), x)).as("∂%s/∂x%d at %s", output, i, x)
                        .isCloseTo(slope, within(DIFFERENCE_TOLERANCE * Math.max(1, Math.abs(slope))));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ops")
    void everyDefinitionHasTheValue(Op op) {
        for (double[] x : points(op)) {
            op.definition(variables(x.length)).ifPresent(definition -> {
                double value = op.value(x);
                assertThat(value(definition, x)).as("%s at %s", definition, x)
                        .isCloseTo(value, within(DEFINITION_TOLERANCE * Math.max(1, Math.abs(value))));
            });
        }
    }

    @ParameterizedTest
    @MethodSource("ops")
    void everySampleIsOffTheKink(Op op) {
        for (double[] x : points(op)) {
            assertThat(op.kink(x).isPresent()).isEqualTo(op.hasKink());
            op.kink(x).ifPresent(distance -> assertThat(Math.abs(distance)).isGreaterThan(STEP));
        }
    }

    @ParameterizedTest
    @MethodSource("ops")
    void everyFunctionIsFoundByItsName(Op op) {
        boolean isFunction = Character.isLetter(op.name().charAt(0)) && op != Arithmetic.NEGATE;
        assertThat(Ops.function(op.name())).isEqualTo(isFunction ? java.util.Optional.of(op) : java.util.Optional.empty());
    }

    /** Every rotation of the samples, once around. */
    private static List<double[]> points(Op op) {
        double[] samples = op.samples();
        List<double[]> points = new ArrayList<>();
        for (int arity : arities(op)) {
            for (int start = 0; start < samples.length; start++) {
                int first = start;
                points.add(IntStream.range(0, arity).mapToDouble(i -> samples[(first + i) % samples.length]).toArray());
            }
        }
        return points;
    }

    /** Every number of operands up to three that the op takes; all three where softmax needs its k-th. */
    private static List<Integer> arities(Op op) {
        int least = Activations.isSoftmax(op) ? LARGEST_SOFTMAX : 1;
        return IntStream.rangeClosed(least, OPERANDS_OF_ANY_NUMBER).filter(op::accepts).boxed().toList();
    }

    private static List<Expr> variables(int arity) {
        return IntStream.range(0, arity).<Expr>mapToObj(i -> Var.of("x" + i)).toList();
    }

    private static List<Notation> letters(int arity) {
        return IntStream.range(0, arity).<Notation>mapToObj(i -> Formulas.symbol("x" + i)).toList();
    }

    private static double centralDifference(Op op, double[] x, int i) {
        double step = STEP * Math.max(1, Math.abs(x[i]));
        double[] above = x.clone();
        double[] below = x.clone();
        above[i] += step;
        below[i] -= step;
        return (op.value(above) - op.value(below)) / (above[i] - below[i]);
    }

    private static double value(Expr expr, double[] x) {
        Map<String, Double> values = new HashMap<>();
        for (int i = 0; i < x.length; i++) values.put("x" + i, x[i]);
        return Traversal.fold(expr, (node, operands) -> switch (node) {
            case Const c -> c.value().doubleValue();
            case Var v -> values.get(v.name());
            case Apply a -> a.op().value(operands.stream().mapToDouble(Double::doubleValue).toArray());
        });
    }
}
