package org.gradatim.expr;

/**
 * A range of real numbers: what an expression can be, at most. An end is open where it is approached but never reached, as 0 and 1 are
 * by the sigmoid; an infinite end is open.
 */
public record Interval(double low, double high, boolean lowOpen, boolean highOpen) {
    public static final Interval REALS = open(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    public static final Interval POSITIVE = open(0, Double.POSITIVE_INFINITY);
    public static final Interval NOT_NEGATIVE = from(0);

    public static Interval open(double low, double high) {
        return new Interval(low, high, true, true);
    }

    public static Interval closed(double low, double high) {
        return new Interval(low, high, false, false);
    }

    /** From {@code low} on, without an upper end. */
    public static Interval from(double low) {
        return new Interval(low, Double.POSITIVE_INFINITY, false, true);
    }

    public static Interval point(double value) {
        return closed(value, value);
    }

    /** Whether 0 is among them. */
    public boolean hasZero() {
        boolean above = low < 0 || low == 0 && !lowOpen;
        boolean below = high > 0 || high == 0 && !highOpen;
        return above && below;
    }

    public Interval negated() {
        return new Interval(-high, -low, highOpen, lowOpen);
    }

    public Interval plus(Interval other) {
        return new Interval(low + other.low, high + other.high, lowOpen || other.lowOpen, highOpen || other.highOpen);
    }

    /** What products of the two can be. */
    public Interval times(Interval other) {
        if (isZero() || other.isZero()) return point(0);
        if (high <= 0) return negated().times(other).negated();
        if (other.high <= 0) return times(other.negated()).negated();
        if (low < 0 || other.low < 0) {
            double most = product(size(), other.size());
            return closed(-most, most);
        }
        double least = product(low, other.low);
        boolean leastOpen = least == 0 ? !hasZero() && !other.hasZero() : lowOpen || other.lowOpen;
        return new Interval(least, product(high, other.high), leastOpen, highOpen || other.highOpen);
    }

    private boolean isZero() {
        return low == 0 && high == 0;
    }

    private double size() {
        return Math.max(Math.abs(low), Math.abs(high));
    }

    /** The product, in which 0 wins against infinity. */
    private static double product(double a, double b) {
        return a == 0 || b == 0 ? 0 : a * b;
    }

    /** The squares, fourth powers and so on. */
    public Interval evenPower(int exponent) {
        if (high <= 0) return negated().evenPower(exponent);
        boolean open = -low > high ? lowOpen : -low < high ? highOpen : lowOpen && highOpen;
        double least = Math.max(low, 0);
        return new Interval(Math.pow(least, exponent), Math.pow(size(), exponent), low >= 0 && lowOpen, open);
    }
}
