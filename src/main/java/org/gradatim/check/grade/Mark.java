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
        return answer.flatMap(Mark::mistake);
    }

    /** Of a wrong answer, its first mistake. */
    public static Optional<MistakeClass> mistake(CheckedAnswer answer) {
        if (!(answer.verdict() instanceof CheckedAnswer.Wrong wrong)) return Optional.empty();
        if (wrong.carriedForward()) return Optional.of(MistakeClass.CARRIED_FORWARD);
        return Optional.of(answer.diagnoses().isEmpty() ? MistakeClass.UNEXPLAINED : answer.diagnoses().getFirst().mistakes().getFirst().kind());
    }
}
