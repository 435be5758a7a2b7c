package org.gradatim.check.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradatim.check.answer.CheckedAnswer.Right;
import org.gradatim.graph.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sum goes as far as its bounds say: one term less than all is not all. */
class SumBoundsTest {
    private static final Model NEURON = Readings.model("""
            network: {inputs: [x1, x2], layers: [{units: 1, activation: sigmoid}]}
            loss: binary_crossentropy
            data: [{x: [1, 2], y: 1}, {x: [0.5, -1], y: 0}, {x: [-0.3, 0.8], y: 1}, {x: [1.3, 0.4], y: 0}, {x: [1, -0.4], y: 1}]
            """);
    private static final Model ANY_NUMBER = Readings.model("network: {inputs: [x1, x2], layers: [{units: 1, activation: sigmoid}]}\nloss: binary_crossentropy");
    private static final String EACH = "(\\hat y^{(i)} - y^{(i)}) x_1^{(i)}";

    private static boolean isRight(Model model, String sum, String body) {
        List<CheckedAnswer> checked = Checker.of(model).check("\\frac{\\partial J}{\\partial w_1} = " + sum + body, "answer");
        assertThat(checked).as(sum).hasSize(1);
        return checked.getFirst().verdict() instanceof Right;
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\frac1m \\sum_{i=1}^m", "\\frac1m \\sum_i", "\\frac1m \\sum_{i=0}^{m-1}", "\\frac15 \\sum_{i=1}^5", "\\frac1N \\sum_{i=1}^{N}", "\\frac1m \\sum_{i=1}^{|B|}"})
    void allExamplesAreSummed(String sum) {
        assertThat(isRight(NEURON, sum, EACH)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\frac1m \\sum_{i=1}^{m-1}", "\\frac1m \\sum_{i=2}^m", "\\frac15 \\sum_{i=1}^4", "\\frac1m \\sum_{i=1}^3", "\\frac1m \\sum_{i=1}^{m/2}", "\\frac1m \\sum_{i=1}^{m+1}", "\\frac1m \\sum_{i=0}^{m-2}", "\\frac1m \\sum_{i=1}^{2m}", "\\frac1m \\sum_{i=k}^m"})
    void someOfTheExamplesAreNotAll(String sum) {
        assertThat(isRight(NEURON, sum, EACH)).isFalse();
        assertThat(isRight(NEURON, sum, "(\\hat y - y) x_1")).isFalse();
        assertThat(isRight(ANY_NUMBER, sum, EACH)).isFalse();
    }

    @Test
    void aBoundMayBeAnIndexThatIsKnown() {
        Model softmax = Readings.model("network: {inputs: [x1, x2], layers: [{units: 3, activation: softmax}]}\nloss: categorical_crossentropy");
        String sheet = "\\frac{\\partial J}{\\partial z_j} = \\sum_{k=1}^{j-1} y_k a_j + \\sum_{k=j+1}^{3} y_k a_j - y_j (1 - a_j)";
        assertThat(Checker.of(softmax).check(sheet.replace("z_j", "z_2").replace("a_j", "a_2").replace("y_j", "y_2").replace("j-1", "1").replace("j+1", "3"), "answer")).allMatch(a -> a.verdict() instanceof Right);
        assertThat(Checker.of(softmax).check(sheet.replace("{j-1}", "{j}"), "answer")).noneMatch(a -> a.verdict() instanceof Right);
    }
}
