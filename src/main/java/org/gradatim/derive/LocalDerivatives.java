package org.gradatim.derive;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;

/** The derivatives of one expression by every variable in it, by reverse accumulation over the expression's own graph. */
final class LocalDerivatives {
    private LocalDerivatives() {}

    /**
     * ∂value/∂v for every variable v of {@code value}, in the order in which the variables occur, all other variables held fixed.
     *
     * @param output the name that stands for the whole value, so that σ′ reads a(1-a); the value itself where it has none
     */
    static Map<String, Expr> of(Expr value, Expr output) {
        Map<String, Expr> derivatives = new LinkedHashMap<>();
        if (value instanceof Var v) {
            derivatives.put(v.name(), Const.ONE);
            return derivatives;
        }
        List<Expr> order = Traversal.postorder(List.of(value));
        Map<Expr, List<Expr>> contributions = new IdentityHashMap<>();
        contributions.put(value, List.of(Const.ONE));
        for (Expr node : order) if (node instanceof Var v) derivatives.put(v.name(), Const.ZERO);
        for (Expr node : order.reversed()) {
            List<Expr> toNode = contributions.remove(node);
            if (toNode == null) continue;
            Expr upstream = Arithmetic.sum(toNode);
            switch (node) {
                case Const _ -> { }
                case Var v -> derivatives.put(v.name(), upstream);
                case Apply a -> passOn(a, upstream, a == value ? output : a, contributions);
            }
        }
        return derivatives;
    }

    private static void passOn(Apply a, Expr upstream, Expr output, Map<Expr, List<Expr>> contributions) {
        if (upstream.isZero()) return;
        List<Expr> local = a.op().derivatives(a.arguments(), output);
        for (int i = 0; i < local.size(); i++) {
            Expr argument = a.arguments().get(i);
            if (argument instanceof Const || local.get(i).isZero()) continue;
            contributions.computeIfAbsent(argument, _ -> new ArrayList<>(1)).add(Arithmetic.times(upstream, local.get(i)));
        }
    }
}
