package org.gradatim.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;
import org.gradatim.parse.FormulaReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds where some leaves are equal to others, or are numbers. */
class ProverOnSetTest {
    private static final Map<String, Expr> GIVEN = Map.of("v", Var.of("w"), "zero", Const.ZERO, "b", Const.of(Rational.of(-7182818, 10_000_000)));

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
            v                       = w
            sigmoid(v*x)            = sigmoid(w*x)
            a*v                     = w*sigmoid(w*x)
            tanh(zero*x)            = 0
            sigmoid(zero*x)         = 1/2
            exp(b*x)*exp(-b*x)      = 1
            relu(zero)              = 0
            step(-zero)             = 0
            relu(b + zero*x)        = 0
            relu(zero*x - b)        = -b
            step(v*x)*step(w*x)     = step(w*x)
            abs(v)                  = abs(w)
            """)
    void equalThere(String left, String right) {
        assertThat(Prover.on(program(), GIVEN).equal(read(left), read(right)).isProved()).isTrue();
        assertThat(Prover.pointwiseOn(program(), GIVEN).equal(read(left), read(right)).isProved()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
            v*x                     = w
            sigmoid(b*x)            = sigmoid(x)
            exp(b)                  = 0.4876
            relu(v)                 = w
            """)
    void differentThere(String left, String right) {
        Verdict verdict = Prover.on(program(), GIVEN).equal(read(left), read(right));
        assertThat(verdict).isInstanceOf(Verdict.Refuted.class);
        assertThat(((Verdict.Refuted) verdict).point()).containsEntry("zero", Rational.ZERO)
                .satisfies(point -> assertThat(point.get("v")).isEqualTo(point.get("w")));
    }

    /** They differ at 0 alone. */
    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
            step(-w) = 1 - step(w)
            sign(w)  = 2*step(w) - 1
            """)
    void whatHoldsBesideAKinkDoesNotHoldPointByPoint(String left, String right) {
        assertThat(Prover.on(program(), GIVEN).provedEqual(read(left), read(right)).isProved()).isTrue();
        assertThat(Prover.pointwiseOn(program(), GIVEN).provedEqual(read(left), read(right)).isProved()).isFalse();
    }

    @Test
    void manyAreGroupedAtOnce() {
        List<Expr> exprs = Stream.of("0", "w*x", "v*x", "tanh(zero)", "x", "x*w", "step(x)*step(x)", "step(x)").map(ProverOnSetTest::read).toList();
        Prover prover = Prover.pointwiseOn(program(), GIVEN);
        Grouping grouping = prover.group(exprs);
        assertThat(grouping.first()).containsExactly(0, 1, 1, 0, 4, 1, 6, 6);
        assertThat(grouping.byPatterns()).isTrue();
        assertThat(grouping.isProved()).as("not before it is asked for").isFalse();
        assertThat(prover.proved(grouping, exprs).isProved()).isTrue();
        assertThat(prover.proved(grouping, exprs).first()).containsExactly(0, 1, 1, 0, 4, 1, 6, 6);
    }

    @Test
    void whatHasNoValueAnywhereIsSaidAtOnce() {
        Prover prover = Prover.pointwiseOn(program(), GIVEN);
        assertThatThrownBy(() -> prover.group(List.of(read("x/zero")))).isInstanceOfSatisfying(UndefinedException.class, e -> assertThat(e.isCertain()).isTrue());
        assertThatThrownBy(() -> prover.group(List.of(read("log(zero*x)")))).isInstanceOf(UndefinedException.class).hasMessageContaining("logarithm of 0");
    }

    @Test
    void derivativesAreThoseOfTheWholeProgramAtThesePoints() {
        Prover prover = Prover.on(program(), GIVEN);
        assertThat(prover.isGradient(Map.of("w", read("x*a*(1 - a)")), Var.of("a")).isProved()).isTrue();
        assertThat(prover.isGradient(Map.of("w", read("x*a*a")), Var.of("a")).isProved()).isFalse();
        assertThat(prover.isGradient(Map.of("zero", read("a*(1 - a)")), Var.of("a")).isProved()).as("by what is a number too").isTrue();
    }

    private static Expr read(String formula) {
        return FormulaReader.read(formula.strip());
    }

    private static Program program() {
        Program.Builder program = Program.builder().inputs(List.of("x")).parameters(List.of("w", "v", "zero", "b"));
        program.define("a", read("sigmoid(w*x + zero)"));
        return program.build();
    }
}
