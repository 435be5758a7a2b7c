package org.gradatim.check.mistake;

import static org.gradatim.check.mistake.MistakeClass.USES_Z_INSTEAD_OF_A;
import static org.gradatim.check.mistake.MistakeClass.WRONG_EXAMPLE;
import static org.gradatim.check.mistake.MistakeClass.WRONG_INDEX;
import static org.gradatim.check.mistake.MistakeClass.WRONG_VARIABLE;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradatim.check.mistake.Edge.Part;
import org.gradatim.check.mistake.Edit.Factors;
import org.gradatim.check.mistake.Edit.Whole;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;

/** One name for another: a sibling's weight, a neighbour's activation, another example's input, a name of another kind. */
final class IndexEdits implements Family {
    /** Names that are tried in the place of one, those of the same kind first. */
    private static final int MOST_NAMES = 60;

    private static final int MOST_SWAPPED = 12;

    /** In longer derivatives names are not replaced wherever they stand. */
    private static final int LONGEST_SWAPPED = 400;

    @Override
    public void propose(Scene scene, Proposals to) {
        Names names = Names.of(scene.program());
        for (Edge e : scene.edges()) {
            if (e.part() == Part.NUMBER || e.part() == Part.ACTIVATION) continue;
            if (e.part() == Part.FACTOR) to.at(e, "self", WRONG_VARIABLE, "", 9, e.to().shown());
            for (String name : Traversal.variables(e.factor())) replace(scene, e, name, names.others(name, MOST_NAMES), to);
        }
        if (scene.truth().leaves() <= LONGEST_SWAPPED) swaps(scene, names, to);
        inOrder(scene, names, to);
        for (Node node : scene.ways().nodes()) swapsOfEnds(scene.ways().into(node), to);
    }

    /** The factors of two ways in each other's place. */
    private static void swapsOfEnds(List<Edge> into, Proposals to) {
        List<Edge> ends = into.stream().filter(e -> e.part() == Part.FACTOR).limit(MOST_SWAPPED).toList();
        for (int i = 0; i < ends.size(); i++) {
            for (int j = 0; j < i; j++) {
                Edge one = ends.get(j);
                Edge other = ends.get(i);
                to.add(WRONG_INDEX, "swapped", 6, new Factors(Map.of(one, other.factor(), other, one.factor())), List.of(one, other), one.factor(), other.factor());
            }
        }
    }

    private static void replace(Scene scene, Edge e, String name, List<String> others, Proposals to) {
        for (String other : others) {
            if (other.equals(scene.program().root())) continue;
            Expr replaced = Traversal.substitute(e.factor(), Map.of(name, Var.of(other)));
            String key = Node.template(name) + "→" + Node.template(other);
            boolean sameName = Node.template(name).equals(Node.template(other));
            if (!Node.example(name).equals(Node.example(other)) && !Node.example(other).isEmpty()) {
                if (sameName) to.at(e, key + Node.example(other), WRONG_EXAMPLE, "", 5, replaced, Var.of(name), Var.of(other));
                continue;
            }
            if (isArgument(scene, name, other)) to.at(e, key, USES_Z_INSTEAD_OF_A, "factor", 4, replaced, Var.of(name), Var.of(other));
            else if (sameKind(name, other)) to.at(e, key, WRONG_INDEX, "", 4, replaced, Var.of(name), Var.of(other));
            else if (samePart(scene, name, other)) to.at(e, key, WRONG_INDEX, "", 8, replaced, Var.of(name), Var.of(other));
            else to.at(e, key, WRONG_VARIABLE, "", 11, replaced, Var.of(name), Var.of(other));
        }
    }

    /** Whether {@code z} is the argument of the activation {@code a}. */
    private static boolean isArgument(Scene scene, String a, String z) {
        return scene.graph().node(a).map(n -> scene.graph().isActivation(n) && n.operands().stream().anyMatch(o -> o.name().equals(z))).orElse(false);
    }

    /** What it is to write one name for another. */
    static MistakeClass kind(String written, String meant) {
        if (Node.template(written).equals(Node.template(meant))) return WRONG_EXAMPLE;
        return sameKind(written, meant) ? WRONG_INDEX : WRONG_VARIABLE;
    }

    /** How far-fetched it is to take one name for another. */
    static int distance(String one, String other) {
        return sameKind(one, other) ? 0 : 4;
    }

    /** Both values that flow in, or both computed: an input in the place of an activation is one of another layer. */
    private static boolean samePart(Scene scene, String one, String other) {
        Set<String> inputs = Set.copyOf(scene.program().inputs());
        return isActivation(scene, one) && inputs.contains(other) || inputs.contains(one) && isActivation(scene, other);
    }

    static boolean sameKind(String one, String other) {
        return Names.stem(one).equals(Names.stem(other));
    }

    private static boolean isActivation(Scene scene, String name) {
        return scene.graph().node(name).map(scene.graph()::isActivation).orElse(false);
    }

    /** Two names of one kind in each other's place, everywhere. */
    private static void swaps(Scene scene, Names names, Proposals to) {
        List<String> used = Traversal.variables(scene.truth()).stream().limit(MOST_NAMES).toList();
        for (int i = 0; i < used.size(); i++) {
            for (int j = 0; j < i; j++) {
                String one = used.get(j);
                String other = used.get(i);
                if (!sameKind(one, other)) continue;
                Map<String, Expr> swap = Map.of(one, Var.of(other), other, Var.of(one));
                Expr swapped = Traversal.substitute(scene.truth(), swap);
                to.add(WRONG_INDEX, "swapped", 7, new Whole(swapped), List.of(), Var.of(one), Var.of(other));
            }
            everywhere(scene, used.get(i), names, to);
        }
    }

    /** A name for another wherever it stands. */
    private static void everywhere(Scene scene, String name, Names names, Proposals to) {
        for (String other : names.siblings(name, MOST_NAMES)) {
            Expr replaced = Traversal.substitute(scene.truth(), Map.of(name, Var.of(other)));
            boolean example = Node.template(name).equals(Node.template(other));
            to.add(example ? WRONG_EXAMPLE : WRONG_INDEX, "everywhere", 9, new Whole(replaced), List.of(), Var.of(name), Var.of(other));
        }
    }

    /** x₁, x₂, … for w₁₁, w₁₂, … on the ways that meet at the end: xᵀ for wᵀ. */
    private static void inOrder(Scene scene, Names names, Proposals to) {
        List<Edge> ends = scene.ways().into(scene.ways().by()).stream().filter(e -> e.part() == Part.FACTOR && e.factor() instanceof Var)
                .sorted(Comparator.comparingInt(e -> e.from().place())).toList();
        if (ends.size() < 2) return;
        for (List<String> family : names.families()) {
            if (family.size() < ends.size() || family.contains(((Var) ends.getFirst().factor()).name())) continue;
            Map<Edge, Expr> replaced = new LinkedHashMap<>();
            for (int i = 0; i < ends.size(); i++) replaced.put(ends.get(i), Var.of(family.get(i)));
            to.add(WRONG_VARIABLE, "vector", 6, new Factors(replaced), ends, ends.getFirst().factor(), replaced.get(ends.getFirst()));
        }
    }
}
