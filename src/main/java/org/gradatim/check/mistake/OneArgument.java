package org.gradatim.check.mistake;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradatim.derive.LocalDerivatives;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Op;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;

/** Functions of one quantity that are written out, of whatever kind: log(1 + exp(w x + b)) is one of w x + b, exp(-z²) and z σ(z) are some of z. */
final class OneArgument {
    /** What may stand in an argument: the weighted sums that a neuron forms. */
    private static final Set<Op> OF_SUMS = Set.of(Arithmetic.ADD, Arithmetic.NEGATE, Arithmetic.MULTIPLY, Arithmetic.DIVIDE);

    /** Longer formulas are no activations. */
    private static final int MOST_NODES = 60;

    private static final String HOLE = "argument:";

    private OneArgument() {}

    /** The name or the sum of which the value is a function that is not linear; none where there is no single one. */
    static Optional<Expr> of(Expr value) {
        List<Expr> nodes = Traversal.postorder(List.of(value));
        if (nodes.size() > MOST_NODES || !(value instanceof Apply a) || a.op() == Arithmetic.LOG && a.argument() instanceof Var) return Optional.empty();
        return nodes.stream().filter(node -> node != value && isSum(node) && isFunctionOf(value, node)).findFirst();
    }

    private static boolean isSum(Expr node) {
        if (node instanceof Const) return false;
        return node instanceof Var || ((Apply) node).op() == Arithmetic.ADD
                && Traversal.postorder(List.of(node)).stream().allMatch(n -> !(n instanceof Apply a) || OF_SUMS.contains(a.op()));
    }

    private static boolean isFunctionOf(Expr value, Expr argument) {
        Expr holed = Traversal.replace(value, node -> node == argument ? Var.of(HOLE) : null);
        if (!Traversal.variables(holed).equals(Set.of(HOLE))) return false;
        return Traversal.variables(LocalDerivatives.of(holed, holed).get(HOLE)).contains(HOLE);
    }
}
