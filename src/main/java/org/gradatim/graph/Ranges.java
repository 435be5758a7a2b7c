package org.gradatim.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Elementary;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Interval;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program.Definition;

/** What expressions can be, by interval arithmetic from the ranges of the operations: the output of a sigmoid is never 0. */
public final class Ranges {
    /** Steps are taken as 0 and as 1 in turn, up to this many of them. */
    private static final int MOST_STEPS = 6;

    private final Map<String, Interval> ofNames = new HashMap<>();

    public Ranges(Program program) {
        program.constants().forEach((name, value) -> ofNames.put(name, Interval.point(value.doubleValue())));
        for (Definition d : program.definitions()) ofNames.put(d.name(), of(d.value(), Map.of()));
    }

    /** The same function with what is never negative instead of its absolute value: |a| is a for the output of a sigmoid. */
    public Expr withoutIdleBars(Expr expr) {
        return Traversal.replace(expr, node -> {
            if (!(node instanceof Apply a) || a.op() != Arithmetic.ABS) return null;
            Expr inside = withoutIdleBars(a.argument());
            return of(inside, Map.of()).low() >= 0 ? inside : null;
        });
    }

    /** Whether the expression may be 0 or below somewhere; false only where it is always positive. */
    public boolean mayBeNegativeOrZero(Expr expr) {
        Interval range = of(expr, Map.of());
        return range.low() < 0 || range.hasZero();
    }

    /** Whether the expression may be 0 somewhere; false only where it never is. */
    public boolean mayVanish(Expr expr) {
        List<Expr> steps = Traversal.postorder(List.of(expr)).stream().filter(Ranges::isStep).toList();
        if (steps.isEmpty() || steps.size() > MOST_STEPS) return of(expr, Map.of()).hasZero();
        for (int pattern = 0; pattern < 1 << steps.size(); pattern++) {
            Map<Expr, Interval> known = new HashMap<>();
            for (int i = 0; i < steps.size(); i++) known.put(steps.get(i), Interval.point(pattern >> i & 1));
            if (of(expr, known).hasZero()) return true;
        }
        return false;
    }

    private static boolean isStep(Expr node) {
        return node instanceof Apply a && a.op() == Arithmetic.STEP;
    }

    private Interval of(Expr expr, Map<Expr, Interval> known) {
        return Traversal.fold(expr, (node, operands) -> known.containsKey(node) ? known.get(node) : switch (node) {
            case Const c -> Interval.point(c.value().doubleValue());
            case Var v -> ofNames.getOrDefault(v.name(), Interval.REALS);
            case Apply a -> ofApplication(a, operands);
        });
    }

    private static Interval ofApplication(Apply a, List<Interval> operands) {
        Elementary kind = a.op().elementary().orElse(null);
        if (kind == null) return a.op().range();
        return switch (kind) {
            case ADD -> folded(operands, true);
            case MULTIPLY -> folded(operands, false);
            case NEGATE -> operands.getFirst().negated();
            case POWER -> power(operands.getFirst(), a.arguments().get(1));
            case DIVIDE -> quotient(operands.get(0), operands.get(1));
            case EXP, LOG, SQRT, SIN, COS, STEP -> a.op().range();
        };
    }

    private static Interval folded(List<Interval> operands, boolean sum) {
        Interval result = operands.getFirst();
        for (Interval next : operands.subList(1, operands.size())) result = sum ? result.plus(next) : result.times(next);
        return result;
    }

    /** Of two signs that are known at least the sign is known. */
    private static Interval quotient(Interval numerator, Interval denominator) {
        if (denominator.high() <= 0) return quotient(numerator.negated(), denominator.negated());
        if (numerator.high() <= 0) return quotient(numerator.negated(), denominator).negated();
        if (numerator.low() < 0 || denominator.low() < 0) return Interval.REALS;
        return numerator.hasZero() ? Interval.NOT_NEGATIVE : Interval.POSITIVE;
    }

    private static Interval power(Interval base, Expr exponent) {
        boolean even = exponent instanceof Const c && c.value().isInt() && c.value().intValue() > 0 && c.value().intValue() % 2 == 0;
        if (even) return base.evenPower(((Const) exponent).value().intValue());
        return base.low() >= 0 ? base.hasZero() ? Interval.NOT_NEGATIVE : Interval.POSITIVE : Interval.REALS;
    }
}
