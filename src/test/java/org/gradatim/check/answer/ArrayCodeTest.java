package org.gradatim.check.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradatim.check.answer.CheckedAnswer.Right;
import org.gradatim.check.answer.CheckedAnswer.Unreadable;
import org.gradatim.graph.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays as code writes them: their rows, columns and entries, sums over named axes, and gradients that hang on what they are by. */
class ArrayCodeTest {
    private static final Model TWO_OUTPUTS = Readings.model("""
            network: {inputs: [x1, x2], layers: [{units: 3, activation: relu}, {units: 2, activation: linear}]}
            loss: half_squared_error
            data: [{x: [1, 2], y: [1, 0]}, {x: [0.5, -1], y: [0, 1]}, {x: [-0.3, 0.8], y: [0, 1]}, {x: [1.3, 0.4], y: [0, 1]}, {x: [1, -0.4], y: [1, 0]}]
            """);
    /** As wide as it is deep: no shape tells what is transposed. */
    private static final Model SQUARE = Readings.model("""
            network: {inputs: [x1, x2], layers: [{units: 2, activation: sigmoid}, {units: 2, activation: sigmoid}]}
            loss: half_squared_error
            data: [{x: [1, 2], y: [1, 0]}, {x: [0.5, -1], y: [0, 1]}]
            """);
    private static final Model LINEAR = Readings.model("""
            network: {inputs: [x1, x2, x3], layers: [{units: 1, activation: linear}]}
            loss: half_squared_error
            data: [{x: [1, 2, 0], y: 1}, {x: [0.5, -1, 3], y: 0}, {x: [-0.3, 0.8, 1], y: 1}, {x: [1.3, 0.4, 2], y: 0}, {x: [1, -0.4, 0], y: 1}]
            """);

    private static List<String> verdicts(Model model, String code) {
        return Checker.of(model).check(code, "answer").stream().map(a -> a.quantity().map(Quantity::text).orElse(a.text()) + " " + verdict(a)).toList();
    }

    private static String verdict(CheckedAnswer a) {
        if (a.verdict() instanceof Right) return "right";
        if (a.verdict() instanceof Unreadable) return "unreadable";
        return a.diagnoses().isEmpty() ? "wrong" : a.diagnoses().getFirst().mistakes().getFirst().kind().key();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dW2[0] = np.sum((A2[0] - Y[0]) * A1, axis=1) / m", "dW2[0] = np.dot(A1, dZ2[0]) / m", "dW2[0, :] = np.dot(A2[0, :] - Y[0, :], A1.T) / m",
        "dW2[0] = dZ2[0:1] @ A1.T / m", "dW2[-2] = dZ2[0] @ A1.T / m", "dW2[0] = (dZ2[0][None, :] * A1).sum(axis=1) / m"})
    void aLineMayGiveOneRow(String row) {
        assertThat(verdicts(TWO_OUTPUTS, row)).hasSize(1).allMatch(v -> v.endsWith(" right"));
        assertThat(verdicts(TWO_OUTPUTS, row.replace("[0", "[1").replace("1:1", "1:2").replaceFirst("dW2\\[1", "dW2[0"))).noneMatch(v -> v.endsWith(" right"));
        assertThat(verdicts(TWO_OUTPUTS, row.replace(" / m", ""))).containsExactly(verdicts(TWO_OUTPUTS, row).getFirst().replace("right", "missing-1/m"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dW2[0][1] = np.sum((A2[0] - Y[0]) * A1[1]) / m", "dW2[0, 1] = np.dot(dZ2[0], A1[1]) / m", "dW2[0, 1] = np.mean(dZ2[0, :] * A1[1, :])", "dW2[0, 1] = dZ2[0] @ A1[1] / len(A1[1])"})
    void aLineMayGiveOneEntry(String entry) {
        assertThat(verdicts(TWO_OUTPUTS, entry)).containsExactly("dJ/dw8 right");
        assertThat(verdicts(TWO_OUTPUTS, entry.replace("A1[1", "A1[2"))).containsExactly("dJ/dw8 wrong-index");
    }

    @Test
    void aLineMayGiveOneColumn() {
        assertThat(verdicts(TWO_OUTPUTS, "dW2[:, 1] = np.dot(A2 - Y, A1[1, :]) / m")).containsExactly("dJ/dW2[:, 1] right");
        assertThat(verdicts(TWO_OUTPUTS, "dW2[:, 1] = np.dot(A2 - Y, A1[0, :]) / m")).noneMatch(v -> v.endsWith(" right"));
    }

    @Test
    void anArrayIsWhatItsPartsAreAndNothingBefore() {
        String first = "dW2 = np.zeros_like(W2)\ndW2[0] = dZ2[0] @ A1.T / m\n";
        assertThat(verdicts(TWO_OUTPUTS, first + "W2 -= lr * dW2")).containsExactly("dJ/dW2[0] right");
        assertThat(verdicts(TWO_OUTPUTS, first + "W2 -= lr * dW2 * 1")).containsExactly("dJ/dW2[0] right", "dJ/dW2 unreadable");
        assertThat(verdicts(TWO_OUTPUTS, first + "dW2[1] = dZ2[1] @ A1.T / m\nW2 = W2 - 0.1*dW2\nb2 -= lr * dZ2.sum(axis=1) / m")).containsExactly("dJ/dW2[0] right", "dJ/dW2[1] right", "dJ/db2 right");
        assertThat(verdicts(TWO_OUTPUTS, first + "dW2[1] = dZ2[0] @ A1.T / m\nW2 += dW2")).containsExactly("dJ/dW2[0] right", "dJ/dW2[1] wrong-variable", "dJ/dW2 sign");
        assertThat(verdicts(TWO_OUTPUTS, first + "dW2[1] = foo(dZ2)\nW2 -= lr * dW2 * 1")).containsExactly("dJ/dW2[0] right", "dJ/dW2[1] unreadable", "dJ/dW2 unreadable");
    }

    @Test
    void partsOfTheExamplesAreNotAllOfThem() {
        for (String part : List.of(":3", "1:", ":-1", "0:4")) {
            assertThat(verdicts(LINEAR, "dw = X[:, %s] @ (A - Y)[:, %s].T / m".formatted(part, part))).as(part).noneMatch(v -> v.endsWith(" right"));
        }
        assertThat(verdicts(LINEAR, "dw = X[:, :5] @ (A - Y)[:, :5].T / 5")).containsExactly("dJ/dW right");
        assertThat(verdicts(LINEAR, "dw = X @ (A - Y).T / len(X)")).noneMatch(v -> v.endsWith(" right"));
        assertThat(verdicts(LINEAR, "dw = X @ (A - Y).T / len(Y)")).containsExactly("dJ/dW right");
    }

    @Test
    void einsumSumsOverTheLettersThatTheResultLacks() {
        String backward = "dZ2 = A2 - Y\ndW2 = np.einsum('ij,kj->ik', dZ2, A1) / m\ndb2 = torch.einsum(\"ij -> i\", dZ2) / m\ndA1 = np.einsum('ij,ik', W2, dZ2)\ndZ1 = dA1 * (Z1 > 0)\ndW1 = np.einsum('ij,kj->ik', dZ1, X) / m";
        assertThat(verdicts(TWO_OUTPUTS, backward)).containsExactly("dL/dZ2 right", "dJ/dW2 right", "dJ/db2 right", "dL/dA1 right", "dL/dZ1 right", "dJ/dW1 right");
        assertThat(verdicts(TWO_OUTPUTS, "dW2 = np.einsum('ij,kj->ki', A2 - Y, A1) / m")).containsExactly("dJ/dW2 right");
        String square = "dZ2 = (A2 - Y) * A2 * (1 - A2)\ndA1 = np.einsum('ij,jk->ik', W2, dZ2)\ndW1 = np.einsum('ij,kj->ik', dA1 * A1 * (1 - A1), X) / m";
        assertThat(verdicts(SQUARE, square)).containsExactly("dL/dZ2 right", "dL/dA1 wrong-index", "dJ/dW1 carried-forward");
        assertThat(verdicts(SQUARE, square.replace("'ij,jk->ik'", "'ji,jk->ik'"))).containsExactly("dL/dZ2 right", "dL/dA1 right", "dJ/dW1 right");
    }

    @ParameterizedTest
    @ValueSource(strings = {"np.einsum('ij,kj->il', dZ2, A1)", "np.einsum('ij,kj->ik', dZ2)", "np.einsum('ij->i', dZ2, A1)", "np.einsum('ij,jk->ik', dZ2, A1)", "np.einsum(dZ2, A1)", "np.einsum('ij,kj->ik' dZ2, A1)"})
    void whatEinsumCannotMeanIsUnreadable(String call) {
        assertThat(verdicts(TWO_OUTPUTS, "dW2 = " + call)).hasSize(1).allMatch(v -> v.endsWith("/dW2 unreadable"));
    }

    @Test
    void aGradientMayHangOnWhatItIsBy() {
        String code = "Z2.g = (A2 - Y) / m\nA1.g = Z2.g @ W2.t()\nW2.g = A1.t() @ Z2.g\nb2.g = Z2.g.sum(0)\nZ1.g = (Z1 > 0).float() * A1.g\nW1.grad = X.t() @ Z1.g";
        assertThat(verdicts(TWO_OUTPUTS, code)).containsExactly("dJ/dZ2 right", "dJ/dA1 right", "dJ/dW2 right", "dJ/db2 right", "dJ/dZ1 right", "dJ/dW1 right");
        assertThat(verdicts(TWO_OUTPUTS, code.replace("* A1.g", "* Z1.g"))).contains("dJ/dW2 right", "dL/dZ1 unreadable").doesNotContain("dJ/dZ1 right", "dJ/dW1 right");
        assertThat(verdicts(LINEAR, "out.g = (out - targ) / m\nw.g = out.g @ inp.t()\nb.g = out.g.sum(1)")).containsExactly("dJ/dZ right", "dJ/dW right", "dJ/db right");
        assertThat(verdicts(LINEAR, "out.g = 2*(out - targ) / m\nw.g = out.g @ inp.t()")).containsExactly("dL/dZ constant-factor", "dJ/dW constant-factor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dw[0] = (X[0, :] * (A - Y)[0, :]).mean()", "dw[0] = X[0] @ (A - Y)[0] / m", "dw[0] = np.dot(A[0] - Y[0], X[0]) / m"})
    void theOnlyRowIsARow(String entry) {
        assertThat(verdicts(LINEAR, entry)).containsExactly("dJ/dw1 right");
        assertThat(verdicts(LINEAR, entry.replace("dw[0]", "dw[1]"))).containsExactly("dJ/dw2 wrong-index");
    }

    @Test
    void aLineMayGiveSeveralThings() {
        Model small = Readings.example("two-neurons");
        assertThat(verdicts(small, "dz3 = a3 - y\ndw5, dw6 = dz3*a1, dz3*a2")).containsExactly("dJ/dz3 right", "dJ/dw5 right", "dJ/dw6 right");
        assertThat(verdicts(small, "dz3 = a3 - y\ndw5, dw6 = dz3*a2, dz3*a1")).containsExactly("dJ/dz3 right", "dJ/dw5 wrong-index", "dJ/dw6 wrong-index");
        assertThat(verdicts(small, "dw5, dw6 = (a3 - y)*a1")).noneMatch(v -> v.endsWith(" right"));
    }

    @Test
    void whatOnlyTheComputerDoesIsNoAnswer() {
        assertThat(verdicts(TWO_OUTPUTS, "optimizer.zero_grad()\nloss.backward()\nW2.grad = ((A2 - Y) @ A1.T) / m\noptimizer.step()")).containsExactly("dJ/dW2 right");
    }

    @Test
    void anExampleMayBeCountedInRoundBracketsInPlainText() {
        assertThat(verdicts(TWO_OUTPUTS, "dJ/dw7 = 1/m sum_i (a4^(i) - y1^(i)) a1^(i)")).containsExactly("dJ/dw7 right");
        assertThat(verdicts(TWO_OUTPUTS, "dJ/dw7 = 1/m sum_i (a4^(i) - y1^(i)) a2^(i)")).containsExactly("dJ/dw7 wrong-index");
    }

    @Test
    void aFunctionForAnyLayerSaysNothingOfThisNetwork() {
        String functions = "def mse_grad(inp, targ): inp.g = (inp - targ) / m\ndef lin_grad(inp, out, w, b):\n    inp.g = out.g @ w.t()\n\n    w.g = inp.t() @ out.g\n";
        assertThat(verdicts(LINEAR, functions)).isEmpty();
        assertThat(verdicts(LINEAR, functions + "dw = X @ (A - Y).T / m")).containsExactly("dJ/dW right");
        assertThat(verdicts(LINEAR, "def backward(inp, out, targ):\n    dw = (out - targ) @ inp.T / m")).containsExactly("dJ/dW right");
    }
}
