package org.gradatim.check.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import org.gradatim.check.mistake.MistakeClass;
import org.gradatim.graph.Model;
import org.gradatim.parse.SpecReader;
import org.junit.jupiter.api.Test;

class GraderTest {
    private static final String SPEC = """
            network: {inputs: [x1, x2], layers: [{units: 2, activation: sigmoid}, {units: 1, activation: sigmoid}], bias: false}
            loss: binary_crossentropy
            """;

    private static Grade grade(String rubric, Map<String, String> answers) {
        Model model = SpecReader.read(SPEC + rubric, Path.of("."), "test.yaml");
        return new Grader(model, StandIn::new).grade(new Submission(0, "jane", new Submission.Formulas(answers)));
    }

    @Test
    void eachDerivativeIsWorthAPoint() {
        Grade grade = grade("", Map.of("w1", "right", "w2", "right", "w5", "sign", "w6", "undecided"));
        assertThat(grade.points()).isEqualByComparingTo("2");
        assertThat(grade.max()).isEqualByComparingTo("6");
        assertThat(grade.marks()).extracting(Mark::outcome)
                .containsExactly(Outcome.RIGHT, Outcome.RIGHT, Outcome.MISSING, Outcome.MISSING, Outcome.WRONG, Outcome.UNDECIDED);
        assertThat(grade.marks().get(4).mistake()).contains(MistakeClass.SIGN);
        assertThat(grade.review()).isTrue();
    }

    @Test
    void aRubricSaysWhatIsAskedForAndWhatItIsWorth() {
        String rubric = "rubric: {points: {w5: 2, w1: 0.5}, carried_forward: 0.75, partial: {sign: 0.5, constant-factor: 0.5}}";
        Grade grade = grade(rubric, Map.of("w1", "carried-forward", "w5", "sign+constant-factor", "w2", "right"));
        assertThat(grade.marks()).extracting(Mark::quantity).containsExactly("w5", "w1");
        assertThat(grade.marks()).extracting(Mark::points).usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("0.5"), new BigDecimal("0.375"));
        assertThat(grade.max()).isEqualByComparingTo("2.5");
        assertThat(grade.others()).hasSize(1);
    }

    @Test
    void aMistakeWithoutAShareIsWorthNothing() {
        assertThat(grade("rubric: {partial: {sign: 0.5}}", Map.of("w1", "sign+wrong-index")).points()).isZero();
    }

    @Test
    void whatCannotBeJudgedIsForAPersonUnlessTheRubricSaysOtherwise() {
        assertThat(grade("", Map.of("w1", "unreadable")).review()).isTrue();
        assertThat(grade("rubric: {undecided: wrong}", Map.of("w1", "unreadable")).review()).isFalse();
    }

    @Test
    void aFaultOfTheProgramIsSaidInItsRow() {
        Model model = SpecReader.read(SPEC, Path.of("."), "test.yaml");
        Grader grader = new Grader(model, StandIn::new);
        Grade broken = grader.grade(new Submission(0, "eve", new Submission.Formulas(Map.of("w1", "fault"))));
        assertThat(broken.problem()).hasValueSatisfying(p -> assertThat(p).contains("a fault of the program").contains("planted"));
        assertThat(broken.review()).isTrue();
        assertThat(broken.points()).isZero();
        assertThat(grader.grade(new Submission(1, "jane", new Submission.Formulas(Map.of("w1", "right")))).points()).isEqualByComparingTo("1");
    }
}
