package org.gradatim.cas;

import java.util.List;
import org.gradatim.expr.Elementary;
import org.gradatim.expr.Rational;

/** What an expression may stand for: values of some kind T, with a meaning for constants and for each elementary operation. */
interface Algebra<T> {
    T constant(Rational value);

    T apply(Elementary operation, List<T> operands);
}
