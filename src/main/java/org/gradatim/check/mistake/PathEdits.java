package org.gradatim.check.mistake;

import static org.gradatim.check.mistake.MistakeClass.REGULARISATION_MISSING;
import static org.gradatim.check.mistake.MistakeClass.SIGN;
import static org.gradatim.check.mistake.MistakeClass.SUM_OVER_EXAMPLES_MISSING;
import static org.gradatim.check.mistake.MistakeClass.SUM_OVER_PATHS_MISSING;
import static org.gradatim.check.mistake.MistakeClass.WRONG_OPERATOR;
import static org.gradatim.expr.Arithmetic.negate;
import static org.gradatim.expr.Arithmetic.times;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gradatim.check.mistake.Edge.Part;
import org.gradatim.check.mistake.Edit.Factors;
import org.gradatim.check.mistake.Edit.Product;
import org.gradatim.check.mistake.Edit.Whole;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;

/** Mistakes where several ways meet: one left out, one kept only, their product taken for their sum. */
final class PathEdits implements Family {
    /** At a node where more ways meet than this, single ones are left out but not tried alone. */
    private static final int MOST_KEPT_ALONE = 200;

    /** Ways that anybody would multiply. */
    private static final int MOST_MULTIPLIED = 4;

    @Override
    public void propose(Scene scene, Proposals to) {
        Ways ways = scene.ways();
        for (Node node : ways.nodes()) {
            List<Edge> into = ways.into(node);
            if (into.size() < 2) continue;
            boolean examples = into.stream().map(e -> Node.example(e.from().name())).filter(x -> !x.isEmpty()).distinct().count() > 1;
            for (Edge e : into) leaveOut(e, examples, to);
            for (Edge e : into) if (into.size() > 2 && into.size() <= MOST_KEPT_ALONE) keepOnly(e, into, examples, to);
            to.add(SUM_OVER_PATHS_MISSING, "product", 6, new Product(node), into);
            if (into.size() <= MOST_MULTIPLIED) multiplied(scene, node, to);
            if (into.size() == 2) to.add(WRONG_OPERATOR, "product", 7, new Product(node), into);
        }
        everywhere(ways, to);
    }

    /** The product of the ways' contributions from where they part to where they meet. */
    private static void multiplied(Scene scene, Node node, Proposals to) {
        List<Node> cuts = scene.ways().cuts();
        int place = cuts.indexOf(node);
        if (place < 2) return;
        Node top = cuts.get(place - 1);
        Expr below = new Ways(scene.graph(), node, scene.ways().by()).derivative(Map.of(), Set.of());
        Expr between = new Ways(scene.graph(), top, node).derivative(Map.of(), Set.of(node));
        to.add(SUM_OVER_PATHS_MISSING, "product", 6, new Whole(times(scene.derivativeBy(top), between, below)), scene.ways().into(node));
    }

    private static void leaveOut(Edge e, boolean examples, Proposals to) {
        if (e.part() == Part.PENALTY) {
            to.add(REGULARISATION_MISSING, "", 3, new Factors(Map.of(e, Const.ZERO)), List.of(e), e.factor());
            return;
        }
        to.add(examples ? SUM_OVER_EXAMPLES_MISSING : SUM_OVER_PATHS_MISSING, "missing", 4, new Factors(Map.of(e, Const.ZERO)), List.of(e), e.from().shown());
        to.add(SIGN, "path", 7, new Factors(Map.of(e, negate(e.factor()))), List.of(e), e.from().shown());
    }

    private static void keepOnly(Edge kept, List<Edge> into, boolean examples, Proposals to) {
        List<Edge> others = into.stream().filter(e -> e != kept && (kept.part() == Part.PENALTY || e.part() != Part.PENALTY)).toList();
        Map<Edge, Expr> zeros = new LinkedHashMap<>();
        for (Edge e : others) zeros.put(e, Const.ZERO);
        to.add(examples ? SUM_OVER_EXAMPLES_MISSING : SUM_OVER_PATHS_MISSING, "one", 4, new Factors(zeros), others, kept.from().shown());
    }

    /** Of several outputs or examples the same one only, at all nodes. */
    private static void everywhere(Ways ways, Proposals to) {
        Set<String> examples = ways.nodes().stream().map(n -> Node.example(n.name())).filter(x -> !x.isEmpty()).collect(Collectors.toCollection(TreeSet::new));
        for (String example : examples) {
            Map<Edge, Expr> zeros = new LinkedHashMap<>();
            for (Edge e : ways.into(ways.by())) {
                String other = Node.example(e.from().name());
                if (!other.isEmpty() && !other.equals(example)) zeros.put(e, Const.ZERO);
            }
            if (!zeros.isEmpty()) to.add(SUM_OVER_EXAMPLES_MISSING, "one", 4, new Factors(zeros), List.copyOf(zeros.keySet()));
        }
    }
}
