package org.gradatim.check.mistake;

import static org.gradatim.check.mistake.MistakeClass.CHAIN_TERM_MISSING;
import static org.gradatim.check.mistake.MistakeClass.EXTRA_FACTOR;
import static org.gradatim.check.mistake.MistakeClass.EXTRA_ONE_OVER_M;
import static org.gradatim.check.mistake.MistakeClass.MISSING_ONE_OVER_M;
import static org.gradatim.check.mistake.MistakeClass.SIGN;
import static org.gradatim.check.mistake.MistakeClass.TERM_MISSING_IN_FORWARD_VALUE;
import static org.gradatim.expr.Arithmetic.negate;
import static org.gradatim.expr.Arithmetic.times;

import java.util.ArrayList;
import java.util.List;
import org.gradatim.check.mistake.Edge.Part;
import org.gradatim.derive.Factored;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Traversal;

/** Factors of the chain that are lost, doubled, or have the other sign. */
final class FactorEdits implements Family {
    @Override
    public void propose(Scene scene, Proposals to) {
        for (Edge e : scene.edges()) {
            to.at(e, "sign", SIGN, "factor", 6, negate(e.factor()), e.factor());
            if (e.part() == Part.NUMBER || e.part() == Part.PENALTY || e.part() == Part.ACTIVATION) continue;
            if (scene.isCount(e.factor())) {
                count(scene, e, to);
                continue;
            }
            boolean loss = e.part() == Part.LOSS;
            to.at(e, "none", CHAIN_TERM_MISSING, "", loss ? 8 : 3, Const.ONE, e.factor());
            to.at(e, "twice", EXTRA_FACTOR, "doubled", loss ? 13 : 10, times(e.factor(), e.factor()), e.factor());
            bases(scene, e, to);
            if (loss) targetsLost(scene, e, to);
        }
    }

    /** A division by the number of examples that is lost or made twice. */
    private static void count(Scene scene, Edge e, Proposals to) {
        Expr count = scene.counts().getFirst();
        to.at(e, "none", MISSING_ONE_OVER_M, "data", 3, Const.ONE, count);
        to.at(e, "twice", EXTRA_ONE_OVER_M, "data", 3, times(e.factor(), e.factor()), count);
    }

    /** A factor of a factor. */
    private static void bases(Scene scene, Edge e, Proposals to) {
        Factored product = scene.graph().simplifier().factor(e.factor());
        List<Factored.Power> powers = product.powers();
        if (powers.size() < 2 || powers.size() > 6) return;
        for (Factored.Power lost : powers) {
            if (scene.isCount(lost.toExpr())) to.at(e, "without" + powers.indexOf(lost), MISSING_ONE_OVER_M, "data", 3, without(product, lost), scene.counts().getFirst());
            else to.at(e, "without" + powers.indexOf(lost), CHAIN_TERM_MISSING, "", 7, without(product, lost), lost.toExpr());
        }
    }

    /** The product without one of its powers. */
    static Expr without(Factored product, Factored.Power lost) {
        List<Expr> rest = new ArrayList<>(List.of(Const.of(product.coefficient())));
        for (Factored.Power p : product.powers()) if (!p.equals(lost)) rest.add(p.toExpr());
        return Arithmetic.product(rest);
    }

    /** The sum in a loss's derivative without one of its terms: the prediction for its difference from the target. */
    private static void targetsLost(Scene scene, Edge e, Proposals to) {
        int n = 0;
        for (Expr node : Traversal.postorder(List.of(e.factor()))) {
            if (!(node instanceof Apply sum) || sum.op() != Arithmetic.ADD || sum.arguments().size() > 8) continue;
            for (Expr term : sum.arguments()) {
                boolean leaf = Traversal.variables(term).stream().allMatch(v -> scene.graph().node(v).map(Node::isLeaf).orElse(false));
                List<Expr> rest = sum.arguments().stream().filter(t -> t != term).toList();
                Expr without = Traversal.replace(e.factor(), x -> x == node ? Arithmetic.sum(rest) : null);
                boolean product = term instanceof Apply a && a.op() == Arithmetic.MULTIPLY;
                to.at(e, "term" + n++, leaf && product ? TERM_MISSING_IN_FORWARD_VALUE : CHAIN_TERM_MISSING, leaf && product ? "" : "term", 9, without, term);
            }
        }
    }
}
