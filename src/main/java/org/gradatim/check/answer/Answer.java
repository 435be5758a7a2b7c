package org.gradatim.check.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Grid;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Program;
import org.gradatim.notation.Notation;
import org.gradatim.parse.Place;

/**
 * What an answer says of one quantity, step by step, in the names of a program and in the answerer's own names.
 *
 * @param program in whose names everything is written: of one example, or unrolled over several
 * @param truth   the true derivative, of the quantity's shape, in the program's names
 * @param steps   the sides of the chain of equalities, in order; the last one is the answer
 * @param place   where it begins
 */
public record Answer(Quantity quantity, Program program, Grid truth, List<Step> steps, Place place) {
    public Answer {
        steps = List.copyOf(steps);
    }

    /** What it says at the end; empty where that cannot be understood. */
    Optional<Grid> value() {
        return steps.getLast().value();
    }

    /** The same with one more remark on its end. */
    Answer with(Remark remark) {
        List<Step> all = new ArrayList<>(steps);
        all.add(all.removeLast().with(List.of(remark)));
        return new Answer(quantity, program, truth, all, place);
    }

    /**
     * One side of a chain.
     *
     * @param source  as it was written
     * @param reading how it was understood, for display
     * @param value   what it says, in the program's names and names of {@link OwnName}s; empty where it cannot be understood
     * @param error   why it cannot
     * @param remarks on how it was read: conventions that were chosen, ambiguities
     */
    public record Step(String source, Place place, Notation reading, Optional<Grid> value, Optional<InputException> error, List<Remark> remarks) {
        public Step {
            remarks = List.copyOf(remarks);
        }

        /** The same with more remarks. */
        Step with(List<Remark> more) {
            List<Remark> all = new ArrayList<>(remarks);
            all.addAll(more);
            return new Step(source, place, reading, value, error, all);
        }
    }

    /**
     * A name that the answerer defined in an earlier line, such as {@code delta3}, as it stands in later steps.
     *
     * @param variable the variable that stands for this entry in a step's value; no name that a user can type
     * @param value    what the answerer said it is, in the program's names and earlier own names
     * @param truth    what it ought to be, where it is a derivative that has a true value
     */
    public record OwnName(String variable, Expr value, Optional<Expr> truth) {
        /** The name as a model would spell it: {@code delta3}. */
        public String written() {
            return written(variable);
        }

        static String written(String variable) {
            return variable.substring(variable.lastIndexOf(':') + 1).replace("_", "");
        }

        /** Whether a variable stands for such a name. */
        static boolean is(String variable) {
            return variable.startsWith(OwnNames.PREFIX);
        }
    }
}
