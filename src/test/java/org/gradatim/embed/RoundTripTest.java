package org.gradatim.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Filling twice is filling once, and taking out what was filled in leaves the very bytes that were there before. */
class RoundTripTest {
    private static final String MARKDOWN = """
            # Lesson

            ```gradatim
            spec: two-neurons.yaml
            show: chain w1
            ```
            Right below, `gradatim: dJ/dw1` stands, and (``gradatim: a3``).
            `gradatim: dJ/dw3` begins a line.

            1. an item

               ~~~ {gradatim}
               show: formula dJ/dw1

               detail: brief
               ~~~
               text
            2. ````gradatim
               show: formula z1
               ````

            > a quotation
            > - > ```{gradatim}
            >   > show: formula dJ/dw5
            >   >
            >   > ```
            > goes on

              ```{.gradatim}  
              show: network w1
              ```

            ~~~~
            ```gradatim
            show: nothing at all
            ```
            ~~~~

            <!-- gradatim
            show: plot loss
            -->
            <!-- gradatim detail: brief -->

            | `gradatim: a1` | cell |
            | -- | -- |

            ünïcödé 𝑤 and the end""";

    private static final String ASCIIDOC = """
            = Lesson
            :stem: latexmath

            [gradatim]
            ----
            spec: two-neurons.yaml
            show: chain w1
            ----

            Here gradatim:dJ/dw1[], (gradatim:a3[]).
            // gradatim:a3[] is a remark

            * item
            +
            [gradatim]
            ....
            show: formula dJ/dw1
            ....
            * other
            +
            ////
            gradatim
            show: network w1
            as: svg
            ////

            --------
            [gradatim]
            ----
            show: nothing
            ----
            --------

            ////
            [gradatim]
            ----
            show: out of use
            ----
            ////

            ////
            gradatim
            show: formula z1
            ////
            The end.
            """;

    private static final String RST = """
            Lesson
            ======

            .. gradatim
               spec: two-neurons.yaml
               show: chain w1

            Here |gradatim: dJ/dw1|, (|gradatim: a3|) and |gradatim: dJ/dw1| again, not ``|gradatim: a1|``.

            ==================  =====
            |gradatim: z1|      cell
            ==================  =====

            Listing::

              .. gradatim
                 show: nothing
              |gradatim: nothing|

            * item

              .. gradatim

                 show: formula dJ/dw1

              more

            .. a comment

               .. gradatim
                  show: nothing

            .. gradatim
               show: network w1
            """;

    private static final String HTML = """
            <!DOCTYPE html>
            <html><head><title>x <!-- gradatim --></title></head><body data-x="<!-- gradatim">
            <!-- gradatim
            spec: two-neurons.yaml
            show: chain w1
            --><p>Here <code>gradatim: dJ/dw1</code>, <code class="x">gradatim:a3</code>.</p>
              <ul><li><!-- gradatim show: formula z1 --></li></ul>
            <script>"<!-- gradatim show: x -->"</script>
            <pre><code>gradatim: nothing</code> <!-- gradatim show: nothing --></pre>
            <!-- gradatim
              show: network w1
              as: svg
            -->
            </body></html>
            """;

    private static final String LATEX = """
            \\documentclass{article}
            \\usepackage[utf8]{inputenc}\\usepackage{amsmath, gradatim}
            \\begin{document}
            % gradatim
            %   spec: two-neurons.yaml
            %   show: chain w1
            % end
            Here \\gradatim{dJ/dw1}\\gradatim{a3}, 100\\% \\gradatim{z1} [1]. % \\gradatim{z1}
            It is written \\verb|\\gradatim{nothing}|, \\verb*+\\gradatim{nothing}+ and \\lstinline!\\gradatim{nothing}!.
            \\begin{itemize}\\item
              %% gradatim
              %%   show: formula dJ/dw1
              %% end
            \\end{itemize}
            \\begin{verbatim}
            % gradatim
            % show: nothing
            % end
            \\gradatim{nothing}
            \\end{verbatim}
            % gradatim
            % show: network w1
            % end
            \\end{document}
            """;

    private static final String NOTEBOOK = """
            {"cells": [
              {"cell_type": "markdown", "metadata": {}, "source": ["# L\\u00e9sson\\n", "\\n", "```gradatim\\n", "spec: two-neurons.yaml\\n",
                 "show: chain w1\\n", "```"]},
              {"cell_type": "code", "source": ["# `gradatim: dJ/dw1`"], "outputs": [], "execution_count": null, "metadata": {}},
              {"source": "Here `gradatim: dJ/dw1`\\tand\\n- ```gradatim\\n  show: network w1\\n  ```\\nend", "metadata": {"a": [1, {"source": "x"}]}, "cell_type": "markdown"},
              {"cell_type": "markdown", "metadata": {}, "source": []}, {"cell_type": "markdown", "metadata": {}, "source": ["`gradatim: a3` \\"q\\" \\\\ /"]}
            ], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
            """;

    private Path folder;
    private Lectures lectures;

    @BeforeEach
    void write(@TempDir Path temporary) throws IOException {
        folder = temporary;
        lectures = Lectures.in(temporary);
    }

    private static Stream<Arguments> lectures() {
        List<UnaryOperator<String>> written = List.of(UnaryOperator.identity(), t -> t.replace("\n", "\r\n"), t -> "\uFEFF" + t, String::strip, t -> "\uFEFF" + t.strip().replace("\n", "\r\n"));
        return Stream.of(Arguments.of("a.md", MARKDOWN, 10), Arguments.of("a.qmd", MARKDOWN, 10), Arguments.of("a.myst.md", MARKDOWN, 10), Arguments.of("a.adoc", ASCIIDOC, 6),
                        Arguments.of("a.rst", RST, 6), Arguments.of("a.html", HTML, 5), Arguments.of("a.tex", LATEX, 6), Arguments.of("a.ipynb", NOTEBOOK, 4))
                .flatMap(a -> written.stream().map(way -> Arguments.of(a.get()[0], way.apply((String) a.get()[1]), a.get()[2])));
    }

    @ParameterizedTest
    @MethodSource("lectures")
    void whatIsFilledInIsFoundAgainAndTakenOut(String name, String text, int places) throws IOException {
        Path file = lectures.write(name, text);
        Lecture.Result result = Lecture.read(file).filled();
        assertThat(result.problems()).isEmpty();
        assertThat(result.renewed()).hasSize(places);
        result.writeTo(file);
        String once = Files.readString(file);
        assertThat(once).isNotEqualTo(text);

        Lecture.Result again = Lecture.read(file).filled();
        assertThat(again.text()).isEqualTo(once);
        assertThat(again.isUpToDate()).isTrue();
        assertThat(Lecture.read(file).filled(true).text()).isEqualTo(once);

        assertThat(lectures.removed(file)).isEqualTo(text);
        assertThat(folder.resolve(KeptPictures.FOLDER)).doesNotExist();
    }

    @Test
    void linesEndAsThoseOfTheLectureDo() throws IOException {
        assertThat(lectures.filled("a.md", MARKDOWN.replace("\n", "\r\n")).replace("\r\n", "")).doesNotContain("\n", "\r");
    }

    /** Pieces of Markdown in random order, at random depth in lists and quotations, with random line ends. */
    @Test
    void randomLecturesAreTakenBackToTheByte() throws IOException {
        List<String> pieces = List.of("text\n", "\n", "- item\n", "> quotation\n", "1. one\n\n   more\n", "```gradatim\nspec: two-neurons.yaml\nshow: formula z1\n```\n", "~~~gradatim\nshow: formula a1\n~~~\n",
                "`gradatim: a3`\n", "a `gradatim: J` b\n", "```\ncode\n```\n", "<!-- gradatim\nspec: two-neurons.yaml\nshow: formula z2\n-->\n", "<div>\n", "# heading\n", "    indented\n", "***\n",
                "<!-- remark -->\n", "````\n", "```gradatim\n", "$$x$$\n", "`` ` gradatim: a3``\n", "\\`gradatim: a3`\n", "[link]: x\n", "-->\n", "\t");
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(random.nextInt(8) == 0 ? "\uFEFF" : "");
            for (int i = random.nextInt(14); i >= 0; i--) {
                String piece = pieces.get(random.nextInt(pieces.size()));
                String prefix = List.of("", "", "> ", "  ", "> > ", "   ", "- ").get(random.nextInt(7));
                for (String line : piece.split("(?<=\n)")) {
                    text.append(prefix).append(line);
                    prefix = prefix.replace('-', ' ');
                }
            }
            String original = random.nextInt(3) == 0 ? text.toString().replace("\n", "\r\n") : text.toString();
            Path file = lectures.write("random.md", original);
            String once = lectures.filled(file);
            assertThat(lectures.filled(file)).as("seed %d, filled twice:%n%s", seed, original).isEqualTo(once);
            assertThat(lectures.removed(file)).as("seed %d, taken out:%n%s%nfrom%n%s", seed, original, once).isEqualTo(original);
        }
    }
}
