package org.gradatim.render.slides;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.gradatim.Browser;
import org.gradatim.Examples;
import org.gradatim.render.Samples;
import org.gradatim.render.template.Labels;
import org.gradatim.render.template.Templates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** Slides in a real browser, by keys, clicks and on paper. */
class HtmlSlidesTest {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static final String EXAMPLE = "two-neurons";
    private static final int SLIDES = Deck.of(Examples.lecture(EXAMPLE)).slides().size() + 1;

    /** The first slide with a calculation that has several steps. */
    private static final int STEPPED = 3;

    /** What is reckoned of the room is right but for a little. */
    private static final double SMALLEST = 0.89;

    @TempDir
    static Path folder;

    private static Path file;

    @BeforeEach
    void open() throws Exception {
        if (file == null) {
            Examples.explained(EXAMPLE, "-slides.html", folder);
            file = folder.resolve(EXAMPLE + "-slides.html");
        }
        BROWSER.resize(1280, 720);
        BROWSER.prefer(Browser.Scheme.LIGHT);
        BROWSER.complaints();
        BROWSER.driver().get("about:blank");
        BROWSER.open(file);
    }

    private static void press(CharSequence... keys) {
        for (CharSequence key : keys) new Actions(BROWSER.driver()).sendKeys(key).perform();
    }

    private static void goTo(int slide) {
        press(Integer.toString(slide), Keys.ENTER);
    }

    private static Object hash() {
        return BROWSER.run("return location.hash");
    }

    private static long visible(String what) {
        return (long) BROWSER.run("return [...document.querySelectorAll('.shown " + what + "')].filter(e => getComputedStyle(e).visibility === 'visible').length");
    }

    private static long shown() {
        return (long) BROWSER.run("return [...document.querySelectorAll('.slide')].filter(s => getComputedStyle(s).display !== 'none').length");
    }

    @Test
    void oneSlideIsShownAndItsNumberStandsInTheAddress() {
        assertThat(shown()).isEqualTo(1);
        press(Keys.ARROW_RIGHT);
        assertThat(hash()).isEqualTo("#2");
        press(Keys.END);
        assertThat(hash()).isEqualTo("#" + SLIDES);
        press(Keys.ARROW_RIGHT);
        assertThat(hash()).as("behind the last there is none").isEqualTo("#" + SLIDES);
        press(Keys.HOME, Keys.ARROW_LEFT);
        assertThat(hash()).isEqualTo("#1");
        assertThat(BROWSER.complaints()).isEmpty();
    }

    @Test
    void everyKeyRevealsOneStepAndBackHidesIt() {
        goTo(STEPPED);
        long steps = (long) BROWSER.run("return Math.max(...[...document.querySelectorAll('.shown [data-step]')].map(e => +e.dataset.step))");
        assertThat(steps).isGreaterThan(2);
        long rows = visible("[data-step]");
        press(Keys.SPACE);
        assertThat(visible("[data-step]")).isGreaterThan(rows);
        press(Keys.ARROW_LEFT);
        assertThat(visible("[data-step]")).isEqualTo(rows);
        for (int i = 1; i < steps; i++) press(Keys.ARROW_DOWN);
        assertThat(hash()).isEqualTo("#" + STEPPED);
        assertThat(visible(".later")).isZero();
        assertThat((long) BROWSER.run("return document.querySelectorAll('.shown .later').length")).isZero();
        press(Keys.PAGE_DOWN);
        assertThat(hash()).isEqualTo("#" + (STEPPED + 1));
        press(Keys.PAGE_UP);
        assertThat((long) BROWSER.run("return document.querySelectorAll('.shown .later').length")).as("going back shows all").isZero();
    }

    @Test
    void aLinkAndAnAddressLeadToASlide() {
        BROWSER.run("location.hash = '#4'");
        assertThat((String) BROWSER.run("return document.getElementById('place').textContent")).startsWith("4 /");
        BROWSER.run("location.hash = '#weight-w5'");
        assertThat((String) BROWSER.run("return document.querySelector('.shown h2').textContent")).contains("w");
        assertThat((boolean) BROWSER.run("return document.querySelector('.shown').contains(document.getElementById('weight-w5'))")).isTrue();
    }

    @Test
    void aClickTurnsOnAndAtTheLeftEdgeBack() {
        WebElement main = BROWSER.driver().findElement(By.tagName("main"));
        new Actions(BROWSER.driver()).moveToElement(main, 300, 200).click().perform();
        assertThat(hash()).isEqualTo("#2");
        new Actions(BROWSER.driver()).moveToElement(main, -600, 200).click().perform();
        assertThat(hash()).isEqualTo("#1");
        BROWSER.driver().findElement(By.id("next")).click();
        assertThat(hash()).as("a button turns by one").isEqualTo("#2");
    }

    @Test
    void theOverviewShowsAllSlidesAndLeadsToOne() {
        press(Keys.ESCAPE);
        assertThat(shown()).isEqualTo(SLIDES);
        press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ENTER);
        assertThat(shown()).isEqualTo(1);
        assertThat(hash()).isEqualTo("#3");
    }

    @Test
    void whatIsRevealedIsReadAloud() {
        goTo(STEPPED);
        String heading = (String) BROWSER.run("return document.getElementById('spoken').textContent");
        assertThat(heading).startsWith(STEPPED + " / " + SLIDES + ": ");
        press(Keys.SPACE);
        assertThat((long) BROWSER.run("return document.querySelectorAll('#spoken math').length")).isPositive();
        assertThat(BROWSER.run("return document.getElementById('spoken').getAttribute('aria-live')")).isEqualTo("polite");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two-neurons", "softmax", "tour", "matrix-regression", "formulas", "deep"})
    void everySlideHasRoomForWhatIsOnIt(String example) throws Exception {
        Examples.explained(example, "-slides.html", folder);
        BROWSER.open(folder.resolve(example + "-slides.html"));
        press(Keys.ESCAPE);
        BROWSER.run("document.documentElement.classList.add('measured')");
        assertThat(texts("[...document.querySelectorAll('.body')].filter(b => b.scrollHeight > b.clientHeight + 2 || b.scrollWidth > b.clientWidth + 2)"))
                .isEmpty();
        assertThat(texts("[...document.querySelectorAll('.body')].filter(b => parseFloat(b.style.fontSize || 1) < " + SMALLEST + ")"))
                .as("letters that had to be made smaller").isEmpty();
        assertThat(BROWSER.complaints()).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static List<String> texts(String elements) {
        return (List<String>) BROWSER.run("return " + elements + ".map(e => e.parentElement.textContent.slice(0, 80))");
    }

    @ParameterizedTest
    @CsvSource({"1280, 720", "1200, 700", "1024, 768", "1920, 1080", "844, 390", "1000, 300"})
    void nothingIsScrolled(int width, int height) {
        BROWSER.resize(width, height);
        BROWSER.open(file);
        for (int slide = 1; slide <= SLIDES; slide++) {
            assertThat((boolean) BROWSER.run("const page = document.scrollingElement; return page.scrollWidth <= innerWidth && page.scrollHeight <= innerHeight"))
                    .as("slide " + slide).isTrue();
            BROWSER.run("location.hash = '#" + (slide + 1) + "'");
        }
    }

    @Test
    void onATelephoneHeldUprightLettersAreLargeAndOnlyFormulasMoveSideways() {
        BROWSER.resize(390, 844);
        BROWSER.open(file);
        for (int slide = 2; slide <= SLIDES; slide++) {
            BROWSER.run("location.hash = '#" + slide + "'");
            assertThat((boolean) BROWSER.run("return document.scrollingElement.scrollWidth <= innerWidth")).as("slide " + slide).isTrue();
            assertThat(((Number) BROWSER.run("return parseFloat(getComputedStyle(document.querySelector('.shown .body')).fontSize)")).doubleValue()).isGreaterThan(13);
        }
    }

    @Test
    void aSwipeTurns() {
        swipe(900, 300);
        assertThat(hash()).isEqualTo("#2");
        swipe(300, 900);
        assertThat(hash()).isEqualTo("#1");
        swipe(300, 280);
        assertThat(hash()).as("a tremble is none").isEqualTo("#1");
    }

    private static void swipe(int from, int to) {
        touch("touchStart", List.of(Map.of("x", from, "y", 300)));
        touch("touchMove", List.of(Map.of("x", to, "y", 310)));
        touch("touchEnd", List.of());
    }

    private static void touch(String type, List<Map<String, Integer>> points) {
        BROWSER.driver().executeCdpCommand("Input.dispatchTouchEvent", Map.of("type", type, "touchPoints", points));
    }

    @Test
    void stepsComeInTheOrderInWhichTheyAreRead() {
        assertThat((boolean) BROWSER.run("return [...document.querySelectorAll('.slide')].every(slide => "
                + "[...slide.querySelectorAll('[data-step]')].every((e, i, all) => i === 0 ? e.dataset.step === '1' : [0, 1].includes(e.dataset.step - all[i - 1].dataset.step)))")).isTrue();
    }

    @Test
    @SuppressWarnings("unchecked")
    void everyStepOfTheDeckIsOnThePage() {
        List<Object> steps = (List<Object>) BROWSER.run("return [...document.querySelectorAll('.slide')].slice(1).map(slide => "
                + "new Set([...slide.querySelectorAll('[data-step]')].map(e => e.dataset.step)).size)");
        assertThat(steps).isEqualTo(Deck.of(Examples.lecture(EXAMPLE)).slides().stream()
                .map(slide -> (Object) (long) (slide.firstSteps().getLast() + Deck.steps(slide.blocks().getLast()) - 1)).toList());
    }

    @Test
    void buttonsAreCalledInTheLanguageOfTheSlides() {
        Map<String, String> labels = Labels.in(Locale.ENGLISH);
        for (String button : List.of("back", "next", "overview", "notes")) {
            assertThat(BROWSER.driver().findElement(By.id(button)).getAccessibleName()).isEqualTo(labels.get(button));
        }
    }

    @Test
    void whoWantsNoMotionSeesNone() {
        String duration = "return getComputedStyle(document.querySelector('[data-step]')).transitionDuration";
        assertThat(BROWSER.run(duration)).isEqualTo("0.2s");
        BROWSER.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "screen",
                "features", List.of(Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
        assertThat(BROWSER.run(duration)).isEqualTo("0s");
    }

    @Test
    void theNotesAreShownAndHiddenByAKey() {
        long noted = (long) BROWSER.run("return [...document.querySelectorAll('.slide')].findIndex(s => s.querySelector('.notes')) + 1");
        goTo((int) noted);
        String display = "return getComputedStyle(document.querySelector('.shown .notes')).display";
        assertThat(BROWSER.run(display)).isEqualTo("none");
        press("n");
        assertThat(BROWSER.run(display)).isEqualTo("block");
        assertThat(BROWSER.run("return document.getElementById('notes').getAttribute('aria-pressed')")).isEqualTo("true");
        press("n");
        assertThat(BROWSER.run(display)).isEqualTo("none");
    }

    @Test
    void onPaperEverySlideIsAPageWithAllItsSteps() throws Exception {
        BROWSER.prefer(Browser.Scheme.PRINT);
        String pdf = (String) BROWSER.driver().executeCdpCommand("Page.printToPDF", Map.of("preferCSSPageSize", true, "printBackground", true)).get("data");
        try (PDDocument pages = Loader.loadPDF(Base64.getDecoder().decode(pdf))) {
            assertThat(pages.getNumberOfPages()).isEqualTo(SLIDES);
            assertThat(pages.getPage(0).getMediaBox().getWidth()).isGreaterThan(pages.getPage(0).getMediaBox().getHeight());
        }
        assertThat((long) BROWSER.run("return [...document.querySelectorAll('.later')].filter(e => getComputedStyle(e).visibility !== 'visible').length")).isZero();
    }

    @Test
    void thePageIsWellFormedAndWhatAPersonTypesIsNoMarkup() throws Exception {
        String page = HtmlSlides.of(Samples.document(), Templates.builtIn());
        var tree = DocumentBuilderFactory.newNSInstance().newDocumentBuilder().parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
        assertThat(tree.getElementsByTagName("script").getLength()).isEqualTo(1);
        assertThat(page).doesNotContainPattern("(?:src|href)=\"(?!#)(?!data:)").doesNotContain("@import", "url(http").contains("&lt;script&gt;");
    }
}
