package org.gradatim.check.answer;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gradatim.expr.InputException;
import org.gradatim.expr.ShapeMismatch;

/**
 * What came of a line.
 *
 * @param answers   that it gives
 * @param error     why it cannot be related to a derivative, where it tries to
 * @param faults    how ill it fits its scope: 0 not at all, 1 in its shape, 2 in its names or inside
 * @param continued whether it goes on with an earlier line about the same quantity
 */
record Outcome(List<Answer> answers, Optional<InputException> error, int faults, boolean continued) {
    static final Outcome NOTHING = new Outcome(List.of(), Optional.empty(), 0, false);

    /** A line that gives this answer and nothing else. */
    static Outcome of(Answer answer, boolean continued) {
        return new Outcome(List.of(answer), Optional.empty(), faults(answer), continued);
    }

    static Outcome unreadable(InputException error) {
        return new Outcome(List.of(), Optional.of(error), 2, false);
    }

    private static int faults(Answer answer) {
        if (answer.value().isEmpty()) return 2;
        boolean ofNames = answer.truth().rows() == answer.quantity().rows() && answer.truth().columns() == answer.quantity().columns();
        return answer.value().get().hasShapeOf(answer.truth()) && ofNames ? 0 : 1;
    }

    /** Whether every answer would have a value if one factor were transposed. */
    boolean lacksTranspose() {
        return !answers.isEmpty() && answers.stream().allMatch(a -> a.steps().getLast().error().filter(e -> e instanceof ShapeMismatch s && s.mend().isPresent()).isPresent());
    }

    /** The same with something said of every answer. */
    Outcome remarked(Function<Answer, Remark> remark) {
        return new Outcome(answers.stream().map(a -> a.with(remark.apply(a))).toList(), error, faults, continued);
    }
}
