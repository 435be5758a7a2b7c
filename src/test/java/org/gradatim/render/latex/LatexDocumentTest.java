package org.gradatim.render.latex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradatim.render.latex.LatexRun.assertNothingSticksOut;
import static org.gradatim.render.latex.LatexRun.assumeInstalled;
import static org.gradatim.render.latex.LatexRun.compile;

import java.nio.file.Files;
import java.nio.file.Path;
import org.gradatim.Examples;
import org.gradatim.render.Samples;
import org.gradatim.render.template.Paper;
import org.gradatim.render.template.Templates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatexDocumentTest {

    private static final String LETTER = LatexDocument.of(Samples.document(), Templates.builtIn(), Paper.LETTER);
    private static final String SOURCE = LatexDocument.of(Samples.document(), Templates.builtIn(), Paper.A4);

    @Test
    void thePaperIsSaidInTheDocumentClass() {
        assertThat(SOURCE).contains("\\documentclass[11pt,a4paper,");
        assertThat(LETTER).contains("\\documentclass[11pt,letterpaper,");
    }

    @Test
    void whatAPersonTypesIsNoCommand() {
        assertThat(SOURCE).doesNotContain("\\input{").contains("\\$x\\_1\\$", "\\textbackslash{}input\\{/etc/passwd\\}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pdflatex", "lualatex"})
    void theSourceCompilesAndNothingSticksOut(String engine, @TempDir Path folder) throws Exception {
        assumeInstalled(engine);
        Files.writeString(folder.resolve("sample.tex"), SOURCE);
        Files.writeString(Path.of("target", "sample.tex"), SOURCE);
        compile(engine, folder, "sample");
        String log = compile(engine, folder, "sample");
        assertThat(folder.resolve("sample.pdf")).isNotEmptyFile();
        Files.copy(folder.resolve("sample.pdf"), Path.of("target", "sample-" + engine + ".pdf"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(log.lines().filter(l -> l.contains("undefined references"))).isEmpty();
        assertNothingSticksOut(log);
    }

    @ParameterizedTest
    @MethodSource("org.gradatim.Examples#names")
    void everyExampleCompilesAndNothingSticksOut(String example, @TempDir Path folder) throws Exception {
        assumeInstalled("pdflatex");
        Examples.explained(example, ".tex", folder);
        assertNothingSticksOut(compile("pdflatex", folder, example));
    }
}
