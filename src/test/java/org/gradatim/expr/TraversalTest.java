package org.gradatim.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradatim.expr.Arithmetic.plus;
import static org.gradatim.expr.Arithmetic.sum;
import static org.gradatim.expr.Arithmetic.times;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TraversalTest {
    private static final int DEEP = 100_000;
    private static final Expr X = Var.of("x");
    private static final Expr Y = Var.of("y");

    @Test
    void operandsComeBeforeWhatIsMadeOfThemAndEachNodeOnce() {
        Expr product = times(X, Y);
        Expr root = plus(product, X, Apply.of(Activations.SIGMOID, product));
        assertThat(Traversal.postorder(List.of(root))).containsExactly(X, Y, product, Apply.of(Activations.SIGMOID, product), root);
    }

    @Test
    void whatIsDoneIsLeftOutWithAllBelowIt() {
        Expr product = times(X, Y);
        assertThat(Traversal.postorder(List.of(plus(product, Var.of("z"))), product::equals))
                .containsExactly(Var.of("z"), plus(product, Var.of("z")));
    }

    @Test
    void variablesAreNamedInTheOrderInWhichTheyOccur() {
        assertThat(Traversal.variables(plus(times(Y, Var.of("b")), X, Y))).containsExactly("y", "b", "x");
    }

    @Test
    void substitutionRebuildsOnlyWhatChanges() {
        Expr untouched = Apply.of(Arithmetic.MULTIPLY, Const.ONE, Y);
        assertThat(Traversal.substitute(plus(untouched, X), Map.of("x", Y))).isSameAs(plus(untouched, Y));
        assertThat(Traversal.substitute(untouched, Map.of("x", Y))).isSameAs(untouched);
    }

    @Test
    void aHundredThousandLevelsAreNoMatter() {
        Expr deep = deep(X);
        assertThat(Traversal.postorder(List.of(deep))).hasSize(2 * DEEP + 2);
        assertThat(deep.toString()).startsWith("sigmoid(w*sigmoid(w*").endsWith("x" + ")".repeat(DEEP));
        assertThat(Traversal.substitute(deep, Map.of("x", Y))).isSameAs(deep(Y));
        assertThat(deep.leaves()).isEqualTo(DEEP + 1);
        assertThat(StructuralOrder.INSTANCE.compare(deep, deep(Y))).isNegative();
    }

    private static Expr deep(Expr inner) {
        Expr deep = inner;
        for (int i = 0; i < DEEP; i++) deep = Apply.of(Activations.SIGMOID, times(Var.of("w"), deep));
        return deep;
    }

    @Test
    void whatIsSharedIsReadOftenButCountedOnlyUpToALimit() {
        Expr doubled = X;
        for (int i = 0; i < 100; i++) doubled = Apply.of(Arithmetic.ADD, doubled, doubled);
        assertThat(doubled.leaves()).isEqualTo(Expr.MOST_LEAVES);
        assertThat(Traversal.postorder(List.of(doubled))).hasSize(101);
    }

    @Test
    void sumsOfSumsAreFlatButNotWithoutEnd() {
        List<Expr> terms = new ArrayList<>();
        for (int i = 0; i < 1000; i++) terms.add(Var.of("t" + i));
        Expr running = terms.getFirst();
        for (Expr term : terms.subList(1, 1000)) running = plus(running, term);
        assertThat(sum(terms).operands()).hasSize(1000);
        assertThat(running.leaves()).isEqualTo(1000);
        assertThat(Traversal.postorder(List.of(running)).size()).isLessThan(1020);
        assertThat(plus(plus(X, Y), Var.of("z")).operands()).hasSize(3);
    }
}
