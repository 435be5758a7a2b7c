package org.gradatim.check.answer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gradatim.graph.Model;
import org.gradatim.parse.SpecReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Derivatives that people have published in books, courses, forums and repositories, right and wrong ones; each says where. Only formulas and numbers are taken from them. */
final class Corpus {
    private Corpus() {}

    /** One derivative, or one table of numbers, with the network that it belongs to. */
    record Case(JsonNode json) {
        String text(String key) {
            return json.path(key).asString("");
        }

        /** The class of the mistake; empty for a right answer. */
        String mistake() {
            return text("error_class");
        }

        boolean isRight() {
            return text("verdict").equals("right");
        }

        /** What was handed in, by its form: {@code ascii}, {@code latex}. */
        String given(String form) {
            return json.get("given").path(form).asString("");
        }

        /** The numbers that were handed in, as JSON. */
        byte[] numbers() {
            return json.get("given").get("numbers").toString().getBytes(StandardCharsets.UTF_8);
        }

        /** The formula with the derivative that it is said to be. What is added to a weight is said to be the direction of descent. */
        String answer() {
            String by = json.get("network").get("wrt").asString();
            boolean added = isConvention() && given("as_written").contains(by + " +=");
            return added ? "step = " + given("ascii") + "\n" + by + " += step" : "dJ/d" + by + " = " + given("ascii");
        }

        private boolean isConvention() {
            return text("verdict").equals("right-by-convention");
        }

        Model model() {
            StringBuilder yaml = new StringBuilder();
            for (String key : List.of("shapes", "aliases")) if (json.has(key)) yaml.append(key).append(": ").append(json.get(key)).append('\n');
            yaml.append("definitions:\n");
            json.get("network").get("definitions").forEach(d -> yaml.append("  - ").append(d.asString()).append('\n'));
            yaml.append("  - J = ").append(json.get("network").get("loss").asString()).append('\n');
            if (!text("type").equals("numeric-table")) yaml.append("with_respect_to: [").append(json.get("network").get("wrt").asString()).append("]\n");
            if (json.has("values")) yaml.append("parameters: ").append(json.get("values")).append('\n');
            if (json.has("learning_rate")) yaml.append("training: {learning_rate: ").append(json.get("learning_rate")).append("}\n");
            return SpecReader.read(yaml.toString(), Path.of(""), text("id") + ".yaml");
        }

        @Override
        public String toString() {
            return text("id");
        }
    }

    /** @param type {@code symbolic}, {@code matrix} or {@code numeric-table} */
    static List<Case> ofType(String type) {
        return all().stream().filter(c -> c.text("type").equals(type)).toList();
    }

    static List<Case> all() {
        try (InputStream in = Corpus.class.getResourceAsStream("/org/gradatim/corpus/gradients.jsonl")) {
            List<Case> cases = new ArrayList<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> cases.add(new Case(JsonMapper.shared().readTree(line))));
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
