package org.gradatim.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.gradatim.derive.Gradient;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Model;
import org.gradatim.graph.NamedArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Specs whose formulas are of matrices, and aliases. */
class MatrixSpecTest {
    private static final String LAYER = """
            shapes: {W: 2x3, b: 2, A: 3x1, Y: 2x1}
            definitions:
              - Z = W @ A + b
              - Yh = sigmoid(Z)
              - L = np.sum((Y - Yh)**2)
            with_respect_to: [W]
            """;

    private static Model read(String yaml) {
        return SpecReader.read(yaml, Path.of("."), "spec.yaml");
    }

    @Test
    void matricesAreWrittenOutEntryByEntry() {
        Model model = read(LAYER);
        assertThat(model.withRespectTo()).containsExactly("W_11", "W_12", "W_13", "W_21", "W_22", "W_23");
        assertThat(model.program().definition("Z_2").orElseThrow().value()).hasToString("(W_21*A_1 + W_22*A_2 + W_23*A_3) + b_2");
        assertThat(model.program().definition("Yh_1").orElseThrow().value()).hasToString("sigmoid(Z_1)");
        assertThat(model.program().arrays()).extracting(NamedArray::name).containsExactly("W", "b", "A", "Y", "Z", "Yh");
        assertThat(Gradient.of(model.program()).ofRoot("W_21")).hasToString("2*(Yh_2 - Y_2)*Yh_2*(1 - Yh_2)*A_1");
    }

    @Test
    void aProductOfARowAndAColumnIsANumber() {
        Model model = read("shapes: {X: 2x2, w: 2x1, y: 2x1}\ndefinitions: [r = y - X @ w, J = r.T @ r]\n");
        assertThat(model.program().root()).isEqualTo("J");
        assertThat(model.program().definition("J").orElseThrow().value()).hasToString("r_1*r_1 + r_2*r_2");
    }

    @Test
    void inputsAndTargetsMayBeMatrices() {
        Model model = read("inputs: [A]\ntargets: [Y]\n" + LAYER);
        assertThat(model.program().inputs()).containsExactly("A_1", "A_2", "A_3");
        assertThat(model.program().parameters()).containsExactly("W_11", "W_12", "W_13", "b_1", "W_21", "W_22", "W_23", "b_2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            W: 2x3   | W: two by three | spec.yaml:1:13: `two by three` is no shape; write rows x columns, such as 2x3, or 3x1 for a column
            W @ A    | A @ W           | the product of A (3×1) and W (2×3) does not exist: the first has 1 column, the second 2 rows
            np.sum((Y - Yh)**2) | Y - Yh | spec.yaml:2:1: `L` is 2×1; what is differentiated is a number, such as np.sum(…) makes of a matrix
            Yh = sig | Z = sig         | `Z` is defined twice; give one of the two another name
            W: 2x3   | exp: 2x3        | `exp` is a function; choose another name
            """)
    void mistakesAreNamedWithTheirPlace(String right, String wrong, String message) {
        assertThatThrownBy(() -> read(LAYER.replace(right, wrong))).isInstanceOf(InputException.class).hasMessageContaining(message).hasMessageContaining("spec.yaml:");
    }

    @Test
    void matricesAreBounded() {
        assertThatThrownBy(() -> read(LAYER.replace("2x3", "999999x999999"))).isInstanceOf(InputException.class).hasMessageContaining("GRADATIM_LIMIT_ARRAY_ENTRIES");
    }

    @Test
    void aliasesAreHeldAgainstTheModel() {
        String spec = "definitions: [z = w*x, a = sigmoid(z), J = (a - y)^2]\naliases:\n  '\\hat{y}': a\n  s: %s\n";
        assertThat(read(spec.formatted("sigmoid")).aliases()).containsEntry("\\hat{y}", "a").containsEntry("s", "sigmoid");
        assertThatThrownBy(() -> read(spec.formatted("aa*z7"))).isInstanceOf(InputException.class).hasMessageStartingWith("spec.yaml:4:6: there is no `aa` in this model");
        assertThatThrownBy(() -> read(spec.formatted("'(a'"))).isInstanceOf(InputException.class).hasMessageStartingWith("spec.yaml:4:6: `(a` cannot be read: in column 1, ");
        assertThatThrownBy(() -> read(spec.replace("  s:", "  '\\hat y':").formatted("z"))).isInstanceOf(InputException.class).hasMessageContaining("is the same as `\\hat{y}`");
    }

    @Test
    void aFunctionOfOnesOwnMayBeAnAlias() {
        assertThat(read("definitions: [J = sigmoid(th*x)]\naliases: {'h_\\theta(u)': 'sigmoid(th*u)'}\n").aliases()).hasSize(1);
    }
}
