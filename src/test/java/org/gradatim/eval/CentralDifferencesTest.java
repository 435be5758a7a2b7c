package org.gradatim.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.gradatim.expr.Arithmetic.exp;
import static org.gradatim.expr.Arithmetic.log;
import static org.gradatim.expr.Arithmetic.minus;
import static org.gradatim.expr.Arithmetic.power;
import static org.gradatim.expr.Arithmetic.times;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradatim.eval.CentralDifferences.Slope;
import org.gradatim.expr.Activations;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Var;
import org.gradatim.graph.Data;
import org.gradatim.graph.Network;
import org.gradatim.graph.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CentralDifferencesTest {
    /** The formula's error at a step of 2⁻¹⁷ in costs whose third derivative is near 1. */
    private static final double TOLERANCE = 1e-9;

    private static final Var W = Var.of("w");
    private static final Var X = Var.of("x");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 300})
    void theSlopesOfANetworkAreItsGradient(int examples) {
        Network network = Samples.network(Samples.SIGMOID, Optional.empty(), 3, 4, 2);
        Program program = network.program(examples);
        Map<String, Double> parameters = Samples.parameters(program, 1, 5);
        Data data = Samples.data(program, examples, 5);
        double[] gradient = Tape.compile(program, Samples.gradient(network)).means(parameters, data);
        List<Slope> slopes = CentralDifferences.of(program, parameters, data).slopes(program.parameters());
        for (int k = 0; k < gradient.length; k++) {
            Slope slope = slopes.get(k);
            assertThat(slope.parameter()).isEqualTo(program.parameters().get(k));
            assertThat(slope.value()).isCloseTo(gradient[k], within(TOLERANCE));
            assertThat(slope.error()).isBetween(Math.abs(slope.value() - gradient[k]), TOLERANCE);
            assertThat(slope.kink()).isEmpty();
        }
    }

    @Test
    void thePenaltyHasItsSlopeToo() {
        Network network = Samples.network(Samples.SIGMOID, Optional.of(Rational.of(1, 2)), 2, 1);
        Program program = network.program(10);
        Map<String, Double> parameters = Samples.parameters(program, 1, 5);
        Data data = Samples.data(program, 10, 5);
        double withoutPenalty = Tape.compile(program, Samples.gradient(network)).means(parameters, data)[0];
        double expected = withoutPenalty + 0.5 / 10 * parameters.get("w1");
        assertThat(CentralDifferences.of(program, parameters, data).slope("w1").value()).isCloseTo(expected, within(TOLERANCE));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-12, 0.1, -3.7, 1e3, 12345.678, -1e9})
    void theErrorIsNotUnderestimatedWhateverTheSizeOfTheWeight(double w) {
        Program program = program(Arithmetic.plus(power(W, 2), Apply.of(Arithmetic.SQRT, Arithmetic.plus(Const.ONE, power(W, 2)))));
        Slope slope = CentralDifferences.of(program, Map.of("w", w), Data.NONE).slope("w");
        double exact = 2 * w + w / Math.hypot(1, w);
        assertThat(slope.error()).isGreaterThanOrEqualTo(Math.abs(slope.value() - exact));
        if (Math.abs(w) < 100) assertThat(slope.value()).isCloseTo(exact, within(TOLERANCE));
    }

    @Test
    void aSaturatedNeuronShowsTheRoundingOfItsLogarithm() {
        Expr a = Apply.of(Activations.SIGMOID, W);
        Program program = program(Arithmetic.negate(log(minus(Const.ONE, a))));
        Slope slope = CentralDifferences.of(program, Map.of("w", 30.0), Data.NONE).slope("w");
        assertThat(slope.error()).isGreaterThan(Math.abs(slope.value() - 1)).isGreaterThan(1e-3);
    }

    @Test
    void aReluThatCrossesZeroIsNamedWithItsExample() {
        Program program = withInput(Apply.of(Activations.RELU, times(W, X)));
        Data data = new Data(Map.of("x", new double[] {1, 2, 0, 3}), 4);
        assertThat(CentralDifferences.of(program, Map.of("w", 0.5), data).slope("w").kink()).isEmpty();
        Kink kink = CentralDifferences.of(program, Map.of("w", 1e-6), data).slope("w").kink().orElseThrow();
        assertThat(kink.definition()).isEqualTo("d");
        assertThat(kink.operation()).hasToString("relu(w*x)");
        assertThat(kink.example()).isZero();
        assertThat(kink.distance()).isEqualTo(1e-6);
    }

    @Test
    void aKinkFarDownTheExamplesIsFound() {
        int examples = 3000;
        double[] x = new double[examples];
        java.util.Arrays.fill(x, 1);
        x[2500] = -1;
        Program program = withInput(Apply.of(Activations.RELU, Arithmetic.plus(W, X)));
        Kink kink = CentralDifferences.of(program, Map.of("w", 1.0), new Data(Map.of("x", x), examples)).slope("w").kink().orElseThrow();
        assertThat(kink.example()).isEqualTo(2500);
        assertThat(kink.distance()).isZero();
    }

    @Test
    void aKinkThatNoSlopePassesIsNone() {
        Program.Builder builder = Program.builder().parameters(List.of("w", "v"));
        builder.define("unused", Apply.of(Arithmetic.ABS, W));
        builder.define("d", Arithmetic.plus(exp(W), Apply.of(Arithmetic.MAX, Var.of("v"), Const.ONE)));
        CentralDifferences differences = CentralDifferences.of(builder.build(), Map.of("w", 0.0, "v", 1.0), Data.NONE);
        assertThat(differences.slope("w").kink()).isEmpty();
        assertThat(differences.slope("v").kink()).isPresent();
    }

    @Test
    void aCostThatIsNoNumberGivesASlopeThatIsNone() {
        Program program = program(log(W));
        assertThat(CentralDifferences.of(program, Map.of("w", -1.0), Data.NONE).slope("w").value()).isNaN();
    }

    @Test
    void anUnknownParameterIsNamed() {
        CentralDifferences differences = CentralDifferences.of(program(exp(W)), Map.of("w", 0.0), Data.NONE);
        assertThatThrownBy(() -> differences.slope("q")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("`q`");
    }

    private static Program program(Expr cost) {
        Program.Builder builder = Program.builder().parameters(List.of("w"));
        builder.define("d", cost);
        return builder.build();
    }

    private static Program withInput(Expr definition) {
        Program.Builder builder = Program.builder().inputs(List.of("x")).parameters(List.of("w"));
        Expr d = builder.define("d", definition);
        builder.define("J", power(d, 2));
        return builder.build();
    }
}
