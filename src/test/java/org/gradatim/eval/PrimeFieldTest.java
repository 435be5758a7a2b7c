package org.gradatim.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradatim.eval.PrimeField.P;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.gradatim.expr.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrimeFieldTest {
    private static final BigInteger MODULUS = BigInteger.valueOf(P);
    private static final int TRIALS = 2000;

    @Test
    void theModulusIsPrime() {
        assertThat(MODULUS.isProbablePrime(100)).isTrue();
    }

    @Test
    void arithmeticIsThatOfIntegersModuloP() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < TRIALS; i++) {
            long a = element(random);
            long b = element(random);
            assertThat(PrimeField.add(a, b)).isEqualTo(modulo(big(a).add(big(b))));
            assertThat(PrimeField.subtract(a, b)).isEqualTo(modulo(big(a).subtract(big(b))));
            assertThat(PrimeField.multiply(a, b)).isEqualTo(modulo(big(a).multiply(big(b))));
            assertThat(PrimeField.negate(a)).isEqualTo(modulo(big(a).negate()));
            if (a != 0) assertThat(PrimeField.inverse(a)).isEqualTo(big(a).modInverse(MODULUS).longValueExact());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 10, 12, 17, 100})
    void rootsAreUniqueAndMultiplicative(int order) {
        BigInteger q = BigInteger.valueOf(order);
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < TRIALS / 10; i++) {
            long a = withRoot(random, q);
            long b = withRoot(random, q);
            assertThat(PrimeField.power(root(a, q), order)).isEqualTo(a);
            assertThat(root(PrimeField.power(a, order), q)).isEqualTo(a);
            assertThat(root(PrimeField.multiply(a, b), q)).isEqualTo(PrimeField.multiply(root(a, q), root(b, q)));
            assertThat(PrimeField.power(a, PrimeField.rootExponent(new Rational(BigInteger.valueOf(-3), q)))).isEqualTo(
                    PrimeField.inverse(PrimeField.power(root(a, q), 3)));
        }
    }

    private static long withRoot(SplittableRandom random, BigInteger q) {
        long a = Math.max(1, element(random));
        while (!PrimeField.hasRoot(a, q)) a = Math.max(1, element(random));
        return a;
    }

    private static long root(long a, BigInteger q) {
        return PrimeField.power(a, PrimeField.rootExponent(new Rational(BigInteger.ONE, q)));
    }

    @Test
    void smallRationalNumbersAreFoundAgain() {
        for (int n = -40; n <= 40; n++) {
            for (int d = 1; d <= 40; d++) {
                assertThat(PrimeField.smallRational(PrimeField.of(Rational.of(n, d)), 40)).contains(Rational.of(n, d));
            }
        }
        assertThat(PrimeField.smallRational(PrimeField.of(Rational.of(41, 3)), 40)).isEmpty();
        assertThat(PrimeField.smallRational(root(2, BigInteger.TWO), 1000)).isEmpty();
    }

    /** Random, with the ends of the range among them. */
    private static long element(SplittableRandom random) {
        return switch (random.nextInt(10)) {
            case 0 -> random.nextLong(3);
            case 1 -> P - 1 - random.nextLong(3);
            default -> random.nextLong(P);
        };
    }

    private static BigInteger big(long element) {
        return BigInteger.valueOf(element);
    }

    private static long modulo(BigInteger value) {
        return value.mod(MODULUS).longValueExact();
    }
}
