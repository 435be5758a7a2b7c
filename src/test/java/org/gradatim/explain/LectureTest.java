package org.gradatim.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gradatim.Examples;
import org.gradatim.Gradatim;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Calculation;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Block.Step;
import org.gradatim.document.Document;
import org.gradatim.notation.Notation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told in a lecture, where nobody watches the same derivation twice. */
class LectureTest {
    /** 29 weights and biases of three kinds: those before the hidden layer, those behind it. */
    private static final String WIDE = """
            network:
              inputs: 5
              layers: [{units: 4, activation: sigmoid}, {units: 1, activation: linear}]
            loss: half_squared_error
            """;

    private static final String UNLIKE = """
            inputs: [x]
            definitions: [u = sin(a*x), v = sin(b*x), w = exp(c*x), J = u + v + w]
            """;

    @TempDir
    private Path folder;

    private Gradatim spec(String yaml) throws IOException {
        return Gradatim.read(Files.writeString(folder.resolve("spec.yaml"), yaml));
    }

    private static Stream<Section> sections(List<Block> blocks) {
        return blocks.stream().filter(Section.class::isInstance).map(Section.class::cast).flatMap(s -> Stream.concat(Stream.of(s), sections(s.blocks())));
    }

    /** The ids of the sections that derive one weight each. */
    private static List<String> derived(Document document) {
        return sections(document.blocks()).map(Section::id).filter(id -> id.startsWith("weight-")).toList();
    }

    private static List<Step> steps(Document document, String section) {
        return sections(document.blocks()).filter(s -> s.id().equals(section)).flatMap(s -> s.blocks().stream())
                .filter(Calculation.class::isInstance).flatMap(c -> ((Calculation) c).steps().stream()).toList();
    }

    @Test
    void ofDerivativesThatAreAlikeTheFirstIsToldInFullAndTheOthersByTheirChains() {
        Document lecture = Examples.lecture("two-neurons");
        assertThat(derived(lecture)).containsExactly("weight-w1", "weight-w5");
        Gradatim gradatim = Examples.read("two-neurons");
        List<Notation> alike = Stream.of("w2", "w3", "w4").map(w -> gradatim.formula("dJ/d" + w + " chain right")).toList();
        List<Notation> closed = Stream.of("w2", "w3", "w4").map(w -> gradatim.formula("dJ/d" + w + " right")).toList();
        List<Notation> told = steps(lecture, "weight-w1").reversed().subList(0, 3).reversed().stream().map(Step::right).toList();
        for (int i = 0; i < told.size(); i++) {
            Notation.Relation relation = (Notation.Relation) told.get(i);
            assertThat(relation.left()).isEqualTo(alike.get(i));
            assertThat(relation.right()).isEqualTo(closed.get(i));
        }
    }

    @Test
    void ofVeryManyTheFirstTheSecondAndTheLastStandForAll() throws IOException {
        Document lecture = spec(WIDE).lecture(Options.DEFAULT);
        assertThat(derived(lecture)).hasSize(2);
        List<Step> told = steps(lecture, derived(lecture).getFirst());
        assertThat(told.subList(told.size() - 3, told.size())).extracting(Step::left).doesNotHaveDuplicates();
        assertThat(steps(lecture, "backpropagation")).as("a signal for each neuron, a weight for each kind").hasSize(5 + 2);
    }

    @Test
    void whatIsDerivedByOtherRulesIsToldApart() throws IOException {
        assertThat(derived(spec(UNLIKE).lecture(Options.DEFAULT))).containsExactly("weight-a", "weight-c");
    }

    @Test
    void pathsInAnotherOrderMakeNoOtherKind() {
        assertThat(derived(Examples.lecture("softmax"))).as("one weight before each layer").hasSize(2);
    }

    @Test
    void whoAsksForWeightsByNameOrForAllDetailIsToldAll() {
        Gradatim gradatim = Examples.read("two-neurons");
        assertThat(derived(gradatim.lecture(new Options(Detail.STANDARD, List.of("w2", "w3"), Locale.ENGLISH)))).containsExactly("weight-w2", "weight-w3");
        assertThat(derived(gradatim.lecture(new Options(Detail.FULL, List.of(), Locale.ENGLISH)))).hasSize(6);
        assertThat(derived(gradatim.explain())).hasSize(6);
    }
}
