package org.gradatim.check.mistake;

import static org.gradatim.check.mistake.MistakeClass.CONSTANT_FACTOR;
import static org.gradatim.check.mistake.MistakeClass.EXTRA_FACTOR;
import static org.gradatim.check.mistake.MistakeClass.EXTRA_ONE_OVER_M;
import static org.gradatim.check.mistake.MistakeClass.MISSING_ONE_OVER_M;
import static org.gradatim.check.mistake.MistakeClass.SIGN;
import static org.gradatim.expr.Arithmetic.divide;
import static org.gradatim.expr.Arithmetic.times;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradatim.check.mistake.Edge.Part;
import org.gradatim.check.mistake.Edit.Factors;
import org.gradatim.check.mistake.Edit.Scale;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Var;

/** The whole derivative or one of its parts times a number, a count or another factor that does not belong there. */
final class ConstantEdits implements Family {
    private static final int MOST_NAMES = 200;
    private static final List<Rational> NUMBERS = List.of(Rational.of(2), Rational.of(1, 2), Rational.of(4), Rational.of(1, 4), Rational.of(3), Rational.of(1, 3));

    @Override
    public void propose(Scene scene, Proposals to) {
        to.add(SIGN, "", 1, new Scale(Const.MINUS_ONE), List.of());
        for (Expr count : scene.counts()) {
            to.add(MISSING_ONE_OVER_M, "", 3, new Scale(count), List.of(), count);
            to.add(EXTRA_ONE_OVER_M, "", 3, new Scale(divide(Const.ONE, count)), List.of(), count);
            onDataOnly(scene, count, to);
        }
        scene.program().leaves().stream().limit(MOST_NAMES).<Expr>map(Var::of).filter(x -> !scene.isCount(x)).forEach(x -> extra(x, 13, to));
        scene.program().definitions().stream().limit(MOST_NAMES).forEach(d -> extra(Var.of(d.name()), 15, to));
        for (Edge e : scene.edges()) if (e.part() != Part.PENALTY && e.part() != Part.NUMBER) numbers(e, to);
    }

    private static void extra(Expr name, int cost, Proposals to) {
        to.add(EXTRA_FACTOR, "", cost, new Scale(name), List.of(), name);
        to.add(EXTRA_FACTOR, "divided", cost + 3, new Scale(divide(Const.ONE, name)), List.of(), name);
    }

    /** 1/m before the data's part, but not before the penalty, or the other way round. */
    private static void onDataOnly(Scene scene, Expr count, Proposals to) {
        List<Edge> into = scene.ways().into(scene.ways().by());
        if (into.stream().noneMatch(e -> e.part() == Part.PENALTY)) return;
        Map<Edge, Expr> times = new LinkedHashMap<>();
        Map<Edge, Expr> divided = new LinkedHashMap<>();
        for (Edge e : into) {
            if (e.part() == Part.PENALTY) continue;
            times.put(e, times(count, e.factor()));
            divided.put(e, divide(e.factor(), count));
        }
        if (times.isEmpty()) return;
        to.add(MISSING_ONE_OVER_M, "data", 4, new Factors(times), List.copyOf(times.keySet()), count);
        to.add(EXTRA_ONE_OVER_M, "data", 4, new Factors(divided), List.copyOf(divided.keySet()), count);
    }

    private static void numbers(Edge e, Proposals to) {
        for (Rational q : NUMBERS) to.at(e, "times" + q, CONSTANT_FACTOR, "", 9, times(Const.of(q), e.factor()), Const.of(q));
    }
}
