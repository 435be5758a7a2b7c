package org.gradatim.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gradatim.Examples;
import org.gradatim.expr.InputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a place shows depends on where it stands. */
class PlacesTest {
    private Path folder;
    private Lectures lectures;

    @BeforeEach
    void write(@TempDir Path temporary) throws IOException {
        folder = Files.createDirectory(temporary.resolve("Übung 1"));
        lectures = Lectures.in(folder);
        Files.copy(Examples.spec("mazur"), folder.resolve("mazur.yaml"));
    }

    private Lecture.Result fill(String name, String text) throws IOException {
        return Lecture.read(lectures.write(name, text)).filled();
    }

    // ---- whose spec

    @Test
    void aPlaceAboveTheFirstSpecIsAboutThatOne() throws IOException {
        Lecture.Result result = fill("a.md", "`gradatim: z1`\n\n```gradatim\nshow: formula z2\n```\n\n```gradatim\nspec: mazur.yaml\nshow: formula z3\n```\n\n<!-- gradatim spec: two-neurons.yaml -->\n");
        assertThat(result.problems()).isEmpty();
        assertThat(result.text()).contains("i_1").doesNotContain("x_1");
    }

    @Test
    void theHeadOfALectureIsAboveAllItsPlaces() throws IOException {
        Lecture.Result result = fill("a.md", "---\ngradatim: {spec: two-neurons.yaml}\n---\n`gradatim: z1`\n\n```gradatim\nspec: mazur.yaml\nshow: formula z3\n```\n");
        assertThat(result.text()).contains("x_1");
    }

    // ---- reStructuredText within lines

    private static final String SPEC = ".. gradatim\n   spec: two-neurons.yaml\n\n";

    @Test
    void namesInReStructuredTextStayAndAreDefinedOnceBelow() throws IOException {
        String text = SPEC + "|gradatim: z1| and |gradatim: z1|, |gradatim: a3|.\n";
        Lecture.Result result = fill("a.rst", text);
        assertThat(result.problems()).isEmpty();
        assertThat(result.text()).startsWith(text.strip()).containsOnlyOnce(".. |gradatim: z1| replace:: :math:`z_1 = w_1\\,x_1 + w_2\\,x_2`\n").containsOnlyOnce(".. |gradatim: a3| replace::");
    }

    @Test
    void aDefinitionThatNothingNamesAnyMoreIsTakenOut() throws IOException {
        Path file = lectures.write("a.rst", SPEC + "|gradatim: z1| and |gradatim: a3|.\n");
        String filled = lectures.filled(file).replace("|gradatim: z1| and", "and");
        Lecture.Result result = fill("a.rst", filled);
        assertThat(result.text()).doesNotContain("z1").contains(".. |gradatim: a3| replace::");
        assertThat(result.renewed()).hasSize(1);
        result.writeTo(file);
        assertThat(lectures.removed(file)).isEqualTo(SPEC + "and |gradatim: a3|.\n");
    }

    @Test
    void aNameHasOneMeaningInATextAndIsRefusedWhereItWouldHaveAnother() throws IOException {
        Lecture.Result result = fill("a.rst", SPEC + "|gradatim: z1|\n\n" + SPEC.replace("two-neurons", "mazur") + "|gradatim: z1|, |gradatim: z3|\n");
        assertThat(result.problems()).singleElement().extracting(InputException::getMessage).asString()
                .isEqualTo(folder.resolve("a.rst") + ":9:1: `z1` has another meaning above, and a name has one in a whole text; write `show: formula z1` in a block here");
        assertThat(result.text()).contains(".. |gradatim: z1| replace:: :math:`z_1 = w_1\\,x_1", ".. |gradatim: z3| replace::");
    }

    @Test
    void aNameWithoutItsBlankIsRefused() throws IOException {
        assertThat(fill("a.rst", SPEC + "|gradatim:z1|\n").problems()).singleElement().extracting(InputException::getMessage).asString()
                .endsWith("a.rst:4:1: write `|gradatim: z1|`, with one blank behind the colon");
    }

    // ---- pictures in AsciiDoc

    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
            none,                                  gradatim/
            ':imagesdir: images',                  ../gradatim/
            ':imagesdir: ./images/chapter1/',      ../../gradatim/
            ':imagesdir: .',                       gradatim/
            ':imagesdir:',                         gradatim/
            ':imagesdir: ../images',               ../Übung 1/gradatim/
            ':imagesdir: images\\n:imagesdir!:',   gradatim/
            '----\\n:imagesdir: images\\n----',    gradatim/
            """)
    void addressesOfPicturesLeadOutOfTheFolderOfImages(String head, String address) throws IOException {
        String above = head == null ? "" : head.replace("\\n", "\n") + "\n\n";
        Lecture.Result result = fill("a.adoc", above + "[gradatim]\n----\nspec: two-neurons.yaml\nshow: network w1\n----\n");
        assertThat(result.problems()).isEmpty();
        assertThat(result.text()).contains("image::" + address + "a.adoc-");
    }

    @ParameterizedTest
    @CsvSource({"https://example.org/images", "/images", "{docdir}/images"})
    void aFolderOfImagesThatIsElsewhereIsRefusedForPicturesOnly(String images) throws IOException {
        Lecture.Result result = fill("a.adoc", ":imagesdir: " + images + "\n\n[gradatim]\n----\nspec: two-neurons.yaml\nshow: network w1\n----\n\ngradatim:z1[]\n");
        assertThat(result.problems()).singleElement().extracting(InputException::getMessage).asString()
                .contains("a.adoc:3:1: from `:imagesdir: " + images + "` no way leads to pictures beside this lecture");
        assertThat(result.renewed()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"formula z1,1", "network w1,1", "'network w1\ncaption: A path',0"})
    void aHeadInAsciiDocNamesTheNotationOfFormulasWhereThereAreSome(String show, int problems) throws IOException {
        Lecture.Result result = fill("a.adoc", "= Lesson\n\n[gradatim]\n----\nspec: two-neurons.yaml\nshow: " + show + "\n----\n");
        assertThat(result.problems()).hasSize(problems).allMatch(p -> p.getMessage().contains("`:stem: latexmath`"));
    }

    // ---- packages of LaTeX

    @ParameterizedTest
    @CsvSource({"amsmath,formula dJ/dw1,0", "'mathtools,amsmath',chain w1,0", "amsmath,table,1", "amsmath,network w1,1", "graphicx,formula dJ/dw1,1", "gradatim,table,0"})
    void aLectureInLatexLoadsWhatIsFilledInNeeds(String packages, String show, int problems) throws IOException {
        Lecture.Result result = fill("a.tex", "\\documentclass{article}\n\\usepackage{" + packages + "}\n%\\usepackage{gradatim}\n\\begin{document}\n% gradatim\n% spec: two-neurons.yaml\n% show: " + show + "\n% end\n\\end{document}\n");
        assertThat(result.problems()).hasSize(problems).allMatch(p -> p.getMessage().contains("needs `\\usepackage{gradatim}`"));
    }
}
