package org.gradatim.eval;

import java.math.BigInteger;
import java.util.Optional;
import org.gradatim.expr.Rational;

/** Arithmetic modulo the Mersenne prime p = 2⁶¹ - 1. Elements are longs from 0 to p - 1. */
public final class PrimeField {
    /** p. */
    public static final long P = (1L << 61) - 1;

    private static final BigInteger MODULUS = BigInteger.valueOf(P);
    private static final BigInteger ORDER = BigInteger.valueOf(P - 1);

    private PrimeField() {}

    public static long add(long a, long b) {
        return reduce(a + b);
    }

    public static long subtract(long a, long b) {
        return reduce(a + P - b);
    }

    public static long negate(long a) {
        return a == 0 ? 0 : P - a;
    }

    /** The product: 2⁶¹ is 1, so that the high bits of the 122-bit product are added to the low ones. */
    public static long multiply(long a, long b) {
        long high = Math.multiplyHigh(a, b) << 3;
        long low = a * b;
        return reduce((low & P) + (high | low >>> 61));
    }

    private static long reduce(long a) {
        return a >= P ? a - P : a;
    }

    /** a to a power from 0 to p - 2. */
    public static long power(long a, long exponent) {
        long result = 1;
        long square = a;
        for (long e = exponent; e > 0; e >>= 1) {
            if ((e & 1) == 1) result = multiply(result, square);
            square = multiply(square, square);
        }
        return result;
    }

    /** An integer exponent as one that {@link #power} takes: modulo p - 1, the order of the multiplicative group. */
    public static long exponent(BigInteger exponent) {
        return exponent.mod(ORDER).longValueExact();
    }

    /** 1/a for a other than 0. */
    public static long inverse(long a) {
        return power(a, P - 2);
    }

    /**
     * Whether a is in the subgroup in which q-th roots are unique: that of the elements whose order has no prime in common with q. For q = 2
     * these are the squares.
     */
    static boolean hasRoot(long a, BigInteger q) {
        return a == 0 || power(a, exponent(ORDER.divide(sharedOrder(q)))) == 1;
    }

    /** The power by which n/q-th powers are taken in the subgroup in which q-th roots are unique. They are multiplicative there. */
    static long rootExponent(Rational power) {
        BigInteger order = ORDER.divide(sharedOrder(power.denominator()));
        return power.numerator().multiply(power.denominator().modInverse(order)).mod(order).longValueExact();
    }

    /** The binary logarithm of how many times larger the field is than that subgroup. */
    static double bitsOfRoots(BigInteger q) {
        return Math.log(sharedOrder(q).doubleValue()) / Math.log(2);
    }

    /** The part of p - 1 in the primes of q. */
    private static BigInteger sharedOrder(BigInteger q) {
        return ORDER.gcd(q.modPow(BigInteger.valueOf(Long.SIZE), ORDER));
    }

    public static long of(Rational value) {
        long numerator = value.numerator().mod(MODULUS).longValueExact();
        if (value.isInteger()) return numerator;
        return multiply(numerator, inverse(value.denominator().mod(MODULUS).longValueExact()));
    }

    /** The rational number n/d with |n| and d up to {@code largest} that this element stands for, where there is one; by Euclid's algorithm. */
    public static Optional<Rational> smallRational(long element, long largest) {
        long before = P;
        long rest = element;
        long multiplierBefore = 0;
        long multiplier = 1;
        while (rest > largest) {
            long quotient = before / rest;
            long nextRest = before - quotient * rest;
            long nextMultiplier = multiplierBefore - quotient * multiplier;
            before = rest;
            rest = nextRest;
            multiplierBefore = multiplier;
            multiplier = nextMultiplier;
        }
        return Math.abs(multiplier) <= largest ? Optional.of(Rational.of(rest, multiplier)) : Optional.empty();
    }

    /** A number from 0 to p - 1 that looks random in both arguments. */
    static long mix(long seed, long salt) {
        long x = seed + salt * 0x9E3779B97F4A7C15L;
        x = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        x ^= x >>> 31;
        return reduce(x >>> 3);
    }
}
