package org.gradatim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrawTest {
    private static final String SPEC = "examples/two-neurons.yaml";

    @TempDir
    Path folder;

    @Test
    void theTerminalShowsThePath() {
        Session session = Session.of("draw", SPEC, "w1");
        assertThat(session.code()).isZero();
        assertThat(session.out()).contains("a₁ ◀═ w₅ ═ ∂z₃/∂a₁ = w₅ ═ a₃").contains("∂J/∂a₃ = (a₃ - y)/(a₃ (1 - a₃))");
    }

    @Test
    void theGraphHasALocalDerivativeOnEachEdge() {
        assertThat(Session.of("draw", SPEC, "--graph").out()).contains("w₁ ─ ∂z₁/∂w₁ = x₁ ─▷ z₁", "a₃ ─ ∂J/∂a₃ = ", "x₁ ──▷ z₁");
    }

    @Test
    void aLossGivenAsFormulasIsDrawnAsAGraph() {
        assertThat(Session.of("draw", "examples/formulas.yaml")).isEqualTo(Session.of("draw", "examples/formulas.yaml", "--graph"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"svg", "png", "pdf", "tex", "md", "txt"})
    void everyFormatIsWrittenTheSameTwice(String ending) throws IOException {
        Path one = folder.resolve("one." + ending);
        Path other = folder.resolve("other." + ending);
        assertThat(Session.of("draw", SPEC, "w1", "--graph", "-o", one.toString())).isEqualTo(new Session(0, "", ""));
        Session.of("draw", SPEC, "w1", "--graph", "-o", other.toString());
        assertThat(one).isNotEmptyFile().hasSameBinaryContentAs(other);
    }

    @ParameterizedTest
    @CsvSource({"light, #0b5fa5, #7cb8f0", "dark, #7cb8f0, #0b5fa5"})
    void aThemeHasItsOwnColours(String theme, String itsOwn, String other) throws IOException {
        assertThat(Files.readString(drawn("--theme", theme))).contains(itsOwn).doesNotContain(other, "var(");
    }

    @Test
    void anSvgMayFollowItsReader() throws IOException {
        assertThat(Files.readString(drawn("--theme", "auto"))).contains("@media(prefers-color-scheme:dark)", "var(--highlight", "role=\"img\"", "<desc>");
    }

    private Path drawn(String... options) {
        Path file = folder.resolve("network.svg");
        String[] arguments = new String[options.length + 5];
        System.arraycopy(new String[] {"draw", SPEC, "w1", "-o", file.toString()}, 0, arguments, 0, 5);
        System.arraycopy(options, 0, arguments, 5, options.length);
        assertThat(Session.of(arguments).code()).isZero();
        return file;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            w9 -o x.svg               | there is no `w9` to differentiate by; there are `w1`
            w1 -o x.doc               | cannot write x.doc: its ending says no format; use .svg, .png, .pdf, .tex, .md, .txt
            w1 -o x.pdf --theme dark  | --theme has no use in x.pdf; leave it out
            w1 -o x.png --theme auto  | a PNG cannot follow its reader; write --theme light or --theme dark
            w1 --theme dark           | --theme has no use on the terminal; name a picture with -o, such as -o network.svg
            """)
    void whatCannotBeDrawnIsOneMessage(String arguments, String message) {
        Session session = Session.of(("draw " + SPEC + " " + arguments).split(" "));
        assertThat(session.code()).isEqualTo(2);
        assertThat(session.err()).startsWith("gradatim: ").contains(message).hasLineCount(1);
    }

    @Test
    void aGraphTooLargeIsRefused() throws IOException {
        StringBuilder spec = new StringBuilder("inputs: [x]\ndefinitions:\n  - u0 = w*x\n");
        for (int i = 1; i < 60; i++) spec.append("  - u").append(i).append(" = u").append(i - 1).append(" * v").append(i).append('\n');
        Path file = Files.writeString(folder.resolve("long.yaml"), spec);
        assertThat(Session.of("draw", file.toString()).err()).contains("the computation graph has 121 nodes", "name a weight to draw only the paths to it");
        assertThat(Session.of("draw", file.toString(), "v50").out()).contains("u₄₉").doesNotContain("u₄₈ ");
    }

    @Test
    void theTikzPictureCompilesWhateverNamesAreCalled() throws Exception {
        assumeThat(Path.of("/usr/bin/pdflatex")).exists();
        Path spec = Files.writeString(folder.resolve("names.yaml"), """
                inputs: [x_1]
                definitions: ['a_b = w_1*x_1', 'end = sigmoid(a_b)', 'J = (end - 1)^2']
                """);
        assertThat(Session.of("draw", spec.toString(), "w_1", "-o", folder.resolve("graph.tex").toString()).code()).isZero();
        Files.writeString(folder.resolve("main.tex"), "\\documentclass{article}\\usepackage{amsmath,amssymb,tikz}\\usetikzlibrary{arrows.meta}"
                + "\\begin{document}\\input{graph}\\end{document}");
        Process latex = new ProcessBuilder("pdflatex", "-interaction=batchmode", "-halt-on-error", "main.tex").directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile()).start();
        assertThat(latex.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(latex.exitValue()).as(Files.readString(folder.resolve("out"))).isZero();
        assertThat(folder.resolve("main.pdf")).isNotEmptyFile();
    }
}
