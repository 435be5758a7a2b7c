package org.gradatim.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gradatim.Browser;
import org.gradatim.Browser.Scheme;
import org.gradatim.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everybody can read the pages: axe finds nothing against WCAG 2.2 at level AA, by daylight and at night. */
class PageAccessibilityTest {

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    @TempDir
    Path folder;

    private static List<String> violations() {
        return new AxeBuilder().withTags(RULES).analyze(BROWSER.driver()).getViolations().stream()
                .flatMap(rule -> rule.getNodes().stream().map(node -> rule.getId() + ": " + node.getHtml() + " " + node.getFailureSummary()))
                .toList();
    }

    static Stream<String> examples() {
        return Examples.names().stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsReadableByDayAndNight(String example) throws IOException {
        Examples.explained(example, ".html", folder);
        BROWSER.resize(1280, 800);
        BROWSER.open(folder.resolve(example + ".html"));
        for (Scheme scheme : List.of(Scheme.LIGHT, Scheme.DARK)) {
            BROWSER.prefer(scheme);
            assertThat(violations()).as(scheme.name()).isEmpty();
        }
        // What is wider than a telephone is moved by its keys as well.
        BROWSER.resize(400, 800);
        assertThat(violations()).as("narrow").isEmpty();
    }

    @Test
    void flawsWouldBeFound() throws IOException {
        Path page = folder.resolve("flawed.html");
        Files.writeString(page, HtmlDocument.of(Samples.document(), Templates.builtIn()));
        BROWSER.open(page);
        BROWSER.prefer(Scheme.LIGHT);
        assertThat(violations()).isEmpty();
        BROWSER.run("document.querySelector('p').style.color = '#bbb'; document.documentElement.removeAttribute('lang')");
        assertThat(violations()).anyMatch(v -> v.startsWith("color-contrast")).anyMatch(v -> v.startsWith("html-has-lang"));
    }
}
