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
import org.gradatim.graph.Activation;
import org.gradatim.graph.Network;
import org.gradatim.graph.Network.LayerNames;
import org.gradatim.notation.Notation;

/** The drawing of a network, layer by layer, with the paths to a weight marked and their factors beside them. */
final class NetworkDrawing {
    /** Edges that still have room for their names. */
    private static final int MOST_LABELS = 24;

    /** Weights that still leave room for the equations inside of the neurons. */
    private static final int MOST_EQUATIONS = 6;

    private final Narration n;
    private final Network network;
    private final List<LayerNames> layers;
    private final MarkedPaths paths;
    private final DrawnNeurons drawn;
    private final List<Column> columns = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();

    private NetworkDrawing(Narration narration, Network network, MarkedPaths paths, DrawnNeurons drawn) {
        this.n = narration;
        this.network = network;
        this.layers = network.names();
        this.paths = paths;
        this.drawn = drawn;
    }

    static Diagram of(Narration narration, Network network, MarkedPaths paths) {
        return of(narration, network, paths, new DrawnNeurons(network, paths.names()));
    }

    /** With nothing left out, however large it becomes. */
    static Diagram whole(Narration narration, Network network, MarkedPaths paths) {
        return of(narration, network, paths, DrawnNeurons.whole(network, paths.names()));
    }

    private static Diagram of(Narration narration, Network network, MarkedPaths paths, DrawnNeurons drawn) {
        NetworkDrawing drawing = new NetworkDrawing(narration, network, paths, drawn);
        drawing.draw();
        return new Diagram(drawing.columns, drawing.edges);
    }

    private void draw() {
        columns.add(new Column(n.say().inlines("drawing.inputs"), withBias(0, nodes(0, network.inputs(), List.of()))));
        List<Integer> shown = drawn.layers();
        for (int i = 1; i < shown.size(); i++) {
            if (!areNeighbours(shown, i)) columns.add(new Column(List.of(), List.of(ellipsis(gapId(shown.get(i)), "⋯"))));
            addLayer(shown.get(i));
        }
        boolean marked = paths.names().contains(n.program().root());
        columns.add(new Column(List.of(), List.of(new Node("loss", n.terms().root(), List.of(), Kind.LOSS, marked))));
        for (int i = 1; i < shown.size(); i++) {
            if (areNeighbours(shown, i)) connect(shown.get(i));
            else connectOver(shown.get(i - 1), shown.get(i));
        }
        connectLoss();
    }

    private static boolean areNeighbours(List<Integer> layers, int i) {
        return layers.get(i) == layers.get(i - 1) + 1;
    }

    /** A softmax has a column of its own, since what comes out of each neuron depends on what is summed in all of them. */
    private void addLayer(int l) {
        LayerNames layer = layers.get(l - 1);
        List<Inline> title = n.say().inlines(l == layers.size() ? "drawing.output" : "drawing.layer", l);
        if (isSoftmax(l)) {
            columns.add(new Column(title, sums(l)));
            columns.add(new Column(n.say().inlines("drawing.softmax"), withBias(l, nodes(l, layer.activations(), List.of()))));
        } else {
            columns.add(new Column(title, withBias(l, nodes(l, layer.activations(), layer.preActivations()))));
        }
    }

    private boolean isSoftmax(int l) {
        return network.layers().get(l - 1).activation() instanceof Activation.Softmax;
    }

    private List<Node> withBias(int layer, List<Node> nodes) {
        if (layer < layers.size() && drawn.markedBias(layer + 1).isPresent()) {
            nodes.add(new Node(biasId(layer), number("1"), List.of(), Kind.BIAS, false));
        }
        return nodes;
    }

    /** What a softmax is taken of. */
    private List<Node> sums(int l) {
        List<Node> nodes = new ArrayList<>();
        List<String> names = layers.get(l - 1).preActivations();
        for (int j : drawn.of(l)) {
            nodes.add(j < 0 ? ellipsis(sumId(l, j), "⋮") : neuron(sumId(l, j), names.get(j), List.of(names.get(j)), List.of()));
        }
        return nodes;
    }

    /** @param sums those that stand in the same nodes */
    private List<Node> nodes(int layer, List<String> names, List<String> sums) {
        List<Node> nodes = new ArrayList<>();
        for (int j : drawn.of(layer)) {
            if (j < 0) nodes.add(ellipsis(id(layer, j), "⋮"));
            else if (layer == 0) nodes.add(new Node(id(layer, j), n.terms().of(names.get(j)), List.of(), Kind.INPUT, paths.names().contains(names.get(j))));
            else if (sums.isEmpty()) nodes.add(neuron(id(layer, j), names.get(j), List.of(names.get(j)), List.of()));
            else nodes.add(neuron(id(layer, j), names.get(j), List.of(sums.get(j), names.get(j)), paths.factors(names.get(j), List.of(sums.get(j)), n)));
        }
        return nodes;
    }

    private static Node ellipsis(String id, String dots) {
        return new Node(id, symbol(dots), List.of(), Kind.ELLIPSIS, false);
    }

    /** @param computed whose equations stand inside */
    private Node neuron(String id, String name, List<String> computed, List<Notation> factors) {
        boolean marked = computed.stream().anyMatch(paths.names()::contains);
        return new Node(id, n.terms().of(name), equations(computed), Kind.NEURON, marked, factors);
    }

    private List<Notation> equations(List<String> names) {
        if (n.model().withRespectTo().size() > MOST_EQUATIONS * 3) return List.of();
        List<Notation> lines = new ArrayList<>();
        for (String name : names) {
            Expr value = n.program().definition(name).orElseThrow().value();
            if (value.operands().size() > MOST_EQUATIONS) return List.of();
            lines.add(equation(n.terms().of(name), n.terms().of(value)));
        }
        return lines;
    }

    // ---- edges

    private void connect(int l) {
        LayerNames layer = layers.get(l - 1);
        for (int j : drawn.of(l)) {
            for (int k : drawn.of(l - 1)) {
                if (j >= 0 && k >= 0) edges.add(edge(layer, l, j, k));
            }
        }
        drawn.markedBias(l).ifPresent(j -> edges.add(edgeTo(layer, j, layer.biases().get(j), biasId(l - 1), sumId(l, j), true)));
        if (isSoftmax(l)) connectSoftmax(l, layer);
    }

    /** By way of the dots that stand for the layers between two that are drawn. */
    private void connectOver(int from, int to) {
        LayerNames layer = layers.get(to - 1);
        List<String> before = from == 0 ? network.inputs() : layers.get(from - 1).activations();
        boolean through = layer.previous().stream().anyMatch(paths.names()::contains);
        for (int k : drawn.of(from)) {
            if (k >= 0) edges.add(plain(id(from, k), gapId(to), through && paths.names().contains(before.get(k))));
        }
        for (int j : drawn.of(to)) {
            if (j >= 0) edges.add(plain(gapId(to), sumId(to, j), through && paths.names().contains(layer.preActivations().get(j))));
        }
        if (isSoftmax(to)) connectSoftmax(to, layer);
    }

    private static Edge plain(String from, String to, boolean marked) {
        return new Edge(from, to, Optional.empty(), marked);
    }

    private void connectSoftmax(int l, LayerNames layer) {
        for (int j : drawn.of(l)) {
            for (int k : drawn.of(l)) {
                if (j < 0 || k < 0) continue;
                String sum = layer.preActivations().get(k);
                String activation = layer.activations().get(j);
                edges.add(new Edge(sumId(l, k), id(l, j), Optional.empty(), along(sum, activation), paths.factor(activation, sum, n)));
            }
        }
    }

    private Path along(String from, String to) {
        return paths.names().contains(from) && paths.names().contains(to) ? Path.ALONG : Path.OFF;
    }

    private Edge edge(LayerNames layer, int l, int j, int k) {
        String weight = layer.weights().get(j).get(k);
        boolean named = network.parameterCount() <= MOST_LABELS || paths.names().contains(weight);
        if (paths.names().contains(weight)) return edgeTo(layer, j, weight, id(l - 1, k), sumId(l, j), named);
        String previous = layer.previous().get(k);
        String sum = layer.preActivations().get(j);
        return new Edge(id(l - 1, k), sumId(l, j), named ? Optional.of(n.terms().of(weight)) : Optional.empty(),
                l > 1 ? along(previous, sum) : Path.OFF, paths.factor(sum, previous, n));
    }

    /** The edge of the weight or bias to which the paths lead. */
    private Edge edgeTo(LayerNames layer, int j, String weight, String from, String to, boolean named) {
        return new Edge(from, to, named ? Optional.of(n.terms().of(weight)) : Optional.empty(), Path.TO_LABEL,
                paths.factor(layer.preActivations().get(j), weight, n));
    }

    private void connectLoss() {
        int last = layers.size();
        List<String> outputs = layers.getLast().activations();
        for (int j : drawn.of(last)) {
            if (j < 0) continue;
            String root = n.program().root();
            edges.add(new Edge(id(last, j), "loss", Optional.empty(), along(outputs.get(j), root), paths.factor(root, outputs.get(j), n)));
        }
    }

    // ---- ids

    private static String id(int layer, int index) {
        return "n" + layer + "-" + (index < 0 ? "more" + -index : index + 1);
    }

    /** Of the node that the weights of a neuron lead to: the neuron itself, but for the sums of a softmax. */
    private String sumId(int layer, int index) {
        return isSoftmax(layer) ? "z" + id(layer, index).substring(1) : id(layer, index);
    }

    /** Of the dots before a layer. */
    private static String gapId(int layer) {
        return "gap" + layer;
    }

    private static String biasId(int layer) {
        return "n" + layer + "-bias";
    }
}
