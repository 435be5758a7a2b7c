package org.gradatim.document;

import java.util.List;
import java.util.Optional;
import org.gradatim.notation.Notation;

/**
 * A layered drawing of a network or computation graph as data: columns of nodes from left to right and edges between
 * them. Renderers place the nodes.
 *
 * @param columns nodes of each layer, top to bottom; an id is unique in the diagram
 * @param edges   from a node to a node of a later column
 */
public record Diagram(List<Column> columns, List<Edge> edges) {
    public Diagram {
        columns = List.copyOf(columns);
        edges = List.copyOf(edges);
    }

    /** The same with nothing but a name in each neuron. */
    public Diagram withoutEquations() {
        return new Diagram(columns.stream().map(c -> new Column(c.title(), c.nodes().stream()
                .map(n -> new Node(n.id(), n.label(), List.of(), n.kind(), n.highlighted())).toList())).toList(), edges);
    }

    /** One layer of the drawing with its title below it; an empty title prints nothing. */
    public record Column(List<Inline> title, List<Node> nodes) {
        public Column {
            title = List.copyOf(title);
            nodes = List.copyOf(nodes);
        }
    }

    /**
     * A node. {@code lines} are the formulas inside a neuron, such as z₁ = w₁x₁ + w₂x₂ and a₁ = σ(z₁), in place of the label.
     *
     * @param label       the name of the node's output, such as a₁
     * @param kind        how it is drawn: an input without a border, a neuron in a circle or box, an ellipsis for neurons left out
     * @param highlighted whether it lies on the path at hand
     */
    public record Node(String id, Notation label, List<Notation> lines, Kind kind, boolean highlighted) {
        public Node {
            lines = List.copyOf(lines);
        }
    }

    /** Kinds of {@link Node}. */
    public enum Kind { INPUT, BIAS, NEURON, LOSS, ELLIPSIS }

    /** An edge with an optional label (its weight), highlighted when it lies on the path at hand. */
    public record Edge(String from, String to, Optional<Notation> label, boolean highlighted) {}
}
