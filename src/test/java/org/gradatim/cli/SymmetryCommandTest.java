package org.gradatim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SymmetryCommandTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("org.gradatim.cli.VerifyTest#examples")
    void everyExampleHasDataThatKeepToTheSchemaAndADocument(Path example) {
        Session data = Session.of("symmetry", example.toString(), "--json");
        assertThat(data.code()).as(data.err()).isEqualTo(Shell.DONE);
        ValidJson.read(data.out(), "symmetry");
        Session text = Session.of("symmetry", example.toString());
        assertThat(text.code()).as(text.err()).isEqualTo(Shell.DONE);
        assertThat(text.out()).contains("What stays equal for ever").contains("below 2⁻");
    }

    @Test
    void theDataAreTheClassesAndWhatIsFrozen() {
        JsonNode equal = json("symmetry", "examples/symmetric-start.yaml", "--json");
        assertThat(equal.get("classes").toString()).isEqualTo("[[\"w1\",\"w3\"],[\"w2\",\"w4\"],[\"w5\",\"w6\"]]");
        assertThat(equal.get("frozen").toString()).isEqualTo("[]");
        JsonNode frozen = json("symmetry", "examples/zero-init-tanh.yaml", "--json");
        assertThat(frozen.get("classes").toString()).isEqualTo("[[\"w1\",\"w2\",\"b1\",\"w3\",\"w4\",\"b2\",\"w5\",\"w6\"]]");
        assertThat(frozen.get("frozen").toString()).isEqualTo("[\"w1\",\"w2\",\"b1\",\"w3\",\"w4\",\"b2\",\"w5\",\"w6\"]");
    }

    @Test
    void aHypothesisThatDoesNotLastIsRefutedWithNumbers() {
        Session refuted = Session.of("symmetry", "examples/symmetric-start.yaml", "--assume", "w5=w6");
        assertThat(refuted.code()).isEqualTo(Shell.WRONG);
        assertThat(refuted.out()).contains("does not keep to this hypothesis").contains("∂L/∂w₅ = (a₃ - y) a₁").contains("∂L/∂w₆ = (a₃ - y) a₂")
                .containsPattern("∂L/∂w₅ ≈ -?0?\\.?\\d").contains("w₅ = 1/8 and w₆ = 1/8");
        Session data = Session.of("symmetry", "examples/symmetric-start.yaml", "--assume", "w5=w6", "--json");
        assertThat(data.code()).isEqualTo(Shell.WRONG);
        JsonNode witness = ValidJson.read(data.out(), "symmetry").get("hypothesis").get("violations").get(0).get("witness");
        assertThat(witness.get("left").doubleValue()).isNotEqualTo(witness.get("right").doubleValue());
        assertThat(witness.get("point").get("w5").doubleValue()).isEqualTo(witness.get("point").get("w6").doubleValue());
    }

    @Test
    void aHypothesisThatLastsIsProved() {
        Session proved = Session.of("symmetry", "examples/symmetric-start.yaml", "--assume", "w1=w3, w2=w4, w5=w6");
        assertThat(proved.code()).as(proved.err()).isEqualTo(Shell.DONE);
        assertThat(proved.out()).contains("Gradient descent keeps to this hypothesis").contains("= z₁").contains("by induction after every step");
    }

    @Test
    void aHypothesisThatTheFirstValuesContradictIsProvedAndStillAMistake() {
        Session proved = Session.of("symmetry", "examples/broken-symmetry.yaml", "--assume", "w1=w3, w2=w4, w5=w6");
        assertThat(proved.code()).isEqualTo(Shell.BAD_INPUT);
        assertThat(proved.out()).contains("Gradient descent keeps to this hypothesis").contains("w₆ is -0.3, but w₅ is 0.5");
        assertThat(proved.err()).contains("w6 starts at -0.3 and w5 at 0.5; let w6 start at 0.5").hasLineCount(1);
        Session refuted = Session.of("symmetry", "examples/broken-symmetry.yaml", "--assume", "w5=w6");
        assertThat(refuted.code()).isEqualTo(Shell.WRONG);
        assertThat(refuted.out()).contains("The values at the start are not as supposed");
        assertThat(refuted.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            w1=w7  | --assume, column 4: there is no parameter `w7`; there are `w1`, `w2`
            w1=    | --assume, column 4: expected the name of a parameter or a number
            """)
    void mistakesInTheHypothesisAreShown(String assumed, String message) {
        Session session = Session.of("symmetry", "examples/two-neurons.yaml", "--assume", assumed);
        assertThat(session.code()).isEqualTo(Shell.BAD_INPUT);
        assertThat(session.err()).contains(message).endsWith("^" + System.lineSeparator());
        assertThat(session.out()).isEmpty();
    }

    @Test
    void withoutFirstValuesTheOrbitsAreTold() throws IOException {
        String spec = Files.writeString(folder.resolve("spec.yaml"), """
                network:
                  inputs: 2
                  layers: [{units: 2, activation: tanh}, {units: 1, activation: sigmoid}]
                  bias: false
                loss: binary_crossentropy
                """).toString();
        JsonNode json = json("symmetry", spec, "--json");
        assertThat(json.get("classes")).isEmpty();
        assertThat(json.get("orbits").toString()).isEqualTo("[[\"w1\",\"w3\"],[\"w2\",\"w4\"],[\"w5\",\"w6\"]]");
        assertThat(json.get("layers").get(0).get("signs").booleanValue()).isTrue();
        assertThat(Session.of("symmetry", spec).out()).contains("True for every start").contains("Parameters of one orbit that all start equal")
                .contains("its activation is odd").doesNotContain("What breaks it");
    }

    @Test
    void whereTheDerivativesHaveNoValueOneMessageSaysSo() throws IOException {
        String spec = Files.writeString(folder.resolve("spec.yaml"), "inputs: [x]\ndefinitions: [J = x/w]\nparameters: {w: 0}\n").toString();
        Session session = Session.of("symmetry", spec);
        assertThat(session.code()).isEqualTo(Shell.BAD_INPUT);
        assertThat(session.err()).contains(spec + ": ").contains("a division by 0").hasLineCount(1);
    }

    @Test
    void theResultGoesToFilesOfEveryKind() throws IOException {
        for (String ending : List.of("pdf", "html", "tex", "md", "txt", "json")) {
            Path file = folder.resolve("symmetry." + ending);
            Session session = Session.of("symmetry", "examples/zero-init-sigmoid.yaml", "-o", file.toString());
            assertThat(session.code()).as(session.err()).isEqualTo(Shell.DONE);
            assertThat(session.out()).isEmpty();
            assertThat(file).isNotEmptyFile();
        }
        ValidJson.read(Files.readString(folder.resolve("symmetry.json")), "symmetry");
    }

    private static JsonNode json(String... arguments) {
        Session session = Session.of(arguments);
        assertThat(session.code()).as(session.err()).isEqualTo(Shell.DONE);
        ValidJson.read(session.out(), "symmetry");
        return JsonMapper.shared().readTree(session.out());
    }
}
