package org.gradatim.render;

import static org.gradatim.notation.Formulas.equation;
import static org.gradatim.notation.Formulas.minus;
import static org.gradatim.notation.Formulas.number;
import static org.gradatim.notation.Formulas.product;
import static org.gradatim.notation.Formulas.row;
import static org.gradatim.notation.Formulas.sub;
import static org.gradatim.notation.Formulas.sum;
import static org.gradatim.notation.Formulas.symbol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradatim.document.Diagram;
import org.gradatim.document.Diagram.Column;
import org.gradatim.document.Diagram.Edge;
import org.gradatim.document.Diagram.Kind;
import org.gradatim.document.Diagram.Node;
import org.gradatim.document.Inline;
import org.gradatim.notation.Notation;

/** Drawings of every kind that explanations hold. */
public final class SampleDiagrams {
    private SampleDiagrams() {}

    /** The two hidden neurons of the course, their equations inside; the path of w1 highlighted. */
    public static Diagram twoNeurons() {
        Node x1 = new Node("x1", named("x", 1), List.of(), Kind.INPUT, true);
        Node x2 = new Node("x2", named("x", 2), List.of(), Kind.INPUT, false);
        Node a1 = neuron(1, List.of(1, 2), "x", 1, true);
        Node a2 = neuron(2, List.of(3, 4), "x", 1, false);
        Node a3 = neuron(3, List.of(5, 6), "a", 1, true);
        Node loss = new Node("J", symbol("J"), List.of(), Kind.LOSS, true);
        return new Diagram(
                List.of(column("inputs", x1, x2), column("hidden layer", a1, a2), column("output layer", a3), column("cost", loss)),
                List.of(edge(x1, a1, 1, true), edge(x2, a1, 2, false), edge(x1, a2, 3, false), edge(x2, a2, 4, false),
                        edge(a1, a3, 5, true), edge(a2, a3, 6, false), new Edge("a3", "J", Optional.empty(), true)));
    }

    private static Node neuron(int index, List<Integer> weights, String input, int first, boolean highlighted) {
        List<Notation> terms = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            terms.add(product(List.of(named("w", weights.get(i)), named(input, first + i))));
        }
        Notation activation = new Notation.Call(symbol("σ"), List.of(named("z", index)));
        return new Node("a" + index, named("a", index),
                List.of(equation(named("z", index), sum(terms)), equation(named("a", index), activation)),
                Kind.NEURON, highlighted);
    }

    private static Edge edge(Node from, Node to, int weight, boolean highlighted) {
        return new Edge(from.id(), to.id(), Optional.of(named("w", weight)), highlighted);
    }

    /** A dense network of circles, weights numbered through; the path of its first weight highlighted. */
    public static Diagram dense(boolean bias, int... sizes) {
        List<Column> columns = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        List<Node> before = List.of();
        int weight = 0;
        for (int layer = 0; layer < sizes.length; layer++) {
            List<Node> nodes = new ArrayList<>();
            for (int i = 1; i <= sizes[layer]; i++) {
                String name = (layer == 0 ? "x" : "a" + layer + "-") + i;
                Notation label = layer == 0 ? named("x", i)
                        : new Notation.Script(symbol("a"), Optional.of(number("" + i)), Optional.of(new Notation.Bracketed(number("" + layer), Notation.Bracket.SQUARE)));
                nodes.add(new Node(name, label, List.of(), layer == 0 ? Kind.INPUT : Kind.NEURON, i == 1));
                for (Node from : before) {
                    weight++;
                    boolean first = i == 1 && from == before.getFirst();
                    edges.add(new Edge(from.id(), name, Optional.of(from.kind() == Kind.BIAS ? named("b", weight) : named("w", weight)), first));
                }
            }
            if (bias && layer < sizes.length - 1) {
                nodes.add(new Node("bias" + layer, number("1"), List.of(), Kind.BIAS, false));
            }
            columns.add(new Column(List.of(new Inline.Text(layer == 0 ? "inputs" : layer == sizes.length - 1 ? "output" : "hidden " + layer)), nodes));
            before = nodes;
        }
        return new Diagram(columns, edges);
    }

    /** A layer too large to draw whole. */
    public static Diagram large() {
        List<Node> inputs = List.of(
                new Node("x1", named("x", 1), List.of(), Kind.INPUT, false), new Node("more", symbol("⋮"), List.of(), Kind.ELLIPSIS, false),
                new Node("x784", named("x", 784), List.of(), Kind.INPUT, false));
        List<Node> hidden = List.of(
                new Node("a1", named("a", 1), List.of(), Kind.NEURON, false), new Node("rest", symbol("⋮"), List.of(), Kind.ELLIPSIS, false),
                new Node("a128", named("a", 128), List.of(), Kind.NEURON, false));
        List<Edge> edges = new ArrayList<>();
        for (Node from : inputs) {
            for (Node to : hidden) {
                if (from.kind() != Kind.ELLIPSIS && to.kind() != Kind.ELLIPSIS) {
                    edges.add(new Edge(from.id(), to.id(), Optional.empty(), false));
                }
            }
        }
        return new Diagram(List.of(new Column(List.of(), inputs), new Column(List.of(), hidden)), edges);
    }

    /** The graph of a loss given by formulas, with an edge that passes two columns. */
    public static Diagram computation() {
        Notation z = symbol("z");
        Node x = new Node("x", symbol("x"), List.of(), Kind.INPUT, false);
        Node w = new Node("w", symbol("w"), List.of(), Kind.INPUT, true);
        Node lam = new Node("lam", symbol("λ"), List.of(), Kind.INPUT, false);
        Node zNode = new Node("z", z, List.of(equation(z, product(List.of(symbol("w"), symbol("x"))))), Kind.NEURON, true);
        Notation sigmoid = new Notation.Fraction(number("1"), sum(List.of(number("1"), Notations.exponential(minus(z)))));
        Node a = new Node("a", symbol("a"), List.of(equation(symbol("a"), sigmoid)), Kind.NEURON, true);
        Node y = new Node("y", symbol("y"), List.of(), Kind.INPUT, false);
        Notation loss = row(minus(symbol("y")), new Notation.Call(new Notation.Symbol("log"), List.of(symbol("a"))));
        Node j = new Node("J", symbol("J"), List.of(equation(symbol("J"), loss)), Kind.LOSS, true);
        return new Diagram(Diagram.Arrangement.GRAPH, List.of(column("", x, w, lam), column("", zNode), column("", a, y), column("", j)),
                List.of(plain(x, zNode, false), plain(w, zNode, true), plain(zNode, a, true), plain(a, j, true),
                        plain(y, j, false), plain(lam, j, false), plain(w, j, false)));
    }

    /** Formulas that only drawings need. */
    private static final class Notations {
        static Notation exponential(Notation exponent) {
            return new Notation.Script(symbol("e"), Optional.empty(), Optional.of(exponent));
        }
    }

    private static Edge plain(Node from, Node to, boolean highlighted) {
        return new Edge(from.id(), to.id(), Optional.empty(), highlighted);
    }

    private static Column column(String title, Node... nodes) {
        return new Column(title.isEmpty() ? List.of() : List.of(new Inline.Text(title)), List.of(nodes));
    }

    private static Notation named(String letter, int index) {
        return sub(symbol(letter), number("" + index));
    }
}
