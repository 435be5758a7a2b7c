package org.gradatim.check.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gradatim.expr.ShapeMismatch;
import org.gradatim.graph.Model;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Derivatives that people have published, right and wrong ones, as they wrote them: each must be read as what it says. The sources stand
 * in the file; only formulas are taken from them.
 */
class PublishedAnswersTest {
    record Case(JsonNode json) {
        String text(String key) {
            return json.path(key).asString("");
        }

        boolean isRight() {
            return text("verdict").equals("right");
        }

        Model model() {
            StringBuilder yaml = new StringBuilder();
            if (json.has("shapes")) yaml.append("shapes: ").append(json.get("shapes")).append('\n');
            if (json.has("aliases")) yaml.append("aliases: ").append(json.get("aliases")).append('\n');
            yaml.append("definitions:\n");
            json.path("definitions").forEach(d -> yaml.append("  - ").append(d.asString()).append('\n'));
            yaml.append("  - J = ").append(text("loss")).append("\nwith_respect_to: [").append(text("wrt")).append("]\n");
            return Readings.model(yaml.toString());
        }

        @Override
        public String toString() {
            return text("id");
        }
    }

    @ParameterizedTest
    @MethodSource("scalars")
    void plainFormulasMeanWhatTheySay(Case c) {
        assertThat(Readings.judged(c.model(), c.text("ascii"))).isEqualTo("dJ/d" + c.text("wrt") + (c.isRight() ? " right" : " wrong"));
    }

    @ParameterizedTest
    @MethodSource("inLatex")
    void latexMeansWhatItSays(Case c) {
        String verdict = c.text("latexVerdict").isEmpty() ? c.isRight() ? "right" : "wrong" : c.text("latexVerdict");
        String first = Readings.judged(c.model(), c.text("latex")).lines().findFirst().orElseThrow();
        if (verdict.equals("unreadable")) assertThat(first).startsWith("unreadable");
        else assertThat(first).matches("d\\w+/d" + c.text("wrt") + " .*" + verdict);
    }

    @ParameterizedTest
    @MethodSource("matrices")
    void matricesAreReadEntryByEntry(Case c) {
        assertThat(Readings.judged(c.model(), "d" + c.text("wrt") + " = " + c.text("correct"))).endsWith(" right");
        Meaning given = Readings.read(c.model(), "d" + c.text("wrt") + " = " + c.text("ascii"));
        Answer.Step step = given.answers().getFirst().steps().getFirst();
        switch (c.text("evaluatesTo").replaceFirst(":.*", "")) {
            case "equal to the gradient" -> assertThat(Readings.judged(given)).endsWith(" right");
            case "transpose of the gradient" -> assertThat(Readings.judged(given)).endsWith(" is 1×3");
            case "shape error" -> assertThat(step.error().orElseThrow()).isInstanceOfSatisfying(ShapeMismatch.class, e -> assertThat(e.mend()).isPresent());
            default -> assertThat(Readings.judged(given)).endsWith(" wrong");
        }
    }

    static Stream<Case> scalars() {
        return cases().stream().filter(c -> c.text("type").equals("symbolic"));
    }

    static Stream<Case> inLatex() {
        return scalars().filter(c -> !c.text("latex").isEmpty());
    }

    static Stream<Case> matrices() {
        return cases().stream().filter(c -> c.text("type").equals("matrix"));
    }

    private static List<Case> cases() {
        try (InputStream in = PublishedAnswersTest.class.getResourceAsStream("answers.jsonl")) {
            List<Case> cases = new ArrayList<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> cases.add(new Case(JsonMapper.shared().readTree(line))));
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
