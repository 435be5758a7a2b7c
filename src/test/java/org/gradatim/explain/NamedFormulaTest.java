package org.gradatim.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.gradatim.Examples;
import org.gradatim.Gradatim;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Naming;
import org.gradatim.parse.SpecReader;
import org.gradatim.render.text.TextFormula;
import org.gradatim.render.text.TextStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedFormulaTest {
    private static String text(Gradatim gradatim, String asked) {
        return TextFormula.of(gradatim.formula(asked), TextStyle.PLAIN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            two-neurons         | dJ/dw1              | ∂J/∂w₁ = (a₃ - y) w₅ a₁ (1 - a₁) x₁
            two-neurons         | dJ/dw1 right        | (a₃ - y) w₅ a₁ (1 - a₁) x₁
            two-neurons         | dJ/dw1 left         | ∂J/∂w₁
            two-neurons         | dJ/dw1 chain        | ∂J/∂w₁ = ∂J/∂a₃ · ∂a₃/∂z₃ · ∂z₃/∂a₁ · ∂a₁/∂z₁ · ∂z₁/∂w₁
            two-neurons         | dJ/dw5 factors      | ∂J/∂w₅ = ((a₃ - y)/(a₃ (1 - a₃)))⟨∂J/∂a₃⟩ · (a₃ (1 - a₃))⟨∂a₃/∂z₃⟩ · a₁⟨∂z₃/∂w₅⟩
            two-neurons         | dJ/dw5 chain right  | ∂J/∂a₃ · ∂a₃/∂z₃ · ∂z₃/∂w₅
            two-neurons         | dz3/da1             | ∂z₃/∂a₁ = w₅
            two-neurons         | dz3/dw1             | ∂z₃/∂w₁ = w₅ a₁ (1 - a₁) x₁
            two-neurons         | da1/dx1             | ∂a₁/∂x₁ = a₁ (1 - a₁) w₁
            two-neurons         | dz1/dw5             | ∂z₁/∂w₅ = 0
            two-neurons         | dJ/dx1              | ∂J/∂x₁ = (a₃ - y) (w₅ a₁ (1 - a₁) w₁ + w₆ a₂ (1 - a₂) w₃)
            two-neurons         | dJ/dx1 chain        | ∂J/∂x₁ = ∂J/∂a₃ · ∂a₃/∂z₃ · ∂z₃/∂a₁ · ∂a₁/∂z₁ · ∂z₁/∂x₁ + ∂J/∂a₃ · ∂a₃/∂z₃ · ∂z₃/∂a₂ · ∂a₂/∂z₂ · ∂z₂/∂x₁
            two-neurons         | dJ/da3              | ∂J/∂a₃ = (a₃ - y)/(a₃ (1 - a₃))
            two-neurons         | dJ/dJ               | ∂J/∂J = 1
            two-neurons         | a3                  | a₃ = σ(z₃)
            two-neurons         | J                   | J = -(y log(a₃) + (1 - y) log(1 - a₃))
            two-neurons         | z1 right            | w₁ x₁ + w₂ x₂
            two-neurons         | w1                  | w₁
            two-neurons         | dJ/dW2              | ∇_{W^[2]}J = δ^[2] A^{[1]⊤}
            softmax             | dJ/dW^{[1]}         | ∇_{W^[1]}J = 1/m · δ^[1] Xᵀ
            softmax             | dJ/db^{[1]} right   | 1/m · ∑ᵢ δ^{[1](i)}
            softmax             | dJ/dw5              | ∂J/∂w₅ = 1/m · ∑ᵢ₌₁ᵐ (a₃⁽ⁱ⁾ - y₁⁽ⁱ⁾) a₁⁽ⁱ⁾
            softmax             | dL/dw5              | ∂L/∂w₅ = (a₃ - y₁) a₁
            softmax             | J                   | J = 1/m · ∑ᵢ₌₁ᵐ L⁽ⁱ⁾
            softmax             | L                   | L = -(y₁ log(a₃) + y₂ log(a₄) + y₃ log(a₅))
            formulas            | J                   | J = -(y log(ŷ) + (1 - y) log(1 - ŷ)) + λ/2 · (w₁² + w₂²)
            formulas            | dJ/dw1              | ∂J/∂w₁ = (ŷ - y) x₁ + λ w₁
            formulas            | dJ/dw1 chain        | ∂J/∂w₁ = ∂J/∂ŷ · ∂ŷ/∂z₁ · ∂z₁/∂w₁ + (∂J/∂w₁)_ŷ
            """)
    void aFormulaIsCalledByItsName(String example, String asked, String formula) {
        assertThat(text(Examples.read(example), asked)).isEqualTo(formula);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dJ/dw1", "∂J/∂w₁", "∂J / ∂w_1", "d J / d w1", "\\frac{\\partial J}{\\partial w_1}", "  dJ/dw_{1}  ", "\\partial J/\\partial w_1"})
    void itIsWrittenAsAnswersAre(String asked) {
        assertThat(text(Examples.read("two-neurons"), asked)).startsWith("∂J/∂w₁ = (a₃ - y)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dJ/dw1_12", "dJ/dw^{[1]}_{12}", "∂J/∂w^{[1]}_{12}"})
    void layersAreWrittenInEveryWay(String asked) {
        assertThat(text(Examples.read("two-neurons").renamed(Naming.LAYERED), asked)).startsWith("∂J/∂w₁₂^[1] = (a₁^[2] - y)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dJ/dw1_12", "dJ/dw^1_{12}", "\\frac{\\partial J}{\\partial w^{1}_{12}}"})
    void aNumberAboveANameIsItsLayer(String asked) {
        assertThat(text(Examples.read("two-neurons").renamed(Naming.NIELSEN), asked)).startsWith("∂J/∂w₁₂¹ = (a₁² - y)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            two-neurons | dJ/dW3         | there is no `W3` in this model
            two-neurons | dJ/dw9         | there is no `w9` in this model; the nearest are `w6`, `w5`
            two-neurons | dL/dw1         | there is no `L` in this model
            two-neurons | b              | there is no `b` in this model
            two-neurons | x1 + x2        | `x1 + x2` names no formula; write a derivative such as `dJ/dw1`
            two-neurons | dJ/d(w1+w2)    | `dJ/d(w1+w2)` names no formula
            two-neurons | ((             | `((` names no formula
            two-neurons | ''             | no formula is named; write for example `dJ/dw1`
            two-neurons | dx1/dw1        | `x1` is not computed from anything
            two-neurons | dz3/dw1 chain  | the chain is told of derivatives of J; leave `chain` out
            two-neurons | a3 chain       | `a3` is no derivative and has no chain; write for example `dJ/dw1 chain`
            softmax     | dJ/da1         | `a1` differs from example to example, J is a mean over them; write `dL/da1`
            """)
    void whatThereIsNotIsSaidWithWhatThereIs(String example, String asked, String message) {
        assertThatThrownBy(() -> Examples.read(example).formula(asked)).isInstanceOf(InputException.class)
                .hasMessageStartingWith(Examples.spec(example) + ": " + message);
    }

    @Test
    void manyPathsAreNoChain() {
        Gradatim deep = Gradatim.of(SpecReader.read("network: {inputs: [x1], layers: [{units: 3, activation: tanh}, {units: 4, activation: tanh}, {units: 1, activation: sigmoid}]}\nloss: binary_crossentropy\n", Path.of("."), "net.yaml"));
        assertThatThrownBy(() -> deep.formula("dJ/dx1 chain")).isInstanceOf(InputException.class).hasMessageContaining("12 paths lead from");
        assertThat(text(deep, "dJ/dw1 chain")).contains(" + ");
    }
}
