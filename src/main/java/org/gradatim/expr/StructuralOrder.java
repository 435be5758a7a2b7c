package org.gradatim.expr;

import java.util.Comparator;
import java.util.List;

/**
 * A total order of expressions that depends on their structure alone: numbers, then names by the alphabet, then applications by op and
 * operands. Two expressions are compared along a single path, as operands that are equal are the same object.
 */
public final class StructuralOrder implements Comparator<Expr> {
    public static final StructuralOrder INSTANCE = new StructuralOrder();

    private StructuralOrder() {}

    @Override
    public int compare(Expr left, Expr right) {
        Expr l = left;
        Expr r = right;
        while (l instanceof Apply a && r instanceof Apply b && a.op() == b.op() && a.arguments().size() == b.arguments().size()) {
            int i = firstDifference(a.arguments(), b.arguments());
            if (i < 0) return 0;
            l = a.arguments().get(i);
            r = b.arguments().get(i);
        }
        if (kind(l) != kind(r)) return kind(l) - kind(r);
        return switch (l) {
            case Const c -> c.value().compareTo(((Const) r).value());
            case Var v -> v.name().compareTo(((Var) r).name());
            case Apply a -> {
                int byName = a.op().name().compareTo(((Apply) r).op().name());
                yield byName != 0 ? byName : a.arguments().size() - r.operands().size();
            }
        };
    }

    private static int firstDifference(List<Expr> left, List<Expr> right) {
        for (int i = 0; i < left.size(); i++) if (left.get(i) != right.get(i)) return i;
        return -1;
    }

    private static int kind(Expr e) {
        return switch (e) {
            case Const _ -> 0;
            case Var _ -> 1;
            case Apply _ -> 2;
        };
    }
}
