package org.gradatim.parse;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gradatim.expr.Rational;

/** Decimal numbers as people write them: exact, and within what a double can hold, as they will be computed with. */
public final class Decimals {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(?:[0-9]++(?:\\.[0-9]*+)?|\\.[0-9]++)(?:[eE][+-]?[0-9]++)?");

    /** More characters than the exact value of any double has. */
    private static final int MOST_CHARACTERS = 1_100;

    /** More digits and sign than the exponent of any double has. */
    private static final int MOST_OF_EXPONENT = 8;

    /** The power of ten above every double. */
    private static final int LARGEST_MAGNITUDE = 309;

    /** The power of ten below which doubles lose their digits, and from which they are soon 0. */
    private static final int SMALLEST_MAGNITUDE = -322;

    private Decimals() {}

    /** The number; empty for what is no decimal number or is outside of a double's range. */
    public static Optional<BigDecimal> read(String text) {
        int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
        boolean absurd = text.length() > MOST_CHARACTERS || exponent >= 0 && text.length() - exponent - 1 > MOST_OF_EXPONENT;
        if (absurd || !DECIMAL.matcher(text).matches()) return Optional.empty();
        BigDecimal value = new BigDecimal(text).stripTrailingZeros();
        long magnitude = (long) value.precision() - value.scale();
        boolean inRange = magnitude >= SMALLEST_MAGNITUDE && magnitude <= LARGEST_MAGNITUDE && Double.isFinite(value.doubleValue());
        return value.signum() == 0 || inRange ? Optional.of(value) : Optional.empty();
    }

    /** What is wrong with a text that {@link #read} does not take, and the mend. */
    public static String advice(String text) {
        if (text.isBlank()) return "a number is missing";
        if (text.toLowerCase(Locale.ROOT).matches("[+-]?\\.?(nan|inf|infinity)")) {
            return Quote.of(text) + " is no number to compute with; write a finite one or leave the example out";
        }
        if (text.matches("[+-]?[0-9]+,[0-9]+")) return Quote.of(text) + " has a comma; decimals are written with a point: `" + text.replace(',', '.') + "`";
        if (DECIMAL.matcher(text).matches()) return "the number " + Quote.of(text) + " is outside of what can be computed with, about 1e-322 to 1e308";
        return Quote.of(text) + " is no number; write one such as `0.5` or `1e-3`";
    }

    static void requireFinite(String literal, Place place) {
        if (read(literal).isEmpty()) throw place.error(advice(literal));
    }

    /** The value of a numeral of a spec, exactly. */
    static Rational exact(Yaml numeral) {
        return Rational.of(decimal(numeral));
    }

    /** The double nearest to a numeral of a spec. */
    static double nearest(Yaml numeral) {
        return decimal(numeral).doubleValue();
    }

    static BigDecimal decimal(Yaml numeral) {
        return read(((Yaml.Numeral) numeral).literal()).orElseThrow();
    }

    /** A whole number of a spec, no larger than its limit. */
    static int count(Yaml numeral, Limit limit) {
        BigDecimal value = decimal(numeral);
        if (value.compareTo(BigDecimal.valueOf(Math.min(limit.value(), Integer.MAX_VALUE))) > 0) {
            throw limit.exceeded(value.toPlainString(), numeral.place());
        }
        return value.intValueExact();
    }
}
