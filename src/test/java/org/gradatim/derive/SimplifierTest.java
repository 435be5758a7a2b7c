package org.gradatim.derive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;
import org.gradatim.parse.FormulaReader;
import org.gradatim.prove.Prover;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimplifierTest {
    private static final int POINTS = 5;

    @Test
    void theSimplifiedFormHasTheSameExactValues() {
        LongStream.range(0, 2000).forEach(seed -> {
            Expr expr = RandomExpressions.rational(seed);
            Expr simplified = new Simplifier(List.of()).simplify(expr);
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < POINTS; i++) {
                Map<String, Rational> point = RandomExpressions.point(random);
                Optional<Rational> value = RandomExpressions.value(expr, point);
                if (value.isPresent()) assertThat(RandomExpressions.value(simplified, point)).as("%s = %s", expr, simplified).isEqualTo(value);
            }
        });
    }

    @Test
    void theSimplifiedFormIsProvedEqual() {
        LongStream.range(0, 500).forEach(seed -> {
            Expr expr = RandomExpressions.smooth(seed);
            Prover prover = new Prover(program());
            Expr simplified = new Simplifier(List.of()).simplify(expr);
            if (isDefinedSomewhere(prover, expr)) assertThat(prover.equal(expr, simplified).isProved()).as("%s = %s", expr, simplified).isTrue();
        });
    }

    @Test
    void simplifyingTwiceChangesNoValue() {
        LongStream.range(0, 500).forEach(seed -> {
            Simplifier simplifier = new Simplifier(List.of());
            Expr once = simplifier.simplify(RandomExpressions.rational(seed));
            Expr twice = simplifier.simplify(once);
            Map<String, Rational> point = RandomExpressions.point(new SplittableRandom(seed));
            Optional<Rational> value = RandomExpressions.value(once, point);
            if (value.isPresent()) assertThat(RandomExpressions.value(twice, point)).as("%s = %s", once, twice).isEqualTo(value);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
            -y/a + (1 - y)/(1 - a)                            = (a - y)/(a*(1 - a))
            (-y/a + (1 - y)/(1 - a))*a*(1 - a)                = a - y
            a*b + a*c                                         = a*(b + c)
            a - a                                             = 0
            (a + b) - (b + a)                                 = 0
            (a - b)/(b - a)                                   = -1
            a^2*b/(a*b^2)                                     = a/b
            1/2*(a3 - y1)*w5 + 1/2*(a4 - y2)*w7               = 1/2*((a3 - y1)*w5 + (a4 - y2)*w7)
            -2*(a3 - y1)*w5 - 2*(a4 - y2)*w7                  = 2*((y1 - a3)*w5 + (y2 - a4)*w7)
            1/2*(a3 - y1)*w5 + (a4 - y2)*w7                   = 1/2*(a3 - y1)*w5 + (a4 - y2)*w7
            (1 - a)*(1 + a) + a^2                             = 1
            (a + b)^2 - (a - b)^2                             = 4*a*b
            -(y - a)*w                                        = (a - y)*w
            2*a/4                                             = 1/2*a
            -1/((a - 1)*b)                                    = 1/((1 - a)*b)
            1/((a - 1)*b)                                     = 1/((a - 1)*b)
            b/sqrt(1 + a^2)^2                                 = b/(1 + a^2)
            sqrt(a)^3*b                                       = a*sqrt(a)*b
            b*sqrt(a)*sqrt(a)                                 = b*a
            step(a - 1/2)*b                                   = step(a - 1/2)*b
            exp(b + b + 2*a)                                  = exp(2*(b + a))
            -1/3*a^(-2/3)*b                                   = -b/(3*a^(2/3))
            """)
    void formsReadAsAPersonWritesThem(String formula, String simplified) {
        assertThat(new Simplifier(List.of()).simplify(FormulaReader.read(formula))).hasToString(simplified.strip());
    }

    @Test
    void constraintsShorten() {
        Simplifier simplifier = new Simplifier(List.of(FormulaReader.read("y1 + y2 + y3 - 1")));
        assertThat(simplifier.simplify(FormulaReader.read("-y1*(1 - a) + y2*a + y3*a"))).hasToString("a - y1");
        assertThat(simplifier.simplify(FormulaReader.read("a*(y1 + y2 + y3)"))).hasToString("a");
    }

    @Test
    void sumsWhoseTermsCannotCancelAreKeptAsWritten() {
        String sum = "a3*(1 - a3)*(a3 - y1)*w5 + a4*(1 - a4)*(a4 - y2)*w7";
        assertThat(new Simplifier(List.of()).simplify(FormulaReader.read(sum))).hasToString(sum);
    }

    /** Whether the prover can evaluate it at all: it divides by no zero. */
    private static boolean isDefinedSomewhere(Prover prover, Expr expr) {
        return prover.equal(Arithmetic.plus(expr, Arithmetic.exp(expr)), Arithmetic.plus(Arithmetic.exp(expr), expr)).isProved();
    }

    private static Program program() {
        Program.Builder program = Program.builder().parameters(RandomExpressions.NAMES);
        program.define("J", Var.of("a"));
        return program.build();
    }
}
