package org.gradatim.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.gradatim.expr.Arithmetic.minus;
import static org.gradatim.expr.Arithmetic.times;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Var;
import org.gradatim.graph.Data;
import org.gradatim.graph.Program;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final double TOLERANCE = 1e-14;

    private final Program program = Samples.network(Samples.SIGMOID, Optional.of(Rational.of(1, 10)), 2, 2, 1).program(3);
    private final Map<String, Double> parameters = Samples.parameters(program, 1, 1);
    private final Data data = Samples.data(program, 3, 1);
    private final Evaluation evaluation = Evaluation.of(program, parameters, data);

    @Test
    void everyNameHasItsValueInEveryExample() {
        for (int i = 0; i < 3; i++) {
            NaiveEvaluator naive = new NaiveEvaluator(program, parameters, data, i);
            for (String name : List.of("x1", "y", "w3", "lam", "z1", "a2", "a3", "L")) {
                assertThat(evaluation.value(name, i)).as(name).isCloseTo(naive.value(Var.of(name)), within(TOLERANCE));
            }
        }
    }

    @Test
    void anExpressionInTheProgramsNamesHasAValue() {
        Expr slope = times(minus(Var.of("a3"), Var.of("y")), Var.of("w5"), Var.of("a1"), minus(Const.ONE, Var.of("a1")), Var.of("x1"));
        double expected = new NaiveEvaluator(program, parameters, data, 1).value(slope);
        assertThat(evaluation.value(slope, 1)).isCloseTo(expected, within(TOLERANCE));
        assertThat(evaluation.means(List.of(slope))[0]).isCloseTo(NaiveEvaluator.mean(program, parameters, data, slope), within(TOLERANCE));
    }

    @Test
    void theCostIsTheMeanLossPlusThePenalty() {
        double squares = parameters.values().stream().mapToDouble(w -> w * w).sum();
        double loss = NaiveEvaluator.mean(program, parameters, data, Var.of("L"));
        assertThat(evaluation.cost()).isCloseTo(loss + 0.1 / 6 * squares, within(TOLERANCE));
    }

    @Test
    void whatIsUnknownIsNamed() {
        assertThatThrownBy(() -> evaluation.value("q", 0)).hasMessageContaining("`q`");
        assertThatThrownBy(() -> evaluation.value("z1", 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aProgramWithoutDataHasOneExample() {
        Program.Builder builder = Program.builder().parameters(List.of("w"));
        builder.define("J", times(Var.of("w"), Var.of("w")));
        Evaluation withoutData = Evaluation.of(builder.build(), Map.of("w", 3.0), Data.NONE);
        assertThat(withoutData.value("J", 0)).isEqualTo(9);
        assertThat(withoutData.cost()).isEqualTo(9);
    }
}
