package org.gradatim.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradatim.document.Diagram;
import org.gradatim.document.Diagram.Arrangement;
import org.gradatim.document.Diagram.Column;
import org.gradatim.document.Diagram.Edge;
import org.gradatim.document.Diagram.Kind;
import org.gradatim.document.Diagram.Node;
import org.gradatim.document.Diagram.Path;
import org.gradatim.document.Interactive;
import org.gradatim.document.Interactive.Beside;
import org.gradatim.document.Interactive.Factor;
import org.gradatim.document.Interactive.Slot;
import org.gradatim.graph.Program.Definition;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Relation;
import org.gradatim.notation.Notation.Words;

/** The drawing of a page that answers: places for numbers in its nodes, and what of it lights up for each weight. */
final class LiveDrawing {
    /** As wide as numbers become: on an equation, below a name, and of a factor, which has fewer digits. */
    private static final Notation ROOM_ON_EQUATION = new Words("= 0.00000");
    private static final Notation ROOM = new Words("-0.00000");
    private static final Notation ROOM_OF_FACTOR = new Words("-0.000");

    /** More columns than this, or a graph wherever its edges have room, leave no place for equations. */
    private static final int MOST_COLUMNS = 4;

    private record Ends(String from, String to) {}

    private final Narration n;
    private final LiveNumbers numbers;
    private final Diagram plain;
    private final Map<Notation, Integer> places = new HashMap<>();
    private final Map<String, Integer> nodes = new HashMap<>();
    private final Map<Ends, Integer> edges = new HashMap<>();
    private final Map<String, Diagram> paths = new HashMap<>();

    LiveDrawing(Narration narration, LiveNumbers numbers) {
        this.n = narration;
        this.numbers = numbers;
        Diagram drawn = drawn(MarkedPaths.NONE);
        this.plain = drawn.arrangement() == Arrangement.GRAPH || drawn.columns().size() > MOST_COLUMNS ? drawn.withoutEquations() : drawn;
        numbers.leaves().forEach(this::know);
        n.program().definitions().stream().map(Definition::name).forEach(this::know);
        nodes(plain).forEach(node -> nodes.put(node.id(), nodes.size()));
        plain.edges().forEach(edge -> edges.put(new Ends(edge.from(), edge.to()), edges.size()));
    }

    /** Whether the drawing can be read. */
    private boolean isReadable() {
        return n.model().network().isPresent() || nodes.size() <= Pictures.MOST_NODES;
    }

    private Diagram drawn(MarkedPaths paths) {
        return n.model().network().map(network -> NetworkDrawing.whole(n, network, paths)).orElseGet(() -> GraphDrawing.of(n, paths, GraphDrawing.names(n)));
    }

    private static Stream<Node> nodes(Diagram diagram) {
        return diagram.columns().stream().flatMap(c -> c.nodes().stream());
    }

    private void know(String name) {
        places.putIfAbsent(n.terms().of(name), numbers.place(name));
    }

    /**
     * The drawing, and where it has equations, the same with names in their place; none where it could not be read.
     *
     * @param cost    the place of the cost among the quantities
     * @param weights whose factors are seen
     */
    List<Interactive.Drawing> of(int cost, List<String> weights) {
        if (!isReadable()) return List.of();
        List<Factor> factors = weights.stream().flatMap(this::factors).distinct().toList();
        return Stream.of(plain, plain.withoutEquations()).distinct().map(d -> drawing(d, cost, factors)).toList();
    }

    private Interactive.Drawing drawing(Diagram diagram, int cost, List<Factor> factors) {
        List<Slot> slots = new ArrayList<>();
        List<Column> columns = diagram.columns().stream().map(c -> new Column(c.title(), c.nodes().stream()
                .map(node -> withRoom(node, cost, slots)).map(node -> withRoom(node, rooms(factors, Beside.NODE, nodes.get(node.id())))).toList())).toList();
        List<Edge> bare = IntStream.range(0, diagram.edges().size()).mapToObj(i -> withRoom(diagram.edges().get(i), rooms(factors, Beside.EDGE, i))).toList();
        return new Interactive.Drawing(new Diagram(diagram.arrangement(), columns, bare), slots, factors, n.say().text("interactive.drawing.alt"));
    }

    /** As wide as the factors at a place become. */
    private List<Notation> rooms(List<Factor> factors, Beside beside, int place) {
        return factors.stream().filter(f -> f.beside() == beside && f.place() == place)
                .map(f -> (Notation) Formulas.equation(numbers.formula(f.quantity()), ROOM_OF_FACTOR)).toList();
    }

    private static Node withRoom(Node node, List<Notation> factors) {
        return new Node(node.id(), node.label(), node.lines(), node.kind(), false, factors);
    }

    /** Of its factors an edge shows one at a time, and they are about as wide. */
    private static Edge withRoom(Edge edge, List<Notation> factors) {
        return new Edge(edge.from(), edge.to(), edge.label(), Path.OFF, factors.stream().findFirst());
    }

    /** The factors on the paths to a name. */
    private Stream<Factor> factors(String name) {
        Diagram path = path(name);
        Stream<Factor> onEdges = path.edges().stream().filter(Edge::highlighted).flatMap(edge -> known(edge.factor().stream())
                .flatMap(q -> Optional.ofNullable(edges.get(new Ends(edge.from(), edge.to()))).map(place -> new Factor(q, Beside.EDGE, place)).stream()));
        Stream<Factor> atNodes = nodes(path).filter(node -> nodes.containsKey(node.id())).flatMap(node -> known(node.factors().stream())
                .map(q -> new Factor(q, Beside.NODE, nodes.get(node.id()))));
        return Stream.concat(onEdges, atNodes);
    }

    /** The quantities that are factors, each given as ∂z₃/∂a₁ = w₅ or as its left side alone. */
    private Stream<Integer> known(Stream<Notation> factors) {
        return factors.map(f -> f instanceof Relation equation ? equation.left() : f).flatMap(f -> numbers.known(f).stream());
    }

    private Diagram path(String name) {
        return paths.computeIfAbsent(name, _ -> drawn(MarkedPaths.to(name, n)));
    }

    /** A line for its number below each equation, or below the name. */
    private Node withRoom(Node node, int cost, List<Slot> slots) {
        if (node.kind() == Kind.ELLIPSIS) return node;
        List<Notation> lines = new ArrayList<>();
        for (Notation line : node.lines().isEmpty() ? List.of(node.label()) : node.lines()) {
            lines.add(line);
            Notation name = line instanceof Relation equation ? equation.left() : line;
            Integer place = node.kind() == Kind.LOSS && name.equals(n.terms().cost()) ? Integer.valueOf(cost) : places.get(name);
            if (place == null) continue;
            slots.add(new Slot(node.id(), lines.size(), place, line instanceof Relation));
            lines.add(line instanceof Relation ? ROOM_ON_EQUATION : ROOM);
        }
        return new Node(node.id(), node.label(), lines, node.kind(), false);
    }

    /** What of the drawing stands for the name itself, and what lies on its paths. */
    record Lit(List<Integer> nodes, List<Integer> edges, List<Integer> handles, List<Integer> knobs) {}

    Lit lit(String name) {
        Diagram path = path(name);
        List<Integer> litNodes = nodes(path).filter(Node::highlighted).flatMap(node -> Optional.ofNullable(nodes.get(node.id())).stream()).toList();
        List<Integer> litEdges = new ArrayList<>();
        List<Integer> handles = new ArrayList<>();
        List<Integer> knobs = new ArrayList<>();
        for (Edge edge : path.edges()) {
            Integer place = edges.get(new Ends(edge.from(), edge.to()));
            if (edge.highlighted() && place != null) litEdges.add(place);
            // A bias has no edge of its own here: its neuron stands for it.
            if (edge.path() == Path.TO_LABEL) (place == null ? knobs : handles).add(place == null ? nodes.get(edge.to()) : place);
        }
        Optional.ofNullable(nodes.get(GraphDrawing.id(name))).ifPresent(knobs::add);
        return new Lit(litNodes, litEdges, handles, knobs);
    }
}
