package org.gradatim.check.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.gradatim.check.answer.CheckedAnswer.Right;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Model;
import org.gradatim.parse.SpecReader;
import org.gradatim.parse.numbers.NumberArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that compute gradients: shell scripts, and a Java program that really does. */
class ExternalProgramTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private static Model model() {
        return SpecReader.read("""
                network:
                  inputs: [x1, x2]
                  layers:
                    - {units: 2, activation: sigmoid}
                    - {units: 1, activation: sigmoid}
                  bias: false
                loss: binary_crossentropy
                parameters: {w1: 0.2, w2: -0.4, w3: 0.7, w4: 0.1, w5: 0.5, w6: -0.3}
                data:
                  - {x: [1.0, 2.0], y: 1}
                  - {x: [-0.5, 0.3], y: 0}
                """, Path.of(""), "two.yaml");
    }

    private List<NumberArray> shell(String script, Duration limit) throws IOException {
        Path file = Files.writeString(folder.resolve("a script.sh"), script);
        return ExternalProgram.of("sh '" + file + "'", limit).gradients(model());
    }

    @Test
    void aProgramThatReadsTheParametersAndTheDataIsChecked() throws IOException {
        Path student = Files.writeString(folder.resolve("Student.java"), """
                void main() throws Exception {
                    String json = new String(System.in.readAllBytes());
                    double[] w = new double[7], x1 = list(json, "x1"), x2 = list(json, "x2"), y = list(json, "y");
                    for (int i = 1; i <= 6; i++) w[i] = number(json, "w" + i);
                    double[] g = new double[7];
                    for (int i = 0; i < y.length; i++) {
                        double a1 = s(w[1] * x1[i] + w[2] * x2[i]), a2 = s(w[3] * x1[i] + w[4] * x2[i]);
                        double d = (s(w[5] * a1 + w[6] * a2) - y[i]) / y.length;
                        double d1 = d * w[5] * a1 * (1 - a1), d2 = d * w[6] * a2 * (1 - a2);
                        g[1] += d1 * x1[i]; g[2] += d1 * x2[i]; g[3] += d2 * x1[i]; g[4] += d2 * x2[i]; g[5] += d * a1; g[6] += d * a2;
                    }
                    IO.println("{\\"dW1\\": [[" + g[1] + "," + g[2] + "],[" + g[3] + "," + g[4] + "]], \\"w5\\": " + g[5] + ", \\"dJ/dw6\\": " + g[6] + "}");
                }
                double s(double z) { return 1 / (1 + Math.exp(-z)); }
                double number(String json, String name) { return Double.parseDouble(json.split("\\"" + name + "\\":")[1].split("[,}]")[0]); }
                double[] list(String json, String name) {
                    String[] parts = json.split("\\"" + name + "\\":\\\\[")[1].split("]")[0].split(",");
                    double[] values = new double[parts.length];
                    for (int i = 0; i < parts.length; i++) values[i] = Double.parseDouble(parts[i]);
                    return values;
                }
                """);
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<NumberArray> printed = ExternalProgram.of("'" + java + "' '" + student + "'", LIMIT).gradients(model());
        assertThat(NumericChecker.of(model()).check(printed).answers()).hasSize(3).allSatisfy(a -> assertThat(a.verdict()).isInstanceOf(Right.class));
    }

    @Test
    void whatAFailingProgramSaysIsShown() {
        assertThatThrownBy(() -> shell("echo 'NameError: name w7 is not defined' >&2; exit 3", LIMIT)).isInstanceOf(InputException.class)
                .hasMessageContaining("exit code 3").hasMessageContaining("NameError: name w7 is not defined");
    }

    @Test
    void ofALongComplaintTheEndIsShown() {
        assertThatThrownBy(() -> shell("i=0; while [ $i -lt 20000 ]; do echo 'File line'; i=$((i+1)); done >&2; echo the end >&2; exit 1", LIMIT))
                .isInstanceOf(InputException.class).hasMessageEndingWith("the end").satisfies(e -> assertThat(e.getMessage().length()).isLessThan(6_000));
    }

    @Test
    void aProgramThatDoesNotEndIsStoppedWithAllThatItStarted() throws Exception {
        Path child = folder.resolve("child");
        assertThatThrownBy(() -> shell("sleep 300 & echo $! > '" + child + "'; wait", Duration.ofMillis(700)))
                .isInstanceOf(InputException.class).hasMessageContaining("took longer than 0.7 s");
        long id = Long.parseLong(Files.readString(child).strip());
        for (int i = 0; i < 100 && runs(id); i++) Thread.sleep(20);
        assertThat(runs(id)).isFalse();
    }

    private static boolean runs(long id) {
        return ProcessHandle.of(id).filter(ProcessHandle::isAlive).isPresent();
    }

    @Test
    void aProgramThatLeavesAnotherBehindWithItsOutputOpenIsNotWaitedForForEver() {
        assertThatThrownBy(() -> shell("sleep 300 & echo '{\"w1\": 1}'; sleep 0.3", Duration.ofMillis(1500)))
                .isInstanceOf(InputException.class).hasMessageContaining("took longer");
    }

    @Test
    void aProgramThatPrintsWithoutEndIsStopped() {
        System.setProperty("gradatim.limit.program_output", "100000");
        try {
            assertThatThrownBy(() -> shell("while true; do echo '[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]'; done", LIMIT))
                    .isInstanceOf(InputException.class).hasMessageContaining("GRADATIM_LIMIT_PROGRAM_OUTPUT");
        } finally {
            System.clearProperty("gradatim.limit.program_output");
        }
    }

    @Test
    void whatIsNoJsonIsSaidToBeNone() {
        assertThatThrownBy(() -> shell("echo w1 = 0.5", LIMIT)).isInstanceOf(InputException.class).hasMessageContaining("no JSON");
        assertThatThrownBy(() -> shell("true", LIMIT)).isInstanceOf(InputException.class).hasMessageContaining("prints nothing");
    }

    @Test
    void aProgramThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> ExternalProgram.of("no-such-program x", LIMIT).gradients(model()))
                .isInstanceOf(InputException.class).hasMessageContaining("`no-such-program`");
    }

    @Test
    void aCommandIsSplitAsAShellSplitsItAndNothingElseIsDone() {
        assertThat(CommandLine.split("python 'my student.py'  --x=\"a b\" c\\ d \"\" $HOME *"))
                .containsExactly("python", "my student.py", "--x=a b", "c d", "", "$HOME", "*");
        assertThatThrownBy(() -> CommandLine.split("python 'student.py")).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> CommandLine.split("  ")).isInstanceOf(InputException.class);
    }

    @Test
    void theInputFollowsItsSchema() throws IOException {
        String schema = new String(ExternalProgramTest.class.getResourceAsStream("/org/gradatim/schema/program-input.schema.json").readAllBytes());
        var errors = com.networknt.schema.SchemaRegistry.withDefaultDialect(com.networknt.schema.SpecificationVersion.DRAFT_2020_12).getSchema(schema)
                .validate(ProgramInput.of(model()), com.networknt.schema.InputFormat.JSON);
        assertThat(errors).isEmpty();
        assertThat(ProgramInput.of(model())).contains("\"W1\":[[0.2,-0.4],[0.7,0.1]]", "\"X\":[[1.0,2.0],[-0.5,0.3]]", "\"m\":2");
    }
}
