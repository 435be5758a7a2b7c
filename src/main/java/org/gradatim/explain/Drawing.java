package org.gradatim.explain;

import static org.gradatim.notation.Formulas.equation;
import static org.gradatim.notation.Formulas.symbol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradatim.document.Diagram;
import org.gradatim.document.Diagram.Column;
import org.gradatim.document.Diagram.Edge;
import org.gradatim.document.Diagram.Kind;
import org.gradatim.document.Diagram.Node;
import org.gradatim.document.Inline;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Traversal;
import org.gradatim.graph.Network;
import org.gradatim.graph.Network.LayerNames;
import org.gradatim.graph.Program.Definition;
import org.gradatim.notation.Notation;

/** The drawing of a network, or of the computation graph of formulas, with a set of names highlighted. */
final class Drawing {
    /** Neurons of a layer that are all drawn; of a wider layer the first ones, an ellipsis and the last. */
    private static final int MOST_DRAWN = 8;

    private static final int FIRST_DRAWN = 3;

    /** Edges that still have room for their names. */
    private static final int MOST_LABELS = 24;

    /** Weights that still leave room for the equations inside of the neurons. */
    private static final int MOST_EQUATIONS = 6;

    private final Narration n;
    private final Set<String> highlighted;
    private final List<Column> columns = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();

    private Drawing(Narration narration, Set<String> highlighted) {
        this.n = narration;
        this.highlighted = highlighted;
    }

    /** @param highlighted the names on the path at hand */
    static Diagram of(Narration narration, Set<String> highlighted) {
        Drawing drawing = new Drawing(narration, highlighted);
        narration.model().network().ifPresentOrElse(drawing::network, drawing::formulas);
        return new Diagram(drawing.columns, drawing.edges);
    }

    // ---- networks

    private void network(Network network) {
        List<LayerNames> layers = network.names();
        columns.add(new Column(n.say().inlines("drawing.inputs"), nodes(0, network.inputs(), List.of())));
        for (int l = 1; l <= layers.size(); l++) {
            List<Inline> title = n.say().inlines(l == layers.size() ? "drawing.output" : "drawing.layer", l);
            columns.add(new Column(title, nodes(l, layers.get(l - 1).activations(), layers.get(l - 1).preActivations())));
        }
        columns.add(new Column(List.of(), List.of(new Node("loss", n.terms().root(), List.of(), Kind.LOSS, !highlighted.isEmpty()))));
        connect(network, layers);
    }

    private List<Node> nodes(int layer, List<String> names, List<String> preActivations) {
        List<Node> nodes = new ArrayList<>();
        for (int j : drawn(names.size())) {
            if (j < 0) {
                nodes.add(new Node(id(layer, j), symbol("⋮"), List.of(), Kind.ELLIPSIS, false));
                continue;
            }
            String name = names.get(j);
            List<Notation> lines = preActivations.isEmpty() ? List.of() : equations(preActivations.get(j), name);
            nodes.add(new Node(id(layer, j), n.terms().of(name), lines, layer == 0 ? Kind.INPUT : Kind.NEURON, highlighted.contains(name)));
        }
        return nodes;
    }

    private List<Notation> equations(String z, String a) {
        if (n.model().withRespectTo().size() > MOST_EQUATIONS * 3) return List.of();
        List<Notation> lines = new ArrayList<>();
        for (String name : List.of(z, a)) {
            Expr value = n.program().definition(name).orElseThrow().value();
            if (value.operands().size() > MOST_EQUATIONS) return List.of();
            lines.add(equation(n.terms().of(name), n.terms().of(value)));
        }
        return lines;
    }

    private void connect(Network network, List<LayerNames> layers) {
        boolean labels = network.parameterCount() <= MOST_LABELS;
        for (int l = 1; l <= layers.size(); l++) {
            LayerNames layer = layers.get(l - 1);
            for (int j : drawn(layer.activations().size())) {
                for (int k : drawn(layer.previous().size())) {
                    if (j >= 0 && k >= 0) edges.add(edge(layer, l, j, k, labels));
                }
            }
        }
        int last = layers.size();
        List<String> outputs = layers.getLast().activations();
        for (int j : drawn(outputs.size())) {
            if (j >= 0) edges.add(new Edge(id(last, j), "loss", Optional.empty(), highlighted.contains(outputs.get(j))));
        }
    }

    /** An edge is on the path where its weight is the one at hand, or where both of its ends are on it beyond that weight. */
    private Edge edge(LayerNames layer, int l, int j, int k, boolean labels) {
        String weight = layer.weights().get(j).get(k);
        boolean onPath = highlighted.contains(weight)
                || l > 1 && highlighted.contains(layer.previous().get(k)) && highlighted.contains(layer.preActivations().get(j));
        return new Edge(id(l - 1, k), id(l, j), labels ? Optional.of(n.terms().of(weight)) : Optional.empty(), onPath);
    }

    /** The indices that are drawn; -1 stands for the ellipsis. */
    private static List<Integer> drawn(int size) {
        List<Integer> drawn = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (size <= MOST_DRAWN || i < FIRST_DRAWN || i == size - 1) drawn.add(i);
            else if (i == FIRST_DRAWN) drawn.add(-1);
        }
        return drawn;
    }

    private static String id(int layer, int index) {
        return "n" + layer + "-" + (index < 0 ? "more" : index + 1);
    }

    // ---- formulas

    /** Names by depth: what is given to the left, each definition to the right of all that it uses. */
    private void formulas() {
        Map<String, Integer> depth = new HashMap<>();
        List<List<String>> byDepth = new ArrayList<>(List.of(new ArrayList<>()));
        Set<String> used = new LinkedHashSet<>();
        Set<String> needed = needed();
        for (Definition d : n.program().definitions()) {
            if (!needed.contains(d.name())) continue;
            int deepest = 0;
            for (String name : Traversal.variables(d.value())) {
                if (depth.putIfAbsent(name, 0) == null) used.add(name);
                deepest = Math.max(deepest, depth.get(name));
                boolean onPath = highlighted.contains(name) && highlighted.contains(d.name());
                edges.add(new Edge("n-" + name, "n-" + d.name(), Optional.empty(), onPath));
            }
            depth.put(d.name(), deepest + 1);
            while (byDepth.size() <= deepest + 1) byDepth.add(new ArrayList<>());
            byDepth.get(deepest + 1).add(d.name());
        }
        byDepth.getFirst().addAll(used);
        for (List<String> names : byDepth) columns.add(new Column(List.of(), names.stream().map(this::node).toList()));
    }

    /** The root and what it depends on. */
    private Set<String> needed() {
        Set<String> needed = new HashSet<>(List.of(n.program().root()));
        for (Definition d : n.program().definitions().reversed()) {
            if (needed.contains(d.name())) needed.addAll(Traversal.variables(d.value()));
        }
        return needed;
    }

    private Node node(String name) {
        Kind kind = name.equals(n.program().root()) ? Kind.LOSS : n.program().definition(name).isPresent() ? Kind.NEURON : Kind.INPUT;
        return new Node("n-" + name, n.terms().of(name), List.of(), kind, highlighted.contains(name));
    }
}
