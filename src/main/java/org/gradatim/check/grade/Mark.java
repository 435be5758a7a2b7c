package org.gradatim.check.grade;

import java.math.BigDecimal;
import java.util.Optional;
import org.gradatim.check.answer.CheckedAnswer;
import org.gradatim.check.mistake.MistakeClass;

/**
 * The mark for one quantity.
 *
 * @param quantity the name by which is differentiated
 * @param max      what a right answer is worth
 * @param answer   empty where there is none
 */
public record Mark(String quantity, Outcome outcome, BigDecimal points, BigDecimal max, Optional<CheckedAnswer> answer) {

    /** Of a wrong answer, its first mistake. */
    public Optional<MistakeClass> mistake() {
        if (outcome != Outcome.WRONG) return Optional.empty();
        CheckedAnswer wrong = answer.orElseThrow();
        if (((CheckedAnswer.Wrong) wrong.verdict()).carriedForward()) return Optional.of(MistakeClass.CARRIED_FORWARD);
        return Optional.of(wrong.diagnoses().isEmpty() ? MistakeClass.UNEXPLAINED : wrong.diagnoses().getFirst().mistakes().getFirst().kind());
    }
}
