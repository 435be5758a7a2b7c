package org.gradatim.parse;

import java.math.BigDecimal;
import org.gradatim.expr.Rational;

/** Numbers in formulas: exact, and within what a double can hold, as they will be computed with. */
final class Numbers {
    /** More digits than the exact value of any double has. */
    private static final int MOST_CHARACTERS = 1_100;

    /** 10 to this power is above every double. */
    private static final int LARGEST_MAGNITUDE = 309;

    /** 10 to this power is below every positive double. */
    private static final int SMALLEST_MAGNITUDE = -324;

    /** More digits than a sensible exponent has. */
    private static final int MOST_EXPONENT_DIGITS = 9;

    private Numbers() {}

    static Rational read(FormulaText source, Token number) {
        String text = number.text();
        if (text.length() > MOST_CHARACTERS) {
            throw source.error(number.start(), "a number of " + text.length() + " characters; write at most " + MOST_CHARACTERS);
        }
        int e = Math.max(text.indexOf('e'), text.indexOf('E'));
        boolean longExponent = e >= 0 && text.length() - e > MOST_EXPONENT_DIGITS;
        BigDecimal value = longExponent ? null : new BigDecimal(text);
        if (value != null && (value.signum() == 0 || isInRange(value))) return Rational.of(value.stripTrailingZeros());
        throw source.error(number.start(), "the number " + Quote.of(text) + " is outside of what can be computed with, about 1e-323 to 1e308");
    }

    private static boolean isInRange(BigDecimal value) {
        long magnitude = (long) value.precision() - value.scale();
        return magnitude > SMALLEST_MAGNITUDE + 1 && magnitude <= LARGEST_MAGNITUDE && Double.isFinite(value.doubleValue());
    }
}
