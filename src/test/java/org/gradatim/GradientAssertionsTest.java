package org.gradatim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gradatim.GradientAssertions.assertThatDerivative;
import static org.gradatim.GradientAssertions.assertThatGradient;
import static org.gradatim.GradientAssertions.assertThatGradientByName;
import static org.gradatim.GradientAssertions.assertThatGradientOf;

import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientAssertionsTest {
    private static final Path TWO_NEURONS = Path.of("examples/two-neurons.yaml");
    private static final ToDoubleFunction<double[]> BOWL = x -> x[0] * x[0] + 3 * x[1] * x[1];

    private static void assertFails(ThrowingCallable assertion, String... said) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).satisfies(e -> assertThat(e.getMessage()).contains(said));
    }

    // ---- right gradients pass

    @Test
    void rightGradientsPass() {
        assertThatGradient(BOWL).at(1, 2).at(-3, 0.5).matches(x -> new double[] {2 * x[0], 6 * x[1]});
        assertThatGradient(BOWL).at(1, 2).matches(2, 12).matchesEntry(1, 12).matchesEntry(0, x -> 2 * x[0]);
        assertThatGradient(BOWL).at(0, 0).matches(0, 0);
        assertThatGradient(x -> 5).at(1, 2, 3).matches(0, 0, 0);
        assertThatGradient(x -> 1e12 * x[0] + 1e-12 * x[1]).at(1, 1).withinRelativeError(1e-3).matchesEntry(0, 1e12);
        assertThatDerivative(Math::log).at(1e-3, 1, 1e6).matches(x -> 1 / x);
        assertThatDerivative(Math::sqrt).at(1e-6).matches(x -> 0.5 / Math.sqrt(x));
        assertThatDerivative(x -> Math.exp(-30 * x)).at(1).matches(x -> -30 * Math.exp(-30 * x));
        assertThatDerivative(x -> x * x * x).atRandomPoints(50, 1).matches(x -> 3 * x * x);
        assertThatGradientByName(p -> p.get("a") * p.get("b"), "a", "b").at(Map.of("b", 3.0, "a", 2.0)).matches(3, 2).matches(Map.of("b", 2.0));
    }

    @Test
    void aGradientThatIsOffByTheRelativeErrorAndMoreFailsAndByLessPasses() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 500; i++) {
            double[] c = random.doubles(3, -2, 2).toArray();
            double[] x = random.doubles(3, -1, 1).toArray();
            ToDoubleFunction<double[]> f = p -> Math.sin(c[0] * p[0]) * Math.exp(c[1] * p[1]) + c[2] * p[2] * p[2] * p[0];
            double[] g = {c[0] * Math.cos(c[0] * x[0]) * Math.exp(c[1] * x[1]) + c[2] * x[2] * x[2],
                c[1] * Math.sin(c[0] * x[0]) * Math.exp(c[1] * x[1]), 2 * c[2] * x[2] * x[0]};
            assertThatGradient(f).at(x).matches(g);
            int k = random.nextInt(3);
            g[k] *= 1 + 1e-5;
            assertFails(() -> assertThatGradient(f).at(x).matches(g), "entry " + k);
        }
    }

    // ---- wrong ones fail, with what helps

    @Test
    void aFailureNamesTheEntriesBothNumbersAndTheRelativeError() {
        assertFails(() -> assertThatGradient(BOWL).named("u", "v").as("bowl").at(1, 2).matches(2, 12.5),
                "[bowl] 1 of 2 entries of the gradient does not match at (u = 1.0, v = 2.0)", "∂/∂v: 12.5 given, 12 by differences; relative error 0.0400",
                "exact to about", "right: ∂/∂u");
    }

    @Test
    void whatWrongEntriesHaveInCommonIsSaid() {
        assertFails(() -> assertThatGradient(BOWL).at(1, 2).matches(4, 24), "off by the factor 2");
        assertFails(() -> assertThatGradient(BOWL).at(1, 2).matches(-2, -12), "opposite sign");
        assertFails(() -> assertThatGradient(BOWL).at(1, 2).matches(12, 2), "another order");
        assertFails(() -> assertThatGradient(w -> 1 * w[0] + 2 * w[1] + 3 * w[2] + 4 * w[3] + 5 * w[4] + 6 * w[5]).at(0, 0, 0, 0, 0, 0).matches(1, 4, 2, 5, 3, 6),
                "2×3 gradient, transposed");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void noNumberThatIsNotFiniteMatches(double number) {
        assertFails(() -> assertThatGradient(BOWL).at(1, 2).matches(number, 12), "a gradient is a finite number");
        assertFails(() -> assertThatGradient(x -> number).at(1, 2).matches(0, 0), "no finite value at the point");
        assertFails(() -> assertThatGradient(x -> x[0] * 0 + number).at(1).matches(number), "does not match");
    }

    @Test
    void aKinkIsNoPlaceForAGradient() {
        assertFails(() -> assertThatGradient(x -> Math.abs(x[0])).at(0).matches(0), "kink", "-1.00 to the left", "1.00 to the right");
        assertFails(() -> assertThatGradient(x -> Math.abs(x[0])).at(0).excludingKinks().matches(0), "nothing could be checked");
        assertThatGradient(x -> Math.abs(x[0])).at(1e-3).matches(1);
        assertFails(() -> assertThatGradient(x -> x[0] > 0 ? 1 : 0).at(0).matches(0), "kink or jump");
        assertFails(() -> assertThatGradient(x -> Math.abs(x[0]) + x[1]).at(0, 1).excludingKinks().matches(0, 2), "entry 1");
    }

    @Test
    void aFunctionThatIsNoneIsFoundOut() {
        AtomicInteger calls = new AtomicInteger();
        assertFails(() -> assertThatGradient(x -> x[0] + calls.incrementAndGet()).at(1).matches(1), "at one and the same point");
        assertFails(() -> assertThatGradient(x -> x[0]++).at(1).matches(1), "changes its argument");
        assertFails(() -> assertThatGradient(BOWL).at(1, 2).matches(x -> {
            x[0] *= 2;
            x[1] *= 6;
            return x;
        }), "changes its argument");
        assertFails(() -> assertThatGradient(BOWL).at(1, 2).matches(x -> null), "null");
    }

    @Test
    void wrongLengthsAreSaid() {
        assertFails(() -> assertThatGradient(BOWL).at(1, 2).matches(2), "1 entries, the point 2");
        assertFails(() -> assertThatGradient(BOWL).at(1, 2).matchesEntry(2, 0), "no entry 2");
        assertThatThrownBy(() -> assertThatGradient(BOWL).matches(2, 12)).isInstanceOf(IllegalStateException.class).hasMessageContaining("at(…)");
        assertThatThrownBy(() -> assertThatGradient(BOWL).atRandomPoints(3, 1).matches(2, 12)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void differencesThatAreTooInexactProveNothing() {
        ToDoubleFunction<double[]> coarse = x -> Math.rint(777_777 * x[0]) / 777_777;
        assertFails(() -> assertThatGradient(coarse).at(0.3).withinRelativeError(1e-9).matches(1), "does not match");
    }

    // ---- with a spec

    @Test
    void theSpecsOwnNumbersAreThePointWhereNoOtherIsGiven() {
        assertThatGradientOf(TWO_NEURONS).matches(new SymbolicNumbers(TWO_NEURONS).gradient());
    }

    @Test
    void aFailureIsExplainedByTheSymbolicGradient() {
        double[] wrong = new SymbolicNumbers(TWO_NEURONS).gradient();
        for (int i = 0; i < 4; i++) wrong[i] *= 2;
        assertFails(() -> assertThatGradientOf(TWO_NEURONS).matches(wrong), "∂/∂w1", "factor");
    }

    @Test
    void aFunctionThatIsNotTheSpecsIsRefused() {
        assertFails(() -> assertThatGradient(w -> w[0]).derivedFrom(TWO_NEURONS).at(0.2, -0.4, 0.7, 0.1, 0.5, -0.3).matches(1, 0, 0, 0, 0, 0),
                "not what the spec describes");
    }

    /** The symbolic gradient at the spec's own numbers. */
    private record SymbolicNumbers(Path spec) {
        double[] gradient() {
            var model = Gradatim.read(spec).model();
            return SymbolicTruth.of(model, new CostFunction(model).ownPoint()).gradient();
        }
    }
}
