package org.gradatim.prove;

import java.util.List;
import org.gradatim.expr.Expr;

/**
 * Which expressions of a list are equal as functions.
 *
 * @param first       for each expression the place of the first that it is equal to
 * @param errorBits   one of the equalities could be wrong with a probability below 2 to the minus this; below
 *                    {@link Prover#REQUIRED_ERROR_BITS} where the degrees are too large, and nothing is proved then
 * @param stepsAtZero arguments of steps that are 0 at all points; the equalities rest on step(0) = 0
 * @param steps       how many independent steps there are in them
 */
public record Grouping(int[] first, int errorBits, List<Expr> stepsAtZero, int steps) {
    public Grouping {
        stepsAtZero = List.copyOf(stepsAtZero);
    }

    public boolean isProved() {
        return errorBits >= Prover.REQUIRED_ERROR_BITS;
    }
}
