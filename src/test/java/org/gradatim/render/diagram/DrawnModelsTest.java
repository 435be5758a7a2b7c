package org.gradatim.render.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradatim.check.IdentityProof;
import org.gradatim.derive.Derivation;
import org.gradatim.document.Block.Figure;
import org.gradatim.document.Diagram;
import org.gradatim.document.Diagram.Edge;
import org.gradatim.document.Diagram.Node;
import org.gradatim.explain.Pictures;
import org.gradatim.expr.InputException;
import org.gradatim.expr.Traversal;
import org.gradatim.graph.Model;
import org.gradatim.graph.Program;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Bracketed;
import org.gradatim.notation.Notation.Derivative;
import org.gradatim.notation.Notation.Relation;
import org.gradatim.notation.Notation.Script;
import org.gradatim.notation.Notation.Symbol;
import org.gradatim.parse.SpecReader;
import org.gradatim.render.FigureFormat;
import org.gradatim.render.canvas.Canvas;
import org.gradatim.render.canvas.Ink;
import org.gradatim.render.canvas.MathFont;
import org.gradatim.render.diagram.DiagramLayout.PlacedEdge;
import org.gradatim.render.diagram.DiagramLayout.PlacedFormula;
import org.gradatim.render.diagram.DiagramLayout.PlacedNode;
import org.gradatim.render.diagram.DiagramLayout.Point;
import org.gradatim.render.formula.Typesetter;
import org.gradatim.render.text.TextStyle;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Drawings of all examples, and of networks and formulas that nobody has seen, by their geometry. */
class DrawnModelsTest {
    private static final int RANDOM = 30;

    /** What the places of lines and boxes are rounded by. */
    private static final double ROUNDING = 1e-3;

    private static final String SOFTMAX = """
            title: a softmax, and another within
            network:
              inputs: [h, k]
              layers: [{units: 3, activation: softmax}, {units: 10, activation: softmax}]
            loss: categorical_crossentropy
            """;

    private static final String DEEP = "title: many layers\nnetwork:\n  inputs: 2\n  layers:\n" + "    - {units: 2, activation: tanh}\n".repeat(12)
            + "    - {units: 1, activation: sigmoid}\nloss: binary_crossentropy\n";

    private static final String CHAIN = "title: a long chain\ninputs: [x]\ndefinitions:\n  - u0 = w0*x\n" + IntStream.rangeClosed(1, 20)
            .mapToObj(i -> "  - u" + i + " = sigmoid(w" + i + "*u" + (i - 1) + ")\n").collect(Collectors.joining()) + "  - J = u20^2\nwith_respect_to: [w0, w20]\n";

    @TempDir
    static Path folder;

    private static List<Named<Drawn>> all;

    /**
     * A figure and where everything of it stands.
     *
     * @param weight to which it shows the paths
     */
    record Drawn(Derivation derivation, Optional<String> weight, Figure figure, DiagramLayout layout) {
        Diagram diagram() {
            return figure.diagram();
        }

        List<Node> nodes() {
            return diagram().columns().stream().flatMap(c -> c.nodes().stream()).toList();
        }

        Node node(String id) {
            return nodes().stream().filter(n -> n.id().equals(id)).findFirst().orElseThrow();
        }
    }

    static synchronized Stream<Named<Drawn>> figures() throws IOException {
        if (all == null) all = draw();
        return all.stream();
    }

    private static List<Named<Drawn>> draw() throws IOException {
        List<Named<Drawn>> figures = new ArrayList<>();
        try (Stream<Path> examples = Files.list(Path.of("examples"))) {
            for (Path spec : examples.filter(p -> p.toString().endsWith(".yaml")).sorted().toList()) addAll(spec.getFileName().toString(), spec, figures);
        }
        Random random = new Random(7);
        for (int i = 0; i < RANDOM; i++) {
            Path spec = Files.writeString(folder.resolve("random" + i + ".yaml"), i % 3 == 0 ? formulas(random) : network(random));
            addAll("random " + i, spec, figures);
        }
        for (String special : List.of(SOFTMAX, DEEP, CHAIN)) {
            Path spec = Files.writeString(folder.resolve("special" + figures.size() + ".yaml"), special);
            addAll(special.lines().findFirst().orElseThrow(), spec, figures);
        }
        return figures;
    }

    private static void addAll(String name, Path spec, List<Named<Drawn>> figures) {
        Model model = SpecReader.read(spec);
        Derivation derivation = IdentityProof.derive(model);
        List<String> weights = model.withRespectTo();
        for (Optional<String> weight : List.of(Optional.<String>empty(), Optional.of(weights.getFirst()), Optional.of(weights.getLast()))) {
            figures.add(Named.of(name + ", network " + weight, drawn(derivation, weight, Pictures.network(derivation, weight))));
            figures.add(Named.of(name + ", graph " + weight, drawn(derivation, weight, Pictures.graph(derivation, weight))));
        }
    }

    private static Drawn drawn(Derivation derivation, Optional<String> weight, Figure figure) {
        return new Drawn(derivation, weight, figure, DiagramLayout.of(figure.diagram(), new Typesetter()));
    }

    private static String network(Random random) {
        StringBuilder layers = new StringBuilder();
        int depth = 1 + random.nextInt(3);
        for (int l = 1; l <= depth; l++) {
            boolean last = l == depth;
            String activation = last ? "sigmoid" : List.of("tanh", "relu", "sigmoid", "linear").get(random.nextInt(4));
            layers.append("    - {units: ").append(1 + random.nextInt(last ? 2 : 4)).append(", activation: ").append(activation).append("}\n");
        }
        return "network:\n  inputs: " + (1 + random.nextInt(4)) + "\n  layers:\n" + layers + "  bias: " + random.nextBoolean() + "\nloss: half_squared_error\n";
    }

    /** Each definition of one or two names before it, so that edges pass each other. */
    private static String formulas(Random random) {
        List<String> names = new ArrayList<>(List.of("w1", "w2", "x1"));
        StringBuilder definitions = new StringBuilder();
        int count = 3 + random.nextInt(6);
        for (int i = 1; i <= count; i++) {
            String one = names.get(random.nextInt(names.size()));
            String other = i == 1 ? "w1" : names.getLast();
            String form = List.of("%s*%s", "%s + sigmoid(%s)", "tanh(%s*%s)", "%s - %s^2").get(random.nextInt(4));
            String name = i == count ? "J" : "u" + i;
            definitions.append("  - ").append(name).append(" = ").append(String.format(form, one, other)).append('\n');
            names.add(name);
        }
        return "inputs: [x1]\ndefinitions:\n" + definitions + "with_respect_to: [w1]\n";
    }

    @ParameterizedTest
    @MethodSource("figures")
    void nothingIsDrawnOverAnythingElse(Drawn drawn) {
        DiagramLayout layout = drawn.layout();
        List<Rectangle2D> boxes = new ArrayList<>();
        layout.nodes().forEach(n -> boxes.addAll(boxes(n)));
        layout.edges().forEach(e -> e.labels().map(LabelPlacement::box).forEach(boxes::add));
        Rectangle2D drawing = new Rectangle2D.Double(-ROUNDING, -ROUNDING, layout.width() + 2 * ROUNDING, layout.height() + 2 * ROUNDING);
        assertThat(boxes).filteredOn(b -> !drawing.contains(b)).isEmpty();
        for (int i = 0; i < boxes.size(); i++) {
            Rectangle2D box = inner(boxes.get(i));
            assertThat(boxes.subList(0, i)).as("what stands in %s", box).noneMatch(box::intersects);
        }
    }

    @ParameterizedTest
    @MethodSource("figures")
    void edgesOfAGraphPassNoNodeAndNoLabelOfAnotherEdge(Drawn drawn) {
        if (drawn.figure().diagram().arrangement() != Diagram.Arrangement.GRAPH) return;
        DiagramLayout layout = drawn.layout();
        for (PlacedEdge edge : layout.edges()) {
            assertThat(layout.nodes()).filteredOn(n -> !n.node().id().equals(edge.edge().from()) && !n.node().id().equals(edge.edge().to()))
                    .flatMap(DrawnModelsTest::boxes).noneMatch(b -> passes(edge.points(), inner(b)));
            assertThat(layout.edges()).filteredOn(e -> e != edge).flatMap(e -> e.labels().toList()).extracting(LabelPlacement::box)
                    .noneMatch(b -> passes(edge.points(), inner(b)));
        }
    }

    @ParameterizedTest
    @MethodSource("figures")
    void everyFactorOfThePathHasAPlace(Drawn drawn) {
        DiagramLayout layout = drawn.layout();
        assertThat(layout.edges()).filteredOn(e -> e.edge().highlighted()).allMatch(e -> e.factor().isPresent() == e.edge().factor().isPresent());
        assertThat(layout.nodes()).allMatch(n -> n.factors().size() == n.node().factors().size());
    }

    @ParameterizedTest
    @MethodSource("figures")
    void theSameFigureIsPlacedTheSame(Drawn drawn) {
        assertThat(DiagramLayout.of(drawn.figure().diagram(), new Typesetter())).isEqualTo(drawn.layout());
    }

    @ParameterizedTest
    @MethodSource("figures")
    void titlesStandWithinTheDrawingAndApart(Drawn drawn) {
        double end = 0;
        for (DiagramLayout.PlacedTitle title : drawn.layout().titles()) {
            double half = new Typesetter().of(Typesetter.words(title.title())).width() / 2;
            assertThat(title.x() - half).isGreaterThan(end);
            end = title.x() + half;
        }
        assertThat(end).isLessThanOrEqualTo(drawn.layout().width());
    }

    @ParameterizedTest
    @MethodSource("figures")
    void everyDrawingCanBeReadOnAPage(Drawn drawn) {
        double upright = drawn.layout().scale(41.4, 57);
        double turned = drawn.layout().scale(63, 35.4);
        assertThat(Math.max(upright, turned)).as("%.0f em × %.0f em", drawn.layout().width(), drawn.layout().height()).isGreaterThanOrEqualTo(DiagramLayout.READABLE);
    }

    /** From the loss every marked step leads on, until the weight. */
    @ParameterizedTest
    @MethodSource("figures")
    void everyMarkedPathLeadsFromTheLossToTheWeight(Drawn drawn) {
        List<Edge> marked = drawn.diagram().edges().stream().filter(Edge::highlighted).toList();
        List<Node> nodes = drawn.nodes().stream().filter(Node::highlighted).toList();
        assertThat(marked.isEmpty()).isEqualTo(drawn.weight().isEmpty());
        if (marked.isEmpty()) return;
        assertThat(nodes).filteredOn(n -> marked.stream().noneMatch(e -> e.from().equals(n.id()))).extracting(Node::kind)
                .as("where no step comes from").containsExactly(Diagram.Kind.LOSS);
        assertThat(nodes).filteredOn(n -> marked.stream().noneMatch(e -> e.to().equals(n.id()))).as("where no step leads on").hasSizeLessThanOrEqualTo(1);
        Notation weight = drawn.derivation().program().symbols().of(drawn.weight().orElseThrow());
        assertThat(marked).filteredOn(e -> e.path() == Diagram.Path.TO_LABEL).allMatch(e -> e.label().orElseThrow().equals(weight));
    }

    /** ∂z₃/∂a₁ stands on the edge from a₁ to z₃ and nowhere else, and is what the rules say it is. */
    @ParameterizedTest
    @MethodSource("figures")
    void everyFactorStandsWhereItBelongs(Drawn drawn) {
        for (Edge edge : drawn.diagram().edges()) {
            Optional<Derivative> factor = edge.factor().flatMap(DrawnModelsTest::derivative);
            if (factor.isEmpty()) continue;
            Notation by = edge.path() == Diagram.Path.TO_LABEL ? edge.label().orElseThrow() : drawn.node(edge.from()).label();
            assertThat(factor.get().by()).isEqualTo(by);
            Node to = drawn.node(edge.to());
            // Of a neuron in which only its name stands nothing says what its sum is called.
            if (!to.lines().isEmpty()) assertThat(computed(to)).contains(factor.get().of());
        }
        for (Node node : drawn.nodes()) {
            for (Notation factor : node.factors()) assertThat(derivative(factor).orElseThrow().of()).isEqualTo(node.label());
        }
    }

    /** The names whose equations stand in a node, or its own. */
    private static List<Notation> computed(Node node) {
        List<Notation> names = new ArrayList<>(List.of(node.label()));
        for (Notation line : node.lines()) if (line instanceof Relation equation) names.add(equation.left());
        return names;
    }

    private static Optional<Derivative> derivative(Notation factor) {
        return switch (factor) {
            case Relation equation -> derivative(equation.left());
            case Derivative d -> Optional.of(d);
            // What is held fixed stands below.
            case Script(Bracketed bracketed, Optional<Notation> _, Optional<Notation> _) -> derivative(bracketed.body());
            case Notation _ -> Optional.empty();
        };
    }

    @ParameterizedTest
    @MethodSource("figures")
    void noEdgeIsMissing(Drawn drawn) {
        Set<List<String>> edges = drawn.diagram().edges().stream().map(e -> List.of(e.from(), e.to())).collect(Collectors.toSet());
        if (drawn.diagram().arrangement() == Diagram.Arrangement.LAYERS) {
            List<List<String>> columns = drawn.diagram().columns().stream().map(c -> c.nodes().stream().filter(DrawnModelsTest::isJoined).map(Node::id).toList()).toList();
            for (int c = 1; c < columns.size(); c++) {
                for (String from : columns.get(c - 1)) assertThat(columns.get(c)).allMatch(to -> edges.contains(List.of(from, to)));
            }
            return;
        }
        Set<String> ids = drawn.nodes().stream().map(Node::id).collect(Collectors.toSet());
        for (Program.Definition d : drawn.derivation().program().definitions()) {
            for (String used : Traversal.variables(d.value())) {
                List<String> edge = List.of("n-" + used, "n-" + d.name());
                if (ids.containsAll(edge)) assertThat(edges).contains(edge);
            }
        }
    }

    /** Not a bias, which leads to one neuron, nor dots that stand for neurons of a layer. */
    private static boolean isJoined(Node node) {
        return switch (node.kind()) {
            case BIAS -> false;
            case ELLIPSIS -> node.label().equals(new Symbol("⋯"));
            case INPUT, NEURON, LOSS -> true;
        };
    }

    /** Who sees no colours sees the path by the thickness of its lines, its arrow heads and the ground of its nodes. */
    @ParameterizedTest
    @MethodSource("figures")
    void thePathIsSeenWithoutColour(Drawn drawn) {
        Strokes strokes = new Strokes();
        DiagramPainter.paint(drawn.layout(), new Typesetter(), strokes, 0, 0, 1);
        List<Edge> edges = drawn.diagram().edges();
        double thickest = IntStream.range(0, edges.size()).filter(e -> !edges.get(e).highlighted()).mapToDouble(strokes.widths::get).max().orElse(0);
        for (int e = 0; e < edges.size(); e++) {
            if (edges.get(e).highlighted()) assertThat(strokes.widths.get(e)).isGreaterThan(2 * thickest);
        }
    }

    /** The thickest line of each edge. */
    private static final class Strokes implements Canvas {
        final Map<Integer, Double> widths = new HashMap<>();
        private int edge = -1;

        @Override
        public void begin(String kind, int number) {
            edge = kind.equals("edge") ? number : -1;
        }

        @Override
        public void stroke(Shape shape, Pen pen, Ink ink) {
            if (edge >= 0) widths.merge(edge, pen.width(), Math::max);
        }

        @Override
        public void fill(Shape shape, Ink ink) {}

        @Override
        public void glyph(MathFont font, char character, double x, double y, double size, Ink ink) {}
    }

    @Test
    void aNameThatIsNoneIsRefusedWithTheOneThatWasMeant() {
        Derivation derivation = IdentityProof.derive(SpecReader.read(Path.of("examples/two-neurons.yaml")));
        assertThatThrownBy(() -> Pictures.graph(derivation, Optional.of("w9"))).isInstanceOf(InputException.class)
                .hasMessageContaining("there is no `w9` to differentiate by");
    }

    @Test
    void thePathIsToldInWords() {
        Derivation derivation = IdentityProof.derive(SpecReader.read(Path.of("examples/two-neurons.yaml")));
        assertThat(Pictures.network(derivation, Optional.of("w1")).description())
                .contains("The path from J back to w1 is marked.", "The derivative of z3 with respect to a1 is w5.", "The derivative of z1 with respect to w1 is x1.");
    }

    @Test
    void theTextReadsThePathBackwards() {
        Derivation derivation = IdentityProof.derive(SpecReader.read(Path.of("examples/two-neurons.yaml")));
        assertThat(FigureFormat.text(Pictures.network(derivation, Optional.of("w1")).diagram(), 100, TextStyle.PLAIN))
                .contains("x₁ ─ w₁ ◀═ ∂z₁/∂w₁ = x₁ ═ a₁", "a₁ ◀═ w₅ ═ ∂z₃/∂a₁ = w₅ ═ a₃", "∂a₁/∂z₁ = a₁ (1 - a₁)");
    }

    @Test
    void aLargeNetworkIsDrawnInMatrices() throws IOException {
        Path spec = Files.writeString(folder.resolve("digits.yaml"), """
                network:
                  inputs: 784
                  layers: [{units: 128, activation: relu}, {units: 10, activation: softmax}]
                loss: categorical_crossentropy
                """);
        Derivation derivation = Derivation.onDemand(SpecReader.read(spec), new IdentityProof(SpecReader.read(spec).program()));
        assertThat(FigureFormat.text(Pictures.graph(derivation, Optional.empty()).diagram(), 100, TextStyle.PLAIN)).contains("A^[1] ─ W^{[2]⊤} ─▷ Z^[2]");
    }

    private static List<Rectangle2D> boxes(PlacedNode n) {
        List<Rectangle2D> boxes = new ArrayList<>(List.of(new Rectangle2D.Double(n.center().x() - n.width() / 2, n.center().y() - n.height() / 2, n.width(), n.height())));
        for (PlacedFormula f : n.factors()) boxes.add(LabelPlacement.box(f));
        return boxes;
    }

    private static Rectangle2D inner(Rectangle2D box) {
        return new Rectangle2D.Double(box.getX() + ROUNDING, box.getY() + ROUNDING, box.getWidth() - 2 * ROUNDING, box.getHeight() - 2 * ROUNDING);
    }

    private static boolean passes(List<Point> points, Rectangle2D box) {
        for (int i = 1; i < points.size(); i++) {
            Line2D line = new Line2D.Double(points.get(i - 1).x(), points.get(i - 1).y(), points.get(i).x(), points.get(i).y());
            if (line.intersects(box)) return true;
        }
        return false;
    }
}
