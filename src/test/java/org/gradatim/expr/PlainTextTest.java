package org.gradatim.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradatim.expr.Arithmetic.divide;
import static org.gradatim.expr.Arithmetic.minus;
import static org.gradatim.expr.Arithmetic.negate;
import static org.gradatim.expr.Arithmetic.plus;
import static org.gradatim.expr.Arithmetic.power;
import static org.gradatim.expr.Arithmetic.times;

import org.junit.jupiter.api.Test;

class PlainTextTest {
    private static final Expr A = Var.of("a");
    private static final Expr B = Var.of("b");
    private static final Expr C = Var.of("c");

    @Test
    void bracketsStandWhereTheyMustAndNowhereElse() {
        assertThat(times(minus(A, B), C, minus(Const.ONE, C))).hasToString("(a - b)*c*(1 - c)");
        assertThat(plus(times(A, B), C)).hasToString("a*b + c");
        assertThat(divide(A, times(B, C))).hasToString("a/(b*c)");
        assertThat(divide(times(A, B), C)).hasToString("a*b/c");
        assertThat(power(plus(A, B), 2)).hasToString("(a + b)^2");
        assertThat(power(A, power(B, 2))).hasToString("a^(b^2)");
        assertThat(minus(A, plus(B, C))).hasToString("a - (b + c)");
    }

    @Test
    void signsReadAsSubtraction() {
        assertThat(minus(A, B)).hasToString("a - b");
        assertThat(plus(negate(A), B)).hasToString("-a + b");
        assertThat(plus(A, Const.of(-2))).hasToString("a - 2");
        assertThat(times(Const.of(-2), A)).hasToString("-2*a");
    }

    @Test
    void functionsAreCalledByTheirNames() {
        assertThat(Apply.of(Activations.SIGMOID, negate(A))).hasToString("sigmoid(-a)");
        assertThat(Apply.of(Arithmetic.MAX, Const.ZERO, plus(A, B))).hasToString("max(0, a + b)");
    }
}
