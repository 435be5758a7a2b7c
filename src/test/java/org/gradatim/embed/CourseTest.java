package org.gradatim.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lesson of examples/course in each of its media: up to date, and rendered by the tools that authors use. */
class CourseTest {
    private static final Path COURSE = Path.of("examples", "course");

    private static final int PATIENCE_SECONDS = 120;

    private Path folder;

    /** The lessons are files that were looked at, as goldens are: {@code mvn test -Dtest=CourseTest -Dgradatim.golden=write} makes them anew. */
    @BeforeAll
    static void makeAnew() throws IOException {
        if (!"write".equals(System.getProperty("gradatim.golden"))) return;
        try (Stream<Path> files = Files.list(COURSE)) {
            for (Path lesson : files.filter(f -> f.getFileName().toString().startsWith("lesson.")).toList()) Lecture.read(lesson).filled(true).writeTo(lesson);
        }
    }

    @BeforeEach
    void copy(@TempDir Path temporary) throws IOException {
        folder = temporary;
        try (Stream<Path> files = Files.walk(COURSE)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(COURSE.relativize(file));
                if (Files.isDirectory(file)) Files.createDirectories(copy);
                else Files.copy(file, copy);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lesson.md", "lesson.myst.md", "lesson.adoc", "lesson.rst", "lesson.html", "lesson.tex", "lesson.ipynb"})
    void everyLessonIsUpToDateAndCanBeTakenBack(String name) throws IOException {
        Lecture.Result result = Lecture.read(folder.resolve(name)).filled(true);
        assertThat(result.problems()).isEmpty();
        assertThat(result.text()).isEqualTo(Files.readString(COURSE.resolve(name)));
        assertThat(result.isUpToDate()).isTrue();
        assertThat(result.places()).isEqualTo(10);

        Lecture.Result bare = Lecture.read(folder.resolve(name)).removed();
        bare.writeTo(folder.resolve(name));
        assertThat(bare.text()).doesNotContain("\\frac", "<math");
        assertThat(Lecture.read(folder.resolve(name)).filled().text()).isEqualTo(result.text());
    }

    private String run(String... command) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin", command[0])), command[0] + " is not installed");
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile()).start();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        String said = Files.readString(folder.resolve("said"));
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    /** A page without its comments. */
    private String visible(String page) throws IOException {
        return Files.readString(folder.resolve(page)).replaceAll("(?s)<!--.*?-->", "");
    }

    private static long count(String text, String regex) {
        return Pattern.compile(regex).matcher(text).results().count();
    }

    @Test
    void pandocSetsEveryFormulaOfTheLessonForMyst() throws Exception {
        String said = run("pandoc", "-f", "commonmark_x", "--mathml", "-s", "lesson.myst.md", "-o", "myst.html");
        assertThat(said).doesNotContain("WARNING");
        String page = visible("myst.html");
        assertThat(count(page, "<math\\b")).isGreaterThan(60);
        assertThat(page).contains("Where two derivatives differ", "<img").doesNotContain("$$", "show: network");
    }

    @Test
    void pandocReadsTheLessonForGitHub() throws Exception {
        run("pandoc", "-f", "gfm", "-s", "lesson.md", "-o", "github.html");
        assertThat(visible("github.html")).contains("<img", "<table>").doesNotContain("spec: two-neurons.yaml");
    }

    @Test
    void asciidoctorRendersTheLesson() throws Exception {
        assertThat(run("asciidoctor", "-v", "--failure-level", "WARN", "lesson.adoc")).isEmpty();
        String page = Files.readString(folder.resolve("lesson.html"));
        assertThat(count(page, "\\\\\\[|\\\\\\(")).isGreaterThan(60);
        assertThat(page).contains("MathJax", "Two neurons of one layer", "<img").doesNotContain("latexmath:", "++++", "{empty}");
    }

    @Test
    void docutilsRendersTheLesson() throws Exception {
        for (String way : List.of("MathML", "HTML", "LaTeX")) {
            String said = run("rst2html", "--halt=2", "--math-output=" + way, "lesson.rst", "rst.html");
            assertThat(said).as(way).doesNotContain("WARNING", "ERROR", "Unknown");
        }
        run("rst2html", "--math-output=MathML", "lesson.rst", "rst.html");
        String page = visible("rst.html");
        assertThat(count(page, "<math\\b")).isGreaterThan(60);
        assertThat(page).contains("the first neuron learns by <math").doesNotContain("gradatim:");
    }

    @Test
    void pdflatexSetsTheLesson() throws Exception {
        String said = run("pdflatex", "-interaction=nonstopmode", "-halt-on-error", "lesson.tex");
        assertThat(said).doesNotContain("Undefined control sequence").contains("Output written on lesson.pdf");
        run("pdftotext", "lesson.pdf", "lesson.txt");
        assertThat(Files.readString(folder.resolve("lesson.txt"))).contains("Why two neurons part", "by coincidence", "wrong").doesNotContain("gradatim");
    }

    @Test
    void pdflatexSetsTheLessonBeforeItIsFilledToo() throws Exception {
        Path lesson = folder.resolve("lesson.tex");
        Lecture.read(lesson).removed().writeTo(lesson);
        run("pdflatex", "-interaction=nonstopmode", "-halt-on-error", "lesson.tex");
        run("pdftotext", "lesson.pdf", "lesson.txt");
        assertThat(Files.readString(folder.resolve("lesson.txt"))).contains("dJ/dw1 right");
    }

    @Test
    void jupyterRunsTheNotebook() throws Exception {
        run("jupyter-nbconvert", "--to", "html", "--execute", "lesson.ipynb", "--output", "notebook.html");
        assertThat(visible("notebook.html")).contains("Why two neurons part", "\\frac{\\partial J}{\\partial w_1}").doesNotContain("show: network");
    }

    @Test
    void chromiumLaysOutTheFormulasOfThePage() throws Exception {
        String dump = run("chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--user-data-dir=" + folder.resolve("profile"), "--dump-dom", folder.resolve("lesson.html").toUri().toString());
        assertThat(count(dump, "<math\\b")).isGreaterThan(60);
        assertThat(count(dump, "<svg\\b")).isEqualTo(3);
        assertThat(dump).contains("Two neurons of one layer");
    }
}
