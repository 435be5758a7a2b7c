package org.gradatim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CheckTest {
    private static final String SPEC = "examples/two-neurons.yaml";
    private static final String RIGHT = "dJ/dw1 = (a3-y)*w5*a1*(1-a1)*x1";
    private static final String WRONG = "dJ/dw1 = (a3-y)*w5*x1";

    @TempDir
    private Path folder;

    private static JsonNode json(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "check";
        all[1] = SPEC;
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        all[all.length - 1] = "--json";
        return ValidJson.read(Session.of(all).out(), "check");
    }

    private static List<String> verdicts(JsonNode answers) {
        return StreamSupport.stream(answers.spliterator(), false).map(a -> a.get("verdict").stringValue()).toList();
    }

    @Test
    void aRightAnswerEndsWith0() {
        Session session = Session.of("check", SPEC, "--answer", RIGHT);
        assertThat(session.code()).isEqualTo(Shell.DONE);
        assertThat(session.out()).contains("∂J/∂w₁ ✓ right").contains("∂J/∂w₁ = (a₃ - y) w₅ a₁ (1 - a₁) x₁");
    }

    @Test
    void aWrongAnswerEndsWith1AndSaysWhatIsMissing() {
        Session session = Session.of("check", SPEC, "--answer", WRONG);
        assertThat(session.code()).isEqualTo(Shell.WRONG);
        assertThat(session.out()).contains("✗ wrong", "The derivative of an activation, a₁ (1 - a₁), is missing.", "✗«∂a₁/∂z₁»");
    }

    @Test
    void theDataNameTheClassThePlaceAndTheNumbers() {
        JsonNode wrong = json("--answer", WRONG, "--answer", RIGHT).get(0);
        assertThat(wrong.get("quantity").stringValue()).isEqualTo("dJ/dw1");
        assertThat(wrong.get("reading").get("text").stringValue()).isEqualTo("(a₃ - y) w₅ x₁");
        assertThat(wrong.get("diagnoses").get(0).get("class").stringValue()).isEqualTo("missing-activation-derivative");
        assertThat(wrong.get("diagnoses").get(0).get("where").stringValue()).isEqualTo("∂a1/∂z1");
        assertThat(wrong.get("counterexample").get("given").decimalValue()).isNotEqualByComparingTo(wrong.get("counterexample").get("truth").decimalValue());
        assertThat(wrong.get("counterexample").get("point").propertyNames()).containsExactlyInAnyOrder("x1", "x2", "y", "w1", "w2", "w3", "w4", "w5", "w6");
    }

    @Test
    void theDataComeInTheOrderOfTheAnswers() {
        assertThat(verdicts(json("--answer", RIGHT, "--answer", WRONG, "--answer", "dJ/dw77 = 1", "--answer", RIGHT)))
                .containsExactly("right", "wrong", "unreadable", "right");
    }

    @Test
    void twoMistakesOfOneExplanationHaveItsNumber() {
        JsonNode diagnoses = json("--answer", "dJ/dw4 = (y-a3)*w5*a2*(1-a2)*x2").get(0).get("diagnoses");
        assertThat(diagnoses.get(0).get("class").stringValue()).isEqualTo("wrong-index");
        assertThat(diagnoses.get(1).get("class").stringValue()).isEqualTo("sign");
        assertThat(diagnoses.get(0).get("explanation").intValue()).isEqualTo(diagnoses.get(1).get("explanation").intValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--json", "--hint-only"})
    void aHintGivesNoPartOfTheAnswerAway(String other) {
        Session session = other.equals("--json") ? Session.of("check", SPEC, "--answer", WRONG, "--hint-only", "--json") : Session.of("check", SPEC, "--answer", WRONG, other);
        assertThat(session.code()).isEqualTo(Shell.WRONG);
        assertThat(session.out()).contains("Count the activations").doesNotContain("1 - a₁", "truth", "∂a1", "∂a₁");
    }

    @Test
    void theFirstFalseStepOfAChainIsNamed() {
        JsonNode answer = json("--answer", "dJ/dw1 = (a3-y)*w5*(a1 - a1^2)*x1 = (a3-y)*w5*a1*x1 = (a3-y)*w5*x1").get(0);
        assertThat(answer.get("first_wrong_step").get("index").intValue()).isEqualTo(1);
        assertThat(answer.get("first_wrong_step").get("after").stringValue()).contains("(a3-y)*w5*a1*x1");
    }

    @Test
    void aFalseStepBeforeARightEndIsInconsistent() {
        JsonNode answer = json("--answer", "dJ/dw1 = (y-a3)*w5*a1*(1-a1)*x1 = (a3-y)*w5*a1*(1-a1)*x1").get(0);
        assertThat(answer.get("verdict").stringValue()).isEqualTo("wrong");
        assertThat(answer.get("diagnoses").get(0).get("class").stringValue()).isEqualTo("chain-step-inconsistent");
        assertThat(answer.get("diagnoses").get(1).get("class").stringValue()).isEqualTo("sign");
    }

    @Test
    void anEarlierMistakeIsCarriedForward() throws Exception {
        Path file = Files.writeString(folder.resolve("own.txt"), "delta3 = y - a3\ndJ/dw5 = delta3*a1\ndJ/dw6 = (a3-y)*a2\n");
        JsonNode answers = json(file.toString());
        assertThat(verdicts(answers)).containsExactly("wrong", "wrong", "right");
        assertThat(answers.get(0).get("diagnoses").get(0).get("class").stringValue()).isEqualTo("sign");
        assertThat(answers.get(1).get("carried_forward").booleanValue()).isTrue();
        assertThat(answers.get(1).get("diagnoses").get(0).get("class").stringValue()).isEqualTo("carried-forward");
        assertThat(answers.get(1).get("diagnoses").get(0).get("where").stringValue()).isEqualTo("delta3");
    }

    @Test
    void whatIsAddedToTheWeightsMayBeMinusTheGradient() {
        JsonNode answers = json("--answer", "w5 += lr*(y-a3)*a1", "--answer", "w5 += lr*(a3-y)*a1", "--answer", "w5 -= lr*(a3-y)*a1");
        assertThat(verdicts(answers)).containsExactly("right", "wrong", "right");
        assertThat(answers.get(0).get("remarks").get(0).get("kind").stringValue()).isEqualTo("descent-direction");
        assertThat(answers.get(1).get("diagnoses").get(0).get("class").stringValue()).isEqualTo("sign");
    }

    @Test
    void aFactorThatHasToBeTransposedIsNamed() {
        JsonNode answer = json("--answer", "dW1 = (W2 @ dZ2 * A1*(1-A1)) @ X.T").get(0);
        assertThat(answer.get("verdict").stringValue()).as(answer.toString()).isEqualTo("wrong");
        assertThat(answer.get("diagnoses").get(0).get("class").stringValue()).isEqualTo("transposed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"student.txt", "homework.tex", "notebook.ipynb"})
    void theExamplesKeepToTheSchemaAndNoneIsUnreadable(String file) {
        assertThat(verdicts(json("examples/answers/" + file))).isNotEmpty().doesNotContain("unreadable", "undecided");
    }

    @ParameterizedTest
    @ValueSource(strings = {"checked.html", "checked.pdf", "checked.md", "checked.tex", "checked.json"})
    void theReportIsWrittenInEveryFormat(String name) {
        Path file = folder.resolve(name);
        assertThat(Session.of("check", SPEC, "examples/answers/student.txt", "--all", "-o", file.toString()).code()).isEqualTo(Shell.WRONG);
        assertThat(file).isNotEmptyFile();
    }

    @Test
    void answersMayComeFromStandardInput() {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(RIGHT.getBytes(StandardCharsets.UTF_8)));
            assertThat(Session.of("check", SPEC, "-").code()).isEqualTo(Shell.DONE);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void withoutAnythingToJudgeTheInputIsBad() throws Exception {
        assertThat(Session.of("check", SPEC).err()).contains("nothing to check").hasLineCount(1);
        Path prose = Files.writeString(folder.resolve("prose.txt"), "I could not do this exercise.\n");
        Session none = Session.of("check", SPEC, prose.toString());
        assertThat(none.code()).isEqualTo(Shell.BAD_INPUT);
        assertThat(none.err()).contains("dJ/dw1 = …");
        assertThat(Session.of("check", SPEC, "--answer", "dJ/dw1 = (a3-y").code()).isEqualTo(Shell.BAD_INPUT);
        assertThat(Session.of("check", SPEC, "--answer", RIGHT, "--all", "--hint-only").err()).contains("leave one out");
    }
}
