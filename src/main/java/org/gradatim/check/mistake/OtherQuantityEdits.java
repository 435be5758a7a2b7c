package org.gradatim.check.mistake;

import static org.gradatim.check.mistake.MistakeClass.CHAIN_TERM_MISSING;
import static org.gradatim.check.mistake.MistakeClass.WRONG_INDEX;
import static org.gradatim.check.mistake.MistakeClass.WRONG_OPERATOR;
import static org.gradatim.check.mistake.MistakeClass.WRONG_VARIABLE;
import static org.gradatim.expr.Arithmetic.plus;
import static org.gradatim.expr.Arithmetic.times;

import java.util.List;
import org.gradatim.check.mistake.Edge.Part;
import org.gradatim.check.mistake.Edit.Whole;
import org.gradatim.expr.Expr;

/** The derivative by another quantity handed in, or used as the upstream gradient. */
final class OtherQuantityEdits implements Family {
    private static final int MOST_NODES = 120;

    @Override
    public void propose(Scene scene, Proposals to) {
        if (scene.graph().nodes().size() > MOST_NODES) return;
        Ways ways = scene.ways();
        List<Edge> ends = ways.into(ways.by());
        for (Node other : scene.graph().nodes()) {
            if (other == ways.by() || other == ways.of()) continue;
            Expr derivative = scene.derivativeBy(other);
            if (derivative.isZero()) continue;
            boolean parameter = scene.program().parameters().contains(other.name());
            to.add(WRONG_VARIABLE, "gradient", parameter ? 6 : 9, new Whole(derivative), List.of(), other.shown());
            for (Edge end : ends) {
                if (end.part() == Part.FACTOR && ways.contains(other)) {
                    to.add(CHAIN_TERM_MISSING, "several", 6, new Whole(times(derivative, end.factor())), List.of(end), end.from().shown(), other.shown());
                } else if (end.part() == Part.FACTOR && other != end.from()) {
                    to.add(WRONG_INDEX, "upstream", other.isLeaf() ? 10 : 8, new Whole(times(derivative, end.factor())), List.of(end), end.from().shown(), other.shown());
                }
            }
        }
        if (ends.size() == 1 && ends.getFirst().from() != ways.of()) {
            Edge end = ends.getFirst();
            to.add(WRONG_OPERATOR, "plus", 9, new Whole(plus(scene.derivativeBy(end.from()), end.factor())), List.of(end), end.factor());
        }
    }
}
