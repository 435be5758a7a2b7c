package org.gradatim.check.answer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.gradatim.expr.Activations;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Op;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;

/** Other forms of an expression with the same value, as people who work differently would arrive at them. */
final class Rewriting {
    /** Parts that have grown beyond this are left alone. */
    private static final int MOST_LEAVES = 400;

    private final Program program;
    private final Random random;
    private Expr whole;
    private final List<Function<Expr, Optional<Expr>>> ways = List.of(this::defined, this::writtenOut, this::expanded, this::regrouped,
            this::shuffled, this::asTanh, this::fractioned, this::power, this::broken);

    Rewriting(Program program, Random random) {
        this.program = program;
        this.random = random;
    }

    /** The expression after so many changes, each at a random place. */
    Expr of(Expr expr, int changes) {
        Expr rewritten = expr;
        for (int i = 0; i < changes; i++) rewritten = once(rewritten);
        return rewritten;
    }

    private Expr once(Expr expr) {
        whole = expr;
        List<Expr> nodes = new ArrayList<>(Traversal.postorder(List.of(expr)));
        Collections.shuffle(nodes, random);
        for (Expr node : nodes) {
            Optional<Expr> other = ways.get(random.nextInt(ways.size())).apply(node);
            if (other.isEmpty() || other.get().leaves() > MOST_LEAVES) continue;
            Expr changed = Traversal.replace(expr, n -> n == node ? other.get() : null);
            if (changed.leaves() <= MOST_LEAVES) return changed;
        }
        return expr;
    }

    /** z1 by its definition. */
    private Optional<Expr> defined(Expr e) {
        return e instanceof Var v ? program.definition(v.name()).map(Program.Definition::value) : Optional.empty();
    }

    /** σ(z) as 1/(1 + e⁻ᶻ). */
    private Optional<Expr> writtenOut(Expr e) {
        return e instanceof Apply a ? a.op().definition(a.arguments()) : Optional.empty();
    }

    /** a (b + c) as ab + ac. */
    private Optional<Expr> expanded(Expr e) {
        if (!is(e, Arithmetic.MULTIPLY)) return Optional.empty();
        Optional<Expr> sum = e.operands().stream().filter(f -> is(f, Arithmetic.ADD)).findFirst();
        return sum.map(s -> {
            List<Expr> others = new ArrayList<>(e.operands());
            others.remove(s);
            return Arithmetic.sum(s.operands().stream().map(term -> Arithmetic.times(Arithmetic.product(others), term)).toList());
        });
    }

    /** abc as a (bc). */
    private Optional<Expr> regrouped(Expr e) {
        if (!is(e, Arithmetic.ADD) && !is(e, Arithmetic.MULTIPLY) || e.operands().size() < 3) return Optional.empty();
        Apply a = (Apply) e;
        int cut = 1 + random.nextInt(a.arguments().size() - 2);
        return Optional.of(Apply.of(a.op(), List.of(join(a, 0, cut), join(a, cut, a.arguments().size()))));
    }

    private static Expr join(Apply a, int from, int to) {
        return to - from == 1 ? a.arguments().get(from) : Apply.of(a.op(), a.arguments().subList(from, to));
    }

    private Optional<Expr> shuffled(Expr e) {
        if (!is(e, Arithmetic.ADD) && !is(e, Arithmetic.MULTIPLY)) return Optional.empty();
        List<Expr> operands = new ArrayList<>(e.operands());
        Collections.shuffle(operands, random);
        return Optional.of(Apply.of(((Apply) e).op(), operands));
    }

    /** σ(z) as (1 + tanh(z/2))/2. */
    private Optional<Expr> asTanh(Expr e) {
        if (!is(e, Activations.SIGMOID)) return Optional.empty();
        Expr half = Arithmetic.divide(e.operands().getFirst(), Const.TWO);
        return Optional.of(Arithmetic.divide(Arithmetic.plus(Const.ONE, Apply.of(Activations.TANH, half)), Const.TWO));
    }

    /** The whole as e (1 + x²)/(1 + x²). */
    private Optional<Expr> fractioned(Expr e) {
        if (e != whole || e instanceof Const) return Optional.empty();
        Expr never0 = Arithmetic.plus(Const.ONE, Arithmetic.power(anyLeaf(), 2));
        return Optional.of(Arithmetic.divide(Arithmetic.times(e, never0), never0));
    }

    /** x² as x x. */
    private Optional<Expr> power(Expr e) {
        boolean square = is(e, Arithmetic.POWER) && e.operands().get(1) == Const.TWO;
        return square ? Optional.of(Apply.of(Arithmetic.MULTIPLY, e.operands().getFirst(), e.operands().getFirst())) : Optional.empty();
    }

    /** e as (e + x) - x. */
    private Optional<Expr> broken(Expr e) {
        if (e instanceof Const) return Optional.empty();
        Expr more = anyLeaf();
        return Optional.of(Apply.of(Arithmetic.ADD, Apply.of(Arithmetic.ADD, e, more), Apply.of(Arithmetic.NEGATE, more)));
    }

    private Expr anyLeaf() {
        List<String> leaves = program.leaves();
        return Var.of(leaves.get(random.nextInt(leaves.size())));
    }

    private static boolean is(Expr e, Op op) {
        return e instanceof Apply a && a.op() == op;
    }
}
