package org.gradatim.check.answer;

import java.util.List;
import java.util.Optional;
import org.gradatim.check.answer.Answer.OwnName;
import org.gradatim.check.answer.CheckedAnswer.Verdict;
import org.gradatim.check.answer.CheckedAnswer.WrongStep;
import org.gradatim.expr.Grid;

/**
 * What the {@link Judge} finds of an answer, before anybody asks what was done wrong.
 *
 * @param given          what the answer gives for the gradient, with the answerer's own lines put in; empty where it cannot be read
 * @param firstWrongStep of a chain of several steps, the first that is not the true derivative
 * @param wrongStep      what this step says
 * @param endIsRight     whether the answer is wrong for a step before its end only
 * @param carriedFrom    the answerer's own line that makes a wrong answer wrong, where that alone does
 */
record Ruling(Verdict verdict, Optional<Grid> given, Optional<WrongStep> firstWrongStep, Optional<Grid> wrongStep, boolean endIsRight,
        Optional<OwnName> carriedFrom, List<Remark> remarks) {
    Ruling {
        remarks = List.copyOf(remarks);
    }

    static Ruling of(Verdict verdict, Optional<Grid> given, List<Remark> remarks) {
        return new Ruling(verdict, given, Optional.empty(), Optional.empty(), false, Optional.empty(), remarks);
    }

    Ruling with(Optional<WrongStep> step, Optional<Grid> value, boolean rightAtTheEnd) {
        return new Ruling(verdict, given, step, value, rightAtTheEnd, carriedFrom, remarks);
    }

    Ruling carriedFrom(Optional<OwnName> line) {
        return new Ruling(verdict, given, firstWrongStep, wrongStep, endIsRight, line, remarks);
    }
}
