package org.gradatim.check.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.gradatim.check.answer.CheckedAnswer.Right;
import org.gradatim.check.answer.CheckedAnswer.Unreadable;
import org.gradatim.check.answer.CheckedAnswer.Wrong;
import org.gradatim.graph.Model;
import org.gradatim.render.text.TextFormula;
import org.gradatim.render.text.TextStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sheets of answers in the many ways in which people write: each line means one thing, and is judged by that. */
class WaysOfWritingTest {
    private static final Model SMALL = Readings.model("""
            network: {inputs: [x1, x2], layers: [{units: 2, activation: sigmoid}, {units: 1, activation: sigmoid}], bias: false}
            loss: binary_crossentropy
            """);
    private static final Model OUTPUTS = Readings.model("""
            network: {inputs: [x1, x2], layers: [{units: 2, activation: tanh}, {units: 3, activation: softmax}]}
            loss: categorical_crossentropy
            """);
    private static final Model EXAMPLES = Readings.model("""
            network: {inputs: [x1, x2], layers: [{units: 3, activation: relu}, {units: 1, activation: sigmoid}]}
            loss: binary_crossentropy
            parameters: {W1: [[0.2,-0.4],[0.3,0.5],[-0.1,0.7]], b1: [0.1,0.2,-0.1], W2: [0.4,-0.6,0.5], b2: [0.1]}
            data:
              - {x: [1.0, 2.0], y: 1}
              - {x: [0.5, -1.0], y: 0}
              - {x: [-0.3, 0.8], y: 1}
              - {x: [1.3, 0.4], y: 0}
            """);
    private static final Model REGULARISED = Readings.model("""
            network: {inputs: [x1, x2], layers: [{units: 1, activation: sigmoid}]}
            loss: binary_crossentropy
            regularization: {l2: 0.1}
            parameters: {w1: 0.2, w2: -0.4, b1: 0.1}
            data:
              - {x: [1.0, 2.0], y: 1}
              - {x: [0.5, -1.0], y: 0}
              - {x: [-0.3, 0.8], y: 1}
            """);

    @Test
    void aSheetHasOneLayout() {
        assertThat(judged(EXAMPLES, """
                dW1 = 1/m*np.dot(dZ1, X.T)
                db1 = 1/m*np.sum(dZ1, axis=0, keepdims=True)
                """)).isEqualTo("dJ/dW1 right, dJ/db1 wrong: sum-over-wrong-axis");
        assertThat(judged(EXAMPLES, """
                dW1 = 1/m*np.dot(X.T, dZ1)
                db1 = 1/m*np.sum(dZ1, axis=0, keepdims=True)
                """)).isEqualTo("dJ/dW1 right, dJ/db1 right");
    }

    @Test
    void aMatrixWithOneEntryIsNoScalar() {
        assertThat(judged(SMALL, "dZ2 = A2 - Y\ndW2 = np.dot(dZ2, A1)")).isEqualTo("dJ/dZ2 right, dJ/dW2 wrong: transposed");
        assertThat(judged(SMALL, "dZ2 = A2 - Y\ndW2 = dZ2 @ A1")).isEqualTo("dJ/dZ2 right, dJ/dW2 wrong: transposed");
        assertThat(judged(SMALL, "dZ2 = A2 - Y\ndW2 = dZ2.dot(A1.T)")).isEqualTo("dJ/dZ2 right, dJ/dW2 right");
        assertThat(judged(SMALL, "dW2 = np.dot(a3 - y, A1.T)")).isEqualTo("dJ/dW2 right");
    }

    @Test
    void theTransposeOfAWholeGradientIsRightAndSaid() {
        List<CheckedAnswer> answers = Checker.of(SMALL).check("dZ2 = A2 - Y\ndW2 = A1 @ dZ2.T", "answer");
        assertThat(answers.getLast().verdict()).isInstanceOf(Right.class);
        assertThat(answers.getLast().remarks()).extracting(Remark::kind).contains(Remark.Kind.ROW_LAYOUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "loss", "E", "cost", "C", "L"})
    void anOwnNameIsNotTheLossForItsName(String name) {
        assertThat(judged(SMALL, name + " = a3 - y\nhidden = " + name + "*w5*a1*(1-a1)\ndw1 = hidden*x1")).isEqualTo("dJ/dw1 right");
        assertThat(judged(SMALL, name + " = y - a3\nhidden = " + name + "*w5*a1*(1-a1)\ndw1 = hidden*x1")).isEqualTo("dJ/dw1 wrong: sign");
    }

    @Test
    void aNameOfTheModelIsNoFunction() {
        Model named = Readings.model("definitions: ['Zh = X*Wh', 'H = relu(Zh)', 'Zo = H*Wo', 'yh = relu(Zo)', 'C = 0.5*(yh - y)^2']\nwith_respect_to: [Wh]");
        assertThat(judged(named, "dC/dWh = (yh - y)*relu'(Zo)*Wo*H'(Zh)*X")).isEqualTo("dC/dWh right");
    }

    @Test
    void aTransposeOrAPowerBehindABracketIsOfTheBracketAlone() {
        assertThat(judged(OUTPUTS, "\\begin{align} \\delta &= a - y \\\\ \\nabla_{W^{[2]}} J &= \\delta\\, (a^{[1]})^T \\end{align}")).isEqualTo("dJ/dW2 right");
        assertThat(judged(SMALL, "dJ/dw1 = (a3-y) w5 (a1 - a1^2) x1")).isEqualTo("dJ/dw1 right");
        assertThat(judged(SMALL, "dJ/dw1 = (a3-y) w5 x1 (a1) - (a3-y) w5 x1 (a1)^2")).isEqualTo("dJ/dw1 right");
    }

    @Test
    void differentialsOfMatricesAreReadInLatex() {
        assertThat(judged(EXAMPLES, """
                \\begin{align}
                dZ^{[2]} &= A^{[2]} - Y \\\\
                dW^{[2]} &= \\frac{1}{m} dZ^{[2]} A^{[1]T} \\\\
                db^{[2]} &= \\frac1m \\sum_{i=1}^m dZ^{[2](i)} \\\\
                dZ^{[1]} &= W^{[2]T} dZ^{[2]} * g^{[1]'}(Z^{[1]}) \\\\
                dW^{[1]} &= \\frac1m dZ^{[1]} X^T
                \\end{align}
                """)).isEqualTo("dL/dZ2 right, dJ/dW2 right, dJ/db2 right, dL/dZ1 right, dJ/dW1 right");
        for (String left : List.of("d\\mathbf{W}^{[2]}", "\\mathrm{d}W^{[2]}", "dW^{[2]}")) {
            assertThat(judged(EXAMPLES, left + " = \\frac{1}{m} (A^{[2]} - Y) A^{[1]T}")).as(left).isEqualTo("dJ/dW2 right");
        }
        assertThat(judged(SMALL, "dw^{[1]}_{12} = (\\hat y - y)\\, w^{[2]}_{11}\\, a^{[1]}_1 (1 - a^{[1]}_1)\\, x_2")).isEqualTo("dJ/dw2 right");
    }

    @Test
    void theExactNameOfAParameterIsThatParameter() {
        assertThat(judged(REGULARISED, "dw1 = np.sum((A1-Y)*X[0])/m + 0.1/3*w1")).isEqualTo("dJ/dw1 right");
    }

    @Test
    void aNameThatIsReadAsAMatrixIsSaid() {
        assertThat(Checker.of(SMALL).check("dJ/dW2 = (A2 - Y) @ a1.T", "answer").getFirst().remarks()).anySatisfy(r -> {
            assertThat(r.kind()).isEqualTo(Remark.Kind.NAME_READ_AS);
            assertThat(r.arguments()).containsExactly("a1", "A1");
        });
    }

    @Test
    void aBiasWithANumberIsThatOfALayerWhereAMatrixIsGiven() {
        Model wide = Readings.model("network: {inputs: [x1, x2], layers: [{units: 3, activation: sigmoid}, {units: 2, activation: sigmoid}]}\nloss: half_squared_error");
        String delta = "delta = (A2 - Y)*A2*(1-A2)\nnabla_b2 = ";
        assertThat(judged(wide, delta + "delta")).isEqualTo("dJ/db2 right");
        assertThat(judged(wide, delta + "2*delta")).isEqualTo("dJ/db2 wrong: constant-factor");
        assertThat(judged(wide, delta + "-delta")).isEqualTo("dJ/db2 wrong: sign");
        Model narrow = Readings.model("network: {inputs: [x1, x2], layers: [{units: 2, activation: sigmoid}, {units: 2, activation: sigmoid}, {units: 1, activation: sigmoid}], bias: true}\nloss: binary_crossentropy");
        assertThat(judged(narrow, "delta = A3 - Y\nnabla_b3 = 2*delta")).isEqualTo("dJ/db3 wrong: constant-factor");
        assertThat(judged(narrow, "delta = a5 - y\ndb5 = delta\ndb3 = 2*delta*w9*a3*(1-a3)")).isEqualTo("dJ/db5 right, dJ/db3 wrong: constant-factor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"w1 := w1 - α (a3-y) w5 a1(1-a1) x1", "w1 = w1 - lr*(a3-y)*w5*a1*(1-a1)*x1", "w_1 \\leftarrow w_1 - \\eta (a_3-y) w_5 a_1 (1-a_1) x_1", "w1 -= lr * (a3-y)*w5*a1*(1-a1)*x1",
        "w1 := w1 - α*(2*(a3-y)*w5*a1*(1-a1)*x1)/2", "w1 := w1 + α (y-a3) w5 a1(1-a1) x1"})
    void aStepOfDescentClaimsItsGradient(String step) {
        assertThat(judged(SMALL, step)).isEqualTo("dJ/dw1 right");
    }

    @Test
    void aStepUphillHasTheWrongSignAndAStepIsNoGradient() {
        assertThat(judged(SMALL, "w1 := w1 + α (a3-y) w5 a1(1-a1) x1")).isEqualTo("dJ/dw1 wrong: sign");
        assertThat(judged(SMALL, "dJ/dw1 = w1 - alpha*(a3-y)*w5*a1*(1-a1)*x1")).isEqualTo("dJ/dw1 wrong: update-instead-of-gradient");
    }

    @ParameterizedTest
    @ValueSource(strings = {"w1: ", "dJ/dw1: ", "∇w1 = ", "∇_{w1} = ", "grad w1 = ", "gradient of w1 = ", "∇_{w1} J = ", "dw1 = ", "grad_w1 = "})
    void aDerivativeIsNamedInManyWays(String left) {
        assertThat(judged(SMALL, left + "(a3-y)*w5*a1*(1-a1)*x1")).isEqualTo("dJ/dw1 right");
        assertThat(judged(SMALL, left + "(a3-y)*w5*a1*(1-a1)*x2")).isEqualTo("dJ/dw1 wrong: wrong-index");
    }

    @ParameterizedTest
    @ValueSource(strings = {"np.int64(Z1 > 0)", "(Z1 > 0).astype(float)", "(Z1 > 0).astype(int)", "np.where(Z1 > 0, 1, 0)"})
    void aCastChangesNothing(String indicator) {
        assertThat(judged(EXAMPLES, "dZ2 = A2 - Y\ndZ1 = np.multiply(np.dot(W2.T, dZ2), " + indicator + ")")).isEqualTo("dL/dZ2 right, dL/dZ1 right");
    }

    @Test
    void anUnknownNameIsNamedWithTheNearestOnes() {
        assertThat(error(SMALL, "dJ/dw1 = (a3-y)*w7*a1*(1-a1)*x1")).contains("there is no `w7` in this model; the nearest are `w6`, `w5`, `w4`");
        assertThat(error(SMALL, "dJ/dq = x1")).startsWith("answer:1:5: `q` is no name");
    }

    @Test
    void aFunctionOfTheAnswererIsUsedInLaterLines() {
        String line = "\ndJ/dw1 = (a3 - y)*w5*sigmoid_dx(a1)*x1";
        assertThat(judged(SMALL, "def sigmoid_dx(x):\n    return x*(1-x)\n" + line)).isEqualTo("dJ/dw1 right");
        assertThat(judged(SMALL, "def sigmoid_dx(x):\n    return x*(1+x)\n" + line)).startsWith("dJ/dw1 wrong");
        assertThat(judged(SMALL, line)).isEqualTo("dJ/dw1 wrong: applied-derivative-at-wrong-point");
    }

    @Test
    void aRuleForEveryLayerIsCheckedForEachThatItSpeaksOf() {
        assertThat(judged(SMALL, """
                \\begin{align}
                \\delta^{[L]} &= a^{[L]} - y \\\\
                \\delta^{[l]} &= \\left((W^{[l+1]})^T\\delta^{[l+1]}\\right) \\odot g'(z^{[l]}) \\\\
                \\nabla_{W^{[l]}} J &= \\delta^{[l]} (a^{[l-1]})^T
                \\end{align}
                """)).isEqualTo("dJ/dZ2 right, dJ/dZ1 right, dJ/dW1 right, dJ/dW2 right");
    }

    @Test
    void wordsBehindAFormulaAreNoPartOfIt() {
        assertThat(judged(SMALL, "The gradient is dJ/dw1 = (a3-y)*w5*a1*(1-a1)*x1, because of the chain rule.")).isEqualTo("dJ/dw1 right");
        assertThat(judged(SMALL, "dJ/dw1 = (a3-y)*w5*a1*(1-a1)*x1. This follows from the chain rule.\ndJ/dw2 = (a3-y)*w5*a1*(1-a1)*x2.")).isEqualTo("dJ/dw1 right, dJ/dw2 right");
    }

    @Test
    void aDerivativeOfAFunctionIsShownByItsName() {
        Model rectified = Readings.model("aliases: {R: relu}\ndefinitions: ['z = w*x', 'a = relu(z)', 'C = 0.5*(a - y)^2']");
        assertThat(TextFormula.of(Readings.read(rectified, "dC/dw = (a - y)*R'(z)*x").answers().getFirst().steps().getFirst().reading(), TextStyle.PLAIN)).contains("relu′(z)");
    }

    private static final Model CLASSES = Readings.model("""
            network: {inputs: [x1, x2], layers: [{units: 4, activation: relu}, {units: 3, activation: softmax}]}
            loss: categorical_crossentropy
            data: [{x: [1, 2], y: [1, 0, 0]}, {x: [0.5, -1], y: [0, 1, 0]}, {x: [-0.3, 0.8], y: [0, 0, 1]}, {x: [1.3, 0.4], y: [0, 1, 0]}, {x: [1, -0.4], y: [1, 0, 0]}]
            """);

    @Test
    void softmaxIsTakenOfEachExampleWhereTheyStandInRows() {
        String code = "Z1 = X @ W1 + b1\nH = np.maximum(Z1, 0)\nP = softmax(H @ W2 + b2)\ndZ2 = (P - Y) / m\ndW2 = H.T @ dZ2\ndZ1 = dZ2 @ W2.T * (Z1 > 0)\ndW1 = X.T @ dZ1";
        assertThat(judged(CLASSES, code)).isEqualTo("dJ/dZ2 right, dJ/dW2 right, dJ/dZ1 right, dJ/dW1 right");
        assertThat(judged(CLASSES, code.replace("/ m", ""))).contains("dJ/dW2 wrong");
    }

    @Test
    void anOwnReluIsPositiveWhereWhatGoesIntoItIs() {
        String code = "hidden = np.maximum(0, X.dot(W1) + b1)\ndscores = (softmax(hidden @ W2 + b2) - Y)/m\ndhidden = dscores @ W2.T\ndhidden[hidden <= 0] = 0\ndW1 = X.T @ dhidden";
        assertThat(judged(CLASSES, code)).isEqualTo("dJ/dW1 right");
        assertThat(judged(CLASSES, code.replace("dhidden[hidden <= 0] = 0\n", ""))).isEqualTo("dJ/dW1 wrong: missing-activation-derivative");
    }

    @Test
    void theNumberOfExamplesIsTheExtentOfAMatrix() {
        assertThat(judged(EXAMPLES, "dZ2 = (A2 - Y)/Y.shape[0]\ndW2 = A1.T @ dZ2\ndW1 = X.T @ (dZ2 @ W2.T * (Z1 > 0))")).isEqualTo("dJ/dZ2 right, dJ/dW2 right, dJ/dW1 right");
        assertThat(judged(EXAMPLES, "dZ2 = A2 - Y\ndW2 = dZ2 @ A1.T / X.shape[1]")).isEqualTo("dL/dZ2 right, dJ/dW2 right");
        assertThat(judged(EXAMPLES, "dZ2 = A2 - Y\ndW2 = dZ2 @ A1.T / X.shape[0]")).startsWith("dL/dZ2 right, dJ/dW2 wrong");
    }

    @ParameterizedTest
    @ValueSource(strings = {"y_k - t_k", "\\hat y_k - t_k", "p_k - y_k"})
    void booksNameOutputsAndTargetsInOtherWays(String difference) {
        Model softmax = Readings.model("network: {inputs: [x1, x2], layers: [{units: 3, activation: softmax}]}\nloss: categorical_crossentropy");
        assertThat(judged(softmax, "\\frac{\\partial J}{\\partial z_k} = " + difference)).isEqualTo("dJ/dz1 right, dJ/dz2 right, dJ/dz3 right");
        assertThat(judged(softmax, "\\frac{\\partial J}{\\partial z_k} = -(" + difference + ")")).startsWith("dJ/dz1 wrong: sign");
    }

    @Test
    void aPredictionThatIsClippedIsReadAsItIs() {
        List<CheckedAnswer> answers = Checker.of(EXAMPLES).check("p = np.clip(A2, eps, 1 - eps)\ndZ2 = p - Y\ndW2 = 1/m * dZ2 @ A1.T", "answer");
        assertThat(answers).allMatch(a -> a.verdict() instanceof Right);
        assertThat(judged(Readings.model("network: {inputs: [x1], layers: [{units: 2, activation: softmax}]}\nloss: categorical_crossentropy"), "dJ/dz1 = exp(z1 - logsumexp(z)) - y1"))
                .isEqualTo("dJ/dz1 right");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\nabla J(w)", "\\nabla_w J(w)", "dJ(w)/dw", "\\nabla_\\theta J", "\\frac{dJ}{d\\theta}"})
    void theGradientByAllWeightsIsNamedInManyWays(String left) {
        Model linear = Readings.model("""
                network: {inputs: [x1, x2], layers: [{units: 1, activation: linear}]}
                loss: mean_squared_error
                data: [{x: [1, 2], y: 1}, {x: [0.5, -1], y: 0}, {x: [-0.3, 0.8], y: 1}, {x: [1.3, 0.4], y: 0}]
                """);
        assertThat(judged(linear, left + " = \\frac{2}{m} X^T (Xw + b - y)")).isEqualTo("dJ/dW right");
        assertThat(judged(linear, left + " = \\frac{1}{m} X^T (Xw + b - y)")).isEqualTo("dJ/dW wrong: constant-factor");
    }

    private static String judged(Model model, String text) {
        return Checker.of(model).check(text, "answer").stream().map(WaysOfWritingTest::judged).collect(Collectors.joining(", "));
    }

    private static String judged(CheckedAnswer answer) {
        String quantity = answer.quantity().map(Quantity::text).orElse(answer.text());
        return quantity + switch (answer.verdict()) {
            case Right _ -> " right";
            case Wrong _ -> " wrong: " + (answer.diagnoses().isEmpty() ? "?" : answer.diagnoses().getFirst().mistakes().getFirst().kind().key());
            case CheckedAnswer.Undecided u -> " undecided: " + u.reason();
            case Unreadable u -> " unreadable: " + u.error().getMessage();
        };
    }

    private static String error(Model model, String line) {
        return ((Unreadable) Checker.of(model).check(line, "answer").getFirst().verdict()).error().getMessage();
    }
}
