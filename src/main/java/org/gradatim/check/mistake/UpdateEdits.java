package org.gradatim.check.mistake;

import static org.gradatim.check.mistake.MistakeClass.UPDATE_INSTEAD_OF_GRADIENT;
import static org.gradatim.check.mistake.MistakeClass.USES_UPDATED_WEIGHTS;
import static org.gradatim.expr.Arithmetic.minus;
import static org.gradatim.expr.Arithmetic.negate;
import static org.gradatim.expr.Arithmetic.plus;
import static org.gradatim.expr.Arithmetic.times;

import java.util.List;
import org.gradatim.check.mistake.Edge.Part;
import org.gradatim.check.mistake.Edit.Scale;
import org.gradatim.check.mistake.Edit.Whole;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Var;

/** Mistakes of gradient descent: the step or the new weight handed in for the gradient, weights used that have made their step already. */
final class UpdateEdits implements Family {
    @Override
    public void propose(Scene scene, Proposals to) {
        Expr by = scene.ways().by().shown();
        for (Expr rate : scene.rates()) {
            Expr step = times(rate, scene.truth());
            to.add(UPDATE_INSTEAD_OF_GRADIENT, "weight", 3, new Whole(minus(by, step)), List.of(), rate);
            to.add(UPDATE_INSTEAD_OF_GRADIENT, "ascent", 4, new Whole(plus(by, step)), List.of(), rate);
            to.add(UPDATE_INSTEAD_OF_GRADIENT, "step", 2, new Scale(negate(rate)), List.of(), rate);
            to.add(UPDATE_INSTEAD_OF_GRADIENT, "step", 3, new Scale(rate), List.of(), rate);
            for (Edge e : scene.edges()) updated(scene, e, rate, to);
        }
    }

    private static void updated(Scene scene, Edge e, Expr rate, Proposals to) {
        if (e.part() != Part.FACTOR || !(e.factor() instanceof Var weight)) return;
        scene.graph().node(weight.name()).filter(Node::isLeaf).filter(n -> scene.program().parameters().contains(n.name())).ifPresent(n -> {
            Expr updated = minus(weight, times(rate, scene.graph().simplifier().simplify(scene.derivativeBy(n))));
            to.at(e, "updated", USES_UPDATED_WEIGHTS, "", 4, updated, weight, updated);
        });
    }
}
