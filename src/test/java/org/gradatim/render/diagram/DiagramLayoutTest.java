package org.gradatim.render.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.awt.geom.Rectangle2D;
import java.io.StringReader;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.gradatim.document.Diagram;
import org.gradatim.render.SampleDiagrams;
import org.gradatim.render.Samples;
import org.gradatim.render.diagram.DiagramLayout.PlacedEdge;
import org.gradatim.render.diagram.DiagramLayout.PlacedFormula;
import org.gradatim.render.diagram.DiagramLayout.PlacedNode;
import org.gradatim.render.formula.Typesetter;
import org.gradatim.render.picture.DiagramSvg;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

class DiagramLayoutTest {

    static Stream<Diagram> diagrams() {
        return Stream.of(SampleDiagrams.twoNeurons(), SampleDiagrams.dense(true, 2, 3, 3, 1), SampleDiagrams.dense(false, 4, 3, 1),
                SampleDiagrams.dense(false, 8, 8, 8, 1), SampleDiagrams.large(), SampleDiagrams.computation(), Samples.network(),
                new Diagram(List.of(), List.of()));
    }

    private static DiagramLayout layout(Diagram diagram) {
        return DiagramLayout.of(diagram, new Typesetter());
    }

    private static Rectangle2D box(PlacedNode n) {
        return new Rectangle2D.Double(n.center().x() - n.width() / 2, n.center().y() - n.height() / 2, n.width(), n.height());
    }

    private static Rectangle2D box(PlacedFormula f) {
        return new Rectangle2D.Double(f.origin().x(), f.origin().y() - f.size().height(), f.size().width(), f.size().height() + f.size().depth());
    }

    @Test
    void neuronsWhoseEquationsWouldMakeTheDrawingTooWideShowTheirNames() {
        Diagram.Node wide = new Diagram.Node("wide", Samples.A1, List.of(Samples.wide(30)), Diagram.Kind.NEURON, true);
        DiagramLayout layout = layout(new Diagram(List.of(new Diagram.Column(List.of(), List.of(wide))), List.of()));
        assertThat(layout.nodes().getFirst().lines()).extracting(PlacedFormula::formula).containsExactly(Samples.A1);
        assertThat(layout.nodes().getFirst().node().highlighted()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void everythingLiesWithinTheDrawing(Diagram diagram) {
        DiagramLayout layout = layout(diagram);
        Rectangle2D drawing = new Rectangle2D.Double(0, 0, layout.width(), layout.height());
        assertThat(layout.nodes()).allSatisfy(n -> assertThat(drawing.contains(box(n))).as(n.node().id()).isTrue());
        assertThat(layout.edges()).flatMap(PlacedEdge::points).allMatch(p -> drawing.contains(p.x(), p.y()));
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void nodesDoNotOverlap(Diagram diagram) {
        List<Rectangle2D> boxes = layout(diagram).nodes().stream().map(DiagramLayoutTest::box).toList();
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(boxes.get(i).intersects(boxes.get(j))).isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void labelsCoverNeitherEachOtherNorANode(Diagram diagram) {
        DiagramLayout layout = layout(diagram);
        List<Rectangle2D> labels = layout.edges().stream().flatMap(e -> e.label().stream()).map(DiagramLayoutTest::box).toList();
        for (int i = 0; i < labels.size(); i++) {
            Rectangle2D label = labels.get(i);
            assertThat(labels.subList(0, i)).noneMatch(label::intersects);
            assertThat(layout.nodes()).noneMatch(n -> label.intersects(box(n)));
        }
    }

    @Test
    void smallNetworksShowEveryWeight() {
        assertThat(layout(SampleDiagrams.twoNeurons()).edges()).filteredOn(e -> e.edge().label().isPresent())
                .allMatch(e -> e.label().isPresent());
    }

    @Test
    void thePathAtHandIsLabelledInEveryNetwork() {
        assertThat(layout(SampleDiagrams.dense(false, 8, 8, 8, 1)).edges()).filteredOn(e -> e.edge().highlighted())
                .allMatch(e -> e.label().isPresent());
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void everyDiagramIsWellFormedSvg(Diagram diagram) {
        String svg = DiagramSvg.of(diagram, "a <network>", "two & more");
        assertThatNoException().isThrownBy(() -> DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg))));
        assertThat(svg).contains("<title>a &lt;network&gt;</title><desc>two &amp; more</desc>").isEqualTo(DiagramSvg.of(diagram, "a <network>", "two & more"));
    }
}
