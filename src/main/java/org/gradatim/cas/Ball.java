package org.gradatim.cas;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.gradatim.expr.Rational;

/** What is known of a real number. */
sealed interface Ball {
    /** A number known exactly. */
    record Exact(Rational value) implements Ball {}

    /** A number within 10^error of the centre; {@code error} is that logarithm, no integer. */
    record Near(BigDecimal centre, double error) implements Ball {
        /** log₁₀ of a bound of the number's size. */
        double size() {
            return centre.signum() == 0 ? error : Math.max(error, log10(centre));
        }

        /** The number of correct digits; none for what cannot be told from zero. */
        double correctDigits() {
            return centre.signum() == 0 ? 0 : log10(centre) - error;
        }
    }

    /** No number. */
    enum None implements Ball {
        /** There is no real value, or none within range. */
        UNDEFINED,
        /** The digits carried do not suffice to tell. */
        UNRESOLVED
    }

    /** Whether more precision would not change the value rounded to so many digits. */
    default boolean isSettled(int digits) {
        return switch (this) {
            case Exact _ -> true;
            case Near near -> near.correctDigits() > digits;
            case None none -> none == None.UNDEFINED;
        };
    }

    /** The value to so many digits, as far as it is known; empty for none. */
    default Optional<BigDecimal> rounded(int digits) {
        MathContext context = new MathContext(digits);
        return switch (this) {
            case Exact e -> Optional.of(decimal(e.value(), context));
            case Near near when near.isSettled(digits) -> Optional.of(near.centre.round(context));
            case Near near -> near.size() < -digits ? Optional.of(BigDecimal.ZERO) : Optional.empty();
            case None _ -> Optional.empty();
        };
    }

    static BigDecimal decimal(Rational value, MathContext context) {
        return new BigDecimal(value.numerator()).divide(new BigDecimal(value.denominator()), context);
    }

    /** log₁₀|x| of x ≠ 0, of any exponent. */
    static double log10(BigDecimal x) {
        int exponent = x.precision() - 1;
        return Math.log10(Math.abs(new BigDecimal(x.unscaledValue(), exponent).doubleValue())) + (double) exponent - x.scale();
    }
}
