package org.gradatim.eval;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gradatim.expr.Rational;

/** Positive numbers as products of primes. What has only large prime factors is taken as one. */
final class PrimeFactors {
    /** Prime factors are looked for below this. */
    private static final int LARGEST_PRIME = 1000;

    private PrimeFactors() {}

    /** From factors to their exponents, which are negative for those of the denominator: 8/3 is 2³ 3⁻¹. */
    static Map<BigInteger, Integer> of(Rational positive) {
        Map<BigInteger, Integer> factors = new LinkedHashMap<>();
        divide(positive.numerator(), 1, factors);
        divide(positive.denominator(), -1, factors);
        return factors;
    }

    private static void divide(BigInteger n, int exponent, Map<BigInteger, Integer> factors) {
        BigInteger rest = n;
        for (int prime = 2; prime < LARGEST_PRIME && !rest.equals(BigInteger.ONE); prime++) {
            BigInteger[] division = rest.divideAndRemainder(BigInteger.valueOf(prime));
            while (division[1].signum() == 0) {
                factors.merge(BigInteger.valueOf(prime), exponent, Integer::sum);
                rest = division[0];
                division = rest.divideAndRemainder(BigInteger.valueOf(prime));
            }
        }
        if (!rest.equals(BigInteger.ONE)) factors.merge(rest, exponent, Integer::sum);
    }
}
