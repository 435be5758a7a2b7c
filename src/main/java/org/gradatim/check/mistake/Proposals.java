package org.gradatim.check.mistake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.gradatim.check.mistake.Edit.Effect;
import org.gradatim.check.mistake.Edit.Factors;
import org.gradatim.expr.Expr;

/**
 * Collects edits. A mistake that can be made at several edges is made at each of them, where the program has the same edge for every
 * example at all of these together, at all edges of a layer, and wherever it can be made.
 */
final class Proposals {
    /** A mistake at more places is a little more far-fetched than at one. */
    private static final int SYSTEMATIC = 2;

    private final List<Edit> edits = new ArrayList<>();
    private final Map<String, List<Local>> locals = new LinkedHashMap<>();
    private final int most;
    private int count;

    /** A change of one edge. */
    private record Local(Edge edge, MistakeClass kind, String variant, int cost, Expr replacement, List<Expr> formulas) {}

    /** @param most proposals of a family */
    Proposals(int most) {
        this.most = most;
    }

    /** The next family's proposals are counted anew. */
    void nextFamily() {
        count = 0;
    }

    void add(MistakeClass kind, String variant, int cost, Effect effect, List<Edge> at, Expr... formulas) {
        if (count++ < most) edits.add(new Edit(kind, variant, cost, effect, at, List.of(formulas)));
    }

    /**
     * Proposes another local derivative.
     *
     * @param key what is the same mistake at other edges
     */
    void at(Edge edge, String key, MistakeClass kind, String variant, int cost, Expr replacement, Expr... formulas) {
        if (replacement == edge.factor() || count++ >= most) return;
        List<Expr> shown = formulas.length == 0 ? List.of(edge.factor(), replacement) : List.of(formulas);
        locals.computeIfAbsent(kind + ":" + variant + ":" + key, _ -> new ArrayList<>()).add(new Local(edge, kind, variant, cost, replacement, shown));
    }

    /** All edits, the least far-fetched first. */
    List<Edit> all(Ways ways) {
        List<Edit> all = new ArrayList<>(edits);
        for (List<Local> same : locals.values()) addGroups(same, ways, all);
        all.sort(Comparator.comparingInt(Edit::cost));
        return all;
    }

    private void addGroups(List<Local> same, Ways ways, List<Edit> all) {
        Set<Set<Edge>> seen = new HashSet<>();
        for (Map.Entry<Function<Local, Object>, Integer> grouping : groupings(ways).entrySet()) {
            Map<Object, List<Local>> groups = new LinkedHashMap<>();
            for (Local local : same) {
                Object group = grouping.getKey().apply(local);
                if (group != null) groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(local);
            }
            for (List<Local> group : groups.values()) addGroup(group, grouping.getValue(), seen, all);
        }
    }

    /** With how much each adds to the cost. */
    private static Map<Function<Local, Object>, Integer> groupings(Ways ways) {
        Map<Function<Local, Object>, Integer> groupings = new LinkedHashMap<>();
        groupings.put(l -> l.edge.template(), 0);
        groupings.put(l -> l.edge.layer(), SYSTEMATIC);
        groupings.put(l -> l.edge.to() == ways.by() ? null : "inner", SYSTEMATIC);
        groupings.put(_ -> "all", SYSTEMATIC);
        groupings.put(Local::edge, 2 * SYSTEMATIC);
        return groupings;
    }

    private void addGroup(List<Local> group, int more, Set<Set<Edge>> seen, List<Edit> all) {
        Map<Edge, Expr> replaced = new LinkedHashMap<>();
        for (Local local : group) replaced.putIfAbsent(local.edge, local.replacement);
        if (!seen.add(new HashSet<>(replaced.keySet()))) return;
        Local first = group.getFirst();
        all.add(new Edit(first.kind, first.variant, first.cost + more, new Factors(replaced), List.copyOf(replaced.keySet()), first.formulas));
    }
}
