package org.gradatim.expr;

import java.math.BigDecimal;
import java.math.BigInteger;

/** An exact rational number in lowest terms with a positive denominator. */
public record Rational(BigInteger numerator, BigInteger denominator) implements Comparable<Rational> {
    public static final Rational ZERO = of(0);
    public static final Rational ONE = of(1);

    /** A denominator that is a power of two no greater than this one reads better as a fraction (1/8) than as a decimal (0.125). */
    private static final int LARGEST_HANDY_DENOMINATOR = 8;

    public Rational {
        if (denominator.signum() == 0) throw new ArithmeticException("a rational number needs a denominator other than 0");
        if (denominator.signum() < 0) {
            numerator = numerator.negate();
            denominator = denominator.negate();
        }
        if (!denominator.equals(BigInteger.ONE)) {
            BigInteger divisor = numerator.gcd(denominator);
            if (!divisor.equals(BigInteger.ONE)) {
                numerator = numerator.divide(divisor);
                denominator = denominator.divide(divisor);
            }
        }
    }

    public static Rational of(long value) {
        return new Rational(BigInteger.valueOf(value), BigInteger.ONE);
    }

    public static Rational of(long numerator, long denominator) {
        return new Rational(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /** The exact value of a decimal such as {@code 0.25}. */
    public static Rational of(BigDecimal decimal) {
        BigInteger unscaled = decimal.unscaledValue();
        return decimal.scale() <= 0
                ? new Rational(unscaled.multiply(BigInteger.TEN.pow(-decimal.scale())), BigInteger.ONE)
                : new Rational(unscaled, BigInteger.TEN.pow(decimal.scale()));
    }

    /** The shortest decimal that reads back as this double, taken exactly: 0.1 is 1/10. */
    public static Rational ofShortestDecimal(double value) {
        return of(new BigDecimal(Double.toString(value)));
    }

    public Rational plus(Rational other) {
        if (isInteger() && other.isInteger()) return new Rational(numerator.add(other.numerator), BigInteger.ONE);
        return new Rational(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Rational times(Rational other) {
        if (isOne()) return other;
        if (other.isOne()) return this;
        return new Rational(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    public Rational negate() {
        return new Rational(numerator.negate(), denominator);
    }

    /** 1/this. */
    public Rational inverse() {
        return new Rational(denominator, numerator);
    }

    /** this^exponent for any integer exponent. */
    public Rational power(int exponent) {
        if (exponent < 0) return inverse().power(-exponent);
        return new Rational(numerator.pow(exponent), denominator.pow(exponent));
    }

    public Rational abs() {
        return signum() < 0 ? negate() : this;
    }

    public int signum() {
        return numerator.signum();
    }

    public boolean isInteger() {
        return denominator.equals(BigInteger.ONE);
    }

    public boolean isZero() {
        return numerator.signum() == 0;
    }

    public boolean isOne() {
        return numerator.equals(BigInteger.ONE) && isInteger();
    }

    /** Whether this is 1 or -1. */
    public boolean isUnit() {
        return isInteger() && numerator.abs().equals(BigInteger.ONE);
    }

    /** Whether this is an integer that fits an {@code int}. */
    public boolean isInt() {
        return isInteger() && numerator.bitLength() < Integer.SIZE;
    }

    /** The value of an {@link #isInt() int}. */
    public int intValue() {
        return numerator.intValueExact();
    }

    /** The nearest double. */
    public double doubleValue() {
        if (isInteger()) return numerator.doubleValue();
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), java.math.MathContext.DECIMAL128).doubleValue();
    }

    /** Whether this number is best written as a decimal: it ends, and is no handy fraction such as 1/2. */
    public boolean readsAsDecimal() {
        return denominator.compareTo(BigInteger.valueOf(LARGEST_HANDY_DENOMINATOR)) > 0 && endsAsDecimal()
                || denominator.equals(BigInteger.valueOf(5));
    }

    private boolean endsAsDecimal() {
        BigInteger rest = denominator.shiftRight(denominator.getLowestSetBit());
        BigInteger five = BigInteger.valueOf(5);
        while (rest.mod(five).signum() == 0) rest = rest.divide(five);
        return rest.equals(BigInteger.ONE);
    }

    /** Whether {@link #toString} writes this number as the fraction of these two. */
    public boolean isWrittenAs(Rational top, Rational bottom) {
        return !isInteger() && !readsAsDecimal()
                && top.isInteger() && bottom.isInteger() && numerator.equals(top.numerator) && denominator.equals(bottom.numerator);
    }

    /** This number as an exact decimal without exponent. Only for numbers that {@link #readsAsDecimal() end}. */
    public String toDecimal() {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator)).toPlainString();
    }

    @Override
    public int compareTo(Rational other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /** {@code 3}, {@code 0.1} or {@code 1/3}. */
    @Override
    public String toString() {
        if (isInteger()) return numerator.toString();
        return readsAsDecimal() ? toDecimal() : numerator + "/" + denominator;
    }
}
