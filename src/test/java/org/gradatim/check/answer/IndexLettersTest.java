package org.gradatim.check.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import org.gradatim.check.answer.CheckedAnswer.Right;
import org.gradatim.check.answer.CheckedAnswer.Unreadable;
import org.gradatim.graph.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Letters below names may stand for the neurons of a layer each, or count the examples: a sheet is read as its own letters have it. */
class IndexLettersTest {
    private static final Model TWO_LAYERS = Readings.model("""
            network: {inputs: [x1, x2], layers: [{units: 3, activation: tanh}, {units: 2, activation: linear}]}
            loss: half_squared_error
            """);
    /** As wide as it is deep: no shape tells the layers apart. */
    private static final Model SQUARE = Readings.model("""
            network: {inputs: [x1, x2], layers: [{units: 2, activation: sigmoid}, {units: 2, activation: linear}]}
            loss: half_squared_error
            """);
    private static final Model THREE_LAYERS = Readings.model("""
            network: {inputs: [x1, x2], layers: [{units: 3, activation: tanh}, {units: 2, activation: tanh}, {units: 2, activation: linear}]}
            loss: half_squared_error
            """);
    private static final Model NEURON = Readings.model("""
            network: {inputs: [x1, x2], layers: [{units: 1, activation: sigmoid}]}
            loss: binary_crossentropy
            data: [{x: [1, 2], y: 1}, {x: [0.5, -1], y: 0}, {x: [-0.3, 0.8], y: 1}, {x: [1.3, 0.4], y: 0}, {x: [1, -0.4], y: 1}]
            """);
    private static final Model SOFTMAX = Readings.model("""
            network: {inputs: [x1, x2], layers: [{units: 3, activation: softmax}]}
            loss: categorical_crossentropy
            data: [{x: [1, 2], y: [1, 0, 0]}, {x: [0.5, -1], y: [0, 1, 0]}, {x: [-0.3, 0.8], y: [0, 0, 1]}, {x: [1.3, 0.4], y: [0, 1, 0]}]
            """);

    private static final String BISHOP = """
            \\delta_k = y_k - t_k
            \\delta_j = (1 - z_j^2) \\sum_k w_{kj} \\delta_k
            \\frac{\\partial E_n}{\\partial w_{ji}} = \\delta_j x_i
            \\frac{\\partial E_n}{\\partial w_{kj}} = \\delta_k z_j
            """;

    private static void assertRight(Model model, String sheet, int answers, Remark.Kind remark) {
        List<CheckedAnswer> checked = Checker.of(model).check(sheet, "answer");
        assertThat(checked).as(sheet).hasSize(answers).allMatch(a -> a.verdict() instanceof Right).allMatch(a -> a.remarks().stream().anyMatch(r -> r.kind() == remark));
    }

    private static List<String> verdicts(Model model, String sheet) {
        return Checker.of(model).check(sheet, "answer").stream()
                .map(a -> a.quantity().map(Quantity::text).orElse(a.text()) + " " + (a.verdict() instanceof Right ? "right" : a.diagnoses().isEmpty() ? "?" : a.diagnoses().getFirst().mistakes().getFirst().kind().key())).toList();
    }

    @Test
    void eachLetterIsALayerWhereActivationsAreZ() {
        assertRight(TWO_LAYERS, BISHOP, 17, Remark.Kind.LETTERS_ARE_LAYERS_Z_ACTIVATIONS);
        assertRight(TWO_LAYERS, "a_j = \\sum_i w_{ji} x_i + b_j, z_j = \\tanh(a_j)\n" + BISHOP, 17, Remark.Kind.LETTERS_ARE_LAYERS_Z_ACTIVATIONS);
        assertRight(SQUARE, BISHOP.replace("(1 - z_j^2)", "z_j (1 - z_j)"), 12, Remark.Kind.LETTERS_ARE_LAYERS_Z_ACTIVATIONS);
    }

    @Test
    void eachLetterIsALayerWhereActivationsAreA() {
        assertRight(TWO_LAYERS, BISHOP.replace("z_j", "a_j"), 17, Remark.Kind.LETTERS_ARE_LAYERS);
        assertRight(THREE_LAYERS, """
                \\delta_l = y_l - t_l
                \\delta_k = (1 - a_k^2) \\sum_l w_{lk} \\delta_l
                \\delta_j = (1 - a_j^2) \\sum_k w_{kj} \\delta_k
                \\frac{\\partial E}{\\partial w_{ji}} = \\delta_j x_i
                """, 13, Remark.Kind.LETTERS_ARE_LAYERS);
    }

    @Test
    void whatIsWrongInTheLettersOfLayersStaysWrong() {
        assertThat(verdicts(TWO_LAYERS, BISHOP.replace("z_j^2", "z_j"))).contains("dJ/dz4 right", "dJ/dz1 wrong-activation-derivative", "dJ/dw1 carried-forward", "dJ/dw7 right");
        assertThat(verdicts(SQUARE, BISHOP.replace("(1 - z_j^2)", "z_j (1 - z_j)").replace("w_{kj} \\delta_k", "w_{jk} \\delta_k"))).doesNotContain("dJ/dz1 right");
        assertThat(verdicts(SQUARE, BISHOP.replace("(1 - z_j^2)", "z_j (1 - z_j)").replace("\\delta_k z_j", "\\delta_j z_k"))).doesNotContain("dJ/dw5 right");
        assertThat(verdicts(TWO_LAYERS, BISHOP.replace("y_k - t_k", "t_k - y_k"))).contains("dJ/dz4 sign");
    }

    private static final Model DEEP = Readings.model("""
            network: {inputs: [x1, x2], layers: [{units: 3, activation: sigmoid}, {units: 4, activation: sigmoid}, {units: 2, activation: sigmoid}]}
            loss: half_squared_error
            """);

    @Test
    void theSameLettersServeEveryLayer() {
        String unicode = "δ³_j = (a³_j - y_j) σ'(z³_j)\nδ²_j = Σ_k w³_kj δ³_k σ'(z²_j)\nδ¹_j = Σ_k w²_kj δ²_k σ'(z¹_j)\n∂J/∂w¹_jk = δ¹_j x_k\n∂J/∂w²_jk = δ²_j a¹_k\n∂J/∂w³_jk = δ³_j a²_k";
        String plain = "delta3_j = (a3_j - y_j)*a3_j*(1-a3_j)\ndelta2_j = sum_k w3_kj delta3_k * a2_j*(1-a2_j)\ndelta1_j = sum_{k} w2_kj delta2_k * a1_j*(1-a1_j)\n"
                + "dJ/dw3_jk = delta3_j*a2_k\ndJ/dw2_jk = delta2_j*a1_k\ndJ/dw1_jk = delta1_j*x_k";
        String latex = "\\delta^{[3]}_j = (a^{[3]}_j - y_j) (a^{[3]}_j - a^{[3]2}_j)\n\\delta^{[2]}_j = \\sum_k w^{[3]}_{kj} \\delta^{[3]}_k a^{[2]}_j (1 - a^{[2]}_j)\n\\delta^{[1]}_j = \\sum_k w^{[2]}_{kj} \\delta^{[2]}_k a^{[1]}_j (1 - a^{[1]}_j)\n"
                + "\\frac{\\partial J}{\\partial w^{[3]}_{jk}} = \\delta^{[3]}_j a^{[2]}_k\n\\frac{\\partial J}{\\partial w^{[2]}_{jk}} = \\delta^{[2]}_j a^{[1]}_k\n\\frac{\\partial J}{\\partial w^{[1]}_{jk}} = \\delta^{[1]}_j x_k";
        for (String sheet : List.of(unicode, plain, latex)) {
            assertThat(verdicts(DEEP, sheet)).as(sheet).hasSize(9 + 26).allMatch(v -> v.endsWith(" right"));
            String swapped = sheet.replace("³_kj", "³_jk").replace("w3_kj", "w3_jk").replace("w^{[3]}_{kj}", "w^{[3]}_{jk}");
            assertThat(verdicts(DEEP, swapped)).as(swapped).hasSize(9 + 26).filteredOn(v -> v.matches("dJ/d(z[1-7]|w([1-9]|1[0-8])) .*")).hasSize(7 + 18).noneMatch(v -> v.endsWith(" right"));
        }
    }

    @Test
    void aNeuronForWhichALineHasNoValueDoesNotTakeTheTrueOne() {
        String sheet = "\\delta^L_j = (a^L_j - y_j) \\sigma'(z^L_j)\n\\delta^l_j = \\sum_k w^{l+1}_{jk} \\delta^{l+1}_k \\sigma'(z^l_j)\n\\frac{\\partial C}{\\partial w^l_{jk}} = a^{l-1}_k \\delta^l_j";
        assertThat(verdicts(DEEP, sheet)).filteredOn(v -> v.endsWith(" right")).allMatch(v -> v.matches("dJ/d(z[89]|w(19|2[0-6])) right"));
        assertThat(verdicts(DEEP, sheet.replace("{jk} \\delta", "{kj} \\delta"))).hasSize(9 + 26).allMatch(v -> v.endsWith(" right"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\frac1N \\sum_n (y_n - t_n) x_{nj}", "\\frac1N \\sum_{n=1}^N (y_n - t_n) x_{nj}", "\\frac1m \\sum_i (\\hat y_i - y_i) X_{ij}", "\\frac1m \\sum_{i=1}^m x_{i,j} (\\hat y_i - y_i)"})
    void theExampleMayBeTheFirstIndex(String gradient) {
        String left = "\\frac{\\partial J}{\\partial w_j} = ";
        assertRight(NEURON, left + gradient, 2, Remark.Kind.EXAMPLES_COUNTED_BELOW);
        assertThat(verdicts(NEURON, left + gradient.replaceFirst("\\\\frac1[Nm]", ""))).containsExactly("dJ/dw1 missing-1/m", "dJ/dw2 missing-1/m");
        assertThat(verdicts(NEURON, left + "-" + gradient)).containsExactly("dJ/dw1 sign", "dJ/dw2 sign");
    }

    @Test
    void theExampleMayBeTheFirstIndexOfSeveralOutputs() {
        String sheet = "\\frac{\\partial J}{\\partial W_{kj}} = \\frac1N \\sum_n (\\hat y_{nk} - y_{nk}) x_{nj}";
        assertRight(SOFTMAX, sheet, 6, Remark.Kind.EXAMPLES_COUNTED_BELOW);
        assertThat(verdicts(SOFTMAX, sheet.replace("x_{nj}", "x_{nk}"))).noneMatch(v -> v.equals("dJ/dw2 right"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x^{(i)}", "x_i"})
    void theGradientOfANeuronIsAVectorOverTheExamples(String x) {
        String sheet = "\\nabla_w J = \\frac1m \\sum_i (\\sigma(w^T x^{(i)} + b) - y^{(i)}) x^{(i)}".replace("x^{(i)}", x).replace("y^{(i)}", x.replace('x', 'y'));
        assertThat(verdicts(NEURON, sheet)).containsExactly("dJ/dW right");
        assertThat(verdicts(NEURON, sheet.replace("+ b", ""))).doesNotContain("dJ/dW right");
        assertThat(verdicts(NEURON, sheet.replace("\\frac1m", ""))).doesNotContain("dJ/dW right");
    }

    @Test
    void theGradientOfANeuronIsAnEntryForEachWeight() {
        String sheet = "\\frac{\\partial J}{\\partial w_j} = \\frac1m \\sum_{i=1}^m (\\sigma(w^T x^{(i)} + b) - y^{(i)}) x_j^{(i)}";
        assertThat(verdicts(NEURON, sheet)).containsExactly("dJ/dw1 right", "dJ/dw2 right");
        assertThat(verdicts(NEURON, sheet.replace("x_j^{(i)}", "x_1^{(i)}"))).containsExactly("dJ/dw1 right", "dJ/dw2 wrong-index");
    }

    @Test
    void aSumWithoutBoundsGoesOverTheNeurons() {
        Model softmax = Readings.model("network: {inputs: [x1, x2], layers: [{units: 3, activation: softmax}]}\nloss: categorical_crossentropy");
        for (String a : List.of("a", "\\hat y")) {
            String sheet = "\\frac{\\partial L}{\\partial z_i} = \\sum_j \\frac{\\partial L}{\\partial a_j} a_j(\\delta_{ij} - a_i)".replaceAll("(?<!t)a_", Matcher.quoteReplacement(a + "_"));
            assertThat(verdicts(softmax, sheet)).containsExactly("dJ/dz1 right", "dJ/dz2 right", "dJ/dz3 right");
            assertThat(verdicts(softmax, sheet.replace("\\delta_{ij}", "1"))).noneMatch(v -> v.endsWith("right"));
        }
    }

    @Test
    void whatALineWithoutValueGivesIsNotTakenForTheTruth() {
        for (String line : List.of("dZ1 = (A1 - Y)/foo(3", "dZ1 = (A1 - Y)*qqq", "error = A1 @@ 3\ndZ1 = error")) {
            List<CheckedAnswer> checked = Checker.of(NEURON).check(line + "\ndW = dZ1 @ X.T", "answer");
            assertThat(checked.getLast().verdict()).as(line).isInstanceOf(Unreadable.class);
            assertThat(((Unreadable) checked.getLast().verdict()).error()).hasMessageContaining("that says what this is could not be read");
        }
        assertThat(verdicts(NEURON, "dZ1 = (A1 - Y)*qqq\ndZ1 = (A1 - Y)/m\ndW = dZ1 @ X.T")).containsExactly("dL/dZ1 ?", "dJ/dZ1 right", "dJ/dW right");
        assertThat(verdicts(NEURON, "m = len(data[3).size\ndW = (A1 - Y) @ X.T / m")).containsExactly("dJ/dW right");
    }

    @Test
    void aBiasThatIsMissingInEveryExampleIsNamed() {
        String sheet = "\\frac{\\partial J}{\\partial w_j} = \\frac1m \\sum_{i=1}^m (\\sigma(w^T x^{(i)}) - y^{(i)}) x_j^{(i)}";
        assertThat(verdicts(NEURON, sheet)).containsExactly("dJ/dw1 term-missing-in-forward-value", "dJ/dw2 term-missing-in-forward-value");
        assertThat(verdicts(NEURON, "dw = X @ (sigmoid(w.T @ X) - Y).T / m")).containsExactly("dJ/dW term-missing-in-forward-value");
        Model layers = Readings.model("""
                network: {inputs: [x1, x2], layers: [{units: 3, activation: relu}, {units: 1, activation: sigmoid}]}
                loss: binary_crossentropy
                data: [{x: [1, 2], y: 1}, {x: [0.5, -1], y: 0}, {x: [-0.3, 0.8], y: 1}, {x: [1.3, 0.4], y: 0}]
                """);
        assertThat(verdicts(layers, "dW2 = (sigmoid(W2 @ np.maximum(0, W1 @ X) + b2) - Y) @ A1.T / m")).containsExactly("dJ/dW2 term-missing-in-forward-value");
        assertThat(verdicts(layers, "dW2 = (sigmoid(W2 @ A1) - Y) @ A1.T / m")).containsExactly("dJ/dW2 term-missing-in-forward-value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1/m * X @ (A - Y)", "1/m X(A-Y)", "np.dot(X, A - Y)/m"})
    void aFactorThatIsNotTransposedIsSaid(String gradient) {
        assertThat(verdicts(NEURON, "dw = " + gradient)).containsExactly("dJ/dW transposed");
    }
}
