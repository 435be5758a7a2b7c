package org.gradatim.check.mistake;

import static org.gradatim.check.mistake.MistakeClass.CHAIN_TERM_MISSING;
import static org.gradatim.check.mistake.MistakeClass.MISSING_ONE_OVER_M;
import static org.gradatim.check.mistake.MistakeClass.SIGN;
import static org.gradatim.check.mistake.MistakeClass.TERM_MISSING_IN_FORWARD_VALUE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradatim.check.mistake.Edit.Whole;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;

/** Mistakes in the result as it is written when it is brought into factors: a term or a factor lost, a term with the other sign, a name lost everywhere. */
final class WrittenFormEdits implements Family {
    /** Longer results are not taken apart. */
    private static final int LONGEST = 120;

    @Override
    public void propose(Scene scene, Proposals to) {
        if (scene.truth().leaves() > LONGEST) return;
        Expr written = scene.graph().simplifier().simplify(scene.truth());
        for (Expr node : Traversal.postorder(List.of(written))) {
            if (!(node instanceof Apply a)) continue;
            if (a.op() == Arithmetic.ADD) terms(written, a, to);
            if (a.op() == Arithmetic.MULTIPLY) factors(scene, written, a, to);
        }
        for (String name : Traversal.variables(written)) {
            if (scene.isCount(Var.of(name))) continue;
            boolean forward = !scene.isTarget(name) && scene.graph().node(name).map(Node::isLeaf).orElse(false) && scene.ways().by().shown() != Var.of(name);
            MistakeClass kind = forward && isTerm(written, name) ? TERM_MISSING_IN_FORWARD_VALUE : CHAIN_TERM_MISSING;
            everywhere(written, name, Const.ZERO, kind, "term", to);
            everywhere(written, name, Const.ONE, CHAIN_TERM_MISSING, "", to);
        }
    }

    private static boolean isTerm(Expr written, String name) {
        return Traversal.postorder(List.of(written)).stream().anyMatch(n -> n instanceof Apply a && a.op() == Arithmetic.ADD
                && a.arguments().stream().anyMatch(t -> t == Var.of(name)));
    }

    private static void everywhere(Expr written, String name, Const value, MistakeClass kind, String variant, Proposals to) {
        Expr lost = Var.of(name);
        boolean forward = kind == TERM_MISSING_IN_FORWARD_VALUE;
        to.add(kind, forward ? "" : variant, forward ? 10 : 11, new Whole(Traversal.substitute(written, Map.of(name, value))), List.of(), lost);
    }

    private static void terms(Expr written, Apply sum, Proposals to) {
        for (int k = 0; k < sum.arguments().size(); k++) {
            Expr term = sum.arguments().get(k);
            List<Expr> rest = new ArrayList<>(sum.arguments());
            rest.remove(k);
            to.add(CHAIN_TERM_MISSING, "term", 11, new Whole(replaced(written, sum, Arithmetic.sum(rest))), List.of(), term);
            rest.add(k, Arithmetic.negate(term));
            to.add(SIGN, "term", 11, new Whole(replaced(written, sum, Arithmetic.sum(rest))), List.of(), term);
        }
    }

    private static void factors(Scene scene, Expr written, Apply product, Proposals to) {
        for (int k = 0; k < product.arguments().size(); k++) {
            List<Expr> rest = new ArrayList<>(product.arguments());
            Expr factor = rest.remove(k);
            Whole without = new Whole(replaced(written, product, Arithmetic.product(rest)));
            if (scene.isCount(factor)) to.add(MISSING_ONE_OVER_M, "data", 10, without, List.of(), scene.counts().getFirst());
            else to.add(CHAIN_TERM_MISSING, "", 11, without, List.of(), factor);
        }
    }

    private static Expr replaced(Expr whole, Expr part, Expr other) {
        return Traversal.replace(whole, x -> x == part ? other : null);
    }
}
