package org.gradatim.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.gradatim.derive.Gradient;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Var;
import org.gradatim.parse.SpecReader;
import org.gradatim.prove.Prover;
import org.gradatim.prove.Verdict;
import org.junit.jupiter.api.Test;

class UnrolledTest {
    private static final Program ONE = SpecReader.read(Path.of("examples/logistic-regression.yaml")).program();

    @Test
    void whatVariesByExampleHasACopyForEach() {
        Program all = Unrolled.of(ONE, 2, OptionalInt.of(6)).program();
        assertThat(all.inputs()).containsExactly("hours^(1)", "hours^(2)", "sleep^(1)", "sleep^(2)");
        assertThat(all.parameters()).isEqualTo(ONE.parameters());
        assertThat(all.definition("z1^(2)").orElseThrow().value()).hasToString("w1*hours^(2) + w2*sleep^(2) + b1");
        assertThat(all.root()).isEqualTo("J");
    }

    @Test
    void theCostIsTheMeanOfTheLossesAndThePenalty() {
        Program all = Unrolled.of(ONE, 2, OptionalInt.of(6)).program();
        Expr expected = Arithmetic.plus(Arithmetic.divide(Arithmetic.plus(Var.of("L^(1)"), Var.of("L^(2)")), Var.of("m")), ONE.penalty());
        assertThat(new Prover(all).equal(Var.of("J"), expected)).isInstanceOf(Verdict.Proved.class);
    }

    @Test
    void itsDerivativeIsTheMeanOfThoseOfTheExamples() {
        Program all = Unrolled.of(ONE, 2, OptionalInt.empty()).program();
        assertThat(Gradient.of(all).ofRoot("w1")).hasToString("((a1^(1) - y^(1))*hours^(1) + (a1^(2) - y^(2))*hours^(2) + lam*w1)/m");
        assertThat(Gradient.of(all, Unrolled.LOSSES).ofRoot("z1^(2)")).hasToString("a1^(2) - y^(2)");
    }
}
