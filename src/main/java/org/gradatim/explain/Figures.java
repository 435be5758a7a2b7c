package org.gradatim.explain;

import static org.gradatim.notation.Formulas.number;
import static org.gradatim.notation.Formulas.sup;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;

/** How numbers are printed: rounded to a number of significant digits, large and small ones with a power of ten. */
final class Figures {
    /** In the run of a calculation. */
    static final int WORKING_DIGITS = 6;

    /** In tables of results: enough to compare with what a program prints. */
    static final int RESULT_DIGITS = 9;

    /** Digits of a relative error, of which the order of magnitude matters. */
    static final int ERROR_DIGITS = 2;

    /** Numbers from 10⁻⁴ below 10⁷ are written without a power of ten. */
    private static final int SMALLEST_PLAIN = -4;

    private static final int LARGEST_PLAIN = 7;

    private Figures() {}

    static Notation working(double value) {
        return of(value, WORKING_DIGITS);
    }

    static Notation result(double value) {
        return of(value, RESULT_DIGITS);
    }

    static Notation of(double value, int digits) {
        if (!Double.isFinite(value)) return Formulas.symbol(Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "-∞");
        return of(rounded(value, digits));
    }

    /** The value with the digits that it has. */
    static Notation of(BigDecimal value) {
        BigDecimal rounded = value.stripTrailingZeros();
        if (rounded.signum() == 0) return number("0");
        int magnitude = rounded.precision() - rounded.scale() - 1;
        if (magnitude >= SMALLEST_PLAIN && magnitude < LARGEST_PLAIN) return number(rounded.toPlainString());
        Notation mantissa = number(rounded.abs().movePointLeft(magnitude).stripTrailingZeros().toPlainString());
        Notation size = Formulas.chain(List.of(mantissa, sup(number("10"), number(Integer.toString(magnitude)))));
        return rounded.signum() < 0 ? Formulas.minus(size) : size;
    }

    static BigDecimal rounded(double value, int digits) {
        return new BigDecimal(Double.toString(value)).round(new MathContext(digits, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    }
}
