package org.gradatim.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.gradatim.Examples;
import org.gradatim.embed.commonmark.GradatimExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The extensions, in the programs that they extend. */
class HostsTest {
    private Lectures lectures;
    private Path folder;

    @BeforeEach
    void write(@TempDir Path temporary) throws IOException {
        folder = temporary;
        lectures = Lectures.in(temporary);
    }

    private String markdown(String text) {
        return HtmlRenderer.builder().extensions(List.of(GradatimExtension.create(folder))).build().render(Parser.builder().build().parse(text));
    }

    @Test
    void commonmarkRendersBlocksAndCode() {
        String page = markdown("""
                > ```gradatim
                > spec: two-neurons.yaml
                > show: gradient w1
                > ```

                So `gradatim: dJ/dw1` it is, not `x<y`.

                ```java
                a < b
                ```
                """);
        assertThat(page).contains("<blockquote>", "<div class=\"gradatim\">", "<p>So <math", "<code>x&lt;y</code>", "<pre><code class=\"language-java\">a &lt; b\n</code></pre>")
                .doesNotContain("spec:");
    }

    /** What a program of examples/embed makes of a lecture. */
    private static String rendered(String program, Path lecture) throws ReflectiveOperationException {
        return (String) Class.forName(program).getMethod("render", Path.class).invoke(null, lecture);
    }

    @Test
    void theExampleRendersTheLessonInMarkdown() throws Exception {
        Path lesson = Path.of("examples", "course", "lesson.md").toAbsolutePath();
        Path bare = lectures.write("lesson.md", Lecture.read(lesson).removed().text());
        Files.copy(lesson.resolveSibling("same-start.yaml"), folder.resolve("same-start.yaml"));
        assertThat(rendered("RenderMarkdown", bare)).contains("<h2>Starting the same</h2>", "<math", "<svg").doesNotContain("gradatim-error", "spec:");
    }

    @Test
    void commonmarkShowsWhatIsWrong() {
        assertThat(markdown("```gradatim\nspec: two-neurons.yaml\nshow: gradient w9 </pre><script>\n```\n\n```gradatim\nspec: ../x.yaml\nshow: table\n```\n"))
                .contains("<pre class=\"gradatim-error\">", "is outside of the folder").doesNotContain("<script>", "<math");
    }

    @Test
    void asciidoctorFindsTheExtensionAndRendersListingsAndMacros() throws Exception {
        Path lecture = lectures.write("lesson.adoc", """
                = Lesson

                [gradatim]
                ----
                spec: two-neurons.yaml
                show: compare w1 w3
                ----

                So gradatim:dJ/dw1[] it is.

                [gradatim]
                ....
                show: gradient w9
                ....
                """);
        assertThat(rendered("RenderAsciiDoc", lecture)).contains("<div class=\"gradatim\">", "So <math", "there is no `w9` in this model").doesNotContain("spec: two-neurons.yaml");
    }

    private static final String TWO_SPECS_IN_ASCIIDOC = """
            = Lesson

            Above all: gradatim:z1[].

            [gradatim]
            ----
            spec: two-neurons.yaml
            ----

            * Of the first: gradatim:z1[].

            == The other one than gradatim:z1[]

            [gradatim]
            ----
            spec: mazur.yaml
            show: formula z2
            ----

            |===
            |Of the other: gradatim:z1[].
            |===
            """;

    /** The names of inputs that a page speaks of in MathML, in their order. */
    private static List<String> inputs(String page) {
        return Pattern.compile("<mi>([xi])</mi><mn>1</mn>").matcher(page).results().map(m -> m.group(1)).toList();
    }

    @Test
    void macrosOfAsciidoctorAreAboutTheSpecAboveThem() throws Exception {
        Files.copy(Examples.spec("mazur"), folder.resolve("mazur.yaml"));
        String page = rendered("RenderAsciiDoc", lectures.write("lesson.adoc", TWO_SPECS_IN_ASCIIDOC));
        assertThat(page).doesNotContain("gradatim-error");
        assertThat(inputs(page)).containsExactly("x", "x", "x", "i", "i");
    }

    @Test
    void codeOfCommonmarkIsAboutTheSpecAboveItOrTheFirstBelow() throws IOException {
        Files.copy(Examples.spec("mazur"), folder.resolve("mazur.yaml"));
        String page = markdown("`gradatim: z1`\n\n```gradatim\nspec: two-neurons.yaml\n```\n\n`gradatim: z1`\n\n```gradatim\nspec: mazur.yaml\nshow: formula z2\n```\n\n`gradatim: z1`\n");
        assertThat(inputs(page)).containsExactly("x", "x", "i", "i");
    }
}
