package org.gradatim.check;

import static org.gradatim.expr.Arithmetic.ABS;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Elementary;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;
import org.gradatim.graph.Program.Definition;

/**
 * The size that an expression would have if nothing in it cancelled. Rounding errors are in proportion to it:
 * <pre>
 *   M(c) = |c|    M(x + y) = M(x) + M(y)    M(x y) = M(x) M(y)    M(f(x)) = |f(x)| + |f′(x)| M(x)
 * </pre>
 * Leaves and constants are exact: a function of one has only its own rounding, M(f(x)) = |f(x)|. The magnitude is an expression
 * itself, so that it is computed like any other, example by example.
 */
public final class Magnitude {
    private final Map<String, Expr> ofDefinitions = new HashMap<>();
    private final Map<Expr, Expr> known = new IdentityHashMap<>();

    public Magnitude(Program program) {
        for (Definition d : program.definitions()) ofDefinitions.put(d.name(), of(d.value()));
    }

    /** M of an expression in the names of the program. */
    public Expr of(Expr expr) {
        for (Expr node : Traversal.postorder(List.of(expr), known::containsKey)) if (!known.containsKey(node)) known.put(node, next(node));
        return known.get(expr);
    }

    private Expr next(Expr node) {
        return switch (node) {
            case Const c -> Const.of(c.value().abs());
            case Var v -> ofDefinitions.getOrDefault(v.name(), size(v));
            case Apply a when is(a, Elementary.ADD) -> Apply.of(Arithmetic.ADD, ofArguments(a));
            case Apply a when is(a, Elementary.MULTIPLY) -> Apply.of(Arithmetic.MULTIPLY, ofArguments(a));
            case Apply a when is(a, Elementary.NEGATE) -> known.get(a.argument());
            case Apply a -> ofFunction(a);
        };
    }

    private Expr ofFunction(Apply a) {
        List<Expr> slopes = a.op().derivatives(a.arguments(), a);
        List<Expr> terms = new ArrayList<>(List.of(size(a)));
        for (int i = 0; i < slopes.size(); i++) {
            Expr argument = a.arguments().get(i);
            if (isExact(argument) || slopes.get(i).isZero()) continue;
            terms.add(Arithmetic.times(size(slopes.get(i)), known.get(argument)));
        }
        return Arithmetic.sum(terms);
    }

    private boolean isExact(Expr argument) {
        return argument instanceof Const || argument instanceof Var v && !ofDefinitions.containsKey(v.name());
    }

    private List<Expr> ofArguments(Apply a) {
        return a.arguments().stream().map(known::get).toList();
    }

    private static boolean is(Apply a, Elementary kind) {
        return a.op().elementary().filter(kind::equals).isPresent();
    }

    private static Expr size(Expr x) {
        return x instanceof Const c ? Const.of(c.value().abs()) : Apply.of(ABS, x);
    }
}
