package org.gradatim.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.gradatim.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatexDocumentTest {

    private static final String LETTER = LatexDocument.of(Samples.document(), Templates.builtIn(), Paper.LETTER);
    private static final String SOURCE = LatexDocument.of(Samples.document(), Templates.builtIn(), Paper.A4);

    /** More than this sticking out of a line can be seen, in points. */
    private static final double VISIBLE = 3;

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

    static void assumeInstalled(String engine) {
        assumeTrue(Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(p -> Files.isExecutable(Path.of(p, engine))), engine + " is not installed");
    }

    static void assertNothingSticksOut(String log) {
        assertThat(log.lines().filter(l -> l.startsWith("!"))).isEmpty();
        assertThat(log.lines().filter(l -> l.startsWith("Overfull"))
                .filter(l -> Double.parseDouble(l.replaceAll(".*\\(([0-9.]+)pt too (?:wide|high).*", "$1")) > VISIBLE)).isEmpty();
    }

    static String compile(String engine, Path folder, String name) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(engine, "-interaction=nonstopmode", "-no-shell-escape", name + ".tex")
                .directory(folder.toFile()).redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile()).start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        String log = Files.readString(folder.resolve(name + ".log"), StandardCharsets.ISO_8859_1);
        assertThat(process.exitValue()).as(log).isZero();
        return log;
    }
}
