package org.gradatim.derive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gradatim.expr.Activations;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;
import org.gradatim.prove.Prover;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Depth is no matter: neither the stack nor the time, which is linear in it. */
class LongChainsTest {
    private static final int LINKS = 100_000;

    /** Far above what a linear cost takes on a busy machine, far below what a quadratic one does. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Test
    void aChainOfDefinitionsIsDifferentiatedAndProved() {
        Program.Builder program = Program.builder().inputs(List.of("x")).parameters(List.of("w"));
        Expr last = Var.of("x");
        for (int i = 1; i <= LINKS; i++) last = program.define("a" + i, Apply.of(Activations.SIGMOID, Arithmetic.times(Var.of("w"), last)));
        isDifferentiatedAndProved(program.build());
    }

    @Test
    void aDeepExpressionIsDifferentiatedAndProved() {
        Program.Builder program = Program.builder().inputs(List.of("x")).parameters(List.of("w"));
        Expr deep = Var.of("x");
        for (int i = 1; i <= LINKS; i++) deep = Apply.of(Activations.SIGMOID, Arithmetic.times(Var.of("w"), deep));
        program.define("J", deep);
        isDifferentiatedAndProved(program.build());
    }

    @Test
    void aDeepSumIsDifferentiatedAndProved() {
        Program.Builder program = Program.builder().inputs(List.of("x")).parameters(List.of("w"));
        Expr deep = Var.of("x");
        for (int i = 1; i <= LINKS; i++) deep = Arithmetic.minus(Var.of("w"), Arithmetic.times(deep, Var.of("x")));
        program.define("J", deep);
        isDifferentiatedAndProved(program.build());
    }

    private static void isDifferentiatedAndProved(Program program) {
        Assertions.assertTimeoutPreemptively(LIMIT, () -> {
            Expr gradient = Gradient.of(program).ofRoot("w");
            assertThat(Traversal.postorder(List.of(gradient)).size()).isLessThan(50 * LINKS);
            assertThat(new Prover(program).isGradient(Map.of("w", gradient), Var.of(program.root())).isProved()).isTrue();
        });
    }
}
