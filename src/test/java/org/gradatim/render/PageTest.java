package org.gradatim.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gradatim.Examples;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The pages of some examples, laid out by a browser in a wide and in a narrow window. */
@TestInstance(Lifecycle.PER_CLASS)
class PageTest {
    private static final List<String> EXAMPLES = List.of("two-neurons", "softmax");

    /** A desk and a telephone. */
    private static final List<Integer> WIDTHS = List.of(1280, 400);

    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");

    /** Shows the pages in frames, measures them, and is then itself the list of the measures. */
    private static final String HARNESS = """
            <!DOCTYPE html><meta charset="utf-8"><title>Pages</title>
            %s
            <script>
            onload = () => {
              const measures = [...document.querySelectorAll("iframe")].map(frame => {
                const page = frame.contentDocument;
                const formulas = [...page.querySelectorAll("math")];
                const sizes = formulas.map(f => f.getBoundingClientRect());
                return {
                  page: frame.getAttribute("src"), width: frame.contentWindow.innerWidth,
                  overflow: page.documentElement.scrollWidth - page.documentElement.clientWidth,
                  formulas: formulas.length,
                  empty: formulas.filter((_, i) => !(sizes[i].width > 0 && sizes[i].height > 0)).map(f => f.textContent),
                };
              });
              document.body.textContent = JSON.stringify(measures);
            };
            </script>
            """;

    private Path folder;
    private JsonNode measures;
    private String said;

    @BeforeAll
    void layOut(@TempDir Path temporary) throws Exception {
        folder = temporary;
        String browser = BROWSERS.stream().filter(PageTest::isInstalled).findFirst().orElse(null);
        assumeTrue(browser != null, "no Chromium is installed");
        StringBuilder frames = new StringBuilder();
        for (String example : EXAMPLES) {
            Examples.explained(example, ".html", folder);
            for (int width : WIDTHS) {
                frames.append("<iframe src=\"").append(example).append(".html\" style=\"border:0\" height=\"800\" width=\"").append(width).append("\"></iframe>\n");
            }
        }
        Files.writeString(folder.resolve("harness.html"), HARNESS.formatted(frames));
        open(browser);
        String dump = Files.readString(folder.resolve("out"));
        measures = new JsonMapper().readTree(dump.substring(dump.indexOf('['), dump.lastIndexOf(']') + 1));
        said = Files.readString(folder.resolve("err"));
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).anyMatch(p -> Files.isExecutable(Path.of(p, program)));
    }

    private void open(String browser) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--allow-file-access-from-files", "--enable-logging=stderr", "--user-data-dir=" + folder.resolve("profile"),
                "--dump-dom", folder.resolve("harness.html").toUri().toString())
                .redirectOutput(folder.resolve("out").toFile()).redirectError(folder.resolve("err").toFile()).start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private Stream<JsonNode> pages() {
        List<JsonNode> pages = new ArrayList<>();
        measures.forEach(pages::add);
        return pages.stream();
    }

    @Test
    void everyPageIsShownInEveryWidth() {
        assertThat(pages().map(p -> p.get("width").asInt())).containsExactly(1280, 400, 1280, 400);
        assertThat(pages()).allMatch(p -> p.get("formulas").asInt() > 100);
    }

    @Test
    void everyFormulaIsLaidOut() {
        assertThat(pages()).allSatisfy(p -> assertThat(p.get("empty")).as(p.get("page").asString()).isEmpty());
    }

    @Test
    void noPageIsWiderThanItsWindow() {
        assertThat(pages()).allSatisfy(p -> assertThat(p.get("overflow").asInt()).as(p.get("page").asString()).isLessThanOrEqualTo(0));
    }

    @Test
    void theBrowserHasNothingToComplainAbout() {
        assertThat(said.lines().filter(line -> line.contains(":CONSOLE"))).isEmpty();
    }
}
