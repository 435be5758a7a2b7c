package org.gradatim.cas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.gradatim.expr.Arithmetic.divide;
import static org.gradatim.expr.Arithmetic.exp;
import static org.gradatim.expr.Arithmetic.log;
import static org.gradatim.expr.Arithmetic.minus;
import static org.gradatim.expr.Arithmetic.negate;
import static org.gradatim.expr.Arithmetic.plus;
import static org.gradatim.expr.Arithmetic.power;
import static org.gradatim.expr.Arithmetic.step;
import static org.gradatim.expr.Arithmetic.times;
import static org.gradatim.expr.Const.ONE;
import static org.gradatim.expr.Const.ZERO;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradatim.expr.Activations;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Var;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HighPrecisionTest {
    private static final int DIGITS = 40;
    private static final Expr X = Var.of("x");

    /** A few units in the last place of a double: the libraries of both sides round differently. */
    private static final double DOUBLE_PRECISION = 4e-15;

    static Stream<OpCase> ops() {
        return OpCase.all();
    }

    @ParameterizedTest
    @MethodSource("ops")
    void everyOpAgreesWithItsValueInDoublePrecision(OpCase c) {
        double expected = c.op().value(c.doubles());

        double actual = HighPrecision.evaluate(c.expression(), c.point(), DIGITS).orElseThrow().doubleValue();

        assertThat(actual).isCloseTo(expected, within(DOUBLE_PRECISION * Math.max(1, Math.abs(expected))));
    }

    @Test
    void knownConstantsAreRightInEveryDigit() {
        assertThat(at(Const.ONE, exp(X))).hasValue(new BigDecimal("2.718281828459045235360287471352662497757"));
        assertThat(at(Const.TWO, log(X))).hasValue(new BigDecimal("0.6931471805599453094172321214581765680755"));
        assertThat(at(Const.TWO, Apply.of(Arithmetic.SQRT, X))).hasValue(new BigDecimal("1.414213562373095048801688724209698078570"));
        assertThat(at(Const.ONE, Apply.of(Arithmetic.SIN, X))).hasValue(new BigDecimal("0.8414709848078965066525023216302989996226"));
        assertThat(at(Const.TWO, power(X, Const.of(Rational.of(1, 3))))).hasValue(new BigDecimal("1.259921049894873164767210607278228350570"));
    }

    @Test
    void digitsLostToCancellationAreWonBackByCarryingMore() {
        Expr sigmoid = Apply.of(Activations.SIGMOID, X);

        Optional<BigDecimal> tail = at(Const.of(200), log(minus(ONE, sigmoid)));

        assertThat(tail.orElseThrow().round(new MathContext(30))).isEqualByComparingTo("-200");
        assertThat(at(Const.of(-60), minus(Apply.of(Activations.TANH, X), negate(ONE)))).get().matches(d -> d.signum() > 0);
    }

    @Test
    void whatCannotBeToldFromZeroIsZero() {
        Expr sine = Apply.of(Arithmetic.SIN, X);
        Expr cosine = Apply.of(Arithmetic.COS, X);

        assertThat(at(Const.of(3), minus(plus(power(sine, 2), power(cosine, 2)), ONE))).get().matches(d -> d.signum() == 0);
    }

    @Test
    void aFactorZeroWinsOverAnyNumberButNotOverNone() {
        assertThat(at(ONE, times(minus(ONE, X), log(plus(X, ONE))))).get().matches(d -> d.signum() == 0);
        assertThat(at(ONE, times(minus(ONE, X), log(minus(ONE, X))))).isEmpty();
    }

    @Test
    void outsideOfTheDomainThereIsNoValue() {
        assertThat(at(ZERO, divide(ONE, X))).isEmpty();
        assertThat(at(ZERO, log(X))).isEmpty();
        assertThat(at(Const.of(-2), log(X))).isEmpty();
        assertThat(at(Const.of(-2), Apply.of(Arithmetic.SQRT, X))).isEmpty();
        assertThat(at(Const.of(-2), power(X, Const.of(Rational.of(1, 2))))).isEmpty();
        assertThat(at(ZERO, power(X, -1))).isEmpty();
        assertThat(at(ONE, divide(ONE, minus(exp(X), exp(X))))).isEmpty();
        assertThat(at(Const.of(10_000_000), exp(X))).isEmpty();
    }

    @Test
    void aJumpThatCannotBeResolvedHasNoValue() {
        Expr zeroInDisguise = minus(times(exp(X), exp(negate(X))), ONE);

        assertThat(at(Const.TWO, step(zeroInDisguise))).isEmpty();
        assertThat(at(Const.TWO, step(minus(divide(X, Const.of(3)), Const.of(Rational.of(2, 3)))))).get().matches(d -> d.signum() == 0);
    }

    @Test
    void definitionsAreUsedByName() {
        LinkedHashMap<String, Expr> definitions = new LinkedHashMap<>();
        definitions.put("z", times(Const.of(3), X));
        definitions.put("a", exp(Var.of("z")));

        List<Optional<BigDecimal>> values =
                HighPrecision.evaluate(definitions, List.of(log(Var.of("a")), Var.of("z")), Map.of("x", Rational.of(1, 7)), DIGITS);

        BigDecimal expected = new BigDecimal("0.4285714285714285714285714285714285714286");
        assertThat(values).extracting(Optional::orElseThrow).usingComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .containsExactly(expected, expected);
    }

    @Test
    void anUnknownNameIsNamed() {
        assertThatThrownBy(() -> HighPrecision.evaluate(X, Map.of(), DIGITS)).hasMessage("no value is given for `x`");
    }

    @Test
    void aLongChainNeedsNoStackAndKeepsItsDigits() {
        Expr chain = X;
        for (int i = 0; i < 20_000; i++) chain = divide(ONE, plus(ONE, chain));

        BigDecimal goldenRatio = new BigDecimal("0.6180339887498948482045868343656381177203");
        assertThat(at(Const.TWO, chain)).hasValue(goldenRatio);
    }

    private static Optional<BigDecimal> at(Const x, Expr expr) {
        return HighPrecision.evaluate(expr, Map.of("x", x.value()), DIGITS);
    }
}
