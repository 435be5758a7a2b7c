package org.gradatim.eval;

import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;

/** An expression as sign · positive number · core. */
record Signed(int sign, Rational scale, Expr core) {
    static Signed of(Expr expr) {
        int sign = 1;
        Rational scale = Rational.ONE;
        Expr core = expr;
        while (core instanceof Apply a) {
            if (a.op() == Arithmetic.NEGATE) {
                sign = -sign;
                core = a.argument();
            } else if (a.op() == Arithmetic.MULTIPLY && a.argument() instanceof Const c && !c.isZero()) {
                sign *= c.value().signum();
                scale = scale.times(c.value().abs());
                core = Arithmetic.product(a.arguments().subList(1, a.arguments().size()));
            } else if (a.op() == Arithmetic.DIVIDE && a.arguments().get(1) instanceof Const c && !c.isZero()) {
                sign *= c.value().signum();
                scale = scale.times(c.value().inverse().abs());
                core = a.argument();
            } else {
                break;
            }
        }
        if (core instanceof Const c && !c.isZero()) return new Signed(sign * c.value().signum(), scale.times(c.value().abs()), Const.ONE);
        return new Signed(sign, scale, core);
    }
}
