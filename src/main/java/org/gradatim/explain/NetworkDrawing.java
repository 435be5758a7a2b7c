package org.gradatim.explain;

import static org.gradatim.notation.Formulas.equation;
import static org.gradatim.notation.Formulas.number;
import static org.gradatim.notation.Formulas.symbol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradatim.document.Diagram;
import org.gradatim.document.Diagram.Column;
import org.gradatim.document.Diagram.Edge;
import org.gradatim.document.Diagram.Kind;
import org.gradatim.document.Diagram.Node;
import org.gradatim.document.Diagram.Path;
import org.gradatim.document.Inline;
import org.gradatim.expr.Expr;
import org.gradatim.graph.Network;
import org.gradatim.graph.Network.LayerNames;
import org.gradatim.notation.Notation;

/** The drawing of a network, layer by layer, with the paths to a weight marked and their factors beside them. */
final class NetworkDrawing {
    /** Neurons of a layer that are all drawn; of a wider layer the first ones, an ellipsis and the last. */
    private static final int MOST_DRAWN = 8;

    private static final int FIRST_DRAWN = 3;

    /** Edges that still have room for their names. */
    private static final int MOST_LABELS = 24;

    /** Weights that still leave room for the equations inside of the neurons. */
    private static final int MOST_EQUATIONS = 6;

    private final Narration n;
    private final Network network;
    private final List<LayerNames> layers;
    private final MarkedPaths paths;
    private final List<Column> columns = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();

    private NetworkDrawing(Narration narration, Network network, MarkedPaths paths) {
        this.n = narration;
        this.network = network;
        this.layers = network.names();
        this.paths = paths;
    }

    static Diagram of(Narration narration, Network network, MarkedPaths paths) {
        NetworkDrawing drawing = new NetworkDrawing(narration, network, paths);
        drawing.draw();
        return new Diagram(drawing.columns, drawing.edges);
    }

    private void draw() {
        addColumn("drawing.inputs", 0, network.inputs(), List.of());
        for (int l = 1; l <= layers.size(); l++) {
            LayerNames layer = layers.get(l - 1);
            addColumn(l == layers.size() ? "drawing.output" : "drawing.layer", l, layer.activations(), layer.preActivations());
        }
        boolean marked = paths.names().contains(n.program().root());
        columns.add(new Column(List.of(), List.of(new Node("loss", n.terms().root(), List.of(), Kind.LOSS, marked))));
        for (int l = 1; l <= layers.size(); l++) connect(l);
        connectLoss();
    }

    private void addColumn(String title, int layer, List<String> activations, List<String> preActivations) {
        List<Node> nodes = nodes(layer, activations, preActivations);
        if (layer < layers.size() && markedBias(layer + 1).isPresent()) {
            nodes.add(new Node(biasId(layer), number("1"), List.of(), Kind.BIAS, false));
        }
        columns.add(new Column(n.say().inlines(title, layer), nodes));
    }

    private List<Node> nodes(int layer, List<String> names, List<String> preActivations) {
        List<Node> nodes = new ArrayList<>();
        for (int j : drawn(layer, names.size())) {
            if (j < 0) {
                nodes.add(new Node(id(layer, j), symbol("⋮"), List.of(), Kind.ELLIPSIS, false));
                continue;
            }
            String name = names.get(j);
            boolean marked = paths.names().contains(name) || !preActivations.isEmpty() && paths.names().contains(preActivations.get(j));
            List<Notation> lines = preActivations.isEmpty() ? List.of() : equations(preActivations.get(j), name);
            nodes.add(new Node(id(layer, j), n.terms().of(name), lines, layer == 0 ? Kind.INPUT : Kind.NEURON, marked,
                    paths.factors(name, preActivations, n)));
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

    // ---- edges

    private void connect(int l) {
        LayerNames layer = layers.get(l - 1);
        for (int j : drawn(l, layer.activations().size())) {
            for (int k : drawn(l - 1, layer.previous().size())) {
                if (j >= 0 && k >= 0) edges.add(edge(layer, l, j, k));
            }
        }
        markedBias(l).ifPresent(j -> edges.add(edgeTo(layer, j, layer.biases().get(j), biasId(l - 1), id(l, j), true)));
    }

    private Edge edge(LayerNames layer, int l, int j, int k) {
        String weight = layer.weights().get(j).get(k);
        boolean named = network.parameterCount() <= MOST_LABELS || paths.names().contains(weight);
        if (paths.names().contains(weight)) return edgeTo(layer, j, weight, id(l - 1, k), id(l, j), named);
        String previous = layer.previous().get(k);
        boolean along = l > 1 && paths.names().contains(previous) && paths.names().contains(layer.preActivations().get(j));
        return new Edge(id(l - 1, k), id(l, j), named ? Optional.of(n.terms().of(weight)) : Optional.empty(),
                along ? Path.ALONG : Path.OFF, paths.factor(layer.preActivations().get(j), previous, n));
    }

    /** The edge of the weight or bias to which the paths lead. */
    private Edge edgeTo(LayerNames layer, int j, String weight, String from, String to, boolean named) {
        return new Edge(from, to, named ? Optional.of(n.terms().of(weight)) : Optional.empty(), Path.TO_LABEL,
                paths.factor(layer.preActivations().get(j), weight, n));
    }

    private void connectLoss() {
        int last = layers.size();
        List<String> outputs = layers.getLast().activations();
        for (int j : drawn(last, outputs.size())) {
            if (j < 0) continue;
            boolean along = paths.names().contains(outputs.get(j)) && paths.names().contains(n.program().root());
            edges.add(new Edge(id(last, j), "loss", Optional.empty(), along ? Path.ALONG : Path.OFF,
                    paths.factor(n.program().root(), outputs.get(j), n)));
        }
    }

    // ---- what is drawn

    /** The neuron of a layer whose bias the paths lead to. */
    private Optional<Integer> markedBias(int l) {
        List<String> biases = layers.get(l - 1).biases();
        return biases.stream().filter(paths.names()::contains).findFirst().map(biases::indexOf);
    }

    /** The indices that are drawn; -1 stands for neurons that are left out. Of a wide layer those that the weight joins are kept. */
    private List<Integer> drawn(int layer, int size) {
        List<Integer> drawn = new ArrayList<>();
        int kept = kept(layer);
        for (int i = 0; i < size; i++) {
            if (size <= MOST_DRAWN || i < FIRST_DRAWN || i == size - 1 || i == kept) drawn.add(i);
            else if (drawn.getLast() >= 0) drawn.add(-1 - i);
        }
        return drawn;
    }

    /** The neuron of a layer that the weight or bias at hand comes from or goes to; -1 where there is none. */
    private int kept(int layer) {
        for (int l = layer; l <= layer + 1; l++) {
            if (l < 1 || l > layers.size()) continue;
            LayerNames names = layers.get(l - 1);
            for (int j = 0; j < names.weights().size(); j++) {
                int k = indexOfMarked(names.weights().get(j));
                if (k >= 0) return l == layer ? j : k;
            }
            if (l == layer && markedBias(l).isPresent()) return markedBias(l).get();
        }
        return -1;
    }

    private int indexOfMarked(List<String> weights) {
        for (int k = 0; k < weights.size(); k++) if (paths.names().contains(weights.get(k))) return k;
        return -1;
    }

    private static String id(int layer, int index) {
        return "n" + layer + "-" + (index < 0 ? "more" + -index : index + 1);
    }

    private static String biasId(int layer) {
        return "n" + layer + "-bias";
    }
}
