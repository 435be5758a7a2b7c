package org.gradatim.derive;

import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Op;

/**
 * A rule as it was used on one line.
 *
 * @param constantFactor whether a product had only one factor that varies, which then keeps the others in front of it
 */
public record AppliedRule(Op op, boolean constantFactor) {
    static AppliedRule of(Op op) {
        return new AppliedRule(op, false);
    }

    static AppliedRule linear(Op op) {
        return new AppliedRule(op, op == Arithmetic.MULTIPLY || op == Arithmetic.DIVIDE);
    }
}
