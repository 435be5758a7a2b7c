package org.gradatim.parse.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.gradatim.expr.InputException;
import org.gradatim.parse.Limit;
import org.gradatim.parse.answer.AnswerReader.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an answer is, it is read or refused in words, and it takes no more than it must. */
class HostileAnswerTest {
    private static final int LONG = 200_000;
    private static final int ROUNDS = Integer.getInteger("gradatim.test.rounds", 600);

    private static final List<String> PIECES = List.of("(", ")", "[", "]", "{", "}", "^", "_", "'", "\"", "\\", "\\frac", "\\frac{", "\\partial", "\\nabla_", "\\sum_", "\\sum_{i=", "\\left(", "\\right)", "\\left.", "\\right|",
            "\\begin{cases}", "\\end{cases}", "\\begin{pmatrix}", "&", "\\\\", "=", "+=", ":=", "-", "*", "/", "|", ",", ";", "\n", "\n\n", "$", "$$", "```\n", "`", "#", "%", "def f(x): ", "return ", "if ", "else ", "?", ":",
            "lambda x: ", "np.", ".T", ".dot(", "x.sum(", "1.", "1e", "ŷ", "₁", "²", "∂", "∇", "∑", "√", "ν", "а", "\u202e", "\u200b", "\ud835", "\u0000", "\\text{if ", "\\hat{", "\\mathbb{1}", "\\newcommand{\\a}{\\a\\a}", "\\a",
            "\\underbrace{", "dJ/dw1", "d", "exp ", "T", "^T", "\\over", "\\sqrt[", "\\color{red}", "\\texttt{np.dot(", "indicator", "...");

    @ParameterizedTest
    @ValueSource(strings = {"(", "x^", "\\frac{", "\\frac", "{", "[", "f(", "a/", "-", "\\sqrt", "\\hat{", "\\sum_{i=", "d/d", "\\nabla_", "|", "\\tanh ", "a if b else ", "\\begin{pmatrix}", "\\left(", ".T", "[0]", "^2", "'.T"})
    void depthWithoutEndIsRefusedInWords(String piece) {
        Statement.Side side = new AnswerReader().read("dJ/dw1 = x" + piece.repeat(LONG / piece.length()), "answer").getFirst().sides().getLast();
        assertThat(side.error()).get().satisfies(e -> assertThat(e.getMessage().length()).isLessThan(1_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$a$", "`a`", "\\(", "\\text{", "\\a", "1e", "a=", "a,", "a;", "\n", "- ", "a b ", "$$\n", "\n```\n", "\\newcommand{\\a}{\\a\\a}\\a", "\\begin{align}", "x\\_", "Hence, ", "\\color{", "a.b", "dJ/dw1=a\n"})
    void lengthIsReadInAllForms(String piece) {
        for (Form form : Form.values()) {
            if (form != Form.NOTEBOOK) assertThat(new AnswerReader().read(piece.repeat(LONG / piece.length()), "answer", form)).isNotNull();
        }
    }

    @Test
    void anAnswerOverTheLimitIsRefusedUnread() {
        String text = "a+".repeat((int) Limit.ANSWER_BYTES.value() / 2) + "a";
        assertThatThrownBy(() -> new AnswerReader().read(text, "answer")).isInstanceOf(InputException.class).hasMessageContaining("bytes in an answer are over the limit").hasMessageContaining("GRADATIM_LIMIT_ANSWER_BYTES");
    }

    @Test
    void macrosThatStandForThemselvesEnd() {
        String bomb = "\\newcommand{\\a}{\\b\\b\\b}\\newcommand{\\b}{\\c\\c\\c}\\newcommand{\\c}{\\a\\a\\a} J = \\a";
        assertThat(new AnswerReader().read(bomb, "answer").getLast().sides().getLast().error()).get().satisfies(e -> assertThat(e.getMessage()).contains("macro"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', value = {
        "dJ/dw1 = \u0430; 10; write the Latin letter `a`", "dJ/dw1 = \\quad; 9; expected a formula behind `=`", "dJ/dw1 = xᴯ; 11; has no meaning in a formula", "dJ/dw1 = ν; 10; looks like the Latin `v`", "dJ/dw1 = x\u200By; 11; it is invisible: delete it", "dJ/dw1 = \u202Ex; 10; it is invisible: delete it",
        "dJ/dw1 = (a3 - y; 10; this `(` is never closed", "dJ/dw1 = a3 - y); 16; closes nothing", "dJ/dw1 = a3 - * y; 15; expected a number, a name or `(` after `-`, found `*`", "dJ/dw1 = ; 9; expected a formula behind `=`",
        "dJ/dw1 = X[::2, 0]; 13; a slice with a step cannot be read", "dJ/dw1 = X[1:; 11; this `[` is never closed", "dJ/dw1 = f(a]; 13; `]` cannot close `(`", "\\frac{dJ}{dw_1} = \\fraq{a}{b}; 19; did you mean `\\frac`?", "\\frac{dJ}{dw_1} = x_{1; 21; this `{` is never closed",
        "\\frac{dJ}{dw_1} = \\hat{ab}; 19; an accent belongs to one name", "\\frac{\\partial^2 J}{\\partial w^2} = 5; 15; a second derivative cannot be checked"})
    void whatIsWrongIsSaidWithItsColumn(String answer, int column, String message) {
        String found = new AnswerReader().read(answer, "answer").getFirst().sides().stream().flatMap(s -> s.error().stream()).findFirst().orElseThrow().getMessage();
        assertThat(found).startsWith("answer:1:" + column + ": ").contains(message);
    }

    @Test
    void answersOfAnyPiecesAreReadOrRefusedInWords() {
        Random random = new Random(4);
        for (int i = 0; i < 10 * ROUNDS; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(20); j >= 0; j--) text.append(random.nextInt(3) == 0 ? "a" + j : PIECES.get(random.nextInt(PIECES.size())));
            AnswerReading.attempt(text.toString());
        }
    }
}
