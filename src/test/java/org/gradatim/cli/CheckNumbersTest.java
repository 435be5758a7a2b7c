package org.gradatim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class CheckNumbersTest {
    private static final String SPEC = "examples/two-neurons.yaml";

    @TempDir
    Path folder;

    private Path written(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void rightNumbersGiveTheExitCode0() {
        Session session = Session.of("check", SPEC, "examples/answers/gradients.csv");
        assertThat(session.code()).isZero();
        assertThat(session.out()).contains("All 6 answers are right");
    }

    @Test
    void whatWrongNumbersHaveInCommonIsToldFirst() throws IOException {
        Path twice = written("twice.json", "{\"w1\": -0.11646, \"w2\": -0.23291, \"w3\": 0.062763, \"w4\": 0.12553, \"w5\": -0.18037, \"w6\": -0.36189}");
        Session session = Session.of("check", SPEC, twice.toString());
        assertThat(session.code()).isEqualTo(1);
        assertThat(session.out()).contains("in common", "All of layer 1: The number is the true one times 2.", "Right are w₅ and w₆.");
    }

    @Test
    void hintsGiveNoNumberAway() throws IOException {
        Path twice = written("twice.json", "{\"w1\": -0.11646, \"w2\": -0.23291, \"w3\": 0.062763, \"w4\": 0.12553}");
        Session session = Session.of("check", SPEC, twice.toString(), "--hint-only");
        assertThat(session.out()).contains("Look at the numbers in front").doesNotContain("times 2", "-0.0582");
    }

    @Test
    void dataFollowTheSchema() throws IOException {
        Path some = written("some.json", "{\"value:a1\": 0.3543, \"w5\": 0.18037, \"W1\": [[1, NaN], [2, 3]], \"w9\": 1}");
        JsonNode answers = ValidJson.read(Session.of("check", SPEC, some.toString(), "--json").out(), "check");
        assertThat(answers).extracting(a -> a.get("verdict").asString()).containsExactly("right", "wrong", "wrong", "unreadable");
        assertThat(answers.get(1).get("diagnoses").get(0).get("class").asString()).isEqualTo("sign");
    }

    @Test
    void aProgramIsRunAndItsFailureIsBadInput() throws IOException {
        Path right = written("right.sh", "echo '{\"w5\": -0.18037060305559396}'");
        assertThat(Session.of("check", SPEC, "--exec", "sh " + right).code()).isZero();
        Session failed = Session.of("check", SPEC, "--exec", "sh " + written("fails.sh", "echo broken >&2; exit 4"));
        assertThat(failed.code()).isEqualTo(2);
        assertThat(failed.out()).isEmpty();
        assertThat(failed.err()).contains("exit code 4", "broken");
    }

    @ParameterizedTest
    @CsvSource({"--time-limit=5, --time-limit is for the program", "--time-limit=0 --exec=true, number of seconds above 0", "--exec=, no command"})
    void optionsThatMakeNoSenseAreRefused(String options, String said) {
        String[] arguments = ("check " + SPEC + " examples/answers/gradients.csv " + options).split(" ");
        assertThat(Session.of(arguments).err()).contains(said);
    }
}
