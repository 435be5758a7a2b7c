package org.gradatim.parse;

import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;

/**
 * An operand while a formula is read.
 *
 * @param literal whether it is a number as it was written, without brackets: only these take a sign or become a fraction
 */
record Operand(Expr expr, boolean literal) {
    static Operand of(Expr expr) {
        return new Operand(expr, false);
    }

    static Operand literal(Rational value) {
        return new Operand(Const.of(value), true);
    }

    /** The number of a {@link #literal}. */
    Rational number() {
        return ((Const) expr).value();
    }

    /** Whether this is a whole number as it was written. */
    boolean isWholeNumber() {
        return literal && number().isInteger();
    }
}
