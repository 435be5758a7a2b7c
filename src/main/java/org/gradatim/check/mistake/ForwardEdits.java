package org.gradatim.check.mistake;

import static org.gradatim.check.mistake.MistakeClass.TERM_MISSING_IN_FORWARD_VALUE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradatim.check.mistake.Edge.Part;
import org.gradatim.check.mistake.Edit.Whole;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Traversal;

/** The derivative taken at values of a forward pass in which a term was forgotten: a bias, an input. */
final class ForwardEdits implements Family {
    /** Terms that are tried. */
    private static final int MOST_TERMS = 60;

    /** Larger programs are not computed anew without a term. */
    private static final int MOST_NODES = 120;

    @Override
    public void propose(Scene scene, Proposals to) {
        if (scene.graph().nodes().size() > MOST_NODES) return;
        int left = MOST_TERMS;
        for (Node node : scene.graph().nodes()) {
            if (!(node.value() instanceof Apply sum) || sum.op() != Arithmetic.ADD || !isArgument(scene, node)) continue;
            for (Expr term : sum.arguments()) {
                if (left-- <= 0) return;
                List<Expr> rest = sum.arguments().stream().filter(t -> t != term).toList();
                forgotten(scene, node, scene.graph().shown(term), scene.graph().shown(Arithmetic.sum(rest)), to);
            }
        }
    }

    private static boolean isArgument(Scene scene, Node node) {
        return scene.activations().stream().anyMatch(a -> a.operands().contains(node));
    }

    private static void forgotten(Scene scene, Node node, Expr term, Expr without, Proposals to) {
        Map<Expr, Expr> changed = new HashMap<>(Map.of(node.shown(), without));
        List<Node> later = new ArrayList<>(scene.graph().nodes());
        for (Node other : later.subList(later.indexOf(node) + 1, later.size())) {
            if (other == scene.ways().of() || other.isLeaf()) continue;
            Expr value = scene.graph().shown(other.value());
            Expr anew = Traversal.replace(value, changed::get);
            if (anew != value) changed.put(other.shown(), anew);
        }
        to.add(TERM_MISSING_IN_FORWARD_VALUE, "", 8, new Whole(Traversal.replace(scene.truth(), changed::get)), List.of(), term, node.shown());
        Map<Expr, Expr> near = new HashMap<>(Map.of(node.shown(), without));
        for (Node user : scene.activations()) {
            if (user.operands().contains(node)) near.put(user.shown(), changed.get(user.shown()));
        }
        for (Edge e : scene.edges()) {
            if (e.part() == Part.NUMBER || e.from() == node) continue;
            Expr anew = Traversal.replace(e.factor(), near::get);
            if (anew != e.factor()) to.at(e, node + "-" + term, TERM_MISSING_IN_FORWARD_VALUE, "", 9, anew, term, node.shown());
        }
    }
}
