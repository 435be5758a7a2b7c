package org.gradatim.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RationalTest {
    private static final int TRIALS = 500;

    @Test
    void numbersAreInLowestTermsWithAPositiveDenominator() {
        assertThat(Rational.of(6, -4)).isEqualTo(Rational.of(-3, 2));
        assertThat(Rational.of(-3, 2).denominator()).isEqualTo(BigInteger.TWO);
        assertThat(Rational.of(0, 7)).isEqualTo(Rational.ZERO);
    }

    @Test
    void zeroIsNoDenominator() {
        assertThatThrownBy(() -> Rational.of(1, 0)).isInstanceOf(ArithmeticException.class).hasMessageContaining("denominator");
        assertThatThrownBy(Rational.ZERO::inverse).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void theLawsOfAFieldHold() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < TRIALS; i++) {
            Rational a = random(random);
            Rational b = random(random);
            Rational c = random(random);
            assertThat(a.plus(b)).isEqualTo(b.plus(a));
            assertThat(a.times(b.plus(c))).isEqualTo(a.times(b).plus(a.times(c)));
            assertThat(a.plus(a.negate())).isEqualTo(Rational.ZERO);
            if (!a.isZero()) assertThat(a.times(a.inverse()).isOne()).isTrue();
            assertThat(a.power(3)).isEqualTo(a.times(a).times(a));
            assertThat(Integer.signum(a.compareTo(b))).isEqualTo(a.plus(b.negate()).signum());
        }
    }

    @Test
    void negativePowersAreInverses() {
        assertThat(Rational.of(2, 3).power(-2)).isEqualTo(Rational.of(9, 4));
        assertThat(Rational.of(-5, 7).power(0)).isEqualTo(Rational.ONE);
    }

    @ParameterizedTest
    @CsvSource({"3,3", "-3,-3", "0.5,1/2", "0.1,0.1", "0.125,1/8", "-0.75,-3/4", "0.2,0.2", "0.0625,0.0625", "1e3,1000", "12.34,12.34"})
    void decimalsAreExactAndReadWell(BigDecimal decimal, String text) {
        assertThat(Rational.of(decimal)).hasToString(text);
        assertThat(Rational.ofShortestDecimal(decimal.doubleValue())).isEqualTo(Rational.of(decimal));
    }

    @Test
    void thirdsAreFractions() {
        assertThat(Rational.of(1, 3)).hasToString("1/3");
        assertThat(Rational.of(1, 3).doubleValue()).isEqualTo(1.0 / 3);
    }

    @Test
    void unitsAreOneAndMinusOne() {
        assertThat(Rational.of(-1).isUnit()).isTrue();
        assertThat(Rational.ONE.isUnit()).isTrue();
        assertThat(Rational.of(1, 2).isUnit()).isFalse();
        assertThat(Rational.of(-1).isOne()).isFalse();
    }

    private static Rational random(SplittableRandom random) {
        return Rational.of(random.nextInt(-50, 51), random.nextInt(1, 20));
    }
}
