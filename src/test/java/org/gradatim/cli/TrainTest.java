package org.gradatim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class TrainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("org.gradatim.cli.VerifyTest#examples")
    void everyExampleLearns(Path example) {
        assertThat(run("train", example.toString(), "--json")).as(text(err)).isEqualTo(Shell.DONE);
        JsonNode json = ValidJson.read(text(out), "train");
        assertThat(json.get("loss").doubleValue()).isLessThan(json.get("initial_loss").doubleValue());
    }

    @Test
    void oneUpdateIsTheOneThatMazurPublished() throws IOException {
        String mazur = Files.readString(Path.of("examples/mazur.yaml")).replaceAll("(?m)^training:.*(\\n .*)*", "");
        assertThat(run("train", spec(mazur + "\ntraining: {learning_rate: 0.5, epochs: 1}\n"), "--json")).isEqualTo(Shell.DONE);
        for (JsonNode parameter : ValidJson.read(text(out), "train").get("parameters")) {
            if (!parameter.get("name").stringValue().equals("w5")) continue;
            assertThat(parameter.get("initial").doubleValue()).isEqualTo(0.4);
            assertThat(parameter.get("value").doubleValue()).isCloseTo(0.35891648, within(1e-8));
        }
    }

    @Test
    void theTableHasWeightsLossAndAccuracy() {
        assertThat(run("train", "examples/two-neurons.yaml")).isEqualTo(Shell.DONE);
        assertThat(text(out)).containsPattern("\\d epochs of gradient descent on 1 example").containsPattern("\nw1 .*\nw2 ")
                .containsPattern("\nJ +0\\.\\d+ +0\\.\\d+\n").containsPattern("\naccuracy .*100\\.0 %");
        assertThat(text(err)).isEmpty();
    }

    @Test
    void defaultsAreSaid() throws IOException {
        run("train", spec("""
                definitions: [J = w^2]
                parameters: {w: 1}
                """));
        assertThat(text(out)).contains("learning rate 0.1 (defaults: the spec has no `training`)").contains("100 epochs").doesNotContain("accuracy");
    }

    @Test
    void withoutBeginningTheMendIsSaid() throws IOException {
        String spec = spec("""
                network:
                  inputs: 2
                  layers: [{units: 1, activation: sigmoid}]
                loss: binary_crossentropy
                """);
        assertThat(run("train", spec)).isEqualTo(Shell.BAD_INPUT);
        assertThat(text(err)).contains(spec + ": training needs a beginning; add `initialization:").hasLineCount(1);
    }

    @Test
    void withoutExamplesTheMendIsSaid() throws IOException {
        String spec = spec("""
                network:
                  inputs: 2
                  layers: [{units: 1, activation: sigmoid}]
                loss: binary_crossentropy
                initialization: {scheme: zeros}
                """);
        assertThat(run("train", spec)).isEqualTo(Shell.BAD_INPUT);
        assertThat(text(err)).contains(spec + ": training needs examples; add `data`").hasLineCount(1);
    }

    @Test
    void aDivergenceNamesTheEpochAndTheMend() throws IOException {
        String spec = spec("""
                network:
                  inputs: 1
                  layers: [{units: 1, activation: linear}]
                loss: mean_squared_error
                initialization: {constant: 1}
                data: [{x: 10, y: 0}]
                training: {learning_rate: 5, epochs: 1000}
                """);
        assertThat(run("train", spec)).isEqualTo(Shell.BAD_INPUT);
        assertThat(text(err)).containsPattern("the training diverges: after \\d+ epochs").contains("try a `learning_rate` below 5").hasLineCount(1);
        assertThat(text(out)).isEmpty();
    }

    private String spec(String yaml) throws IOException {
        return Files.writeString(folder.resolve("spec.yaml"), yaml).toString();
    }

    private int run(String... arguments) {
        return new Shell(new Streams(new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
                false, false)).run(arguments);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
