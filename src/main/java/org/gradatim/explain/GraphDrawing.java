package org.gradatim.explain;

import static org.gradatim.notation.Formulas.equation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradatim.document.Diagram;
import org.gradatim.document.Diagram.Arrangement;
import org.gradatim.document.Diagram.Column;
import org.gradatim.document.Diagram.Edge;
import org.gradatim.document.Diagram.Kind;
import org.gradatim.document.Diagram.Node;
import org.gradatim.document.Diagram.Path;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Traversal;
import org.gradatim.graph.Program.Definition;
import org.gradatim.notation.Notation;

/**
 * The computation graph: a node for each name that the root is computed from, an edge from each operand to the definition
 * that uses it, with the local derivative on it. The paths to a name may be marked.
 */
final class GraphDrawing {
    /** An equation of more names than this does not fit in a node. */
    private static final int MOST_NAMES_IN_A_NODE = 16;

    private final Narration n;
    private final MarkedPaths paths;
    private final List<Edge> edges = new ArrayList<>();
    private final Map<String, Integer> depths = new LinkedHashMap<>();

    private GraphDrawing(Narration narration, MarkedPaths paths) {
        this.n = narration;
        this.paths = paths;
    }

    /** @param names that are drawn, of those that the root is computed from */
    static Diagram of(Narration narration, MarkedPaths paths, Set<String> names) {
        GraphDrawing drawing = new GraphDrawing(narration, paths);
        drawing.draw(names);
        return new Diagram(Arrangement.GRAPH, drawing.columns(), drawing.edges);
    }

    /** The root, and all that it is computed from. */
    static Set<String> names(Narration n) {
        Set<String> needed = new HashSet<>(List.of(n.program().root()));
        for (Definition d : n.program().definitions().reversed()) {
            if (needed.contains(d.name())) needed.addAll(Traversal.variables(d.value()));
        }
        return needed;
    }

    private void draw(Set<String> names) {
        Set<String> by = new HashSet<>(n.model().withRespectTo());
        by.addAll(n.program().parameters());
        for (Definition d : n.program().definitions()) {
            if (!names.contains(d.name())) continue;
            int deepest = 0;
            for (String used : Traversal.variables(d.value())) {
                if (!names.contains(used)) continue;
                deepest = Math.max(deepest, depths.computeIfAbsent(used, _ -> 0));
                boolean differentiable = by.contains(used) || n.program().definition(used).isPresent();
                edges.add(edge(used, d.name(), differentiable));
            }
            depths.put(d.name(), deepest + 1);
        }
    }

    private Edge edge(String from, String to, boolean differentiable) {
        boolean onPath = paths.names().contains(from) && paths.names().contains(to);
        Optional<Notation> factor = differentiable ? Optional.of(MarkedPaths.factor(n.derivation().local(to, from), n)) : Optional.empty();
        return new Edge(id(from), id(to), Optional.empty(), onPath ? Path.ALONG : Path.OFF, factor);
    }

    /** Names by depth: what is given first, each definition after all that it uses. */
    private List<Column> columns() {
        List<List<Node>> byDepth = new ArrayList<>();
        depths.forEach((name, depth) -> {
            while (byDepth.size() <= depth) byDepth.add(new ArrayList<>());
            byDepth.get(depth).add(node(name));
        });
        return byDepth.stream().map(nodes -> new Column(List.of(), nodes)).toList();
    }

    private Node node(String name) {
        Optional<Definition> definition = n.program().definition(name);
        Kind kind = name.equals(n.program().root()) ? Kind.LOSS : definition.isPresent() ? Kind.NEURON : Kind.INPUT;
        return new Node(id(name), n.terms().of(name), definition.map(this::lines).orElse(List.of()), kind, paths.names().contains(name));
    }

    private List<Notation> lines(Definition definition) {
        Expr value = definition.value();
        if (Readability.names(value) > MOST_NAMES_IN_A_NODE) return List.of();
        return List.of(equation(n.terms().of(definition.name()), Elision.of(n.terms().of(value))));
    }

    static String id(String name) {
        return "n-" + name;
    }
}
