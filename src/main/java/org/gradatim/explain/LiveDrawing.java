package org.gradatim.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradatim.document.Diagram;
import org.gradatim.document.Diagram.Arrangement;
import org.gradatim.document.Diagram.Column;
import org.gradatim.document.Diagram.Edge;
import org.gradatim.document.Diagram.Kind;
import org.gradatim.document.Diagram.Node;
import org.gradatim.document.Diagram.Path;
import org.gradatim.document.Interactive;
import org.gradatim.document.Interactive.Slot;
import org.gradatim.graph.Program.Definition;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Relation;
import org.gradatim.notation.Notation.Words;

/** The drawing of a page that answers: places for numbers in its nodes, and what of it lights up for each weight. */
final class LiveDrawing {
    /** As wide as a number becomes there. */
    private static final Notation ROOM = new Words("= 0.00000");

    /** More columns than this, or a graph wherever its edges have room, leave no place for equations. */
    private static final int MOST_COLUMNS = 4;

    private record Ends(String from, String to) {}

    private final Narration n;
    private final LiveNumbers numbers;
    private final Diagram plain;
    private final Map<Notation, Integer> places = new HashMap<>();
    private final Map<String, Integer> nodes = new HashMap<>();
    private final Map<Ends, Integer> edges = new HashMap<>();

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
    boolean isReadable() {
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

    /** @param cost the place of the cost among the quantities */
    Interactive.Drawing drawing(int cost) {
        List<Slot> slots = new ArrayList<>();
        List<Column> columns = plain.columns().stream()
                .map(c -> new Column(c.title(), c.nodes().stream().map(node -> withRoom(node, cost, slots)).toList())).toList();
        List<Edge> bare = plain.edges().stream().map(e -> new Edge(e.from(), e.to(), e.label(), false)).toList();
        return new Interactive.Drawing(new Diagram(plain.arrangement(), columns, bare), slots, n.say().text("interactive.drawing.alt"));
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
            lines.add(ROOM);
        }
        return new Node(node.id(), node.label(), lines, node.kind(), false);
    }

    /** What of the drawing stands for the name itself, and what lies on its paths. */
    record Lit(List<Integer> nodes, List<Integer> edges, List<Integer> handles, List<Integer> knobs) {}

    Lit lit(String name) {
        MarkedPaths all = MarkedPaths.to(name, n);
        Diagram path = drawn(new MarkedPaths(all.names(), List.of(), all.steps()));
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
