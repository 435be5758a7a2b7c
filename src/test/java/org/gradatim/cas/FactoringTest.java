package org.gradatim.cas;

import static org.assertj.core.api.Assertions.assertThat;
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
import static org.gradatim.expr.Const.TWO;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
import org.matheclipse.core.interfaces.IExpr;

class FactoringTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Map<String, Rational> POINT = Map.of("a", Rational.of(2, 7), "y", Rational.of(3, 11), "w", Rational.of(5, 3));
    private static final int DIGITS = 40;
    private static final Expr A = Var.of("a");
    private static final Expr Y = Var.of("y");
    private static final Expr W = Var.of("w");

    @Test
    void crossEntropysSlopeBecomesOneFraction() {
        Expr slope = plus(negate(divide(Y, A)), divide(minus(ONE, Y), minus(ONE, A)));

        Expr factored = Factoring.factor(slope).orElseThrow();

        assertThat(factored).hasToString("(a - y)/((1 - a)*a)");
        assertSameValue(factored, slope);
    }

    @Test
    void theQuotientOfAWrongAnswerAndTheTruthIsTheFactorTooMuch() {
        Expr truth = times(minus(A, Y), W, A, minus(ONE, A));
        Expr wrong = times(Const.of(-2), minus(A, Y), power(A, 2), W, minus(ONE, A));

        assertThat(Factoring.factor(divide(wrong, truth))).hasValue(times(Const.of(-2), A));
    }

    @Test
    void functionsAreKeptAsTheyAre() {
        Expr s = Apply.of(Activations.SIGMOID, minus(times(W, A), Y));

        assertThat(Factoring.factor(minus(times(s, exp(A)), times(power(s, 2), exp(A)))).orElseThrow())
                .hasToString("(1 - sigmoid(w*a - y))*sigmoid(w*a - y)*exp(a)");
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void whatGoesToSymjaComesBackTheSame(Expr expr) throws Exception {
        Expr back = Symja.ask(LIMIT, engine -> {
            SymjaAlgebra algebra = new SymjaAlgebra();
            IExpr there = new Interpretation<>(algebra).of(Collections.emptyNavigableMap(), List.of(expr), algebra::symbol).getFirst();
            return algebra.read(engine.evaluate(there));
        });

        assertSameValue(back, expr);
    }

    static List<Expr> expressions() {
        return List.of(
                plus(A, negate(Y), Const.of(Rational.of(-2, 3))),
                divide(times(A, negate(W)), times(Const.of(3), Y)),
                power(plus(A, W), 3),
                power(plus(A, W), -2),
                power(A, W),
                power(A, Const.of(Rational.of(-3, 2))),
                exp(negate(plus(A, ONE))),
                divide(ONE, plus(ONE, exp(negate(W)))),
                exp(ONE),
                log(divide(A, TWO)),
                Apply.of(Arithmetic.SQRT, plus(A, W)),
                divide(ONE, Apply.of(Arithmetic.SQRT, Y)),
                divide(Apply.of(Arithmetic.SIN, A), Apply.of(Arithmetic.COS, A)),
                divide(Apply.of(Arithmetic.COS, A), Apply.of(Arithmetic.SIN, A)),
                divide(ONE, Apply.of(Arithmetic.COS, W)),
                divide(ONE, Apply.of(Arithmetic.SIN, negate(W))),
                times(step(minus(A, Y)), plus(step(negate(A)), W)));
    }

    private static void assertSameValue(Expr actual, Expr expected) {
        assertThat(HighPrecision.evaluate(actual, POINT, DIGITS).orElseThrow().subtract(HighPrecision.evaluate(expected, POINT, DIGITS).orElseThrow()).abs())
                .as("%s = %s", actual, expected).isLessThan(new BigDecimal("1e-38"));
    }
}
