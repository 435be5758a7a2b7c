package org.gradatim.cas;

import ch.obermuhlner.math.big.BigDecimalMath;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.BinaryOperator;
import org.gradatim.cas.Ball.Exact;
import org.gradatim.cas.Ball.Near;
import org.gradatim.cas.Ball.None;
import org.gradatim.expr.Elementary;
import org.gradatim.expr.Rational;

/**
 * Arithmetic to a given number of decimal digits in which every number knows how wrong it may be. Rational numbers stay exact
 * while they are short, so that 1 - y is 0 for y = 1 and 0 · log(1-a) is 0.
 */
final class Balls implements Algebra<Ball> {
    /** Exact numbers with longer numerators or denominators are rounded, so that their size cannot explode. */
    private static final int LONGEST_EXACT = 2048;

    /** Digits that a number must have right where a formula for small errors is used: their squares do not matter then. */
    private static final double FEWEST_DIGITS = 8;

    /** log₁₀ of the largest size. Numbers this small count as zero within that error. */
    private static final double LARGEST_SIZE = 1e6;

    /** A bound of the exponents whose exponential is within {@link #LARGEST_SIZE}. */
    private static final BigDecimal LARGEST_EXPONENT = BigDecimal.valueOf(LARGEST_SIZE * Math.log(10));

    /** Numbers of more digits before or after the point are brought near 1 before a logarithm or root is taken. */
    private static final int LARGEST_AT_ONCE = 40;

    private static final Ball ONE = new Exact(Rational.ONE);
    private static final Ball ZERO = new Exact(Rational.ZERO);

    private final MathContext context;

    Balls(int digits) {
        this.context = new MathContext(digits);
    }

    @Override
    public Ball constant(Rational value) {
        boolean isShort = Math.max(value.numerator().bitLength(), value.denominator().bitLength()) <= LONGEST_EXACT;
        return isShort ? new Exact(value) : near(value);
    }

    @Override
    public Ball apply(Elementary operation, List<Ball> x) {
        for (Ball operand : x) if (operand == None.UNDEFINED) return operand;
        for (Ball operand : x) if (operand instanceof None) return operand;
        return switch (operation) {
            case ADD -> fold(x, this::add);
            case MULTIPLY -> fold(x, this::multiply);
            case NEGATE -> multiply(new Exact(Rational.of(-1)), x.getFirst());
            case DIVIDE -> multiply(x.get(0), inverse(x.get(1)));
            case POWER -> power(x.get(0), x.get(1));
            case EXP -> exp(x.getFirst());
            case LOG -> log(x.getFirst());
            case SQRT -> sqrt(x.getFirst());
            case SIN -> isZero(x.getFirst()) ? ZERO : wave(near(x.getFirst()), true);
            case COS -> isZero(x.getFirst()) ? ONE : wave(near(x.getFirst()), false);
            case STEP -> step(x.getFirst());
        };
    }

    private static Ball fold(List<Ball> x, BinaryOperator<Ball> combine) {
        Ball result = x.getFirst();
        for (Ball next : x.subList(1, x.size())) {
            result = combine.apply(result, next);
            if (result instanceof None) return result;
        }
        return result;
    }

    private Ball add(Ball a, Ball b) {
        if (a instanceof Exact x && b instanceof Exact y) return constant(x.value().plus(y.value()));
        if (isZero(a)) return b;
        if (isZero(b)) return a;
        Near x = near(a);
        Near y = near(b);
        return rounded(x.centre().add(y.centre(), context), sum(x.error(), y.error()));
    }

    private Ball multiply(Ball a, Ball b) {
        if (b instanceof None) return b;
        if (a instanceof Exact x && b instanceof Exact y) return constant(x.value().times(y.value()));
        if (isZero(a) || isZero(b)) return ZERO;
        Near x = near(a);
        Near y = near(b);
        double error = sum(x.error() + y.size(), y.error() + x.size());
        return rounded(x.centre().multiply(y.centre(), context), error);
    }

    private Ball inverse(Ball a) {
        if (isZero(a)) return None.UNDEFINED;
        if (a instanceof Exact x) return constant(x.value().inverse());
        Near x = near(a);
        if (isVague(x)) return None.UNRESOLVED;
        return rounded(BigDecimal.ONE.divide(x.centre(), context), x.error() - 2 * x.size());
    }

    private Ball power(Ball base, Ball exponent) {
        if (isZero(exponent)) return ONE;
        if (exponent instanceof Exact n && n.value().isInt()) return power(base, n.value().intValue());
        if (isZero(base)) return powerOfZero(exponent);
        if (near(base).centre().signum() < 0) return isVague(near(base)) ? None.UNRESOLVED : None.UNDEFINED;
        Ball logarithm = log(base);
        return logarithm instanceof None ? logarithm : exp(multiply(exponent, logarithm));
    }

    private Ball powerOfZero(Ball exponent) {
        Near n = near(exponent);
        if (isVague(n)) return None.UNRESOLVED;
        return n.centre().signum() > 0 ? ZERO : None.UNDEFINED;
    }

    private Ball power(Ball base, int n) {
        if (n < 0) {
            Ball positive = n == Integer.MIN_VALUE ? None.UNDEFINED : power(base, -n);
            return positive instanceof None ? positive : inverse(positive);
        }
        if (base instanceof Exact x && (x.value().isZero() || bits(x.value()) * n <= LONGEST_EXACT)) return constant(x.value().power(n));
        Near x = near(base);
        if (x.centre().signum() == 0) return rounded(BigDecimal.ZERO, n * x.error());
        if (Math.abs(x.size()) * n > LARGEST_SIZE) return beyondRange(x.size());
        return rounded(x.centre().pow(n, context), sum(Math.log10(n) + x.error() + (n - 1) * x.size(), n * x.error()));
    }

    private static long bits(Rational value) {
        return Math.max(value.numerator().bitLength(), value.denominator().bitLength());
    }

    private Ball exp(Ball a) {
        if (isZero(a)) return ONE;
        if (a instanceof None) return a;
        Near x = near(a);
        if (x.error() > -FEWEST_DIGITS) return None.UNRESOLVED;
        if (x.centre().abs().compareTo(LARGEST_EXPONENT) > 0) return beyondRange(x.centre().signum());
        BigDecimal centre = BigDecimalMath.exp(x.centre(), context);
        return rounded(centre, Ball.log10(centre) + x.error());
    }

    private Ball log(Ball a) {
        if (a instanceof Exact e && e.value().signum() <= 0) return None.UNDEFINED;
        if (a instanceof Exact e && e.value().isOne()) return ZERO;
        Near x = near(a);
        if (isVague(x)) return None.UNRESOLVED;
        if (x.centre().signum() < 0) return None.UNDEFINED;
        return rounded(log(x.centre()), x.error() - x.size());
    }

    /** By the logarithm of the digits, since the library takes minutes for numbers with huge exponents. */
    private BigDecimal log(BigDecimal x) {
        int exponent = x.precision() - x.scale() - 1;
        if (Math.abs(exponent) <= LARGEST_AT_ONCE) return BigDecimalMath.log(x, context);
        BigDecimal digits = BigDecimalMath.log(x.scaleByPowerOfTen(-exponent), context);
        return digits.add(BigDecimalMath.log(BigDecimal.TEN, context).multiply(BigDecimal.valueOf(exponent), context), context);
    }

    private Ball sqrt(Ball a) {
        if (isZero(a)) return ZERO;
        Near x = near(a);
        if (isVague(x)) return None.UNRESOLVED;
        if (x.centre().signum() < 0) return None.UNDEFINED;
        return rounded(sqrt(x.centre()), x.error() - x.size() / 2);
    }

    /** As {@link #log(BigDecimal)}. */
    private BigDecimal sqrt(BigDecimal x) {
        int half = (x.precision() - x.scale()) / 2;
        if (Math.abs(half) <= LARGEST_AT_ONCE) return BigDecimalMath.sqrt(x, context);
        return BigDecimalMath.sqrt(x.scaleByPowerOfTen(-2 * half), context).scaleByPowerOfTen(half);
    }

    private Ball wave(Near x, boolean sine) {
        if (x.error() > -FEWEST_DIGITS) return None.UNRESOLVED;
        return rounded(sine ? BigDecimalMath.sin(x.centre(), context) : BigDecimalMath.cos(x.centre(), context), x.error());
    }

    private Ball step(Ball a) {
        int sign = a instanceof Exact e ? e.value().signum() : near(a).centre().signum();
        if (!(a instanceof Exact) && isVague(near(a))) return None.UNRESOLVED;
        return sign > 0 ? ONE : ZERO;
    }

    private static boolean isZero(Ball a) {
        return a instanceof Exact e && e.value().isZero();
    }

    /** Whether too few digits are certain to divide by the number or to know its sign. */
    private static boolean isVague(Near x) {
        return x.correctDigits() < FEWEST_DIGITS;
    }

    private Near near(Ball a) {
        return switch (a) {
            case Exact e -> near(e.value());
            case Near n -> n;
            case None none -> throw new IllegalArgumentException("no number: " + none);
        };
    }

    private Near near(Rational value) {
        BigDecimal centre = Ball.decimal(value, context);
        return new Near(centre, Ball.log10(centre) + roundingError());
    }

    /** The number with its rounding error added to the error that it has inherited. */
    private Ball rounded(BigDecimal centre, double error) {
        if (centre.signum() == 0) return new Near(centre, Math.max(error, -LARGEST_SIZE));
        double size = Ball.log10(centre);
        if (Math.abs(size) > LARGEST_SIZE) return beyondRange(size);
        return new Near(centre, sum(error, size + roundingError()));
    }

    /** log₁₀ of a bound of the relative error of rounding. */
    private double roundingError() {
        return 1 - context.getPrecision();
    }

    private static Ball beyondRange(double sign) {
        return sign > 0 ? None.UNDEFINED : new Near(BigDecimal.ZERO, -LARGEST_SIZE);
    }

    /** log₁₀(10^a + 10^b). */
    private static double sum(double a, double b) {
        double larger = Math.max(a, b);
        return larger + Math.log10(1 + Math.pow(10, Math.min(a, b) - larger));
    }
}
