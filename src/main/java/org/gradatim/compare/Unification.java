package org.gradatim.compare;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;

/**
 * Which names must be equal for two expressions to be computed in the same way: σ(w₁x₁ + w₂x₂) and σ(w₃x₁ + w₄x₂) are the same where
 * w₁ = w₃ and w₂ = w₄. Definitions are looked through. The equations are enough, not always necessary; where the expressions are
 * built differently there are none.
 */
final class Unification {
    private final Program program;
    private final Set<Equation> equations = new LinkedHashSet<>();
    private final Set<List<Expr>> seen = new HashSet<>();
    private final Deque<List<Expr>> open = new ArrayDeque<>();

    private Unification(Program program) {
        this.program = program;
    }

    /** The equations under which each left side is computed as the right side beside it; empty where no equations do that. */
    static Optional<List<Equation>> of(Program program, List<Expr> lefts, List<Expr> rights) {
        Unification unification = new Unification(program);
        for (int i = 0; i < lefts.size(); i++) unification.demand(lefts.get(i), rights.get(i));
        return unification.run() ? Optional.of(List.copyOf(unification.equations)) : Optional.empty();
    }

    private boolean run() {
        while (!open.isEmpty()) {
            List<Expr> pair = open.poll();
            if (!unify(pair.get(0), pair.get(1))) return false;
        }
        return true;
    }

    private void demand(Expr left, Expr right) {
        if (left != right && seen.add(List.of(left, right))) open.add(List.of(left, right));
    }

    private boolean unify(Expr left, Expr right) {
        return switch (left) {
            case Const _ -> false;
            case Var v -> right instanceof Var w && unify(v.name(), w.name());
            case Apply a -> right instanceof Apply b && a.op() == b.op() && a.arguments().size() == b.arguments().size() && unifyArguments(a, b);
        };
    }

    private boolean unify(String left, String right) {
        boolean leftDefined = program.definition(left).isPresent();
        if (leftDefined != program.definition(right).isPresent()) return false;
        if (leftDefined) demand(program.definition(left).get().value(), program.definition(right).get().value());
        else if (isFree(left) && isFree(right)) equations.add(new Equation(left, right));
        else return false;
        return true;
    }

    /** Constants have values already. */
    private boolean isFree(String leaf) {
        return !program.constants().containsKey(leaf);
    }

    /** One after the other; of sums and products those that both have are left aside first, since their order is free. */
    private boolean unifyArguments(Apply a, Apply b) {
        List<Expr> lefts = new ArrayList<>(a.arguments());
        List<Expr> rights = new ArrayList<>(b.arguments());
        if (a.op() == Arithmetic.ADD || a.op() == Arithmetic.MULTIPLY) {
            for (Expr argument : a.arguments()) if (rights.remove(argument)) lefts.remove(argument);
        }
        for (int i = 0; i < lefts.size(); i++) demand(lefts.get(i), rights.get(i));
        return true;
    }
}
