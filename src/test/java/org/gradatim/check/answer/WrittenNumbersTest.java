package org.gradatim.check.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.gradatim.Gradatim;
import org.gradatim.check.answer.CheckedAnswer.Right;
import org.gradatim.check.answer.CheckedAnswer.Wrong;
import org.gradatim.check.mistake.MistakeClass;
import org.gradatim.parse.SpecReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In two-neurons.yaml ∂J/∂w5 is -0.180370603 and ∂J/∂w1 -0.0582287. */
class WrittenNumbersTest {
    private static final Path SPEC = Path.of("examples/two-neurons.yaml");

    private static CheckedAnswer only(String text) {
        return Checker.of(SpecReader.read(SPEC)).check(text, "homework").getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dJ/dw5 = -0.1804", "dJ/dw5 = -0.180", "dJ/dw5 = (a3 - y)*a1 = -0.1804", "\\frac{\\partial J}{\\partial w_5} = -0.1804"})
    void aNumberMayStandForTheDerivative(String text) {
        assertThat(only(text).verdict()).isInstanceOf(Right.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dJ/dw5 = -0.1814", "dJ/dw5 = (a3 - y)*a1 = -0.19", "dJ/dw5 = (a3 - y)*a2 = -0.1804"})
    void aWrongNumberIsWrongAndSoIsAWrongFormulaBeforeARightOne(String text) {
        assertThat(only(text).verdict()).isInstanceOf(Wrong.class);
    }

    @Test
    void aWrongNumberIsExplained() {
        assertThat(only("dJ/dw5 = 0.18037").diagnoses().getFirst().mistakes().getFirst().kind()).isEqualTo(MistakeClass.SIGN);
    }

    @Test
    void theNumbersOfATextAreSeenTogetherAndStandInTheOrderOfTheLines() {
        var answers = Checker.of(SpecReader.read(SPEC)).check("dJ/dw5 = -0.1804\ndJ/dw6 = (a3 - y)*a2\ndJ/dw1 = -0.05823\n", "homework");
        assertThat(answers).extracting(CheckedAnswer::text).containsExactly("dJ/dw5", "dJ/dw6", "dJ/dw1");
        assertThat(answers).allSatisfy(a -> assertThat(a.verdict()).isInstanceOf(Right.class));
    }

    @Test
    void theLibraryChecksNumbersOfAProgram() {
        Gradatim two = Gradatim.read(SPEC);
        assertThat(two.checkGradient(Map.of("w5", -0.18037060305559396)).answers().getFirst().verdict()).isInstanceOf(Right.class);
        assertThat(two.checkGradient(0, 0, 0, 0, 0, 0).right()).isEmpty();
    }
}
