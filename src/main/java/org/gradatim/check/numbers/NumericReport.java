package org.gradatim.check.numbers;

import java.util.List;
import org.gradatim.check.answer.CheckedAnswer;

/**
 * What was found out about the numbers of one answer.
 *
 * @param answers  in the order of the file
 * @param patterns what the wrong ones have in common, the commonest first
 * @param right    names of the numbers that are right, by the names of the model
 * @param wrong    names of those that are not
 */
public record NumericReport(List<CheckedAnswer> answers, List<Pattern> patterns, List<String> right, List<String> wrong) {
    public NumericReport {
        answers = List.copyOf(answers);
        patterns = List.copyOf(patterns);
        right = List.copyOf(right);
        wrong = List.copyOf(wrong);
    }
}
