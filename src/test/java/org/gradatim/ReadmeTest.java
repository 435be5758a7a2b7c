package org.gradatim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.gradatim.expr.Ops;
import org.gradatim.parse.Limit;
import org.gradatim.parse.SpecReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the README says is so. {@link ReadmeIT} runs its commands. */
class ReadmeTest {

    @Test
    void itsSpecsAreRight() throws Exception {
        assertThat(Readme.blocks("yaml")).hasSize(2).allSatisfy(spec -> Gradatim.of(SpecReader.read(spec, Path.of("."), "README.md")).explain());
    }

    @Test
    void itsProgramIsTheOneThatRuns(@TempDir Path folder) throws Exception {
        String source = Files.readString(Path.of("src/test/java/org/gradatim/GradatimExample.java"));
        assertThat(Readme.blocks("java")).singleElement().satisfies(program -> assertThat(source).contains(program));

        Path document = folder.resolve("derivation.html");
        assertThat(printedBy(Examples.spec("two-neurons").toString(), document.toString())).isEqualTo("(a3 - y)*w5*a1*(1 - a1)*x1");
        assertThat(document).content(StandardCharsets.UTF_8).startsWith("<!DOCTYPE html>");
    }

    private static String printedBy(String... arguments) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            GradatimExample.main(arguments);
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8).strip();
    }

    @Test
    void itsCommandForTheTestsIsTheOneThatRunsEverywhere() throws Exception {
        assertThat(Readme.blocks("sh")).contains(Files.readAllLines(Path.of(".ci/run")).getLast() + "\n");
    }

    @Test
    void everyKeyActivationLossAndSchemeIsNamed() throws Exception {
        try (InputStream schema = Gradatim.class.getResourceAsStream("/org/gradatim/schema/spec.schema.json")) {
            List<String> words = new ArrayList<>();
            collect(new JsonMapper().readTree(schema).get("$defs"), words);
            assertThat(words).contains("softmax", "l2", "with_respect_to", "he_normal", "learning_rate");
            assertThat(words).allSatisfy(word -> assertThat(Readme.text()).containsPattern("\\b" + word + "\\b"));
        }
    }

    /** Names of what a spec may have, and words of which it has one. */
    private static void collect(JsonNode node, List<String> words) {
        if (node.path("properties").isObject()) words.addAll(node.get("properties").propertyNames());
        node.path("enum").forEach(word -> words.add(word.asString()));
        node.forEach(child -> collect(child, words));
    }

    @Test
    void everyFunctionIsNamed() throws Exception {
        assertThat(Ops.functionNames()).isNotEmpty().allSatisfy(name -> assertThat(Readme.text()).containsPattern("\\b" + name + "\\b"));
    }

    @Test
    void everyLimitIsNamedWithItsValue() throws Exception {
        for (Limit limit : Limit.values()) {
            assertThat(Readme.text()).contains(String.format(Locale.ROOT, "| `%s` | %,d ", limit.variable(), limit.value()));
        }
    }

    @Test
    void everyLinkLeadsToAFile() throws Exception {
        List<String> links = Pattern.compile("\\]\\(([^)]+)\\)").matcher(Readme.text()).results().map(link -> link.group(1))
                .filter(link -> !link.startsWith("https://")).toList();
        assertThat(links).isNotEmpty().allSatisfy(link -> assertThat(Path.of(link)).exists());
    }
}
