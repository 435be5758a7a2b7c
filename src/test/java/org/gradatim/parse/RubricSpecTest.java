package org.gradatim.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import org.gradatim.check.mistake.MistakeClass;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Naming;
import org.gradatim.graph.Rubric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RubricSpecTest {
    private static final String SPEC = "network: {inputs: 2, layers: [{units: 1, activation: sigmoid}]}\nloss: binary_crossentropy\nrubric: {%s}\n";

    private static Rubric rubric(String rubric) {
        return SpecReader.read(SPEC.formatted(rubric), Path.of("."), "s.yaml").questions().rubric();
    }

    @Test
    void aRubricIsReadExactly() {
        Rubric rubric = rubric("points: {w2: 0.1, w1: 2}, carried_forward: 1, partial: {missing-1/m: 0.3}, undecided: wrong");
        assertThat(rubric.points()).containsExactly(Map.entry("w2", new BigDecimal("0.1")), Map.entry("w1", new BigDecimal("2")));
        assertThat(rubric.carriedForward()).isEqualByComparingTo("1");
        assertThat(rubric.partial()).containsOnly(Map.entry("missing-1/m", new BigDecimal("0.3")));
        assertThat(rubric.undecided()).isEqualTo(Rubric.Undecided.WRONG);
    }

    @Test
    void aRubricFollowsItsNamesIntoAnotherNotation() {
        var model = SpecReader.read(SPEC.formatted("points: {w2: 3}"), Path.of("."), "s.yaml").renamed(Naming.LAYERED);
        assertThat(model.questions().rubric().points().keySet()).isSubsetOf(model.withRespectTo()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void everyClassOfMistakesButThatOfEarlierOnesMayHaveAShare(MistakeClass kind) {
        if (kind == MistakeClass.CARRIED_FORWARD) {
            assertThatThrownBy(() -> rubric("partial: {carried-forward: 0.5}")).hasMessageContaining("carried-forward");
        } else {
            assertThat(rubric("partial: {" + kind.key() + ": 0.5}").partial()).containsKey(kind.key());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            points: {w9: 1}          | s.yaml:3:19: there is no parameter `w9`
            points: {w1: -1}         | s.yaml:3:23: `w1` must be at least 0
            points: {w1: much}       | s.yaml:3:23: `w1` must be a number
            carried_forward: 2       | s.yaml:3:27: `carried_forward` must be at most 1, found the number `2`
            partial: {sing: 0.5}     | s.yaml:3:20: `partial` has no key `sing`; did you mean `sign`?
            partial: {sign: 1.5}     | s.yaml:3:26: `sign` must be at most 1
            undecided: maybe         | review
            point: {w1: 1}           | s.yaml:3:10: `rubric` has no key `point`; did you mean `points`?
            """)
    void aMistakeIsToldWhereItStands(String rubric, String message) {
        assertThatThrownBy(() -> rubric(rubric)).isInstanceOf(InputException.class).hasMessageContaining(message);
    }
}
