package org.gradatim.check.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradatim.graph.Model;
import org.junit.jupiter.api.Test;

/** Books count layers in three ways, and write their numbers in square brackets, in round ones or in none: a sheet is read as it counts. */
class NumberingTest {
    private static final Model THREE_HIDDEN = Readings.model("""
            network: {inputs: [x1, x2], layers: [{units: 3, activation: sigmoid}, {units: 1, activation: sigmoid}]}
            loss: half_squared_error
            """);
    /** All layers have two units: no shape tells them apart. */
    private static final Model SQUARE = Readings.model("""
            network: {inputs: [x1, x2], layers: [{units: 2, activation: sigmoid}, {units: 2, activation: sigmoid}]}
            loss: half_squared_error
            """);
    private static final Model EXAMPLES = Readings.model("""
            network: {inputs: [x1, x2], layers: [{units: 3, activation: tanh}, {units: 1, activation: sigmoid}]}
            loss: binary_crossentropy
            data: [{x: [1, 2], y: 1}, {x: [0.5, -1], y: 0}, {x: [-0.3, 0.8], y: 1}, {x: [1.3, 0.4], y: 0}]
            """);

    private static final String FORWARD = """
            z^{(2)} = W^{(1)} a^{(1)} + b^{(1)}
            a^{(2)} = f(z^{(2)})
            z^{(3)} = W^{(2)} a^{(2)} + b^{(2)}
            """;
    private static final String BACKWARD = """
            \\delta^{(3)} = -(y - a^{(3)}) \\bullet f'(z^{(3)})
            \\delta^{(2)} = ((W^{(2)})^T \\delta^{(3)}) \\bullet f'(z^{(2)})
            \\nabla_{W^{(1)}} J = \\delta^{(2)} (a^{(1)})^T
            \\nabla_{W^{(2)}} J = \\delta^{(3)} (a^{(2)})^T
            \\nabla_{b^{(1)}} J = \\delta^{(2)}
            """;

    private static void assertRight(Model model, String sheet, int answers) {
        assertThat(Readings.judged(model, sheet).lines()).as(sheet).hasSize(answers).allMatch(l -> l.endsWith(" right"));
    }

    private static void assertWrong(Model model, String sheet, String quantity) {
        assertThat(Readings.judged(model, sheet).lines()).as(sheet).contains(quantity + " wrong");
    }

    @Test
    void weightsMayLeadFromTheirLayerAndThisIsSaid() {
        for (Model model : new Model[] {THREE_HIDDEN, SQUARE}) assertRight(model, FORWARD + BACKWARD, 5);
        assertRight(THREE_HIDDEN, BACKWARD, 5);
        assertRight(THREE_HIDDEN, "\\frac{\\partial J}{\\partial W^{(1)}} = \\delta^{(2)} (a^{(1)})^T", 1);
        assertThat(Readings.remarks(Readings.read(THREE_HIDDEN, BACKWARD))).contains("WEIGHTS_LEAD_FROM_LAYER []");
    }

    @Test
    void rulesForEveryLayerMayCountFromTheInputs() {
        assertRight(THREE_HIDDEN, """
                \\begin{align}
                \\delta^{(n_l)} &= - (y - a^{(n_l)}) \\bullet f'(z^{(n_l)}) \\\\
                \\delta^{(l)} &= \\left((W^{(l)})^T \\delta^{(l+1)}\\right) \\bullet f'(z^{(l)}) \\\\
                \\nabla_{W^{(l)}} J(W,b;x,y) &= \\delta^{(l+1)} (a^{(l)})^T \\\\
                \\nabla_{b^{(l)}} J(W,b;x,y) &= \\delta^{(l+1)}
                \\end{align}
                """, 6);
    }

    @Test
    void whatIsWrongByTheSheetsOwnNumberingStaysWrong() {
        assertWrong(SQUARE, FORWARD + "\\delta^{(3)} = (a^{(3)} - y) \\odot f'(z^{(3)})\n\\nabla_{W^{(2)}} J = \\delta^{(3)} (a^{(1)})^T", "dJ/dW2");
        String ours = "z^{(1)} = W^{(1)} x + b^{(1)}, a^{(1)} = \\sigma(z^{(1)}), z^{(2)} = W^{(2)} a^{(1)} + b^{(2)}\n";
        assertWrong(SQUARE, ours + "\\nabla_{W^{(1)}} J = \\delta^{(2)} (a^{(1)})^T", "dJ/dW1");
        assertThat(Readings.judged(THREE_HIDDEN, "\\delta^{(2)} = (a^{(2)} - y) \\odot f'(z^{(2)})\n\\frac{\\partial J}{\\partial W^{(1)}} = \\delta^{(2)} (a^{(1)})^T"))
                .isEqualTo("dJ/dZ2 right\ndJ/dW1 is 1×3");
    }

    @Test
    void squareBracketsCountAsWeDoUnlessTheSheetSaysOtherwise() {
        assertThat(Readings.judged(THREE_HIDDEN, "\\frac{\\partial J}{\\partial W^{[1]}} = \\delta^{[2]} (a^{[1]})^T")).doesNotContain("right");
        String squared = (FORWARD + BACKWARD).replace("^{(", "^{[").replace(")}", "]}");
        assertRight(THREE_HIDDEN, squared, 5);
    }

    @Test
    void inputsMayBeLayerOneAndNumbersStandWithoutBrackets() {
        String nielsen = """
                \\delta^3 = (a^3 - y) \\odot \\sigma'(z^3)
                \\delta^2 = ((w^3)^T \\delta^3) \\odot \\sigma'(z^2)
                \\frac{\\partial C}{\\partial w^3_{jk}} = a^2_k \\delta^3_j
                \\frac{\\partial C}{\\partial b^2_j} = \\delta^2_j
                """;
        assertRight(THREE_HIDDEN, nielsen, 8);
        assertThat(Readings.remarks(Readings.read(THREE_HIDDEN, nielsen))).contains("INPUTS_ARE_LAYER_ONE []");
        assertWrong(SQUARE, nielsen.replace("a^2_k", "a^1_k"), "dJ/dw5");
    }

    @Test
    void programsMayCountFromTheInputs() {
        String code = """
                a1 = x;
                z2 = Theta1*a1 + b1; a2 = sigmoid(z2);
                z3 = Theta2*a2 + b2; a3 = sigmoid(z3);
                delta3 = (a3 - y) .* a3 .* (1 - a3);
                delta2 = (Theta2' * delta3) .* a2 .* (1 - a2);
                Theta1_grad = delta2 * a1';
                Theta2_grad = delta3 * a2';
                """;
        assertRight(THREE_HIDDEN, code, 4);
        assertWrong(SQUARE, code.replace("delta3 * a2'", "delta3 * a1'"), "dJ/dW2");
    }

    @Test
    void smallLettersWithTheNumberOfALayerAreMatricesWhereTheWholeSheetIsRightOnlySo() {
        String code = "grad_output = (a2 - y)/m\ngrad_W2 = grad_output @ a1.T\ngrad_a1 = W2.T @ grad_output\ngrad_z1 = grad_a1 * (1 - a1**2)\ngrad_W1 = grad_z1 @ x.T";
        assertRight(EXAMPLES, code, 4);
        assertWrong(EXAMPLES, code.replace("(1 - a1**2)", "(1 - a1)"), "dJ/dW1");
    }

    @Test
    void numbersInRoundBracketsAreLayersWhereParametersHaveThem() {
        assertRight(EXAMPLES, """
                \\delta^{(2)} = a^{(2)} - y
                \\delta^{(1)} = (W^{(2)})^T \\delta^{(2)} \\odot (1 - (a^{(1)})^2)
                \\frac{\\partial L}{\\partial W^{(2)}} = \\delta^{(2)} (a^{(1)})^T
                """, 3);
        assertRight(EXAMPLES, "\\frac{\\partial L}{\\partial w^{(2)}_1} = (a^{(2)}_1 - y) a^{(1)}_1", 1);
        assertWrong(EXAMPLES, "\\frac{\\partial L}{\\partial w^{(2)}_1} = (a^{(2)}_1 - y) a^{(1)}_2", "dL/dw7");
    }

    @Test
    void behindTheLayerStandsTheExample() {
        for (String layer : new String[] {"(1)", "[1]"}) {
            assertRight(EXAMPLES, "\\frac{\\partial J}{\\partial w^{(2)}_{11}} = \\frac1m \\sum_{i=1}^m (\\hat y^{(i)} - y^{(i)}) a_1^{" + layer + "(i)}", 1);
        }
    }

    @Test
    void numbersOverActivationsAloneAreReadAsTheRestOfTheSheetHasThem() {
        assertRight(EXAMPLES, "\\frac{\\partial L}{\\partial z_4} = a^{(2)}_1 - y", 1);
        assertThat(Readings.remarks(Readings.read(EXAMPLES, "\\frac{\\partial L}{\\partial z_4} = a^{(2)}_1 - y"))).contains("LAYERS_IN_ROUND_BRACKETS []");
    }
}
