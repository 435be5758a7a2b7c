package org.gradatim.check.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gradatim.check.answer.CheckedAnswer;
import org.gradatim.check.answer.CheckedAnswer.Right;
import org.gradatim.check.answer.CheckedAnswer.Wrong;
import org.gradatim.check.mistake.MistakeClass;
import org.gradatim.graph.Model;
import org.gradatim.parse.SpecReader;
import org.gradatim.parse.numbers.NumbersReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tables of numbers that books and courses have printed. The source of each stands in the resource. */
class PublishedNumbersTest {
    private static final JsonMapper JSON = new JsonMapper();

    /** A table and the network that it was computed for. */
    record Table(JsonNode json) {
        String id() {
            return json.get("id").asString();
        }

        Model model() {
            StringBuilder yaml = new StringBuilder("definitions:\n");
            json.get("definitions").forEach(d -> yaml.append("  - ").append(d.asString()).append('\n'));
            yaml.append("  - J = ").append(json.get("loss").asString()).append("\nparameters: ").append(json.get("values")).append('\n');
            if (!json.get("learning_rate").isNull()) yaml.append("training: {learning_rate: ").append(json.get("learning_rate")).append("}\n");
            return SpecReader.read(yaml.toString(), Path.of(""), id() + ".yaml");
        }

        NumericReport checked() {
            byte[] numbers = json.get("numbers").toString().getBytes(StandardCharsets.UTF_8);
            return NumericChecker.of(model()).check(NumbersReader.read(numbers, id() + ".json", NumbersReader.Format.JSON));
        }

        @Override
        public String toString() {
            return id();
        }
    }

    static List<Table> tables() throws IOException {
        try (InputStream in = PublishedNumbersTest.class.getResourceAsStream("published-numbers.jsonl")) {
            List<Table> tables = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) tables.add(new Table(JSON.readTree(line)));
            return tables;
        }
    }

    static Stream<Table> rightTables() throws IOException {
        return tables().stream().filter(t -> t.json().get("verdict").asString().equals("right"));
    }

    @ParameterizedTest
    @MethodSource("rightTables")
    void everyNumberOfARightTableIsRight(Table table) {
        assertThat(table.checked().answers()).hasSize(table.json().get("numbers").size())
                .allSatisfy(a -> assertThat(a.verdict()).as(a.text()).isInstanceOf(Right.class));
    }

    @ParameterizedTest
    @MethodSource("rightTables")
    void noNumberOfARightTableIsRightAnyMoreWhenItIsOffByAFifth(Table table) {
        for (String key : table.json().get("numbers").propertyNames()) {
            String text = table.json().get("numbers").get(key).asString();
            if (Double.parseDouble(text) == 0) continue;
            byte[] off = ("{\"" + key + "\": " + Double.parseDouble(text) * 1.2 + "}").getBytes(StandardCharsets.UTF_8);
            NumericReport report = NumericChecker.of(table.model()).check(NumbersReader.read(off, "off.json", NumbersReader.Format.JSON));
            assertThat(report.answers().getFirst().verdict()).as(key).isInstanceOf(Wrong.class);
        }
    }

    @Test
    void weightsThatTookTheirStepTooEarlyAreFound() throws IOException {
        Table table = tables().stream().filter(t -> t.id().equals("num-macleod-updated-weights")).findFirst().orElseThrow();
        List<CheckedAnswer> wrong = table.checked().answers().stream().filter(a -> !(a.verdict() instanceof Right)).toList();
        assertThat(wrong).extracting(CheckedAnswer::text).containsExactly("-dJ/dn1", "-dJ/dn2", "new wa1", "new wa2", "new wb2");
        assertThat(wrong).allSatisfy(a -> assertThat(a.diagnoses().getFirst().mistakes().getFirst().kind()).as(a.text()).isEqualTo(MistakeClass.USES_UPDATED_WEIGHTS));
        assertThat(wrong).extracting(a -> ((Wrong) a.verdict()).carriedForward()).containsExactly(false, false, true, true, true);
    }
}
