package org.gradatim.check.mistake;

import static org.gradatim.check.mistake.MistakeClass.REGULARISATION_EXTRA;
import static org.gradatim.check.mistake.MistakeClass.REGULARISATION_FACTOR;
import static org.gradatim.expr.Arithmetic.divide;
import static org.gradatim.expr.Arithmetic.plus;
import static org.gradatim.expr.Arithmetic.power;
import static org.gradatim.expr.Arithmetic.times;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradatim.check.mistake.Edge.Part;
import org.gradatim.check.mistake.Edit.Whole;
import org.gradatim.derive.Factored;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;

/** Mistakes with what a penalty adds: wrong by a factor, the penalty itself for its derivative, or added where there is none. */
final class RegularisationEdits implements Family {
    @Override
    public void propose(Scene scene, Proposals to) {
        List<Edge> into = scene.ways().into(scene.ways().by());
        List<Edge> penalties = into.stream().filter(e -> e.part() == Part.PENALTY).toList();
        for (Edge e : penalties) wrong(scene, e, to);
        if (penalties.isEmpty()) extra(scene, to);
    }

    private static void wrong(Scene scene, Edge e, Proposals to) {
        Expr right = e.factor();
        List<Expr> factors = new ArrayList<>(List.of(Const.TWO, Const.of(Rational.of(1, 2))));
        for (Expr count : scene.counts()) {
            factors.add(count);
            factors.add(divide(Const.ONE, count));
        }
        for (Expr factor : factors) to.at(e, "times" + factor, REGULARISATION_FACTOR, "factor", 4, times(factor, right), right, times(factor, right));
        Factored product = scene.graph().simplifier().factor(right);
        for (Factored.Power lost : product.powers()) {
            Expr without = FactorEdits.without(product, lost);
            to.at(e, "without" + lost, REGULARISATION_FACTOR, "without", 5, without, lost.toExpr());
            to.at(e, "½without" + lost, REGULARISATION_FACTOR, "without", 8, divide(without, Const.TWO), lost.toExpr());
            to.at(e, "2without" + lost, REGULARISATION_FACTOR, "without", 8, times(Const.TWO, without), lost.toExpr());
        }
        itself(scene, e, to);
    }

    /** λ Σ w² for 2 λ w, with any factor before it. */
    private static void itself(Scene scene, Edge e, Proposals to) {
        List<Expr> factors = new ArrayList<>(List.of(Const.ONE, Const.TWO, Const.of(Rational.of(1, 2))));
        for (Expr strength : scene.strengths()) {
            factors.add(strength);
            factors.add(times(Const.TWO, strength));
            factors.add(divide(strength, Const.TWO));
            for (Expr count : scene.counts()) {
                factors.add(divide(strength, count));
                factors.add(divide(strength, times(Const.TWO, count)));
            }
        }
        for (Expr factor : List.<Expr>of(Const.ONE, Const.TWO)) to.at(e, "value" + factor, REGULARISATION_FACTOR, "itself", 6, times(factor, e.from().shown()));
        Expr squares = squares(e);
        for (Expr factor : factors) to.at(e, "itself" + factor, REGULARISATION_FACTOR, "itself", 6, times(factor, squares));
        for (Expr factor : factors) to.at(e, "square" + factor, REGULARISATION_FACTOR, "itself", 6, times(factor, power(e.to().shown(), 2)));
    }

    /** The sum of the penalty's squares. */
    private static Expr squares(Edge e) {
        List<Expr> squares = Traversal.postorder(List.of(e.from().value())).stream()
                .filter(node -> node instanceof Apply a && a.op() == Arithmetic.POWER && a.argument() instanceof Var).toList();
        return squares.isEmpty() ? power(e.to().shown(), 2) : Arithmetic.sum(squares);
    }

    /** The penalty's derivative for a parameter that is not in it, such as a bias. */
    private static void extra(Scene scene, Proposals to) {
        if (!scene.ways().by().isLeaf()) return;
        Expr by = scene.ways().by().shown();
        for (Node penalty : scene.graph().nodes()) {
            if (!scene.graph().isPenalty(penalty)) continue;
            for (Edge e : penalty.uses()) {
                if (!Traversal.variables(e.factor()).contains(e.to().name())) continue;
                Expr added = times(scene.derivativeBy(penalty), Traversal.substitute(e.factor(), Map.of(e.to().name(), by)));
                to.add(REGULARISATION_EXTRA, "", 4, new Whole(plus(scene.truth(), added)), List.of(), added);
            }
        }
        for (Expr strength : scene.strengths()) {
            for (Expr added : List.<Expr>of(times(strength, by), times(Const.TWO, strength, by))) {
                to.add(REGULARISATION_EXTRA, "", 5, new Whole(plus(scene.truth(), added)), List.of(), added);
            }
        }
    }
}
