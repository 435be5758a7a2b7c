package org.gradatim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.gradatim.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class CompareTest {
    private static final String TWO_NEURONS = "examples/two-neurons.yaml";

    @TempDir
    private Path folder;

    @Test
    void theDataSayWhatIsCommonWhatDiffersAndWhenTheyAgree() {
        JsonNode json = ValidJson.read(Session.of("compare", TWO_NEURONS, "w1", "w3", "--json").out(), "compare");
        assertThat(strings(json.get("pair"))).containsExactly("w1", "w3");
        assertThat(strings(json.get("common"))).containsExactly("a3-y", "x1");
        assertThat(json.get("differ").get(0).get("left").stringValue()).isEqualTo("w5");
        assertThat(json.get("differ").get(1).get("right").stringValue()).isEqualTo("a2*(1-a2)");
        assertThat(strings(json.get("equal_when"))).containsExactly("a3 = y", "x1 = 0", "w5*a1*(1-a1) = w6*a2*(1-a2)", "w1 = w3, w2 = w4, w5 = w6");
    }

    @Test
    void overSeveralExamplesTheSumDecides() {
        JsonNode json = ValidJson.read(Session.of("compare", "examples/demand-prediction.yaml", "w1", "w2", "--json").out(), "compare");
        assertThat(strings(json.get("equal_when"))).anyMatch(way -> way.startsWith("sum over the examples of ") && way.endsWith(" = 0"));
    }

    static List<String> examples() {
        return Examples.names();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void allPairsOfEveryExampleAreSortedByTheirReason(String example) {
        Session data = Session.of("compare", Examples.spec(example).toString(), "--json");
        assertThat(data.code()).as(data.err()).isZero();
        JsonNode json = ValidJson.read(data.out(), "compare");
        long sum = StreamSupport.stream(json.get("groups").spliterator(), false).mapToLong(g -> g.get("pairs").longValue()).sum();
        assertThat(sum).isEqualTo(json.get("pairs").longValue());
        assertThat(Session.of("compare", Examples.spec(example).toString()).code()).isZero();
    }

    @Test
    void theComparisonGoesIntoAFileOfAnyFormat() throws IOException {
        for (String ending : List.of("html", "tex", "md", "txt", "json")) {
            Path file = folder.resolve("why." + ending);
            assertThat(Session.of("compare", TWO_NEURONS, "w1", "w2", "-o", file.toString()).code()).isZero();
            assertThat(Files.size(file)).isPositive();
        }
    }

    @Test
    void anUnknownNameIsMetWithTheNearest() {
        Session session = Session.of("compare", TWO_NEURONS, "w1", "w33");
        assertThat(session.code()).isEqualTo(Shell.BAD_INPUT);
        assertThat(session.err()).contains("`w33`").contains("did you mean `w3`?").doesNotContain("\tat ");
    }

    @Test
    void oneNameAloneAndANameTwiceAreRefused() {
        assertThat(Session.of("compare", TWO_NEURONS, "w1").err()).contains("compared with nothing");
        assertThat(Session.of("compare", TWO_NEURONS, "w1", "w1").err()).contains("compared with itself");
    }

    @Test
    void aSpecThatAsksForComparisonsHasThemInItsExplanation() throws IOException {
        Path spec = folder.resolve("asking.yaml");
        Files.writeString(spec, Files.readString(Path.of(TWO_NEURONS)) + "\ncompare: [[w1, w3], [w1, w2]]\n");
        assertThat(Session.of("explain", spec.toString()).out()).contains("Why ∂J/∂w₁ and ∂J/∂w₃ differ").contains("Why ∂J/∂w₁ and ∂J/∂w₂ differ");
        Files.writeString(spec, Files.readString(Path.of(TWO_NEURONS)) + "\ncompare: [[w1, w9]]\n");
        assertThat(Session.of("explain", spec.toString()).err()).contains("asking.yaml:").contains("`w9`");
    }

    private static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::stringValue).toList();
    }

    @Test
    void onlyAnExplanationBecomesAPageThatAnswers(@TempDir Path folder) {
        Path page = folder.resolve("interactive.html");
        Session session = Session.of("compare", "examples/two-neurons.yaml", "w1", "w3", "-o", page.toString());
        assertThat(session.code()).isEqualTo(Shell.BAD_INPUT);
        assertThat(session.err()).contains("only `gradatim explain` makes pages that answer").hasLineCount(1);
        assertThat(page).doesNotExist();
    }
}
