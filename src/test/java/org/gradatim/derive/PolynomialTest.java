package org.gradatim.derive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Var;
import org.junit.jupiter.api.Test;

class PolynomialTest {
    private static final int TRIALS = 300;
    private static final Polynomial A = Polynomial.atom(Var.of("a"));
    private static final Polynomial B = Polynomial.atom(Var.of("b"));
    private static final Polynomial MINUS_ONE = Polynomial.constant(Rational.of(-1));

    @Test
    void theOrderOfTermsIsNoMatter() {
        assertThat(A.plus(B)).isEqualTo(B.plus(A)).hasSameHashCodeAs(B.plus(A));
        assertThat(A.times(B)).isEqualTo(B.times(A)).hasSameHashCodeAs(B.times(A));
        assertThat(A.plus(B)).isNotEqualTo(A.times(B));
    }

    @Test
    void whatWasMultipliedInDividesOut() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < TRIALS; i++) {
            Polynomial p = random(random);
            Polynomial q = random(random);
            if (q.isZero()) continue;
            assertThat(p.times(q).dividedBy(q)).contains(p);
            if (q.size() > 1) assertThat(p.times(q).plus(Polynomial.ONE).dividedBy(q)).isEmpty();
        }
    }

    @Test
    void theLawsOfARingHold() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < TRIALS; i++) {
            Polynomial p = random(random);
            Polynomial q = random(random);
            Polynomial r = random(random);
            assertThat(p.times(q.plus(r))).isEqualTo(p.times(q).plus(p.times(r)));
            assertThat(p.plus(p.times(MINUS_ONE))).isEqualTo(Polynomial.ZERO);
            assertThat(p.power(3)).isEqualTo(p.times(p).times(p));
        }
    }

    @Test
    void theContentLeavesCoprimeIntegersAndOneSign() {
        Polynomial p = A.scaled(Rational.of(2, 3)).plus(B.scaled(Rational.of(-4, 9)));
        assertThat(p.content()).isEqualTo(Rational.of(2, 9));
        assertThat(p.scaled(Rational.of(-1)).content()).isEqualTo(Rational.of(-2, 9));
        assertThat(p.scaled(p.content().inverse()).toExpr()).hasToString("3*a - 2*b");
        assertThat(A.scaled(Rational.of(-1)).plus(Polynomial.ONE).content()).isEqualTo(Rational.ONE);
    }

    @Test
    void theCommonPowerProductDividesEveryTerm() {
        Polynomial p = A.times(A).times(B).plus(A.times(B).times(B));
        assertThat(Polynomial.term(p.commonMonomial(), Rational.ONE)).isEqualTo(A.times(B));
        assertThat(A.plus(Polynomial.ONE).commonMonomial().isOne()).isTrue();
    }

    private static Polynomial random(SplittableRandom random) {
        Polynomial sum = Polynomial.ZERO;
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            Polynomial term = A.power(random.nextInt(3)).times(B.power(random.nextInt(3)));
            sum = sum.plus(term.scaled(Rational.of(random.nextInt(-4, 5), random.nextInt(1, 4))));
        }
        return sum;
    }
}
