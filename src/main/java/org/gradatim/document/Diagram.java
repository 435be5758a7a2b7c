package org.gradatim.document;

import java.util.List;
import java.util.Optional;
import org.gradatim.notation.Notation;

/**
 * A drawing of a network or a computation graph as data: nodes and the edges between them, from the inputs on the left to
 * the loss. Renderers place them.
 *
 * @param arrangement how the nodes are to be placed
 * @param columns     nodes of each layer, top to bottom; an id is unique in the diagram
 * @param edges       from a node to a node of a later column
 */
public record Diagram(Arrangement arrangement, List<Column> columns, List<Edge> edges) {
    public Diagram {
        columns = List.copyOf(columns);
        edges = List.copyOf(edges);
    }

    /** A drawing in layers. */
    public Diagram(List<Column> columns, List<Edge> edges) {
        this(Arrangement.LAYERS, columns, edges);
    }

    /** How the nodes are placed. */
    public enum Arrangement {
        /** Each column below its title, as networks are drawn. */
        LAYERS,
        /** Wherever the edges with their labels have room, as graphs of computations are drawn; columns only say what comes before what. */
        GRAPH
    }

    /** The same with nothing but a name in each neuron. */
    public Diagram withoutEquations() {
        List<Column> named = columns.stream()
                .map(c -> new Column(c.title(), c.nodes().stream().map(Node::withoutEquations).toList())).toList();
        return new Diagram(arrangement, named, edges);
    }

    /** The same with the names of factors alone: ∂z₃/∂a₁ for ∂z₃/∂a₁ = w₅. */
    public Diagram withShortFactors() {
        return new Diagram(arrangement, columns, edges.stream().map(Edge::withShortFactor).toList());
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
     * @param factors     of the path at hand, those that belong to this node, such as ∂a₁/∂z₁ = a₁(1-a₁)
     */
    public record Node(String id, Notation label, List<Notation> lines, Kind kind, boolean highlighted, List<Notation> factors) {
        public Node {
            lines = List.copyOf(lines);
            factors = List.copyOf(factors);
        }

        /** A node without factors. */
        public Node(String id, Notation label, List<Notation> lines, Kind kind, boolean highlighted) {
            this(id, label, lines, kind, highlighted, List.of());
        }

        Node withoutEquations() {
            return new Node(id, label, List.of(), kind, highlighted, factors);
        }
    }

    /** Kinds of {@link Node}. */
    public enum Kind { INPUT, BIAS, NEURON, LOSS, ELLIPSIS }

    /**
     * An edge.
     *
     * @param label  its weight
     * @param path   whether it lies on the path at hand, which is read backwards, from the target of the edge to its source
     * @param factor the local derivative of the target by the source or by the weight, such as ∂z₃/∂a₁ = w₅
     */
    public record Edge(String from, String to, Optional<Notation> label, Path path, Optional<Notation> factor) {

        /** An edge without a factor. */
        public Edge(String from, String to, Optional<Notation> label, boolean highlighted) {
            this(from, to, label, highlighted ? Path.ALONG : Path.OFF, Optional.empty());
        }

        public boolean highlighted() {
            return path != Path.OFF;
        }

        Edge withShortFactor() {
            return new Edge(from, to, label, path, factor.map(f -> f instanceof Notation.Relation equation ? equation.left() : f));
        }
    }

    /** How the path at hand takes an edge. */
    public enum Path {
        OFF,
        /** From its target to its source. */
        ALONG,
        /** From its target to its weight, where it ends. */
        TO_LABEL
    }
}
