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
                    several(ways, other, end, times(derivative, end.factor()), to);
                } else if (end.part() == Part.FACTOR && other != end.from()) {
                    to.add(WRONG_INDEX, "upstream", upstream(end.from(), other), new Whole(times(derivative, end.factor())), List.of(end), end.from().shown(), other.shown());
                }
            }
        }
        if (ends.size() == 1 && ends.getFirst().from() != ways.of()) {
            Edge end = ends.getFirst();
            to.add(WRONG_OPERATOR, "plus", 9, new Whole(plus(scene.derivativeBy(end.from()), end.factor())), List.of(end), end.factor());
        }
    }

    /** The error signal of a neighbour is taken sooner than that of a quantity of another kind. */
    private static int upstream(Node right, Node taken) {
        if (taken.isLeaf()) return 16;
        return IndexEdits.sameKind(right.name(), taken.name()) ? 8 : 14;
    }

    /** All between a quantity and the last but one is left out; where that is one factor, its own mistake tells it. */
    private static void several(Ways ways, Node other, Edge end, Expr value, Proposals to) {
        if (other == end.from() || other.operands().contains(end.from())) return;
        List<Edge> way = ways.wayThrough(end);
        int first = 0;
        while (first < way.size() && way.get(first).from() != other) first++;
        List<Edge> left = first + 1 < way.size() ? way.subList(first, way.indexOf(end)) : List.of(end);
        if (left.isEmpty()) return;
        to.add(CHAIN_TERM_MISSING, "several", 6, new Whole(value), List.copyOf(left), end.from().shown(), other.shown());
    }
}
