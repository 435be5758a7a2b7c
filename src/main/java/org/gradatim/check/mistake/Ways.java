package org.gradatim.check.mistake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;

/** All ways from one node down to another: the part of the graph through which ∂of/∂by flows. */
final class Ways {
    private final Node of;
    private final Node by;
    /** Each before what it uses; {@code by} is the last. */
    private final List<Node> nodes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Map<Edge, Integer> places = new IdentityHashMap<>();
    private final Map<Node, Integer> positions = new HashMap<>();
    private final List<List<Edge>> into = new ArrayList<>();

    Ways(FineGraph graph, Node of, Node by) {
        this.of = of;
        this.by = by;
        List<Node> all = new ArrayList<>(graph.nodes());
        Set<Node> leading = new HashSet<>(Set.of(by));
        for (Node node : all.subList(by.place() + 1, Math.max(of.place(), by.place()) + 1)) if (leads(node, leading)) leading.add(node);
        Set<Node> reached = new HashSet<>(Set.of(of));
        for (Node node : all.reversed()) {
            if (!reached.contains(node) || !leading.contains(node) || node == by) continue;
            position(node);
            for (Edge e : node.uses()) if (leading.contains(e.to())) reached.add(e.to());
        }
        position(by);
        for (Node node : nodes) for (Edge e : node == by ? List.<Edge>of() : node.uses()) if (positions.containsKey(e.to())) add(e);
    }

    /** Derivatives are taken of those nodes only that contain something that leads to the end. */
    private static boolean leads(Node node, Set<Node> leading) {
        return node.operands().stream().anyMatch(leading::contains) && node.uses().stream().anyMatch(e -> leading.contains(e.to()));
    }

    private void position(Node node) {
        positions.put(node, nodes.size());
        nodes.add(node);
        into.add(new ArrayList<>(2));
    }

    private void add(Edge edge) {
        places.put(edge, edges.size());
        edges.add(edge);
        into.get(positions.get(edge.to())).add(edge);
    }

    Node of() {
        return of;
    }

    Node by() {
        return by;
    }

    List<Node> nodes() {
        return nodes;
    }

    List<Edge> edges() {
        return edges;
    }

    int place(Edge edge) {
        return places.get(edge);
    }

    int position(Object node) {
        return positions.get(node);
    }

    boolean contains(Node node) {
        return positions.containsKey(node);
    }

    /** The edges that lead to the node: where there are several, their contributions are summed. */
    List<Edge> into(Node node) {
        return into.get(positions.get(node));
    }

    /** The edges that lead on from the node. */
    List<Edge> outOf(Node node) {
        return node.uses().stream().filter(places::containsKey).toList();
    }

    /** The nodes through which every way leads, from the top. */
    List<Node> cuts() {
        List<Node> cuts = new ArrayList<>();
        int farthest = 0;
        for (int i = 0; i < nodes.size(); i++) {
            if (farthest <= i) cuts.add(nodes.get(i));
            for (Edge e : nodes.get(i).uses()) if (places.containsKey(e)) farthest = Math.max(farthest, positions.get(e.to()));
        }
        return cuts;
    }

    /** ∂of/∂by with other local derivatives at some edges, and products instead of sums at some nodes. */
    Expr derivative(Map<Edge, Expr> changed, Set<Node> products) {
        return adjoints(changed, products).get(by);
    }

    /** ∂of/∂node for every node on the ways. */
    Map<Node, Expr> adjoints(Map<Edge, Expr> changed, Set<Node> products) {
        Map<Node, Expr> adjoints = new HashMap<>();
        adjoints.put(of, Const.ONE);
        for (Node node : nodes) {
            if (node == of) continue;
            List<Expr> contributions = new ArrayList<>();
            for (Edge e : into(node)) {
                Expr factor = changed.getOrDefault(e, e.factor());
                contributions.add(Arithmetic.times(adjoints.get(e.from()), factor));
            }
            adjoints.put(node, products.contains(node) ? Arithmetic.product(contributions) : Arithmetic.sum(contributions));
        }
        return adjoints;
    }

    /** One way through the edge, from top to bottom. */
    List<Edge> wayThrough(Edge edge) {
        List<Edge> way = new ArrayList<>(List.of(edge));
        for (Node top = edge.from(); top != of; top = way.getFirst().from()) way.addFirst(into(top).getFirst());
        for (Node end = edge.to(); end != by; end = way.getLast().to()) way.add(outOf(end).getFirst());
        return way;
    }
}
