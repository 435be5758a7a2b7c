package org.gradatim.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.gradatim.check.grade.Outcome;
import org.gradatim.check.mistake.MistakeClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GradeWordsTest {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("org.gradatim.explain.messages", Locale.ROOT);

    /** A bar's label stands on one line beside the bar. */
    private static final int LONGEST_LABEL = 36;

    @ParameterizedTest
    @EnumSource
    void everyClassOfMistakesHasANameForTheChart(MistakeClass kind) {
        assertThat(BUNDLE.getString("mistake." + kind.key() + ".name")).isNotBlank().hasSizeLessThanOrEqualTo(LONGEST_LABEL);
    }

    @ParameterizedTest
    @EnumSource
    void everyOutcomeHasAWord(Outcome outcome) {
        assertThat(BUNDLE.getString("grade.outcome." + outcome.keyword())).isNotBlank();
    }
}
