package org.gradatim.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as a table on the terminal shows them. */
final class Numerals {
    /** As many as a central difference can be right in, and all that a reader compares. */
    private static final int DIGITS = 10;

    /** Below and above these powers of ten, numbers are written with an exponent. */
    private static final int SMALLEST_EXPONENT = -5;
    private static final int LARGEST_EXPONENT = 8;

    private Numerals() {}

    /** Ten significant digits, zeros at the end left out: {@code 0.08216704056}, {@code 1.234567890e-12}. */
    static String of(double value) {
        if (value == 0) return "0";
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(DIGITS));
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent < SMALLEST_EXPONENT || exponent > LARGEST_EXPONENT) return String.format(Locale.ROOT, "%." + (DIGITS - 1) + "e", value);
        return rounded.stripTrailingZeros().toPlainString();
    }

    /** The size of an error: {@code 2.1e-11}. */
    static String size(double value) {
        return value == 0 ? "0" : String.format(Locale.ROOT, "%.1e", value);
    }

    /** The shortest decimal that means this number: {@code 0}, {@code 0.01}. */
    static String shortest(double value) {
        return value == 0 ? "0" : new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    /** A count with commas: {@code 101,632}. */
    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** {@code 1 epoch}, {@code 2,000 epochs}. */
    static String counted(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }
}
