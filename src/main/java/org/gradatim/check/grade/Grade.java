package org.gradatim.check.grade;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.gradatim.check.answer.CheckedAnswer;

/**
 * The marks for one submission.
 *
 * @param marks   one for each quantity that is asked for, in their order
 * @param others  answers to what is not asked for, such as helper derivatives
 * @param review  whether a person should look at it
 * @param problem why it could not be judged as a whole
 */
public record Grade(Submission submission, List<Mark> marks, List<CheckedAnswer> others, boolean review, Optional<String> problem) {
    public Grade {
        marks = List.copyOf(marks);
        others = List.copyOf(others);
    }

    /** The sum of the points of all marks. */
    public BigDecimal points() {
        return marks.stream().map(Mark::points).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The sum of the points that could be had. */
    public BigDecimal max() {
        return marks.stream().map(Mark::max).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
