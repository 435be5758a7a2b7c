package org.gradatim.check.mistake;

import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;

/** Tells penalties by their form: squares or sizes of single leaves, summed, with factors that are leaves or numbers: λ/(2m) (w₁² + w₂²). */
final class Penalty {
    private enum Form {
        /** Numbers, leaves and their products. */
        PLAIN,
        /** A square or a size of a leaf, or a sum of such, times what is plain. */
        PENALTY,
        OTHER
    }

    private Penalty() {}

    /** @param isLeaf whether a name has no definition */
    static boolean is(Expr expr, Predicate<String> isLeaf) {
        return expr instanceof Apply && Traversal.<Form>fold(expr, (node, operands) -> switch (node) {
            case Const _ -> Form.PLAIN;
            case Var v -> isLeaf.test(v.name()) ? Form.PLAIN : Form.OTHER;
            case Apply a -> form(a, operands);
        }) == Form.PENALTY;
    }

    private static Form form(Apply a, List<Form> operands) {
        if (operands.contains(Form.OTHER)) return Form.OTHER;
        if (a.op() == Arithmetic.NEGATE) return operands.getFirst();
        if (a.op() == Arithmetic.MULTIPLY) return product(a, operands);
        if (a.op() == Arithmetic.DIVIDE) return operands.get(1) == Form.PLAIN ? operands.get(0) : Form.OTHER;
        if (a.op() == Arithmetic.ADD) return operands.stream().distinct().count() == 1 ? operands.getFirst() : Form.OTHER;
        boolean square = a.op() == Arithmetic.POWER && a.arguments().get(1) instanceof Const e && e.value().signum() > 0;
        return (square || a.op() == Arithmetic.ABS) && a.argument() instanceof Var ? Form.PENALTY : Form.OTHER;
    }

    private static Form product(Apply product, List<Form> operands) {
        long penalties = operands.stream().filter(f -> f == Form.PENALTY).count();
        if (penalties > 0) return penalties == 1 ? Form.PENALTY : Form.OTHER;
        List<Expr> names = product.arguments().stream().filter(x -> x instanceof Var).toList();
        return new HashSet<>(names).size() < names.size() ? Form.PENALTY : Form.PLAIN;
    }
}
