package org.gradatim.expr;

import static org.gradatim.notation.Formulas.minus;
import static org.gradatim.notation.Formulas.number;

import java.util.function.Function;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Fraction;
import org.gradatim.notation.Notation.Numeral;

/** How an expression reads: constants and operations by themselves, names by the caller's notation for them. */
public final class ExprNotation {
    private ExprNotation() {}

    /** @param names the notation of a variable's name, such as a₃ for {@code a3} */
    public static Notation of(Expr expr, Function<String, Notation> names) {
        return Traversal.fold(expr, (node, operands) -> switch (node) {
            case Const c -> ofRational(c.value());
            case Var v -> names.apply(v.name());
            case Apply a -> a.op().notation(operands);
        });
    }

    /** 3, 0.1, a fraction such as 1/3 set as one, or one of these behind a minus sign. */
    public static Notation ofRational(Rational value) {
        if (value.signum() < 0) return minus(ofRational(value.negate()));
        if (value.isInteger()) return number(value.numerator().toString());
        if (value.readsAsDecimal()) return number(value.toDecimal());
        return new Fraction(new Numeral(value.numerator().toString()), new Numeral(value.denominator().toString()));
    }
}
