package org.gradatim.compare;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradatim.derive.Derivation;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.InputException;
import org.gradatim.expr.Var;
import org.gradatim.graph.Claim.Unequal;
import org.gradatim.graph.Program;
import org.gradatim.prove.Prover;
import org.gradatim.prove.Verdict;

/** What is true of "the two derivatives differ because l ≠ r". */
public sealed interface StatedReason {

    /** One factor of the difference is l - r: given that no other one vanishes, the two differ exactly when l ≠ r. */
    record Exact(List<Condition> others) implements StatedReason {
        public Exact {
            others = List.copyOf(others);
        }
    }

    /** It decides only where some parameters are equal already. */
    record WhereEqual(Decisive decisive) implements StatedReason {}

    /** l = r makes the two equal; they can be equal without it. */
    record Enough() implements StatedReason {}

    /** l = r does not make the two equal; {@code verdict} has numbers with which they differ. */
    record Wrong(Verdict verdict) implements StatedReason {}

    static StatedReason of(Derivation derivation, Comparison comparison, Unequal because) {
        Optional<Condition> exact = comparison.conditions().stream().filter(c -> says(c, because, derivation.program())).findFirst();
        if (exact.isPresent() && comparison.penaltyDifference().isZero()) {
            return new Exact(comparison.conditions().stream().filter(c -> c != exact.get()).toList());
        }
        Optional<Decisive> decisive = comparison.decisive().stream()
                .filter(d -> same(Var.of(d.equation().left()), Var.of(d.equation().right()), because)).findFirst();
        return decisive.isPresent() ? new WhereEqual(decisive.get()) : substituted(derivation, comparison, because);
    }

    private static boolean says(Condition c, Unequal because, Program program) {
        return same(c.left(), c.right(), because) || c.followed(program).filter(f -> same(f.left(), f.right(), because)).isPresent();
    }

    /** Expressions are the same where they are one object. */
    private static boolean same(Expr left, Expr right, Unequal because) {
        return left == because.left() && right == because.right() || left == because.right() && right == because.left();
    }

    private static StatedReason substituted(Derivation derivation, Comparison c, Unequal because) {
        Substitution equal = Substitution.of(derivation.program(), value(derivation.program(), because));
        Expr left = equal.apply(Arithmetic.plus(c.left().result(), c.left().penalty()));
        Expr right = equal.apply(Arithmetic.plus(c.right().result(), c.right().penalty()));
        Verdict verdict = new Prover(equal.program()).equal(left, right);
        if (!verdict.isProved()) return new Wrong(verdict);
        derivation.proof().over(equal.program()).equal("the two derivatives where " + because.left() + " = " + because.right(), left, right);
        return new Enough();
    }

    /** l = r, solved for a name that is free. */
    private static Map<String, Expr> value(Program program, Unequal because) {
        if (isFree(program, because.right()) && isPlain(program, because.left()) && because.left() != because.right()) return Map.of(((Var) because.right()).name(), because.left());
        if (isFree(program, because.left()) && because.right() instanceof Const) return Map.of(((Var) because.left()).name(), because.right());
        throw new InputException("the reason " + because.left() + " != " + because.right() + " cannot be judged: it is none of the conditions under which the two agree; "
                + "name two inputs, targets or parameters, or one and a number");
    }

    private static boolean isFree(Program program, Expr expr) {
        return expr instanceof Var v && program.leaves().contains(v.name()) && !program.constants().containsKey(v.name());
    }

    private static boolean isPlain(Program program, Expr expr) {
        return expr instanceof Const || isFree(program, expr);
    }
}
