package org.gradatim.check.mistake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gradatim.expr.Traversal;
import org.gradatim.graph.Program;
import org.gradatim.parse.FormulaReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong derivatives from books, courses, forums and repositories, each with its source, are explained as they were by hand. */
class PublishedMistakesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final String LOSS = "Loss_";

    static Stream<Case> cases() {
        var stream = PublishedMistakesTest.class.getResourceAsStream("wrong-gradients.jsonl");
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().map(Case::of).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Case(String id, Program program, String by, String given, String kind) {
        static Case of(String line) {
            try {
                JsonNode json = JSON.readTree(line);
                List<String> definitions = new ArrayList<>();
                json.get("definitions").forEach(d -> definitions.add(d.asText()));
                String by = json.get("wrt").asText();
                return new Case(json.get("id").asText(), program(definitions, json.get("loss").asText()), by, json.get("given").asText(), json.get("class").asText());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static Program program(List<String> definitions, String loss) {
            Program.Builder builder = Program.builder();
            Set<String> names = new LinkedHashSet<>();
            Set<String> defined = new LinkedHashSet<>();
            definitions = new ArrayList<>(definitions);
            definitions.add(LOSS + " = " + loss);
            for (String definition : definitions) {
                var equation = FormulaReader.readEquation(definition);
                defined.add(equation.name());
                names.addAll(Traversal.variables(equation.value()));
            }
            names.removeAll(defined);
            builder.parameters(names);
            for (String definition : definitions) {
                var equation = FormulaReader.readEquation(definition);
                builder.define(equation.name(), equation.value());
            }
            return builder.root(LOSS).build();
        }

        @Override
        public String toString() {
            return id;
        }
    }

    private static final Path TABLE = Path.of("target", "published-mistakes.md");
    private static final List<String> ROWS = new ArrayList<>(List.of("| case | mistake | found |", "|---|---|---|"));

    @AfterAll
    static void writeTable() throws IOException {
        Files.write(TABLE, ROWS);
    }

    private static String described(Diagnosis d) {
        return d.cost() + ": " + d.mistakes().stream().map(m -> m.kind().key() + " " + m.variant() + " at " + m.whereText()).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theMistakeThatWasMadeComesFirst(Case published) {
        List<Diagnosis> diagnoses = Diagnoser.of(published.program).diagnose(LOSS, published.by, FormulaReader.read(published.given));
        assertThat(diagnoses).isNotEmpty();
        ROWS.add("| %s | %s | %s |".formatted(published.id, published.kind, diagnoses.getFirst().mistakes().stream().map(m -> m.kind().key()).toList()));
        assertThat(diagnoses.getFirst().mistakes()).extracting(m -> m.kind().key())
                .as(() -> diagnoses.stream().map(PublishedMistakesTest::described).toList().toString())
                .containsExactly(published.kind);
    }
}
