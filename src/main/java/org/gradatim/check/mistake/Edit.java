package org.gradatim.check.mistake;

import java.util.List;
import java.util.Map;
import org.gradatim.expr.Expr;

/**
 * One mistake at one place, or the same mistake at several places, as a change of the true derivation.
 *
 * @param kind     its class
 * @param variant  which message of the class
 * @param cost     how far-fetched it is
 * @param effect   what it changes
 * @param at       the edges where it is made; none where it concerns the whole
 * @param formulas what was expected, what was used instead
 */
record Edit(MistakeClass kind, String variant, int cost, Effect effect, List<Edge> at, List<Expr> formulas) {
    /** How a mistake changes a derivative. */
    sealed interface Effect {}

    /** Other local derivatives. */
    record Factors(Map<Edge, Expr> replaced) implements Effect {}

    /** At this node the contributions of the ways are multiplied. */
    record Product(Node node) implements Effect {}

    /** The whole derivative is multiplied. */
    record Scale(Expr factor) implements Effect {}

    /** Something else is given. */
    record Whole(Expr value) implements Effect {}
}
