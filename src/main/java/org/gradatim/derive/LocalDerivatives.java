package org.gradatim.derive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.ExprMap;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;

/** The derivatives of one expression by every variable in it, by reverse accumulation over the expression's own graph. */
public final class LocalDerivatives {
    private final Expr value;
    private final Expr output;
    /** For every node that leads to a wanted variable what its uses contribute, the last use first. */
    private final ExprMap<List<Expr>> contributions = new ExprMap<>();

    private LocalDerivatives(Expr value, Expr output) {
        this.value = value;
        this.output = output;
    }

    /**
     * ∂value/∂v for every variable v of {@code value}, in the order in which the variables occur, all other variables held fixed.
     *
     * @param output the name that stands for the whole value, so that σ′ reads a(1-a); the value itself where it has none
     */
    public static Map<String, Expr> of(Expr value, Expr output) {
        return of(value, output, _ -> true);
    }

    /** @param wanted by which variables to differentiate */
    static Map<String, Expr> of(Expr value, Expr output, Predicate<String> wanted) {
        return new LocalDerivatives(value, output).run(wanted);
    }

    private Map<String, Expr> run(Predicate<String> wanted) {
        List<Expr> leading = new ArrayList<>();
        for (Expr node : Traversal.postorder(List.of(value))) {
            if (!leads(node, wanted)) continue;
            contributions.put(node, new ArrayList<>(1));
            leading.add(node);
        }
        Map<String, Expr> derivatives = new LinkedHashMap<>();
        for (Expr node : leading) if (node instanceof Var v) derivatives.put(v.name(), Const.ZERO);
        if (contributions.contains(value)) contributions.get(value).add(Const.ONE);
        for (Expr node : leading.reversed()) {
            List<Expr> toNode = contributions.get(node);
            Expr upstream = toNode.size() == 1 ? toNode.getFirst() : Arithmetic.sum(toNode.reversed());
            switch (node) {
                case Const _ -> { }
                case Var v -> derivatives.put(v.name(), upstream);
                case Apply a -> passOn(a, upstream);
            }
        }
        return derivatives;
    }

    private boolean leads(Expr node, Predicate<String> wanted) {
        return switch (node) {
            case Const _ -> false;
            case Var v -> wanted.test(v.name());
            case Apply a -> {
                for (Expr argument : a.arguments()) if (contributions.contains(argument)) yield true;
                yield false;
            }
        };
    }

    private void passOn(Apply a, Expr upstream) {
        if (upstream.isZero()) return;
        List<Expr> local = a.op().derivatives(a.arguments(), a == value ? output : a);
        for (int i = 0; i < local.size(); i++) {
            List<Expr> toArgument = contributions.get(a.arguments().get(i));
            if (toArgument == null || local.get(i).isZero()) continue;
            toArgument.add(upstream.isOne() ? local.get(i) : Arithmetic.times(upstream, local.get(i)));
        }
    }
}
