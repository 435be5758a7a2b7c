package org.gradatim.prove;

import java.util.List;
import org.gradatim.expr.Expr;

/**
 * Which expressions of a list are equal as functions.
 *
 * @param first         for each expression the place of the first that it is equal to
 * @param errorBits     one of the equalities could be wrong with a probability below 2 to the minus this; 0 before that is
 *                      {@linkplain Prover#proved known}
 * @param stepsAtZero   arguments of steps that are 0 at all points; the equalities rest on step(0) = 0
 * @param steps         how many independent steps there are in them
 * @param patternsTried whether equalities that hold only since each step is 0 or 1 were looked for
 * @param byPatterns    whether some of the equalities hold only since each step is 0 or 1
 */
public record Grouping(int[] first, int errorBits, List<Expr> stepsAtZero, int steps, boolean patternsTried, boolean byPatterns) {
    public Grouping {
        stepsAtZero = List.copyOf(stepsAtZero);
    }

    /** Whether there may be more equalities, of the kind that holds only since each step is 0 or 1. */
    public boolean mayMissSome() {
        return steps > 0 && !patternsTried;
    }

    /** Whether the equalities are proved. */
    public boolean isProved() {
        return errorBits >= Prover.REQUIRED_ERROR_BITS;
    }
}
