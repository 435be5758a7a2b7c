import static org.gradatim.GradientAssertions.assertThatDerivative;
import static org.gradatim.GradientAssertions.assertThatGradient;
import static org.gradatim.GradientAssertions.assertThatGradientByName;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a project tests gradients that it writes by hand. The class needs JUnit and the Gradatim library, nothing else. */
class BackpropTest {
    /** The network of examples/two-neurons.yaml, as a program would have it: a loss, and its gradient by backpropagation. */
    private static final class TwoNeurons {
        private final double x1 = 1.0;
        private final double x2 = 2.0;
        private final double y = 1;

        static double sigmoid(double z) {
            return 1 / (1 + Math.exp(-z));
        }

        double loss(double[] w) {
            double a1 = sigmoid(w[0] * x1 + w[1] * x2);
            double a2 = sigmoid(w[2] * x1 + w[3] * x2);
            double a3 = sigmoid(w[4] * a1 + w[5] * a2);
            return -(y * Math.log(a3) + (1 - y) * Math.log(1 - a3));
        }

        double[] gradient(double[] w) {
            double a1 = sigmoid(w[0] * x1 + w[1] * x2);
            double a2 = sigmoid(w[2] * x1 + w[3] * x2);
            double delta3 = sigmoid(w[4] * a1 + w[5] * a2) - y;
            double delta1 = delta3 * w[4] * a1 * (1 - a1);
            double delta2 = delta3 * w[5] * a2 * (1 - a2);
            return new double[] {delta1 * x1, delta1 * x2, delta2 * x1, delta2 * x2, delta3 * a1, delta3 * a2};
        }
    }

    @Test
    void theGradientOfAnyFunctionIsHeldAgainstItsValues() {
        assertThatGradient(x -> x[0] * x[0] * Math.sin(x[1]))
                .at(1.5, 0.3)
                .matches(x -> new double[] {2 * x[0] * Math.sin(x[1]), x[0] * x[0] * Math.cos(x[1])});
    }

    @Test
    void aDerivativeByOneNumber() {
        assertThatDerivative(Math::tanh).at(-2, 0, 0.7).matches(x -> 1 - Math.tanh(x) * Math.tanh(x));
    }

    @Test
    void backpropagationGivesTheGradientOfTheLoss() {
        TwoNeurons net = new TwoNeurons();
        assertThatGradient(net::loss).named("w1", "w2", "w3", "w4", "w5", "w6")
                .at(0.2, -0.4, 0.7, 0.1, 0.5, -0.3)
                .atRandomPoints(10, 42)
                .withinRelativeError(1e-7)
                .matches(net::gradient);
    }

    /** With the spec of the network the truth is the symbolic gradient, and a failure says what was done wrong. */
    @Test
    void backpropagationIsThatOfTheSpec() {
        TwoNeurons net = new TwoNeurons();
        assertThatGradient(net::loss).derivedFrom(Path.of("examples/two-neurons.yaml"))
                .at(0.2, -0.4, 0.7, 0.1, 0.5, -0.3)
                .matches(net::gradient);
    }

    @Test
    void someEntriesByName() {
        assertThatGradientByName(p -> Math.pow(p.get("slope") * 2 + p.get("offset") - 3, 2), "slope", "offset")
                .at(Map.of("slope", 0.5, "offset", 1.0))
                .matches(Map.of("slope", -4.0));
    }

    /** max(0, x) has no slope at 0; with the corner excluded the other entry is still checked. */
    @Test
    void kinksMayBeExcluded() {
        assertThatGradient(x -> Math.max(0, x[0]) + x[1] * x[1]).at(0, 2).excludingKinks().matches(0, 4);
    }
}
