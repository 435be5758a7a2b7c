package org.gradatim.explain;

import static org.gradatim.notation.Formulas.equation;
import static org.gradatim.notation.Formulas.product;
import static org.gradatim.notation.Formulas.sum;
import static org.gradatim.notation.Formulas.sup;
import static org.gradatim.notation.Formulas.symbol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradatim.document.Diagram;
import org.gradatim.document.Diagram.Arrangement;
import org.gradatim.document.Diagram.Column;
import org.gradatim.document.Diagram.Edge;
import org.gradatim.document.Diagram.Kind;
import org.gradatim.document.Diagram.Node;
import org.gradatim.document.Diagram.Path;
import org.gradatim.graph.Activation;
import org.gradatim.graph.Network;
import org.gradatim.graph.Network.LayerNames;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;

/**
 * The computation graph of a network too large to be drawn neuron by neuron: Z^{[l]} and A^{[l]} of each layer in place of their entries.
 * On the edges stands what the gradient is multiplied by on its way back: W^{[2]⊤}, g′(Z^{[1]}), A^{[1]⊤}.
 */
final class LayerGraphDrawing {
    private static final String LOSS = "loss";

    private final Narration n;
    private final Network network;
    private final MarkedPaths paths;
    private final List<Column> columns = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    /** Whether the path at hand has passed what was drawn last, on its way from the weight to the loss. */
    private boolean marked;

    private LayerGraphDrawing(Narration narration, Network network, MarkedPaths paths) {
        this.n = narration;
        this.network = network;
        this.paths = paths;
    }

    static Diagram of(Narration narration, Network network, MarkedPaths paths) {
        LayerGraphDrawing drawing = new LayerGraphDrawing(narration, network, paths);
        drawing.draw();
        return new Diagram(Arrangement.GRAPH, drawing.columns, drawing.edges);
    }

    private void draw() {
        addColumn(leaf(symbol("X"), "x", false));
        List<LayerNames> names = network.names();
        for (int l = 1; l <= names.size(); l++) addLayer(l, names.get(l - 1));
        addColumn(new Node(LOSS, n.terms().root(), List.of(), Kind.LOSS, marked), leaf(symbol("Y"), "y", false));
        edges.add(edge("a" + names.size(), LOSS, marked, Optional.empty()));
        edges.add(edge("y", LOSS, false, Optional.empty()));
    }

    private void addLayer(int l, LayerNames layer) {
        boolean before = marked;
        boolean weight = layer.weights().stream().anyMatch(row -> row.stream().anyMatch(paths.names()::contains));
        boolean bias = layer.biases().stream().anyMatch(paths.names()::contains);
        Notation previous = l == 1 ? symbol("X") : matrix("A", l - 1);
        marked = before || weight || bias || layer.preActivations().stream().anyMatch(paths.names()::contains);
        edges.add(edge(l == 1 ? "x" : "a" + (l - 1), "z" + l, before, l == 1 ? Optional.empty() : Optional.of(transposed(matrix("W", l)))));
        List<Node> given = new ArrayList<>(List.of(leaf(matrix("W", l), "w" + l, weight)));
        edges.add(edge("w" + l, "z" + l, weight, Optional.of(transposed(previous))));
        if (!layer.biases().isEmpty()) {
            given.add(leaf(matrix("b", l), "b" + l, bias));
            edges.add(edge("b" + l, "z" + l, bias, Optional.empty()));
        }
        Notation product = product(List.of(matrix("W", l), previous));
        Notation value = layer.biases().isEmpty() ? product : sum(List.of(product, matrix("b", l)));
        columns.add(new Column(List.of(), given));
        addColumn(node("z" + l, matrix("Z", l), value, marked));
        edges.add(edge("z" + l, "a" + l, marked, Optional.of(slope(l))));
        marked |= layer.activations().stream().anyMatch(paths.names()::contains);
        addColumn(node("a" + l, matrix("A", l), new Notation.Call(Layers.activation(l, network), List.of(matrix("Z", l))), marked));
    }

    /** g′(Z); of a softmax layer its matrix of slopes ∂A/∂Z. */
    private Notation slope(int l) {
        if (network.layers().get(l - 1).activation() instanceof Activation.Softmax) return Formulas.partial(matrix("A", l), matrix("Z", l));
        return new Notation.Call(raised(Layers.activation(l, network), "′"), List.of(matrix("Z", l)));
    }

    private static Notation transposed(Notation matrix) {
        return raised(matrix, "⊤");
    }

    /** With a sign behind what stands above it already. */
    private static Notation raised(Notation symbol, String sign) {
        return symbol instanceof Notation.Script(Notation base, Optional<Notation> _, Optional<Notation> index) && index.isPresent()
                ? sup(base, Formulas.row(index.get(), symbol(sign))) : sup(symbol, symbol(sign));
    }

    private Notation matrix(String letter, int layer) {
        return Layers.matrix(letter, layer, network);
    }

    private void addColumn(Node... nodes) {
        columns.add(new Column(List.of(), List.of(nodes)));
    }

    private static Node leaf(Notation label, String id, boolean marked) {
        return new Node(id, label, List.of(), Kind.INPUT, marked);
    }

    private static Node node(String id, Notation label, Notation value, boolean marked) {
        return new Node(id, label, List.of(equation(label, value)), Kind.NEURON, marked);
    }

    private static Edge edge(String from, String to, boolean marked, Optional<Notation> factor) {
        return new Edge(from, to, Optional.empty(), marked ? Path.ALONG : Path.OFF, factor);
    }
}
