package org.gradatim.render.slides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradatim.render.latex.LatexRun.assertNothingSticksOut;
import static org.gradatim.render.latex.LatexRun.assumeInstalled;
import static org.gradatim.render.latex.LatexRun.compile;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.gradatim.Examples;
import org.gradatim.render.Samples;
import org.gradatim.render.template.Templates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BeamerDocumentTest {
    private static final String SOURCE = BeamerDocument.of(Samples.document(), Templates.builtIn());

    @Test
    void whatAPersonTypesIsNoCommand() {
        assertThat(SOURCE).doesNotContain("\\input{").contains("\\$x\\_1\\$", "\\textbackslash{}input\\{/etc/passwd\\}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pdflatex", "lualatex"})
    void theSlidesCompileAndNothingSticksOut(String engine, @TempDir Path folder) throws Exception {
        assumeInstalled(engine);
        Files.writeString(folder.resolve("slides.tex"), SOURCE);
        compile(engine, folder, "slides");
        String log = compile(engine, folder, "slides");
        assertNothingSticksOut(log);
        assertThat(log).doesNotContain("undefined references", "multiply defined");
    }

    @Test
    void theNotesCompileToo(@TempDir Path folder) throws Exception {
        assumeInstalled("pdflatex");
        Files.writeString(folder.resolve("notes.tex"), SOURCE.replace("\\begin{document}", "\\setbeameroption{show notes}\\begin{document}"));
        compile("pdflatex", folder, "notes");
    }

    /** Every step of a slide is a page of its own, and the last of them shows all. */
    @ParameterizedTest
    @MethodSource("org.gradatim.Examples#names")
    void everyExampleHasAPageForEachStepAndNothingSticksOut(String example, @TempDir Path folder) throws Exception {
        assumeInstalled("pdflatex");
        Examples.explained(example, "-slides.tex", folder);
        assertNothingSticksOut(compile("pdflatex", folder, example + "-slides"));
        int steps = Deck.of(Examples.lecture(example)).slides().stream().mapToInt(BeamerDocumentTest::steps).sum();
        try (PDDocument pdf = Loader.loadPDF(folder.resolve(example + "-slides.pdf").toFile())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(steps + 1);
        }
    }

    private static int steps(Deck.Slide slide) {
        List<Integer> first = slide.firstSteps();
        return first.getLast() + Deck.steps(slide.blocks().getLast()) - 1;
    }

    @Test
    void aTemplateOfTheUsersStandsAroundTheSlides(@TempDir Path folder) throws Exception {
        Path template = Files.writeString(folder.resolve("own.tex"), "% mine\n<< body >>", StandardCharsets.UTF_8);
        assertThat(BeamerDocument.of(Samples.document(), Templates.of(template))).startsWith("% mine\n\\begin{frame}");
    }
}
