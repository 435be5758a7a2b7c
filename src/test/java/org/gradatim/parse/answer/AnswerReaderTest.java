package org.gradatim.parse.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerReaderTest {
    private static final Path ANSWERS = Path.of("src/test/resources/answers");

    @ParameterizedTest
    @MethodSource("plainAnswers")
    void plainTextAndCodeAreReadAsTheyAreMeant(String answer, String trees) {
        assertThat(trees(answer)).isEqualTo(trees);
    }

    @ParameterizedTest
    @MethodSource("latexAnswers")
    void latexIsReadAsItIsMeant(String answer, String trees) {
        assertThat(trees(answer)).isEqualTo(trees);
    }

    @ParameterizedTest
    @MethodSource("latexAnswers")
    void aFormulaIsTheSameAloneAndInADocument(String answer, String trees) {
        assertThat(TreeText.of(new AnswerReader().read(answer, "answer", AnswerReader.Form.FORMULA))).isEqualTo(trees);
    }

    static List<Arguments> plainAnswers() throws IOException {
        return answers("plain.txt");
    }

    static List<Arguments> latexAnswers() throws IOException {
        return answers("latex.txt");
    }

    /** Blocks with blank lines between them: an answer, and its trees behind arrows. */
    private static List<Arguments> answers(String file) throws IOException {
        List<Arguments> answers = new ArrayList<>();
        for (String block : Files.readString(ANSWERS.resolve(file)).split("\n\n")) {
            if (block.startsWith("#")) continue;
            String answer = block.lines().filter(l -> !l.startsWith("=> ")).collect(Collectors.joining("\n"));
            String trees = block.lines().filter(l -> l.startsWith("=> ")).map(l -> l.substring(3)).collect(Collectors.joining("\n"));
            answers.add(Arguments.of(answer, trees));
        }
        return answers;
    }

    @Test
    void manySpellingsOfOneGradientAreOneTree() {
        List<String> spellings = List.of("∂J/∂w₁ = δ₃·w₅", "\\frac{\\partial J}{\\partial w_1} = \\delta_3 \\cdot w_5", "\\dfrac{\\mathrm{d} J}{\\mathrm{d} w_1} = \\delta_{3}\\cdot w_{5}",
                "\\frac{dJ}{dw_1} = \\delta_3 \\cdot w_5", "\\frac{\\delta J}{\\delta w_1} = {\\delta_3} \\cdot {w_5}", "\\partial J / \\partial w_1 = \\delta_3 \\cdot w_5", "\\nabla_{w_1} J = \\delta_3 \\cdot w_5",
                "\\partial_{w_1} J = \\delta_3 \\cdot w_5", "\\frac{\\partial}{\\partial w_1} J = \\delta_3\\!\\cdot\\! w_5", "\\frac{\\part J}{\\part w_1} &= \\delta_3 \\cdot w_5 \\tag{3}", "{\\partial J \\over \\partial w_1} = \\delta_3 · w_5");
        assertThat(spellings).allSatisfy(s -> assertThat(trees(s)).isEqualTo("D[J; w_1] = (delta_3·w_5)"));
    }

    @Test
    void namesOfTheModelAreOneNameInLatex() {
        assertThat(TreeText.of(new AnswerReader(Set.of("wih")).read("\\frac{\\partial J}{\\partial wih} = wih x", "answer"))).isEqualTo("D[J; wih] = (wih x)");
        assertThat(trees("\\frac{\\partial J}{\\partial w} = wih x")).isEqualTo("D[J; w] = (w i h x)");
    }

    @Test
    void aPlainNameThatTheModelLacksIsTheProductOfThoseThatItHas() {
        AnswerReader reader = new AnswerReader(Set.of("w5", "a1", "a11", "X", "w", "x1", "y"));
        assertThat(TreeText.of(reader.read("dJ/dw5 = 2w5a1x1 - 2yX + 2XwX", "answer"))).isEqualTo("D[J; w5] = ((2 w5 a1 x1) + -(2 y X) + (2 X w X))");
        assertThat(TreeText.of(reader.read("wx1 = w5\ndw5 = wx1*a11(1-a11)", "answer"))).isEqualTo("wx1 = w5\ndw5 = (wx1*a11((1 + -a11)))");
    }

    @Test
    void rowsThatBeginWithARelationOrAnOperatorGoOn() {
        assertThat(trees("dJ/dw1 = (a3 - y)\n   * w5\n   = b +\n c")).isEqualTo("D[J; w1] = ((a3 + -y)*w5) = (b + c)");
        assertThat(trees("dJ/dw1 = np.dot(a,\n   b)\ndJ/dw2 = c")).isEqualTo("D[J; w1] = dot(a, b)\nD[J; w2] = c");
        assertThat(trees("\\begin{align}\n\\frac{dJ}{dw} &= a \\\\\n &= b \\\\\n &\\quad + c\n\\end{align}")).isEqualTo("D[J; w] = a = (b + c)");
    }

    @Test
    void scalingInPlaceIsAnAssignmentOfTheWhole() {
        assertThat(trees("dW /= m + 1\ndb *= 2")).isEqualTo("dW := (dW / (m + 1))\ndb := (db*2)");
        assertThat(new AnswerReader().read("x dW /= m", "answer").getFirst().sides().getLast().source()).isEqualTo("x dW /= m");
    }

    @Test
    void codeAroundGradientsIsNoStatement() {
        String code = "import numpy as np\n# the output layer\ndef backward(self, X, y):\n    m = len(y)  # examples\n    dZ = self.A2 - y\n    for i in range(3):\n        print(dZ)\n    dW = X.T @ dZ / m\n    return dW\n";
        assertThat(trees(code)).isEqualTo("m = len(y)\ndZ = (A2 + -y)\ndW = ((Xᵀ@dZ) / m)");
    }

    @Test
    void proseIsNoStatementButAGradientInItIs() {
        assertThat(trees("Here is my answer to the question.\nHence dJ/dw1 = x1\n2) dJ/dw2 = x2\n")).isEqualTo("D[J; w1] = x1\nD[J; w2] = x2");
    }

    @Test
    void aGradientThatCannotBeReadSpoilsNoOther() {
        List<Statement> statements = new AnswerReader().read("dJ/dw1 = (a3 - \ndJ/dw2 = x2", "answer");
        assertThat(statements).hasSize(2);
        assertThat(statements.getFirst().sides().getFirst().written()).isPresent();
        assertThat(statements.getFirst().sides().get(1).error()).isPresent();
        assertThat(TreeText.of(statements.getLast())).isEqualTo("D[J; w2] = x2");
    }

    @Test
    void partsStandWhereTheySay() {
        Statement.Side side = new AnswerReader().read("x\n𝑤 dJ/dw1 = a3 *\n  w5", "answer").getLast().sides().getLast();
        assertThat(side.place()).hasToString("answer:2:12");
        List<String> parts = Stream.of(side.written().get()).flatMap(w -> w.parts().stream()).map(p -> side.source().substring(p.span().start(), p.span().end()) + "@" + side.place(p.span().start())).toList();
        assertThat(parts).containsExactly("a3@answer:2:12", "w5@answer:3:3");
        assertThat(side.error(side.written().get().parts().getLast().span(), "no such name")).hasMessage("answer:3:3: no such name\n    w5\n    ^");
    }

    private static String trees(String answer) {
        return TreeText.of(new AnswerReader().read(answer, "answer"));
    }
}
