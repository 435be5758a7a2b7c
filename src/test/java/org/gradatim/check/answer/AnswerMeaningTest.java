package org.gradatim.check.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.gradatim.check.answer.Answer.OwnName;
import org.gradatim.expr.InputException;
import org.gradatim.expr.ShapeMismatch;
import org.gradatim.graph.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerMeaningTest {
    private static final Model TWO_NEURONS = Readings.example("two-neurons");
    private static final Model SHIRTS = Readings.example("demand-prediction");
    private static final Model LOGISTIC = Readings.example("logistic-regression");
    private static final Model DEEP = Readings.example("deep");

    @ParameterizedTest
    @ValueSource(strings = {"dJ/dw1 = (a3-y)*w5*a1*(1-a1)*x1", "∂J/∂w₁ = (a₃ − y) · w₅ · a₁(1 − a₁) · x₁", "dw1 = (a3 - y) w5 σ'(z1) x1", "dC/dw_1 = (yhat - y)*w_5*sigmoid_prime(z_1)*x_1",
        "\\frac{\\partial J}{\\partial w_1} = (\\hat{y}-y)\\,w_{5}\\,g'(z_1)\\,x_1", "\\frac{\\partial \\mathcal{L}}{\\partial w^{[1]}_{11}} = (a^{[2]}_1 - y) w^{[2]}_{11} a^{[1]}_1 (1-a^{[1]}_1) x_1",
        "dJ/dw1 = (a3 - y)*w5*exp(-z1)/(1+exp(-z1))^2*x1", "dJ/dw1 = (a3 - y)*w5*e^{-z1}/(1+e^{-z1})^2*x1", "grad_w1 = (a3 - y)*self.w5*a1*(1-a1)*x[0]", "w1 = (a3-y)*w5*a1*(1-a1)*x1",
        "\\nabla_{w_1} J = (a_3 - y) w_5 \\tfrac14 \\mathrm{sech}^2(z_1/2) x_1", "dJ_dw1 = (a3-y) * w5 * (a1 if z1 > 0 else a1) * (1 - a1) * x1"})
    void oneDerivativeInManySpellings(String line) {
        assertThat(Readings.judged(TWO_NEURONS, line)).isEqualTo("dJ/dw1 right");
    }

    @Test
    void aChainIsReadStepByStep() {
        assertThat(Readings.judged(TWO_NEURONS, "∂J/∂w₁ = ∂J/∂a₃ · ∂a₃/∂z₃ · ∂z₃/∂a₁ · ∂a₁/∂z₁ · ∂z₁/∂w₁ = (a3-y)*a1*(1-a1)*x1 = (a3-y)*w5*a1*(1-a1)*x1")).isEqualTo("dJ/dw1 right wrong right");
    }

    @Test
    void helpersOfOnesOwnAreUsedInLaterLinesAndKeepTheirTruth() {
        Meaning meaning = Readings.read(TWO_NEURONS, "delta3 = y - a3\ntmp = delta3*w5\ndJ/dw1 = tmp*a1*(1-a1)*x1");
        assertThat(Readings.judged(meaning)).isEqualTo("dJ/dz3 wrong\ndJ/dw1 wrong");
        assertThat(meaning.ownNames()).extracting(OwnName::variable).hasSize(2).allMatch(v -> v.startsWith("own:"));
        assertThat(meaning.ownNames().getFirst().value()).hasToString("y - a3");
        assertThat(meaning.ownNames().getFirst().truth()).hasValueSatisfying(t -> assertThat(t).hasToString("a3 - y"));
        assertThat(meaning.ownNames().getLast().truth()).isEmpty();
    }

    @Test
    void ownNamesThatNoAnswerUsesAreNotHandedOn() {
        assertThat(Readings.read(TWO_NEURONS, "c = 3*w1\ndJ/dw5 = (a3-y)*a1").ownNames()).isEmpty();
    }

    @Test
    void aDerivativeInsideOfAFormulaIsTheOwnEarlierLine() {
        assertThat(Readings.judged(TWO_NEURONS, "dJ/dz3 = y - a3\ndJ/dw5 = dJ/dz3 * a1")).isEqualTo("dJ/dz3 wrong\ndJ/dw5 wrong");
        assertThat(Readings.judged(TWO_NEURONS, "dJ/dw5 = dJ/dz3 * a1")).isEqualTo("dJ/dw5 right");
    }

    @Test
    void aDefinitionThatIsRestatedWronglyIsAnOwnNameWithTheModelsTruth() {
        Meaning meaning = Readings.read(TWO_NEURONS, "a1 = tanh(z1)\ndJ/dw5 = (a3-y)*a1");
        assertThat(Readings.judged(meaning)).isEqualTo("dJ/dw5 wrong");
        assertThat(meaning.ownNames()).singleElement().satisfies(o -> assertThat(o.truth().orElseThrow()).hasToString("a1"));
        assertThat(Readings.read(TWO_NEURONS, "a1 = sigmoid(z1)\ndJ/dw5 = (a3-y)*a1").ownNames()).isEmpty();
    }

    @Test
    void stepsOfDescentAreReadAsTheirGradients() {
        assertThat(Readings.judged(TWO_NEURONS, "w5 := w5 - α*(a3-y)*a1")).isEqualTo("dJ/dw5 right");
        assertThat(Readings.judged(TWO_NEURONS, "w5 -= lr*(a3-y)*a1")).isEqualTo("dJ/dw5 right");
        Meaning added = Readings.read(TWO_NEURONS, "w5 += (y-a3)*a1");
        assertThat(Readings.remarks(added)).contains("DESCENT_DIRECTION []");
    }

    @Test
    void aStepByTheOwnEarlierGradientSaysNothingNew() {
        assertThat(Readings.judged(TWO_NEURONS, "dw5 = (a3-y)*a1\nw5 -= alpha*dw5")).isEqualTo("dJ/dw5 right");
    }

    @Test
    void theDerivativeAtTheActivationIsReadAsItStands() {
        assertThat(Readings.judged(TWO_NEURONS, "dJ/dw1 = (a3-y)*w5*σ'(a1)*x1")).isEqualTo("dJ/dw1 wrong");
    }

    @Test
    void matricesOfTheLayersAreReadForOneExample() {
        assertThat(Readings.judged(TWO_NEURONS, """
                Z1 = W1 @ X
                dZ2 = A2 - Y
                dW2 = dZ2 @ A1.T
                dZ1 = (W2.T @ dZ2) * A1 * (1 - A1)
                dW1 = np.dot(dZ1, X.T)
                """)).isEqualTo("dJ/dZ2 right\ndJ/dW2 right\ndJ/dZ1 right\ndJ/dW1 right");
    }

    @Test
    void vectorisedCodeIsReadOverTheExamples() {
        assertThat(Readings.judged(SHIRTS, """
                m = X.shape[1]
                dZ2 = A2 - Y
                dW2 = 1./m * np.dot(dZ2, A1.T)
                db2 = 1./m * np.sum(dZ2, axis=1, keepdims=True)
                dA1 = np.dot(W2.T, dZ2)
                dZ1 = dA1 * A1 * (1 - A1)
                dW1 = np.dot(dZ1, X.T)
                db1 = np.sum(dZ1, axis=1, keepdims=True)/m
                """)).isEqualTo("dL/dZ2 right\ndJ/dW2 right\ndJ/db2 right\ndL/dA1 right\ndL/dZ1 right\ndJ/dW1 wrong\ndJ/db1 right");
    }

    @Test
    void aSumOverAllExamplesIsTheBiasOfTheLayerWhereItIsNoNeurons() {
        Model model = Readings.model("""
                network: {inputs: [x1, x2], layers: [{units: 2, activation: tanh}, {units: 1, activation: sigmoid}]}
                loss: binary_crossentropy
                """);
        assertThat(Readings.judged(model, "dZ2 = A2 - Y\ndb2 = 1/m*np.sum(dZ2)")).endsWith("dJ/db2 right");
    }

    @Test
    void theWeightsOfOneNeuronMayStandInAColumn() {
        Model model = Readings.model("""
                network: {inputs: [x1, x2], layers: [{units: 1, activation: sigmoid}]}
                loss: binary_crossentropy
                regularization: {l2: 0.1}
                parameters: {w1: 0.2, w2: -0.4, b1: 0.1}
                data: [{x: [1, 2], y: 1}, {x: [0.5, -1], y: 0}, {x: [-0.3, 0.8], y: 1}]
                """);
        assertThat(Readings.judged(model, "A = sigmoid(np.dot(w.T, X) + b)\ndw = 1/m*np.dot(X, (A-Y).T) + lam/m*w\ndb = 1/m*np.sum(A-Y)"))
                .isEqualTo("dJ/dW right\ndJ/db right");
        assertThat(Readings.judged(model, "dw = 1/m*np.dot(X, (Y-A).T) + lam/m*w")).endsWith(" wrong");
    }

    @Test
    void examplesMayStandInRows() {
        Meaning meaning = Readings.read(SHIRTS, """
                delta2 = (A2 - Y)/m
                dW2 = A1.T @ delta2
                delta1 = delta2 @ W2.T * A1*(1-A1)
                dW1 = X.T @ delta1
                db1 = delta1.sum(axis=0)
                """);
        assertThat(Readings.judged(meaning)).isEqualTo("dJ/dZ2 right\ndJ/dW2 right\ndJ/dZ1 right\ndJ/dW1 right\ndJ/db1 right");
        assertThat(Readings.remarks(meaning)).contains("EXAMPLES_IN_ROWS []");
        assertThat(meaning.answers().get(3).truth().shape()).isEqualTo("4×3");
    }

    @Test
    void aTransposeThatIsMissingIsNamedWithBothShapes() {
        Meaning meaning = Readings.read(SHIRTS, "\\delta^{[2]} = A^{[2]} - Y\n\\frac{\\partial J}{\\partial W^{[2]}} = \\frac{1}{m}\\delta^{[2]} A^{[1]}");
        assertThat(meaning.answers().getLast().steps().getFirst().error().orElseThrow()).isInstanceOfSatisfying(ShapeMismatch.class, e -> {
            assertThat(e.mend()).contains(ShapeMismatch.Mend.RIGHT);
            assertThat(e.right().text()).isEqualTo("A^{[1]}");
        });
    }

    @Test
    void sumsOverTheExamplesAreWrittenOutForEachWeight() {
        assertThat(Readings.judged(LOGISTIC, "\\frac{\\partial J}{\\partial w_j} = \\frac{1}{m}\\sum_{i=1}^{m}(a^{(i)} - y^{(i)})x_j^{(i)} + \\frac{\\lambda}{m} w_j"))
                .isEqualTo("dJ/dw1 right\ndJ/dw2 right");
        assertThat(Readings.judged(LOGISTIC, "dJ/db = 1/m * np.sum(A - Y)")).isEqualTo("dJ/db right");
        assertThat(Readings.judged(LOGISTIC, "dJ/db = np.sum(A - Y)")).isEqualTo("dJ/db wrong");
        assertThat(Readings.judged(LOGISTIC, "dJ/dw2 = np.mean((a1 - y)*sleep) + lam/m*w2")).isEqualTo("dJ/dw2 right");
    }

    @Test
    void octaveTransposesByAPrime() {
        Meaning meaning = Readings.read(LOGISTIC, "h = sigmoid(X*W + b)\ngrad_W = (1/m)*(X'*(h-y)+lambda*W)");
        assertThat(Readings.judged(meaning)).isEqualTo("dJ/dW right");
    }

    @Test
    void withoutExamplesItIsTheLossOfOne() {
        Meaning meaning = Readings.read(SHIRTS, "dJ/dw1 = (a4-y)*w13*a1*(1-a1)*price");
        assertThat(Readings.judged(meaning)).isEqualTo("dL/dw1 right");
        assertThat(Readings.remarks(meaning)).containsExactly("ONE_EXAMPLE [L]");
    }

    @Test
    void layersAreFoundInEveryNotation() {
        assertThat(Readings.judged(DEEP, "\\frac{\\partial L}{\\partial w^{[3]}_{12}} = (a^{[3]}_1 - y)a^{[2]}_2")).isEqualTo("dL/dw3_12 right");
        assertThat(Readings.judged(DEEP, "dL/dw17 = (a7 - y)*a5")).isEqualTo("dL/dw3_12 right");
    }

    @Test
    void softmaxWithItsSumOverOutputs() {
        Model softmax = Readings.model("""
                definitions: [S = exp(z1)+exp(z2)+exp(z3), y1 = exp(z1)/S, y2 = exp(z2)/S, y3 = exp(z3)/S, t3 = 1 - t1 - t2, J = -(t1*log(y1)+t2*log(y2)+t3*log(y3))]
                with_respect_to: [z1, z2, z3]
                """);
        assertThat(Readings.judged(softmax, "\\frac{\\partial J}{\\partial z_i} = - \\frac{t_i}{y_i} y_i (1-y_i) - \\sum_{j \\neq i} \\frac{t_j}{y_j} (-y_j y_i) = y_i - t_i"))
                .isEqualTo("dJ/dz1 right right\ndJ/dz2 right right\ndJ/dz3 right right");
    }

    @Test
    void namesThatTheModelLacksAreListedWithTheNearest() {
        Meaning meaning = Readings.read(TWO_NEURONS, "dJ/dw1 = (a3-y)*w5*a1*(1-a1)*x7");
        assertThat(meaning.answers().getFirst().steps().getFirst().error().orElseThrow()).hasMessageContaining("answer:1:30: there is no `x7` in this model")
                .hasMessageContaining("`x1`");
    }

    @Test
    void aFormulaWithoutALeftSideNeedsOneQuestion() {
        assertThat(Readings.judged(TWO_NEURONS, "(a3-y)*a1")).isEqualTo("unreadable (a3-y)*a1");
        AnswerMeaning meaning = AnswerMeaning.of(TWO_NEURONS);
        assertThat(Readings.judged(meaning.read(meaning.reader().read("(a3-y)*a1", "answer"), Optional.of("w5")))).isEqualTo("dJ/dw5 right");
        assertThatThrownBy(() -> meaning.read(List.of(), Optional.of("w55"))).isInstanceOf(InputException.class).hasMessageContaining("`w55`");
    }

    @Test
    void anAmbiguousReadingIsRemarked() {
        assertThat(Readings.remarks(Readings.read(TWO_NEURONS, "dJ/dw6 = (yhat - y)*a2"))).containsExactly("NAME_READ_AS [yhat, a3]");
    }

    @Test
    void aParameterThatIsTakenOutOfWhereItIsKeptIsNoAnswer() {
        assertThat(Readings.judged(SHIRTS, "W2 = parameters[\"W2\"]\nm = X.shape[1]\ndZ2 = A2 - Y\ndW2 = 1/m * np.dot(dZ2, A1.T)")).isEqualTo("dL/dZ2 right\ndJ/dW2 right");
    }

    @Test
    void oneMayBeSubtractedAtTheTrueClassOfEachExample() {
        Model softmax = Readings.model("""
                network: {inputs: 2, layers: [{units: 3, activation: relu}, {units: 2, activation: softmax}]}
                loss: categorical_crossentropy
                data: [{x: [1, 2], y: [1, 0]}, {x: [0.5, -1], y: [0, 1]}, {x: [2, 1], y: [1, 0]}, {x: [2, 3], y: [1, 0]}]
                """);
        String code = """
                z1 = X.dot(W1) + b1
                a1 = np.maximum(0, z1)
                delta3 = probs
                delta3[range(num_examples), y] -= 1
                delta3 /= num_examples
                dW2 = a1.T.dot(delta3)
                delta2 = delta3.dot(W2.T)
                delta2[z1 <= 0] = 0
                dW1 = X.T.dot(delta2)
                """;
        assertThat(Readings.judged(softmax, code)).isEqualTo("dJ/dW2 right\ndJ/dW1 right");
        assertThat(Readings.judged(softmax, code.replace("delta3 /= num_examples\n", ""))).isEqualTo("dJ/dW2 wrong\ndJ/dW1 wrong");
        assertThat(Readings.judged(softmax, code.replace("delta2[z1 <= 0] = 0\n", ""))).isEqualTo("dJ/dW2 right\ndJ/dW1 wrong");
    }

    @Test
    void theLetterLAboveIsTheLastLayerAlone() {
        Model nielsen = Readings.model("""
                network: {inputs: 2, layers: [{units: 2, activation: sigmoid}, {units: 2, activation: sigmoid}]}
                loss: half_squared_error
                """);
        assertThat(Readings.judged(nielsen, "\\delta^L_j = (a^L_j - y_j) \\sigma'(z^L_j)")).isEqualTo("dJ/dz3 right\ndJ/dz4 right");
        assertThat(Readings.judged(nielsen, "\\delta^L_j = (y_j - a^L_j) \\sigma'(z^L_j)")).isEqualTo("dJ/dz3 wrong\ndJ/dz4 wrong");
    }

    @Test
    void theHypothesisOfAnExampleIsItsPrediction() {
        assertThat(Readings.judged(LOGISTIC, "\\frac{\\partial J}{\\partial b} = \\frac{1}{m}\\sum_{i=1}^m (h_\\theta(x^{(i)}) - y^{(i)})")).isEqualTo("dJ/db right");
        assertThat(Readings.judged(LOGISTIC, "\\frac{\\partial J}{\\partial b} = \\frac{1}{m}\\sum_{i=1}^m (y^{(i)} - h_\\theta(x^{(i)}))")).isEqualTo("dJ/db wrong");
    }

    @Test
    void aStepOfDescentWithALetterIsReadForEveryWeight() {
        Model logistic = Readings.model("""
                network: {inputs: 2, layers: [{units: 1, activation: sigmoid}]}
                loss: binary_crossentropy
                data: [{x: [1, 2], y: 1}, {x: [0.5, -1], y: 0}, {x: [2, 1], y: 1}]
                """);
        String step = "w_j := w_j - \\alpha \\frac{1}{m} \\sum_{i=1}^m ( h_\\theta(x^{(i)}) - y^{(i)} ) x_j^{(i)}";
        assertThat(Readings.judged(logistic, step).lines()).isNotEmpty().allMatch(l -> l.endsWith(" right"));
        Meaning ascent = Readings.read(logistic, step.replace("w_j - ", "w_j + "));
        assertThat(Readings.remarks(ascent)).contains("DESCENT_DIRECTION []");
        assertThat(Readings.judged(logistic, "w_j = 3\ndb = mean(A - Y)")).isEqualTo("dJ/db right");
    }

    @Test
    void whatANameWasBeforeItIsChangedIsAStepOnTheWay() {
        assertThat(Readings.judged(SHIRTS, "dZ2 = A2 - Y\ndW2 = np.dot(dZ2, A1.T)\ndW2 /= m")).isEqualTo("dL/dZ2 right\ndJ/dW2 right");
        assertThat(Readings.judged(SHIRTS, "dZ2 = A2 - Y\ndW2 = np.dot(dZ2, A1.T)\ndW2 *= m")).isEqualTo("dL/dZ2 right\ndJ/dW2 wrong");
    }

    @Test
    void aReluIsPositiveWhereWhatGoesIntoItIs() {
        Model relu = Readings.model("""
                network: {inputs: 2, layers: [{units: 3, activation: relu}, {units: 1, activation: linear}]}
                loss: mean_squared_error
                data: [{x: [1, 2], y: 1}, {x: [0.5, -1], y: 0}, {x: [2, 1], y: 1}]
                """);
        String code = "dZ2 = 2/m*(A2 - Y)\ndZ1 = np.dot(W2.T, dZ2) * (A1 > 0)\ndW1 = np.dot(dZ1, X.T)";
        Meaning meaning = Readings.read(relu, code);
        assertThat(meaning.answers().get(1).steps().getLast().value().orElseThrow().toString()).doesNotContain("step(a");
    }

    @Test
    void aNumberInRoundBracketsOverAWeightIsItsLayer() {
        Model model = Readings.model("""
                network: {inputs: 2, layers: [{units: 2, activation: tanh}, {units: 2, activation: linear}]}
                loss: half_squared_error
                """);
        String rules = """
                \\[ \\delta_k^{(2)} = a_k^{(2)} - y_k,\\quad \\delta_j^{(1)} = (1-(a_j^{(1)})^2)\\sum_{k} w_{kj}^{(2)} \\delta_k^{(2)} \\]
                \\[ \\frac{\\partial E}{\\partial w_{kj}^{(2)}} = \\delta_k^{(2)} a_j^{(1)} \\]
                """;
        assertThat(Readings.judged(model, rules).lines()).hasSize(8).allMatch(l -> l.endsWith(" right"));
    }

    @Test
    void octaveCountsAxesFromOne() {
        assertThat(Readings.judged(SHIRTS, "dZ2 = A2 - Y;\ndZ1 = (W2'*dZ2) .* A1 .* (1 - A1);\ndb1 = (1/m) * sum(dZ1, 2);").lines()).last().isEqualTo("dJ/db1 right");
    }
}
