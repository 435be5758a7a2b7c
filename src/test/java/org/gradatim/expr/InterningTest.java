package org.gradatim.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradatim.expr.Arithmetic.plus;
import static org.gradatim.expr.Arithmetic.times;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class InterningTest {
    private static final int THREADS = 4;
    private static final int EXPRESSIONS = 20_000;

    /** More requests to the collector than it ever took. */
    private static final int COLLECTIONS = 50;

    private static final int HASH_OF_W1_TIMES_X1 = 523_419_166;

    @Test
    void equalExpressionsAreOneObject() {
        assertThat(times(Var.of("a"), plus(Const.ONE, Var.of("b")))).isSameAs(times(Var.of("a"), plus(Const.of(1), Var.of("b"))));
        assertThat(Const.of(Rational.of(2, 4))).isSameAs(Const.of(Rational.of(1, 2)));
        assertThat(Const.of(Long.MIN_VALUE)).isSameAs(Const.of(Rational.of(Long.MIN_VALUE)));
        assertThat(Const.of(16)).isSameAs(Const.of(Rational.of(16)));
        assertThat(Const.of(17)).isSameAs(Const.of(Rational.of(17)));
    }

    @Test
    void theOrderOfOperandsMatters() {
        assertThat(plus(Var.of("a"), Var.of("b"))).isNotSameAs(plus(Var.of("b"), Var.of("a")));
    }

    @Test
    void hashesAreTheSameInEveryRun() {
        assertThat(times(Var.of("w1"), Var.of("x1")).hashCode()).isEqualTo(HASH_OF_W1_TIMES_X1);
    }

    @Test
    void threadsThatBuildTheSameExpressionsGetTheSameObjects() throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Callable<List<Expr>>> builders = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) builders.add(InterningTest::manyExpressions);
            List<Future<List<Expr>>> built = threads.invokeAll(builders);
            List<Expr> first = built.getFirst().get();
            for (Future<List<Expr>> other : built) {
                for (int i = 0; i < EXPRESSIONS; i++) assertThat(other.get().get(i)).isSameAs(first.get(i));
            }
        }
    }

    private static List<Expr> manyExpressions() {
        List<Expr> made = new ArrayList<>(EXPRESSIONS);
        for (int i = 0; i < EXPRESSIONS; i++) made.add(plus(Var.of("threads" + i), times(Const.of(i), Var.of("threads" + i / 2))));
        return made;
    }

    @Test
    void whatNobodyHoldsIsForgotten() throws InterruptedException {
        WeakReference<Expr> made = new WeakReference<>(times(Var.of("held by nobody"), Var.of("x")));
        for (int i = 0; i < COLLECTIONS && made.get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(made.get()).isNull();
        assertThat(times(Var.of("held by nobody"), Var.of("x"))).hasToString("held by nobody*x");
    }
}
