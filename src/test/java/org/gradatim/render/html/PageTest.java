package org.gradatim.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.gradatim.Browser;
import org.gradatim.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of some examples, laid out by a browser in a wide and in a narrow window: a desk and a telephone. */
class PageTest {

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @TempDir
    Path folder;

    private void open(String example, int width) throws IOException {
        BROWSER.resize(width, 800);
        Examples.explained(example, ".html", folder);
        BROWSER.open(folder.resolve(example + ".html"));
    }

    @ParameterizedTest
    @CsvSource({"two-neurons, 1280", "two-neurons, 400", "softmax, 1280", "softmax, 400"})
    void everyFormulaIsLaidOutAndNoPageIsWiderThanItsWindow(String example, int width) throws IOException {
        open(example, width);
        assertThat(BROWSER.run("return innerWidth")).isEqualTo((long) width);
        assertThat((long) BROWSER.run("return document.querySelectorAll('math').length")).isGreaterThan(100);
        assertThat((List<?>) BROWSER.run("""
                return [...document.querySelectorAll('math')].filter(formula => {
                  const size = formula.getBoundingClientRect();
                  return !(size.width > 0 && size.height > 0);
                }).map(formula => formula.textContent)""")).isEmpty();
        assertThat((long) BROWSER.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth")).isZero();
    }

    @Test
    void theBrowserHasNothingToComplainAbout() throws IOException {
        open("two-neurons", 1280);
        assertThat(BROWSER.complaints()).isEmpty();
        BROWSER.run("console.error('planted')");
        assertThat(BROWSER.complaints()).singleElement().asString().contains("planted");
    }
}
