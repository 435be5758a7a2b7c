package org.gradatim.check.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.gradatim.check.answer.CheckedAnswer.Right;
import org.gradatim.check.answer.CheckedAnswer.Wrong;
import org.gradatim.graph.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Code runs line by line: a name means what the last line above has made of it. */
class SequentialCodeTest {
    private static final Model SMALL = Readings.example("two-neurons");
    private static final Model EXAMPLES = Readings.model("""
            network: {inputs: [x1, x2], layers: [{units: 3, activation: tanh}, {units: 1, activation: sigmoid}]}
            loss: binary_crossentropy
            data: [{x: [1, 2], y: 1}, {x: [0.5, -1], y: 0}, {x: [-0.3, 0.8], y: 1}, {x: [1.3, 0.4], y: 0}]
            """);
    private static final Model GATES = Readings.model("""
            definitions: ['o = sigmoid(wo*x + uo*hp)', 'c = tanh(wg*x + ug*hp)', 'h = o*tanh(c)', 'J = 1/2*(h - y)^2']
            with_respect_to: [wo, uo, wg, ug]
            """);

    @ParameterizedTest
    @ValueSource(strings = {"w5 = w5 - lr*dw5", "w5 -= lr*dw5", "w5 -= 0.1*dw5", "w5 = w5 - 0.1*dw5", "w5 = w5 - learning_rate*dw5"})
    void aWeightIsTheNewOneBehindItsOwnStep(String step) {
        String tooEarly = "dw5 = (a3-y)*a1\n" + step + "\ndw1 = (a3-y)*w5*a1*(1-a1)*x1";
        assertThat(judged(SMALL, tooEarly)).isEqualTo("dJ/dw5 right, dJ/dw1 wrong: uses-updated-weights");
        String inOrder = "dw5 = (a3-y)*a1\ndw1 = (a3-y)*w5*a1*(1-a1)*x1\n" + step + "\nw1 -= lr*dw1";
        assertThat(judged(SMALL, inOrder)).isEqualTo("dJ/dw5 right, dJ/dw1 right");
    }

    @ParameterizedTest
    @ValueSource(strings = {"w5 = w5 - 0.5*dw5", "w5 -= 0.03*dw5", "w5 -= dw5*2", "w5 = w5 - dw5"})
    void anyNumberMayBeTheLearningRateOfAGradientThatIsGiven(String step) {
        assertThat(judged(SMALL, "dw5 = (a3-y)*a1\n" + step)).isEqualTo("dJ/dw5 right");
        assertThat(judged(SMALL, "dw5 = (a3-y)*a1\n" + step.replace("- ", "+ ").replace("-=", "+="))).isEqualTo("dJ/dw5 right, dJ/dw5 wrong: sign");
        assertThat(judged(SMALL, "dw5 = (a3-y)*a1\n" + step.replace("dw5", "(a3-y)*a2"))).doesNotContain("dw5 right, dJ/dw5 right");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dJ/dw1 = dJ/dw1", "dw1 = dw1", "dw1 = ∂J/∂w1", "dw1 = grads['w1']", "w1 -= lr*dw1", "w_1 := w_1 - \\alpha \\frac{\\partial J}{\\partial w_1}"})
    void theNameOfADerivativeAloneSaysNothing(String line) {
        assertThat(Checker.of(SMALL).check(line, "answer")).isEmpty();
        assertThat(judged(SMALL, line + "\ndJ/dw1 = (a3-y)*w5*a1*(1-a1)*x2")).isEqualTo("dJ/dw1 wrong: wrong-index");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dJ/dw1 = dw1 + 0", "dw1 = (1)*dJ/dw1", "dw1 *= 1", "dw1 += 0*dw1 + dw1", "w1 -= lr*dw1*1", "dJ/dw1 = dJ/dw1 = dJ/dw1", "dw1 = dw1(1)"})
    void aDerivativeIsNotExplainedByItself(String line) {
        assertThat(judged(SMALL, line)).doesNotContain("right");
    }

    @Test
    void whatAnEarlierLineGivesMayBeUsedForTheSame() {
        assertThat(judged(SMALL, "dw1 = (a3-y)*w5*a1*(1-a1)\ndw1 = dw1*x1")).isEqualTo("dJ/dw1 right");
        assertThat(judged(SMALL, "dw1 = ∂J/∂w1\ndw1 = (a3-y)*w5*a1*(1-a1)*x1")).isEqualTo("dJ/dw1 right");
        assertThat(judged(SMALL, "da1 *= a1*(1-a1)")).isEqualTo("dJ/dz1 right");
        assertThat(judged(EXAMPLES, "dZ1 = dZ1 * (1 - A1**2)")).doesNotContain("right");
    }

    @Test
    void theSameIsSaidOfMatricesAndOfWhatFollows() {
        assertThat(judged(EXAMPLES, "dZ2 = A2 - Y\ndW2 = dZ2 @ A1.T / m\nW2 -= lr * dW2\ndZ1 = (W2.T @ dZ2) * (1 - A1**2)\ndW1 = dZ1 @ X.T / m"))
                .isEqualTo("dL/dZ2 right, dJ/dW2 right, dL/dZ1 wrong: uses-updated-weights, dJ/dW1 wrong: carried-forward");
    }

    @Test
    void onPaperAllWeightsMakeTheirStepAtOnce() {
        assertThat(judged(SMALL, "w_5 := w_5 - \\alpha (a_3-y) a_1\nw_1 := w_1 - \\alpha (a_3-y) w_5 a_1 (1-a_1) x_1")).isEqualTo("dJ/dw5 right, dJ/dw1 right");
        assertThat(judged(SMALL, "w5 = w5 - α(a3-y)a1\nw1 = w1 - α(a3-y) w5 a1(1-a1) x1")).isEqualTo("dJ/dw5 right, dJ/dw1 right");
    }

    @Test
    void aStepIsForgottenWithItsFunctionAndWhereTheNetworkIsEvaluatedAnew() {
        String backward = "dZ2 = A2 - Y\n    dW2 = dZ2 @ A1.T / m\n    dZ1 = (W2.T @ dZ2) * (1 - A1**2)\n";
        assertThat(judged(EXAMPLES, "def update(W2, dW2):\n    W2 = W2 - lr * dW2\n    return W2\n\ndef backward():\n    " + backward)).endsWith("dL/dZ1 right");
        assertThat(judged(EXAMPLES, "dZ2 = A2 - Y\nW2 -= lr * dZ2 @ A1.T / m\nA1 = np.tanh(W1 @ X + b1)\ndZ1 = (W2.T @ dZ2) * (1 - A1**2)")).endsWith("dL/dZ1 right");
    }

    @Test
    void aDerivativeThatIsMultipliedByTheActivationsOneIsThatByWhatGoesIn() {
        assertThat(judged(GATES, "dh = h - y\ndo = dh * tanh(c)\ndo *= o*(1-o)\ndwo = do * x\nduo = do * hp"))
                .isEqualTo("dJ/dh right, dJ/do right, dJ/dz_o right, dJ/dwo right, dJ/duo right");
        assertThat(judged(GATES, "dh = h - y\ndo = dh * tanh(c)\ndo = do * o * (1-o)")).isEqualTo("dJ/dh right, dJ/do right, dJ/dz_o right");
        assertThat(judged(EXAMPLES, "dA2 = (A2 - Y)/(A2*(1-A2))\ndA2 *= A2*(1-A2)\ndW2 = dA2 @ A1.T / m")).isEqualTo("dL/dA2 right, dL/dZ2 right, dJ/dW2 right");
    }

    @Test
    void whatIsWrongInThatStepIsSaidOfIt() {
        assertThat(judged(GATES, "dh = h - y\ndo = dh * tanh(c)\ndo *= (1-o)\ndwo = do * x"))
                .isEqualTo("dJ/dh right, dJ/do right, dJ/dz_o wrong: wrong-activation-derivative, dJ/dwo wrong: carried-forward");
        assertThat(judged(GATES, "dh = h - y\ndo = dh * c\ndo *= (1-o)")).contains("dJ/do wrong");
    }

    @Test
    void helpersMayBeUsedAgain() {
        assertThat(judged(SMALL, "t = a3 - y\ndw5 = t*a1\nt = t*w5*a1*(1-a1)\ndw1 = t*x1")).isEqualTo("dJ/dw5 right, dJ/dw1 right");
    }

    private static String judged(Model model, String text) {
        return Checker.of(model).check(text, "answer").stream().map(SequentialCodeTest::judged).collect(Collectors.joining(", "));
    }

    private static String judged(CheckedAnswer answer) {
        return answer.quantity().map(Quantity::text).orElse(answer.text()) + switch (answer.verdict()) {
            case Right _ -> " right";
            case Wrong _ -> " wrong: " + answer.diagnoses().getFirst().mistakes().getFirst().kind().key();
            default -> " " + answer.verdict();
        };
    }
}
