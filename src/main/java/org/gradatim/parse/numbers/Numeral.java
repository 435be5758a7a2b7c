package org.gradatim.parse.numbers;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number as it was given: its value, and what its form says of its accuracy.
 *
 * @param text  as it was written, with the digits that count; of a binary number the shortest decimal that reads back as it
 * @param value the nearest double; NaN and infinities are numbers here, which no gradient equals
 * @param form  how it was given
 */
public record Numeral(String text, double value, Form form) {
    /** How a number was given. */
    public enum Form {
        /** In decimal digits. */
        WRITTEN,
        /** In 16 bits: 11 significant binary digits. */
        HALF,
        /** In 32 bits: 24 significant binary digits. */
        SINGLE,
        /** In 64 bits: 53 significant binary digits. */
        DOUBLE,
        /** A whole number of an integer type. */
        WHOLE
    }

    /** Sign, digits with or without a point, and a power of ten in one of the ways in which people write it. */
    private static final Pattern DECIMAL = Pattern.compile(
            "([+\\-−–]?)([0-9]++(?:\\.[0-9]*+)?|\\.[0-9]++)(?:(?:[eEdD]|\\s*+(?:[*·×]|\\\\cdot|\\\\times)\\s*+10\\s*+(?:\\^|\\*\\*)\\s*+)[{(]?([+\\-−–]?[0-9]{1,6}+)[})]?)?");

    private static final Pattern NOT_FINITE = Pattern.compile("([+\\-−–]?)(nan|inf(?:inity)?|∞)");

    /** More characters than the exact value of any double has. */
    private static final int MOST_CHARACTERS = 1_100;

    /** The power of ten above every double, and below every other. */
    private static final int LARGEST_MAGNITUDE = 400;

    /** Reads {@code 0.0821}, {@code -393.}, {@code 1.77e-04}, {@code 2.406 * 10^-3}, {@code nan}; empty where the text is no number. */
    public static Optional<Numeral> read(String written) {
        if (written.length() > MOST_CHARACTERS) return Optional.empty();
        String text = written.strip();
        Matcher notFinite = NOT_FINITE.matcher(text.toLowerCase(Locale.ROOT));
        if (notFinite.matches()) return Optional.of(new Numeral(text, notFinite(notFinite), Form.WRITTEN));
        Matcher decimal = DECIMAL.matcher(text);
        if (!decimal.matches()) return Optional.empty();
        String exponent = decimal.group(3) == null ? "" : "e" + plainSign(decimal.group(3));
        String plain = plainSign(decimal.group(1)) + decimal.group(2) + exponent;
        return Optional.of(new Numeral(plain, Double.parseDouble(plain), Form.WRITTEN));
    }

    private static double notFinite(Matcher match) {
        if (match.group(2).equals("nan")) return Double.NaN;
        return match.group(1).isEmpty() || match.group(1).equals("+") ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }

    private static String plainSign(String text) {
        return text.replace('−', '-').replace('–', '-');
    }

    static Numeral binary(double value, Form form) {
        return new Numeral(shortest(value, form), value, form);
    }

    private static String shortest(double value, Form form) {
        if (form == Form.WHOLE && Double.isFinite(value)) return new BigDecimal(value).toBigInteger().toString();
        return form == Form.SINGLE || form == Form.HALF ? Float.toString((float) value) : Double.toString(value);
    }

    /** Whether it is neither infinite nor NaN. */
    public boolean isFinite() {
        return Double.isFinite(value);
    }

    /** What was written, exactly; empty where it is not finite or outside of all that can be computed with. */
    public Optional<BigDecimal> exact() {
        if (!isFinite()) return Optional.empty();
        if (form != Form.WRITTEN) return Optional.of(new BigDecimal(value));
        BigDecimal exact = new BigDecimal(text);
        return Math.abs((long) exact.precision() - exact.scale()) > LARGEST_MAGNITUDE && exact.signum() != 0 ? Optional.empty() : Optional.of(exact);
    }

    /** The digits that count, zeros at the end included: 4 of {@code 0.08210}; 0 of {@code 0.00}. */
    public int significantDigits() {
        String digits = mantissa().replace(".", "").replaceFirst("^0+", "");
        return digits.length();
    }

    /** The number of digits behind the point as it is written, before any power of ten. */
    public int decimals() {
        int point = mantissa().indexOf('.');
        return point < 0 ? 0 : mantissa().length() - point - 1;
    }

    /** Whether it has neither a point nor a power of ten. */
    public boolean isWhole() {
        return form == Form.WHOLE || form == Form.WRITTEN && text.chars().noneMatch(c -> c == '.' || c == 'e');
    }

    /** One unit of the last digit that was written: 0.0001 for {@code 0.0821}. */
    public double unit() {
        return Double.parseDouble("1e" + (exponent() - decimals()));
    }

    private int exponent() {
        int e = text.toLowerCase(Locale.ROOT).indexOf('e');
        return e < 0 ? 0 : Integer.parseInt(text.substring(e + 1).replace("+", ""));
    }

    private String mantissa() {
        int e = text.toLowerCase(Locale.ROOT).indexOf('e');
        return (e < 0 ? text : text.substring(0, e)).replaceFirst("^[+-]", "");
    }
}
