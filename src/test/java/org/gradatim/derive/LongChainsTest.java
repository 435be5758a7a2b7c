package org.gradatim.derive;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.gradatim.eval.FieldRun;
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

    /** Links for a whole proof, which takes some passes more. */
    private static final int LINKS_PROVED = 10_000;

    /** Far above what a linear cost takes on a busy machine, far below what a quadratic one does. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Test
    void aChainOfDefinitionsIsNoMatter() {
        isNoMatter(links -> {
            Program.Builder program = Program.builder().inputs(List.of("x")).parameters(List.of("w"));
            Expr last = Var.of("x");
            for (int i = 1; i <= links; i++) last = program.define("a" + i, Apply.of(Activations.SIGMOID, Arithmetic.times(Var.of("w"), last)));
            return program.build();
        });
    }

    @Test
    void aDeepExpressionIsNoMatter() {
        isNoMatter(links -> single(links, inner -> Apply.of(Activations.SIGMOID, Arithmetic.times(Var.of("w"), inner))));
    }

    @Test
    void aDeepDifferenceIsNoMatter() {
        isNoMatter(links -> single(links, inner -> Arithmetic.minus(Var.of("w"), Arithmetic.times(inner, Var.of("x")))));
    }

    private static Program single(int links, UnaryOperator<Expr> link) {
        Expr deep = Var.of("x");
        for (int i = 1; i <= links; i++) deep = link.apply(deep);
        Program.Builder program = Program.builder().inputs(List.of("x")).parameters(List.of("w"));
        program.define("J", deep);
        return program.build();
    }

    private static void isNoMatter(IntFunction<Program> programs) {
        Assertions.assertTimeoutPreemptively(LIMIT, () -> {
            Program longest = programs.apply(LINKS);
            assertThat(Traversal.postorder(List.of(gradient(longest))).size()).isLessThan(50 * LINKS);
            assertThat(new FieldRun(longest, new long[] {1, 2, 3, 4}, BigInteger.ONE, null).value(Var.of(longest.root()))).hasSize(FieldRun.LANES);
            Program proved = programs.apply(LINKS_PROVED);
            assertThat(new Prover(proved).isGradient(Map.of("w", gradient(proved)), Var.of(proved.root())).isProved()).isTrue();
        });
    }

    private static Expr gradient(Program program) {
        return Gradient.of(program).ofRoot("w");
    }
}
