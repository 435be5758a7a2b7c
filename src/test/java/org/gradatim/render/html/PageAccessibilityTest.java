package org.gradatim.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gradatim.Axe;
import org.gradatim.Browser;
import org.gradatim.Browser.Scheme;
import org.gradatim.Examples;
import org.gradatim.render.Samples;
import org.gradatim.render.template.Templates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** Everybody can read the pages: axe finds nothing against WCAG 2.2 at level AA, by daylight and at night. */
class PageAccessibilityTest {

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    /** More than there are links before the first formula that is too wide. */
    private static final int MANY_TABS = 40;

    @TempDir
    Path folder;

    static Stream<String> examples() {
        return Examples.names().stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsReadable(String example) throws IOException {
        Examples.explained(example, ".html", folder);
        BROWSER.resize(1280, 800);
        BROWSER.open(folder.resolve(example + ".html"));
        BROWSER.prefer(Scheme.LIGHT);
        assertThat(Axe.violationsButContrastOf("math, svg", BROWSER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"two-neurons", "zero-init-logistic"})
    void formulasAreReadableByDayAndNight(String example) throws IOException {
        Examples.explained(example, ".html", folder);
        BROWSER.resize(1280, 800);
        BROWSER.open(folder.resolve(example + ".html"));
        for (Scheme scheme : List.of(Scheme.LIGHT, Scheme.DARK)) {
            BROWSER.prefer(scheme);
            assertThat(Axe.violations(BROWSER)).as(scheme.name()).isEmpty();
        }
        BROWSER.resize(400, 800);
        assertThat(Axe.violations(BROWSER)).as("narrow").isEmpty();
    }

    /** All slides at once, as the overview shows them, and one as it is shown. */
    @Test
    void slidesAreReadableByDayAndNight() throws IOException {
        openSlides("two-neurons");
        new Actions(BROWSER.driver()).sendKeys("8", Keys.ENTER, Keys.ARROW_RIGHT).perform();
        assertThat(Axe.violations(BROWSER)).as("one slide with its formulas").isEmpty();
        new Actions(BROWSER.driver()).sendKeys(Keys.ESCAPE).perform();
        for (Scheme scheme : List.of(Scheme.LIGHT, Scheme.DARK)) {
            BROWSER.prefer(scheme);
            assertThat(Axe.violationsButContrastOf("math, svg", BROWSER)).as(scheme.name()).isEmpty();
        }
    }

    private void openSlides(String example) throws IOException {
        Examples.explained(example, "-slides.html", folder);
        BROWSER.resize(1280, 720);
        BROWSER.open(folder.resolve(example + "-slides.html"));
        BROWSER.prefer(Scheme.LIGHT);
    }

    @Test
    void whatIsTooWideForATelephoneIsReachedByKeys() throws IOException {
        Examples.explained("two-neurons", ".html", folder);
        BROWSER.open(folder.resolve("two-neurons.html"));
        BROWSER.resize(400, 800);
        boolean reached = false;
        for (int i = 0; i < MANY_TABS && !reached; i++) {
            new Actions(BROWSER.driver()).sendKeys(Keys.TAB).perform();
            reached = (Boolean) BROWSER.run("const e = document.activeElement; return e.className === 'scroll' && e.scrollWidth > e.clientWidth");
        }
        assertThat(reached).isTrue();
    }

    @Test
    void flawsWouldBeFound() throws IOException {
        Path page = folder.resolve("flawed.html");
        Files.writeString(page, HtmlDocument.of(Samples.document(), Templates.builtIn()));
        BROWSER.open(page);
        BROWSER.prefer(Scheme.LIGHT);
        assertThat(Axe.violations(BROWSER)).isEmpty();
        BROWSER.run("document.querySelector('p').style.color = '#bbb'; document.documentElement.removeAttribute('lang')");
        assertThat(Axe.violations(BROWSER)).anyMatch(v -> v.startsWith("color-contrast")).anyMatch(v -> v.startsWith("html-has-lang"));
    }

    @Test
    void theFirstKeyLeadsPastTheContents() throws IOException {
        Path page = folder.resolve("page.html");
        Files.writeString(page, HtmlDocument.of(Samples.document(), Templates.builtIn()));
        BROWSER.open(page);
        new Actions(BROWSER.driver()).sendKeys(Keys.TAB).perform();
        assertThat(BROWSER.run("return document.activeElement.getBoundingClientRect().left >= 0")).isEqualTo(true);
        new Actions(BROWSER.driver()).sendKeys(Keys.ENTER).perform();
        assertThat(BROWSER.run("return document.activeElement.tagName")).isEqualTo("MAIN");
    }

    @Test
    void onPaperThereIsNoNight() throws IOException {
        Examples.explained("two-neurons", ".html", folder);
        BROWSER.open(folder.resolve("two-neurons.html"));
        String colours = "const style = getComputedStyle(document.documentElement);"
                + "return ['paper', 'text', 'highlight', 'differs', 'wrong'].map(c => style.getPropertyValue('--' + c)).join()";
        BROWSER.prefer(Scheme.PRINT);
        Object byDay = BROWSER.run(colours);
        BROWSER.emulate("print", Map.of("prefers-color-scheme", "dark"));
        assertThat(BROWSER.run("return matchMedia('(prefers-color-scheme: dark)').matches")).isEqualTo(true);
        assertThat(BROWSER.run(colours)).isEqualTo(byDay);
    }

    /** A system that forces its own few colours, such as Windows' contrast themes, does not reach into drawings: they have to take them. */
    @Test
    void drawingsTakeTheColoursThatAreForced() throws IOException {
        Examples.explained("two-neurons", ".html", folder);
        BROWSER.open(folder.resolve("two-neurons.html"));
        BROWSER.emulate("screen", Map.of("forced-colors", "active", "prefers-color-scheme", "dark"));
        String colours = """
                const probe = document.body.appendChild(document.createElement('i'));
                const forced = name => { probe.style.backgroundColor = name; return getComputedStyle(probe).backgroundColor; };
                const known = ['Canvas', 'CanvasText', 'Highlight', 'LinkText'].map(forced);
                const used = [...document.querySelectorAll('svg *')].flatMap(e => [getComputedStyle(e).fill, getComputedStyle(e).stroke]);
                return [...new Set(used)].filter(colour => colour.startsWith('rgb') && !known.includes(colour));""";
        assertThat((List<?>) BROWSER.run(colours)).isEmpty();
        BROWSER.prefer(Scheme.LIGHT);
    }

    /** What a browser lays out by itself: W3C, MathML Core, without what only maction and the like know. */
    private static final Set<String> CORE = Set.of("math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "mfrac", "msqrt", "mroot", "msub", "msup",
            "msubsup", "munder", "mover", "munderover", "mtable", "mtr", "mtd", "displaystyle", "form", "stretchy", "lspace", "rspace",
            "mathvariant", "accent", "accentunder", "width", "class", "xmlns");

    @Test
    void formulasAreMathMlCore() throws IOException {
        Path page = folder.resolve("page.html");
        Files.writeString(page, HtmlDocument.of(Samples.document(), Templates.builtIn()));
        BROWSER.open(page);
        List<?> names = (List<?>) BROWSER.run("return [...new Set([...document.querySelectorAll('math, math *')]"
                + ".flatMap(e => [e.localName, ...e.getAttributeNames()]))]");
        assertThat(names.stream().map(Object::toString)).contains("mfrac", "msub").isSubsetOf(CORE);
    }
}
