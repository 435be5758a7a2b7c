package org.gradatim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gradatim.cas.Opinion;
import org.gradatim.check.Verification;
import org.gradatim.derive.Gradient;
import org.gradatim.graph.Model;
import org.gradatim.parse.SpecReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class VerifyTest {
    private static final Path EXAMPLES = Path.of("examples");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleStandsAndItsDataKeepToTheSchema(Path example) {
        assertThat(run("verify", example.toString(), "--json")).as(text(err)).isEqualTo(Shell.DONE);
        JsonNode json = json("verify");
        assertThat(json.get("agree").booleanValue()).isTrue();
        assertThat(json.get("proof").get("proved").booleanValue()).isTrue();
        for (JsonNode parameter : json.get("parameters")) {
            assertThat(parameter.get("relative_error").doubleValue()).isLessThan(1e-5);
        }
    }

    @Test
    void theDataHaveEveryDigit() {
        run("verify", EXAMPLES.resolve("mazur.yaml").toString(), "--json");
        JsonNode json = json("verify");
        assertThat(json.get("cost").doubleValue()).isCloseTo(0.298371109, within(1e-9));
        for (JsonNode parameter : json.get("parameters")) {
            if (!parameter.get("name").stringValue().equals("w5")) continue;
            assertThat(parameter.get("symbolic").doubleValue()).isCloseTo(0.0821670406, within(1e-10));
            assertThat(parameter.get("dense").doubleValue()).isCloseTo(0.0821670406, within(1e-10));
            assertThat(parameter.get("difference").doubleValue()).isCloseTo(0.0821670406, within(1e-9));
        }
    }

    @Test
    void theTableNamesTheWitnessesAndWhatIsProved() {
        assertThat(run("verify", EXAMPLES.resolve("mazur.yaml").toString())).isEqualTo(Shell.DONE);
        assertThat(text(out)).contains("J = 0.2983711088").contains("symbolic").contains("dense").contains("differences")
                .contains("\nw5     0.08216704056 ").contains("✓ agrees")
                .contains("✓ The witnesses agree on 12 of 12 derivatives.").containsPattern("below 2\\^-\\d{3}\\.");
        assertThat(text(err)).isEmpty();
    }

    @Test
    void theTableIsTheSameInEveryLocale() {
        run("verify", EXAMPLES.resolve("mazur.yaml").toString());
        String expected = text(out);
        out.reset();
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            run("verify", EXAMPLES.resolve("mazur.yaml").toString());
        } finally {
            Locale.setDefault(before);
        }
        assertThat(text(out)).isEqualTo(expected);
    }

    @Test
    void formulasHaveNoDenseColumn() throws IOException {
        assertThat(run("verify", spec("""
                definitions: [J = w^2]
                parameters: {w: 3}
                """))).isEqualTo(Shell.DONE);
        assertThat(text(out)).doesNotContain("dense").contains("\nw     6 ");
        out.reset();
        run("verify", folder.resolve("spec.yaml").toString(), "--json");
        assertThat(json("verify").get("parameters").get(0).get("dense").isNull()).isTrue();
    }

    @Test
    void withoutNumbersTheSeedIsSaid() throws IOException {
        assertThat(run("verify", spec("definitions: [J = w^2]"))).isEqualTo(Shell.DONE);
        assertThat(text(out)).contains("random, with seed 42");
        out.reset();
        run("verify", folder.resolve("spec.yaml").toString(), "--json");
        assertThat(json("verify").get("seed").intValue()).isEqualTo(42);
    }

    @Test
    void aKinkIsExplained() throws IOException {
        String spec = spec("""
                inputs: [x]
                definitions: [z = w*x, "J = relu(z) + max(a, b)"]
                parameters: {w: 1, a: 2, b: 2}
                data: [{x: 1}, {x: 0}, {x: -3}]
                with_respect_to: [w, z, a]
                """);
        assertThat(run("verify", spec)).isEqualTo(Shell.DONE);
        assertThat(text(out)).contains("· z: not differentiable here: z = 0 in example 2, a kink of relu; its slope in z is taken as 0")
                .contains("· a: not differentiable here: a = b in example 1, a kink of max")
                .contains("agree on 1 of 3 derivatives; at a kink: 2");
        out.reset();
        run("verify", spec, "--json");
        assertThat(json("verify").get("parameters").get(1).get("kink").get("of").stringValue()).isEqualTo("relu(z)");
    }

    @Test
    void aWrongGradientIsToldByTableDataAndExitCode() throws IOException {
        Model model = SpecReader.read("""
                definitions: ["J = w1^2 + w2"]
                parameters: {w1: 3, w2: 1}
                """, folder, "planted.yaml");
        Model other = SpecReader.read("definitions: [\"J = w1^3 + w2\"]", folder, "other.yaml");
        Verification planted = Verification.of(model, Gradient.of(other.program()));
        assertThat(Verify.report(planted, new LinkedHashMap<>(), false, streams(false))).isEqualTo(Shell.WRONG);
        assertThat(text(out)).contains("✗ disagrees").contains("✗ A witness disagrees on w1.").contains("✗ not proved: gradient of J by w1");
        out.reset();
        assertThat(Verify.report(planted, new LinkedHashMap<>(), true, streams(false))).isEqualTo(Shell.WRONG);
        JsonNode json = json("verify");
        assertThat(json.get("agree").booleanValue()).isFalse();
        assertThat(json.get("parameters").get(0).get("verdict").stringValue()).isEqualTo("disagrees");
        assertThat(json.get("parameters").get(1).get("verdict").stringValue()).isEqualTo("agrees");
        assertThat(planted.secondOpinion().get("w1")).isInstanceOf(Opinion.Differs.class);
        out.reset();
        Verify.report(planted, planted.secondOpinion(), false, streams(false));
        assertThat(text(out)).contains("✗ Symja differentiates otherwise: w1.");
    }

    @Test
    void theSecondOpinionSaysHowManyDigits() throws IOException {
        String spec = spec("""
                definitions: ["J = sigmoid(w)^2"]
                parameters: {w: 0.5}
                """);
        assertThat(run("verify", spec, "--second-opinion")).isEqualTo(Shell.DONE);
        assertThat(text(out)).containsPattern("✓ Symja's own derivatives agree on 1 to (3|4)\\d digits\\.");
        out.reset();
        run("verify", spec, "--second-opinion", "--json");
        assertThat(json("verify").get("parameters").get(0).get("second_opinion").get("verdict").stringValue()).isEqualTo("agrees");
    }

    @Test
    void whereTheLossHasNoValueTheMessageNamesFileDefinitionAndExample() throws IOException {
        String spec = spec("""
                inputs: [x]
                definitions: [u = w*x, J = log(u)]
                parameters: {w: 1}
                data: [{x: 1}, {x: -2}]
                """);
        assertThat(run("verify", spec)).isEqualTo(Shell.BAD_INPUT);
        assertThat(text(err)).contains(spec + ": `J` is undefined in example 2 where u = -2.0").hasLineCount(1);
    }

    @Test
    void aLongTableIsCut() throws IOException {
        String spec = spec("""
                network:
                  inputs: 20
                  layers: [{units: 20, activation: tanh}, {units: 1, activation: sigmoid}]
                loss: binary_crossentropy
                """);
        run("verify", spec);
        assertThat(text(out).lines().filter(line -> line.startsWith("w") || line.startsWith("b"))).hasSize(TextTable.MOST_ROWS);
        assertThat(text(out)).contains("… and 241 more, which --json lists");
        out.reset();
        run("verify", spec, "--json");
        assertThat(json("verify").get("parameters")).hasSize(441);
    }

    @Test
    void marksAreColouredWhereColoursAreWelcome() throws IOException {
        new Shell(streams(true)).run("verify", spec("definitions: [J = w^2]"));
        assertThat(text(out)).contains("\033[32m✓\033[");
    }

    private String spec(String yaml) throws IOException {
        return Files.writeString(folder.resolve("spec.yaml"), yaml).toString();
    }

    private int run(String... arguments) {
        return new Shell(streams(false)).run(arguments);
    }

    private Streams streams(boolean colours) {
        return new Streams(new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), colours, false);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private JsonNode json(String command) {
        return ValidJson.read(text(out), command);
    }
}
