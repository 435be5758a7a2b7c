package org.gradatim.check.mistake;

import static org.gradatim.check.mistake.MistakeClass.TERM_MISSING_IN_FORWARD_VALUE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradatim.check.mistake.Edge.Part;
import org.gradatim.check.mistake.Edit.Whole;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Traversal;

/**
 * The derivative taken at values of a forward pass in which a term was forgotten: a bias, an input. It is forgotten in one pre-activation, in
 * that of every example, or in those of a whole layer.
 */
final class ForwardEdits implements Family {
    /** Terms, and terms of several pre-activations together, that are tried. */
    private static final int MOST_GROUPS = 60;

    /** Larger programs are not computed anew without a term. */
    private static final int MOST_NODES = 250;

    /** A pre-activation and the term that is forgotten in it. */
    private record Forgotten(Node node, int term) {
        Expr formula() {
            return arguments().get(term);
        }

        Expr rest() {
            return Arithmetic.sum(arguments().stream().filter(t -> t != formula()).toList());
        }

        private List<Expr> arguments() {
            return ((Apply) node.value()).arguments();
        }
    }

    @Override
    public void propose(Scene scene, Proposals to) {
        if (scene.graph().nodes().size() > MOST_NODES) return;
        Map<Object, List<Forgotten>> groups = new LinkedHashMap<>();
        for (Forgotten one : all(scene)) {
            groups.computeIfAbsent(List.of(one.node, one.term), _ -> new ArrayList<>()).add(one);
            groups.computeIfAbsent(List.of(one.node.template(), one.term), _ -> new ArrayList<>()).add(one);
            groups.computeIfAbsent(List.of(one.node.height(), one.term), _ -> new ArrayList<>()).add(one);
        }
        groups.values().stream().distinct().sorted(Comparator.comparingInt((List<Forgotten> g) -> g.size()).reversed()).limit(MOST_GROUPS).forEach(g -> propose(scene, g, to));
    }

    private static List<Forgotten> all(Scene scene) {
        Set<Node> arguments = new HashSet<>();
        scene.activations().forEach(a -> arguments.addAll(a.operands()));
        List<Forgotten> all = new ArrayList<>();
        for (Node node : scene.graph().nodes()) {
            if (!(node.value() instanceof Apply sum) || sum.op() != Arithmetic.ADD || !arguments.contains(node)) continue;
            for (int term = 0; term < sum.arguments().size(); term++) all.add(new Forgotten(node, term));
        }
        return all;
    }

    private static void propose(Scene scene, List<Forgotten> forgotten, Proposals to) {
        Map<Expr, Expr> changed = withoutTerms(scene, forgotten);
        Expr term = scene.graph().shown(forgotten.getFirst().formula());
        Expr place = forgotten.getFirst().node.shown();
        to.add(TERM_MISSING_IN_FORWARD_VALUE, "", 8, new Whole(Traversal.replace(scene.truth(), changed::get)), List.of(), term, place);
        Set<Node> nodes = forgotten.stream().map(Forgotten::node).collect(Collectors.toSet());
        for (Edge e : scene.edges()) {
            if (e.part() == Part.NUMBER || nodes.contains(e.from())) continue;
            Expr anew = Traversal.replace(e.factor(), changed::get);
            if (anew != e.factor()) to.at(e, forgotten.toString(), TERM_MISSING_IN_FORWARD_VALUE, "", 9, anew, term, place);
        }
    }

    /** What the forward pass computes without these terms, for each value that is another then. */
    private static Map<Expr, Expr> withoutTerms(Scene scene, List<Forgotten> forgotten) {
        Map<Expr, Expr> changed = new HashMap<>();
        for (Forgotten one : forgotten) changed.put(one.node.shown(), scene.graph().shown(one.rest()));
        for (Node other : scene.graph().nodes()) {
            if (other == scene.ways().of() || other.isLeaf()) continue;
            Expr value = changed.getOrDefault(other.shown(), scene.graph().shown(other.value()));
            Expr anew = Traversal.replace(value, changed::get);
            if (anew != value) changed.put(other.shown(), anew);
        }
        return changed;
    }
}
