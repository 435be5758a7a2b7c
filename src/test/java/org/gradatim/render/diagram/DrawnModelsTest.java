package org.gradatim.render.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.gradatim.check.IdentityProof;
import org.gradatim.derive.Derivation;
import org.gradatim.document.Block.Figure;
import org.gradatim.document.Diagram;
import org.gradatim.explain.Pictures;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Model;
import org.gradatim.parse.SpecReader;
import org.gradatim.render.FigureFormat;
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

    @TempDir
    static Path folder;

    private static List<Named<Drawn>> all;

    /** A figure and where everything of it stands. */
    record Drawn(Figure figure, DiagramLayout layout) {}

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
        return figures;
    }

    private static void addAll(String name, Path spec, List<Named<Drawn>> figures) {
        Model model = SpecReader.read(spec);
        Derivation derivation = IdentityProof.derive(model);
        List<String> weights = model.withRespectTo();
        for (Optional<String> weight : List.of(Optional.<String>empty(), Optional.of(weights.getFirst()), Optional.of(weights.getLast()))) {
            figures.add(drawn(name + ", network " + weight, Pictures.network(derivation, weight)));
            figures.add(drawn(name + ", graph " + weight, Pictures.graph(derivation, weight)));
        }
    }

    private static Named<Drawn> drawn(String name, Figure figure) {
        return Named.of(name, new Drawn(figure, DiagramLayout.of(figure.diagram(), new Typesetter())));
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
