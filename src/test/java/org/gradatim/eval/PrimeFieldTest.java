package org.gradatim.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradatim.eval.PrimeField.P;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.gradatim.expr.Rational;
import org.junit.jupiter.api.Test;

class PrimeFieldTest {
    private static final BigInteger MODULUS = BigInteger.valueOf(P);
    private static final int TRIALS = 2000;

    @Test
    void theModulusIsPrime() {
        assertThat(MODULUS.isProbablePrime(100)).isTrue();
        assertThat(P % 4).isEqualTo(3);
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

    @Test
    void rootsAreSquaresThemselvesAndMultiplicative() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < TRIALS / 10; i++) {
            long a = element(random);
            long b = element(random);
            long aa = PrimeField.multiply(a, a);
            long bb = PrimeField.multiply(b, b);
            assertThat(PrimeField.isSquare(aa)).isTrue();
            assertThat(PrimeField.isSquare(PrimeField.negate(aa))).isEqualTo(aa == 0);
            assertThat(PrimeField.multiply(PrimeField.root(aa), PrimeField.root(aa))).isEqualTo(aa);
            assertThat(PrimeField.root(PrimeField.multiply(aa, bb))).isEqualTo(PrimeField.multiply(PrimeField.root(aa), PrimeField.root(bb)));
        }
    }

    @Test
    void smallRationalNumbersAreFoundAgain() {
        for (int n = -40; n <= 40; n++) {
            for (int d = 1; d <= 40; d++) {
                assertThat(PrimeField.smallRational(PrimeField.of(Rational.of(n, d)), 40)).contains(Rational.of(n, d));
            }
        }
        assertThat(PrimeField.smallRational(PrimeField.of(Rational.of(41, 3)), 40)).isEmpty();
        assertThat(PrimeField.smallRational(PrimeField.root(2), 1000)).isEmpty();
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
