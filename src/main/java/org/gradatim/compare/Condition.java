package org.gradatim.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradatim.derive.Factored;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;
import org.gradatim.graph.Ranges;

/**
 * One way for a product to be zero: one of its factors is. A factor that is a difference reads as an equation, a₃ = y; any other as
 * x₁ = 0.
 *
 * @param factor the factor, as the product has it
 */
public record Condition(Expr factor, Expr left, Expr right) {
    /** Equations are followed through so many definitions at most. */
    private static final int DEEPEST = 64;

    /**
     * The same in terms of what the two sides are computed from, where both are outputs of the same strictly monotone operation: a₁ = a₂
     * exactly where z₁ = z₂, which is w₁x₁ + w₂x₂ = w₃x₁ + w₄x₂.
     */
    public Optional<Condition> followed(Program program) {
        Expr l = left;
        Expr r = right;
        for (int depth = 0; depth < DEEPEST; depth++) {
            Expr insideLeft = inside(l, program);
            Expr insideRight = inside(r, program);
            if (!(insideLeft instanceof Apply a && insideRight instanceof Apply b) || a.op() != b.op()) break;
            l = a.op().isInjective() ? a.argument() : a;
            r = b.op().isInjective() ? b.argument() : b;
            if (!a.op().isInjective()) break;
        }
        return l == left && r == right || l instanceof Var ? Optional.empty() : Optional.of(new Condition(Arithmetic.minus(l, r), l, r));
    }

    /** What a defined name stands for; anything else itself. */
    private static Expr inside(Expr expr, Program program) {
        return expr instanceof Var v && program.definition(v.name()).isPresent() ? program.definition(v.name()).get().value() : expr;
    }

    /** All ways for the product to be zero; factors that never are, such as the output of a sigmoid, are left out. */
    static List<Condition> of(Factored product, Ranges ranges) {
        List<Condition> conditions = new ArrayList<>();
        for (Factored.Power power : product.powers()) {
            if (power.exponent() > 0 && ranges.mayVanish(power.base())) conditions.add(zero(power.base()));
        }
        return conditions;
    }

    /** factor = 0, with what is subtracted on the other side. */
    static Condition zero(Expr factor) {
        List<Expr> left = new ArrayList<>();
        List<Expr> right = new ArrayList<>();
        boolean sum = factor instanceof Apply a && a.op() == Arithmetic.ADD;
        for (Expr term : sum ? factor.operands() : List.of(factor)) {
            if (term instanceof Apply a && a.op() == Arithmetic.NEGATE) right.add(a.argument());
            else if (term instanceof Const c && c.value().signum() < 0) right.add(Const.of(c.value().negate()));
            else left.add(term);
        }
        boolean turned = left.isEmpty();
        return new Condition(factor, Arithmetic.sum(turned ? right : left), Arithmetic.sum(turned ? left : right));
    }
}
