package org.gradatim.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gradatim.check.answer.CheckedAnswer;
import org.gradatim.check.answer.CheckedAnswer.Counterexample;
import org.gradatim.check.answer.CheckedAnswer.Right;
import org.gradatim.check.answer.CheckedAnswer.Undecided;
import org.gradatim.check.answer.CheckedAnswer.Unreadable;
import org.gradatim.check.answer.CheckedAnswer.Verdict;
import org.gradatim.check.answer.CheckedAnswer.Wrong;
import org.gradatim.check.answer.Quantity;
import org.gradatim.check.answer.Remark;
import org.gradatim.check.mistake.Diagnosis;
import org.gradatim.check.mistake.Mistake;
import org.gradatim.check.mistake.MistakeClass;
import org.gradatim.document.CheckData;
import org.gradatim.expr.Const;
import org.gradatim.expr.InputException;
import org.gradatim.expr.Rational;
import org.gradatim.graph.Model;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Role;
import org.gradatim.parse.FormulaReader;
import org.gradatim.parse.Place;
import org.gradatim.parse.SpecReader;
import org.gradatim.render.Renderer;
import org.junit.jupiter.api.Test;

class CheckedAnswersTest {
    private static final Model MODEL = SpecReader.read(Path.of("examples/two-neurons.yaml"));
    private static final Notation SECRET = Formulas.symbol("secret");

    private static CheckedAnswer answer(String by, String formula, Verdict verdict, List<Diagnosis> diagnoses, Remark... remarks) {
        Notation left = Formulas.partial(Formulas.symbol("J"), MODEL.program().symbols().of(by));
        Quantity quantity = new Quantity("dJ/d" + by, left, "J", List.of(by), 1);
        return new CheckedAnswer(quantity.text(), Optional.of(quantity), Optional.of(MODEL.program().symbols().of(FormulaReader.read(formula))), verdict,
                diagnoses, Optional.empty(), List.of(remarks), new Place("student.txt", 3, 1));
    }

    private static Wrong wrong(String given, String truth) {
        Map<String, Rational> point = new LinkedHashMap<>();
        for (String name : List.of("x1", "y", "w1")) point.put(name, Rational.of(3, 8));
        return new Wrong(Optional.of(new Counterexample("w1", point, new BigDecimal(given), new BigDecimal(truth))), false);
    }

    private static Mistake mistake(MistakeClass kind, String where) {
        Notation chain = Formulas.chain(List.of(SECRET, new Notation.Marked(Role.WRONG, Formulas.symbol(where))));
        return new Mistake(kind, "", chain, where, List.of(SECRET, Formulas.symbol("used")));
    }

    private static Diagnosis diagnosis(Mistake... mistakes) {
        return new Diagnosis(List.of(mistakes), Const.ONE, 1);
    }

    private static CheckedAnswer wrongAnswer() {
        return answer("w1", "(a3 - y)*w5*x1", wrong("0.123456789", "0.23456789"), List.of(
                diagnosis(mistake(MistakeClass.MISSING_ACTIVATION_DERIVATIVE, "∂a1/∂z1")),
                diagnosis(mistake(MistakeClass.SIGN, "∂J/∂a3"), mistake(MistakeClass.WRONG_INDEX, "∂z3/∂a1"))));
    }

    private static String text(Feedback feedback, CheckedAnswer... answers) {
        return new Renderer(org.gradatim.render.Options.standard()).text(new CheckedAnswers(MODEL, feedback, Locale.ENGLISH).document(List.of(answers)))
                .replaceAll("\\s+", " ");
    }

    @Test
    void aWrongAnswerShowsHowItWasReadWhereItFailsAndWhatWentWrong() {
        assertThat(text(Feedback.FIRST, wrongAnswer())).containsSubsequence("∂J/∂w₁ ✗ wrong", "student.txt:3:1, read as", "∂J/∂w₁ = (a₃ - y) w₅ x₁",
                "0.375", "0.123457", "0.234568", "What went wrong", "The derivative of an activation, secret, is missing.", "∂a1/∂z1", "one further explanation", "--all")
                .doesNotContain("The sign is wrong");
    }

    @Test
    void allExplanationsAreShownOnRequestAndTwoMistakesTogetherAreNumbered() {
        assertThat(text(Feedback.ALL, wrongAnswer())).containsSubsequence("secret, is missing", "Another explanation", "Two mistakes together", "1. The sign is wrong.",
                "2. An index is wrong: used stands where secret belongs.").doesNotContain("--all");
    }

    @Test
    void aHintGivesNothingAway() {
        CheckedAnswers hints = new CheckedAnswers(MODEL, Feedback.HINT, Locale.ENGLISH);
        assertThat(text(Feedback.HINT, wrongAnswer(), wrongAnswer(), wrongAnswer())).contains("✗ wrong", "Hint", "Count the activations")
                .doesNotContain("secret", "0.2345", "∂a1/∂z1", "missing-activation", "is missing");
        CheckData.Entry entry = hints.data(List.of(wrongAnswer())).answers().getFirst();
        assertThat(entry.counterexample()).isEmpty();
        assertThat(entry.diagnoses()).singleElement().satisfies(finding -> {
            assertThat(finding.chain()).isEmpty();
            assertThat(finding.where()).isEmpty();
        });
    }

    @Test
    void numbersThatDifferLateAreShownWithTheDigitsThatDiffer() {
        CheckedAnswer close = answer("w1", "a3", wrong("0.5000000000000000000000000001", "0.5"), List.of());
        assertThat(text(Feedback.FIRST, close)).contains("0.5000000000000000000000000001").contains("No single mistake");
    }

    @Test
    void severalAnswersHaveAnOverview() {
        CheckedAnswer right = answer("w5", "(a3 - y)*a1", new Right(183), List.of(), new Remark(Remark.Kind.SMALLER_DOMAIN, List.of("x1 = 0")));
        CheckedAnswer undecided = answer("w6", "a3", new Undecided("the two agree"), List.of());
        assertThat(text(Feedback.FIRST, right, wrongAnswer(), undecided)).containsSubsequence("1 of 3 answers are right", "∂J/∂w₅", "✓ right", "∂J/∂w₁", "missing-activation-derivative",
                "? undecided", "below 2⁻¹⁸³", "no value where x1 = 0", "neither proved nor refuted: the two agree");
    }

    @Test
    void whatCannotBeReadSaysWhereAndWhatWasExpected() {
        CheckedAnswer unreadable = new CheckedAnswer("dJ/dw9 = a3", Optional.empty(), Optional.empty(),
                new Unreadable(new InputException("student.txt:1:4: there is no `w9`; do you mean w6?\n  dJ/dw9\n     ^")), List.of(), Optional.empty(), List.of(),
                new Place("student.txt", 1, 4));
        assertThat(text(Feedback.FIRST, unreadable)).contains("dJ/dw9 = a3 ? unreadable", "there is no `w9`; do you mean w6?");
    }
}
