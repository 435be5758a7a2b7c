package org.gradatim.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.gradatim.derive.Chain;
import org.gradatim.derive.WeightDerivation;
import org.gradatim.document.Diagram;
import org.gradatim.document.Diagram.Column;
import org.gradatim.document.Diagram.Kind;
import org.gradatim.document.Diagram.Node;
import org.gradatim.document.Interactive;
import org.gradatim.document.Interactive.Slot;
import org.gradatim.graph.Network.LayerNames;
import org.gradatim.graph.Program.Definition;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Relation;
import org.gradatim.notation.Notation.Words;

/** The drawing of a page that answers: places for numbers in its nodes, and what of it lights up for each weight. */
final class LiveDrawing {
    /** As wide as a number becomes there. */
    private static final Notation ROOM = new Words("= 0.00000");

    /** More columns than this leave no room for equations. */
    private static final int MOST_COLUMNS = 4;

    private final Narration n;
    private final LiveNumbers numbers;
    private final Diagram plain;
    private final Map<Notation, Integer> places = new HashMap<>();

    LiveDrawing(Narration narration, LiveNumbers numbers) {
        this.n = narration;
        this.numbers = numbers;
        Diagram drawn = Drawing.of(narration, Set.of());
        this.plain = drawn.columns().size() > MOST_COLUMNS ? drawn.withoutEquations() : drawn;
        numbers.leaves().forEach(this::know);
        n.program().definitions().stream().map(Definition::name).forEach(this::know);
    }

    private void know(String name) {
        places.putIfAbsent(n.terms().of(name), numbers.place(name));
    }

    /** @param cost the place of the cost among the quantities */
    Interactive.Drawing drawing(int cost) {
        List<Slot> slots = new ArrayList<>();
        List<Column> columns = plain.columns().stream()
                .map(c -> new Column(c.title(), c.nodes().stream().map(node -> withRoom(node, cost, slots)).toList())).toList();
        return new Interactive.Drawing(new Diagram(columns, plain.edges()), slots, n.say().text("interactive.drawing.alt"));
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
        return new Node(node.id(), node.label(), lines, node.kind(), node.highlighted());
    }

    /** What of the drawing stands for the name itself, and what lies on its paths. */
    record Lit(List<Integer> nodes, List<Integer> edges, List<Integer> handles, List<Integer> knobs) {}

    Lit lit(WeightDerivation w) {
        Set<String> onPath = new LinkedHashSet<>(w.isReached() ? List.of(w.name(), n.program().root()) : List.of(w.name()));
        for (Chain chain : w.chains()) onPath.addAll(chain.names());
        Diagram path = Drawing.of(n, onPath);
        Diagram itself = Drawing.of(n, Set.of(w.name()));
        List<Integer> knobs = nodes(itself, Set.of(Kind.LOSS));
        return new Lit(nodes(path, Set.of()), edges(path), edges(itself), knobs.isEmpty() ? neuron(w.name()) : knobs);
    }

    private static List<Integer> edges(Diagram diagram) {
        return IntStream.range(0, diagram.edges().size()).filter(i -> diagram.edges().get(i).highlighted()).boxed().toList();
    }

    private static List<Integer> nodes(Diagram diagram, Set<Kind> without) {
        List<Node> nodes = diagram.columns().stream().flatMap(c -> c.nodes().stream()).toList();
        return IntStream.range(0, nodes.size()).filter(i -> nodes.get(i).highlighted() && !without.contains(nodes.get(i).kind())).boxed().toList();
    }

    /** A bias has no edge: its neuron stands for it. */
    private List<Integer> neuron(String bias) {
        if (n.model().network().isEmpty()) return List.of();
        for (LayerNames layer : n.model().network().get().names()) {
            int j = layer.biases().indexOf(bias);
            if (j >= 0) return nodes(Drawing.of(n, Set.of(layer.activations().get(j))), Set.of(Kind.LOSS));
        }
        return List.of();
    }
}
