package org.gradatim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.gradatim.Browser.Scheme;
import org.gradatim.check.SampleNumbers;
import org.gradatim.derive.Gradient;
import org.gradatim.eval.Evaluation;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Data;
import org.gradatim.graph.Model;
import org.gradatim.render.InteractivePage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Pages that answer, used in a browser as a reader uses them. */
class InteractivePageTest {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    /** Six digits are shown. */
    private static final double SHOWN = 1e-5;

    /** The browser's exponential may differ from Java's in the last bits. */
    private static final double SAME = 1e-12;

    private static final int SETTINGS = 10;

    /** What the page computes, exactly: the same script asks the page's own code. */
    private static final String SET = """
            const [name, value] = arguments;
            const field = document.querySelector(`[data-name="${name}"] input[type=number]`);
            field.value = value;
            field.dispatchEvent(new Event("input", { bubbles: true }));
            """;

    private static final String SLOPES = """
            return [...document.querySelectorAll(".row[data-weight]")].map(row => [row.dataset.name, row.lastElementChild.textContent]);
            """;

    @TempDir
    private Path folder;

    private Path page(String example) throws IOException {
        return page(Gradatim.read(Examples.spec(example)), example);
    }

    private Path page(Gradatim model, String name) throws IOException {
        Path file = folder.resolve(name + "-interactive.html");
        model.explainTo(file);
        return file;
    }

    private Path page(String name, String yaml) throws IOException {
        return page(Gradatim.read(Files.writeString(folder.resolve(name + ".yaml"), yaml)), name);
    }

    private static double number(String shown) {
        String plain = shown.replace("= ", "").replace("−", "-");
        int times = plain.indexOf(" × 10");
        if (times < 0) return Double.parseDouble(plain);
        String power = plain.substring(times + " × 10".length()).replace("⁻", "-").chars()
                .mapToObj(c -> "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c) < 0 ? String.valueOf((char) c) : String.valueOf("⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c))).reduce("", String::concat);
        return Double.parseDouble(plain.substring(0, times) + "e" + power);
    }

    private static void set(String name, double value) {
        BROWSER.run(SET, name, value);
    }

    private static Map<String, Double> slopes() {
        Map<String, Double> slopes = new LinkedHashMap<>();
        for (Object row : (List<?>) BROWSER.run(SLOPES)) {
            List<?> cells = (List<?>) row;
            slopes.put((String) cells.get(0), number((String) cells.get(1)));
        }
        return slopes;
    }

    private static double parameter(String name) {
        return Double.parseDouble((String) BROWSER.run("return document.querySelector(`[data-name=\"${arguments[0]}\"] input[type=number]`).title;", name));
    }

    private static WebElement find(String css) {
        return BROWSER.driver().findElement(By.cssSelector(css));
    }

    private static String text(String css) {
        return (String) BROWSER.run("return document.querySelector(arguments[0]).textContent;", css);
    }

    private static long count(String css) {
        return (long) BROWSER.run("return document.querySelectorAll(arguments[0]).length;", css);
    }

    // ---- numbers

    private static Model complete(Model model) {
        return SampleNumbers.complete(model, Gradient.of(model.program()));
    }

    /** The cost's derivatives as the library computes them. */
    private static Map<String, Double> expected(Model model, Map<String, Double> values, Data data) {
        Gradient gradient = Gradient.of(model.program());
        Evaluation evaluation = Evaluation.of(model.program(), values, data);
        Map<String, Double> slopes = new LinkedHashMap<>();
        for (String name : model.program().parameters()) {
            double[] parts = evaluation.means(List.of(gradient.ofRoot(name), gradient.ofPenalty(name)));
            slopes.put(name, parts[0] + parts[1]);
        }
        return slopes;
    }

    @ParameterizedTest
    @ValueSource(strings = {"two-neurons", "two-neurons-bias", "deep", "softmax", "regression", "formulas", "matrix-regression"})
    void thePageComputesWhatTheLibraryComputesWhereverTheSlidersStand(String example) throws IOException {
        Gradatim read = Examples.read(example);
        Model model = complete(read.model());
        BROWSER.open(page(example));
        SplittableRandom random = new SplittableRandom(7);
        for (int setting = 0; setting < SETTINGS; setting++) {
            Map<String, Double> values = new LinkedHashMap<>();
            for (String name : model.program().parameters()) values.put(name, random.nextDouble(0.1, 1));
            Map<String, double[]> columns = new LinkedHashMap<>();
            model.data().columns().forEach((name, column) -> columns.put(name, column.clone()));
            for (String input : model.program().inputs()) columns.get(input)[0] = random.nextDouble(0.1, 1);
            values.forEach(InteractivePageTest::set);
            model.program().inputs().forEach(input -> set(input, columns.get(input)[0]));
            Map<String, Double> expected = expected(model, values, new Data(columns, model.data().size()));
            slopes().forEach((name, slope) -> {
                if (expected.containsKey(name)) assertThat(slope).as("%s at %s", name, values).isCloseTo(expected.get(name), within(SHOWN * Math.max(1e-3, Math.abs(expected.get(name)))));
            });
            double cost = Evaluation.of(model.program(), values, new Data(columns, model.data().size())).cost();
            assertThat(number(text(".result .live"))).isCloseTo(cost, within(SHOWN * Math.abs(cost)));
        }
        assertThat(BROWSER.complaints()).isEmpty();
    }

    @Test
    void theDrawingShowsTheForwardPass() throws IOException {
        BROWSER.open(page("two-neurons"));
        set("w1", 0.9);
        assertThat(number(text(".drawing text.equals"))).isCloseTo(0.9 * 1 - 0.4 * 2, within(SHOWN));
    }

    @Test
    void theFactorsOfAChainAreWorthTheDerivativeTogether() throws IOException {
        BROWSER.open(page("two-neurons"));
        set("w5", -1.25);
        double product = ((List<?>) BROWSER.run("return [...document.querySelectorAll('#chosen .chain')[0].querySelectorAll('.live')].map(f => f.textContent);"))
                .stream().mapToDouble(f -> number((String) f)).reduce(1, (a, b) -> a * b);
        assertThat(product).isCloseTo(slopes().get("w1"), within(1e-5));
    }

    @Test
    void aWrongGradientInTheCodeOfThePageIsSeen() throws IOException {
        Path page = page("two-neurons");
        String right = Files.readString(page);
        String wrong = right.replaceFirst("(const slope_w3 = .*) \\* x1;", "$1 * x2;");
        assertThat(wrong).isNotEqualTo(right);
        BROWSER.open(Files.writeString(folder.resolve("wrong.html"), wrong));
        Model model = Examples.read("two-neurons").model();
        assertThat(slopes().get("w3")).isNotCloseTo(expected(model, model.values(), model.data()).get("w3"), within(SHOWN));
    }

    @Test
    void targetsThatSumToOneGoOnToDoSo() throws IOException {
        BROWSER.open(page("softmax"));
        Model model = Examples.read("softmax").model();
        set(model.program().targets().getFirst(), 0.4);
        assertThat(model.program().targets().stream().mapToDouble(InteractivePageTest::parameter).sum()).isCloseTo(1, within(SAME));
    }

    @Test
    void aNumberThatIsNoneChangesNothing() throws IOException {
        BROWSER.open(page("two-neurons"));
        Map<String, Double> before = slopes();
        BROWSER.run(SET, "w1", "");
        assertThat(slopes()).isEqualTo(before);
    }

    @Test
    void aSliderReachesTheNumbersThatAreTyped() throws IOException {
        BROWSER.open(page("two-neurons"));
        set("w1", 37.5);
        assertThat(BROWSER.run("return document.querySelector('[data-name=w1] input[type=range]').valueAsNumber;")).isEqualTo(37.5);
    }

    // ---- paths

    @Test
    void aFocusedWeightLightsItsPathItsFactorsAndNothingElse() throws IOException {
        BROWSER.open(page("two-neurons"));
        BROWSER.run("document.querySelector('[data-name=w2] .pick').focus();");
        assertThat(find("[data-name=w2]").getAttribute("class")).contains("lit");
        assertThat(find("[data-name=w1]").getAttribute("class")).doesNotContain("lit");
        assertThat(count(".drawing .edge.lit")).isEqualTo(3);
        assertThat(count(".drawing .node.lit")).isEqualTo(3);
        List<?> lit = (List<?>) BROWSER.run("return [...new Set([...document.querySelectorAll('main > section:not(#try) mfrac')]"
                + ".filter(f => f.parentElement.matches('.lit')).map(f => f.textContent))];");
        assertThat(lit).map(Object::toString).containsExactlyInAnyOrder("∂J∂a3", "∂a3∂z3", "∂z3∂a1", "∂a1∂z1", "∂z1∂w2", "∂J∂w2");
    }

    @Test
    void pointingAtAnEdgeOrAtAFormulaLightsTheWeight() throws IOException {
        BROWSER.open(page("two-neurons"));
        String over = "document.querySelector(arguments[0]).dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));";
        BROWSER.run(over, ".drawing .edge:nth-of-type(4)");
        assertThat(count(".row.lit")).isEqualTo(1);
        BROWSER.run("const place = document.querySelector('[data-name=w6] [data-q]').dataset.q;"
                + "document.querySelector(`main > section:not(#try) [data-q='${place}']`).dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));");
        assertThat(find(".row.lit").getAttribute("data-name")).isEqualTo("w6");
        assertThat(number(text("#worth"))).isEqualTo(-0.3);
    }

    // ---- pairs

    @Test
    void twoChosenWeightsAreComparedAsTheLibraryComparesThem() throws IOException {
        BROWSER.open(page("two-neurons"));
        assertThat(text("#pair-rows")).contains("the same").contains("differs");
        assertThat(count("#pair-rows .differs")).isEqualTo(4);
        assertThat(text("#pair-words")).contains("does not hold").contains("It is enough that");
        set("x1", 0);
        assertThat(text("#pair-words")).contains("✓ holds");
        assertThat(text("#pair-here")).contains("equal");
        find("[data-name=w1] .pick").click();
        find("[data-name=w4] .pick").click();
        assertThat(text("#pair-rows")).contains("∂J∂w4");
    }

    // ---- training

    private static void train(int steps) {
        BROWSER.run("for (let i = 0; i < arguments[0]; i++) document.getElementById('step').click();", steps);
    }

    @Test
    void equalNeuronsStayEqualToTheLastDigit() throws IOException {
        BROWSER.open(page("two-neurons"));
        find("#equal").click();
        train(50);
        assertThat(parameter("w1")).isEqualTo(parameter("w3")).isNotEqualTo(0.2);
        assertThat(parameter("w2")).isEqualTo(parameter("w4"));
        assertThat(parameter("w5")).isEqualTo(parameter("w6"));
        assertThat(text("#together")).contains("equal");
        assertThat(text("#steps")).startsWith("50 ");
    }

    @Test
    void equalNeuronsOfADeepNetworkStayEqualToo() throws IOException {
        BROWSER.open(page("deep"));
        find("#equal").click();
        train(50);
        assertThat(text("#together")).contains("equal");
    }

    @Test
    void unequalNeuronsPart() throws IOException {
        BROWSER.open(page("two-neurons"));
        double before = parameter("w3") - parameter("w1");
        train(50);
        assertThat(parameter("w3") - parameter("w1")).isNotEqualTo(before).isNotZero();
        assertThat(text("#together")).contains("apart");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two-neurons", "regression", "logistic-regression"})
    void trainingGoesWhereTheLibraryGoes(String example) throws IOException {
        Model model = Examples.read(example).model();
        BROWSER.open(page(example));
        double rate = Double.parseDouble(find("#rate").getAttribute("value"));
        Map<String, Double> values = new LinkedHashMap<>(model.values());
        for (int step = 0; step < 20; step++) {
            Map<String, Double> slopes = expected(model, values, model.data());
            values.replaceAll((name, value) -> value - rate * slopes.get(name));
        }
        train(20);
        values.forEach((name, value) -> assertThat(parameter(name)).as(name).isCloseTo(value, within(1e-9 * Math.max(1, Math.abs(value)))));
    }

    @Test
    void runningPausingAndResettingEndWhereThePageBegan() throws Exception {
        BROWSER.open(page("two-neurons"));
        find("#run").click();
        assertThat(text("#run")).isEqualTo("Pause");
        BROWSER.driver().executeAsyncScript("const done = arguments[0]; const wait = () => document.querySelector('#steps').textContent.startsWith('0 ') ? setTimeout(wait, 50) : done(); wait();");
        find("#run").click();
        assertThat(text("#run")).isEqualTo("Run");
        assertThat(parameter("w1")).isNotEqualTo(0.2);
        find("#reset").click();
        assertThat(parameter("w1")).isEqualTo(0.2);
        assertThat(text("#steps")).startsWith("0 ");
    }

    @Test
    void aStepThatLeadsNowhereIsNotTaken() throws IOException {
        BROWSER.open(page("regression"));
        BROWSER.run("document.getElementById('rate').value = 1e300;");
        train(3);
        assertThat(find("#trouble").isDisplayed()).isTrue();
        assertThat(slopes().values()).allMatch(Double::isFinite);
    }

    // ---- everybody

    @ParameterizedTest
    @EnumSource(value = Scheme.class, names = {"LIGHT", "DARK"})
    void everybodyCanReadIt(Scheme scheme) throws IOException {
        BROWSER.prefer(scheme);
        for (String example : List.of("two-neurons", "softmax", "formulas")) {
            BROWSER.open(page(example));
            train(3);
            assertThat(Axe.violations(BROWSER, "main > section:not(#try) math")).as(example).isEmpty();
        }
        BROWSER.prefer(Scheme.LIGHT);
    }

    @Test
    void theKeyboardReachesEverything() throws IOException {
        BROWSER.open(page("two-neurons"));
        BROWSER.run("document.body.tabIndex = -1; document.body.focus();");
        List<String> stops = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            BROWSER.driver().switchTo().activeElement().sendKeys(Keys.TAB);
            stops.add((String) BROWSER.run("const e = document.activeElement; return e.id || (e.closest('[data-name]')?.dataset.name ?? e.getAttribute('class') ?? '') + ' ' + (e.type ?? '');"));
        }
        assertThat(stops).contains("w1 button", "w1 range", "w1 number", "w6 number", "x1 range", "y number", "exchange", "equal", "rate", "step", "run", "reset");
        assertThat(stops).anyMatch(stop -> stop.startsWith("edge"));
        find("[data-name=w4] .pick").sendKeys(Keys.ENTER);
        assertThat(find("[data-name=w4] .pick").getAttribute("aria-pressed")).isEqualTo("true");
        find(".drawing [tabindex='0']").sendKeys(Keys.ARROW_RIGHT);
        assertThat(find(".row.lit").getAttribute("data-name")).isEqualTo("w2");
        BROWSER.driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
        assertThat(count("[aria-pressed=true]")).isZero();
        assertThat(find("#nothing").isDisplayed()).isTrue();
    }

    @Test
    void whatChangesIsSaidOnceItHasSettled() throws IOException {
        BROWSER.open(page("two-neurons"));
        set("w1", 0.5);
        BROWSER.driver().executeAsyncScript("const done = arguments[0]; const wait = () => document.querySelector('#spoken').textContent ? done() : setTimeout(wait, 50); wait();");
        assertThat(text("#spoken")).startsWith("cost ").contains("w 1: derivative ");
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 400})
    void noPageIsWiderThanItsWindow(int width) throws IOException {
        for (String example : List.of("two-neurons", "deep", "formulas")) {
            BROWSER.open(page(example));
            BROWSER.resize(width, 900);
            assertThat((long) BROWSER.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth;")).as(example).isLessThanOrEqualTo(0);
        }
        BROWSER.resize(1280, 900);
    }

    @Test
    void itWorksInASandboxAndAsksForNothing() throws IOException {
        Path page = page("two-neurons");
        BROWSER.open(Files.writeString(folder.resolve("course.html"), "<!DOCTYPE html><title>A course</title><iframe sandbox=\"allow-scripts\" width=\"1000\" height=\"900\" src=\""
                + page.getFileName() + "\"></iframe>"));
        BROWSER.driver().switchTo().frame(0);
        set("w1", 0.75);
        train(2);
        assertThat(text("#steps")).startsWith("2 ");
        assertThat((List<?>) BROWSER.run("return performance.getEntriesByType('resource').map(e => e.name);")).isEmpty();
        BROWSER.driver().switchTo().defaultContent();
        assertThat(BROWSER.complaints()).isEmpty();
    }

    // ---- any spec

    @ParameterizedTest
    @ValueSource(strings = {"two-neurons", "two-neurons-bias", "deep", "softmax", "regression", "formulas", "matrix-regression", "mazur", "tour", "one-neuron-or-many"})
    void everyPageIsSmallEnoughToBeSentAround(String example) throws IOException {
        assertThat(Files.size(page(example))).isLessThan(InteractivePage.MOST_BYTES);
    }

    @Test
    void aSpecWithoutNumbersStartsFromSampleNumbersAndSaysSo() throws IOException {
        BROWSER.open(page("bare", """
                network: {inputs: 2, layers: [{units: 2, activation: relu}, {units: 1, activation: linear}]}
                loss: mean_squared_error
                """));
        assertThat(text("#try")).contains("drawn at random, with seed 42");
        assertThat(slopes().values()).allMatch(Double::isFinite);
        train(1);
        assertThat(BROWSER.complaints()).isEmpty();
    }

    @Test
    void formulasWithExchangeableParametersCanBeMadeEqual() throws IOException {
        BROWSER.open(page("pair", """
                inputs: [x]
                targets: [y]
                definitions: [p = tanh(u*x), q = tanh(v*x), J = (y - s*p - t*q)^2]
                """));
        find("#equal").click();
        train(20);
        assertThat(parameter("u")).isEqualTo(parameter("v"));
        assertThat(parameter("s")).isEqualTo(parameter("t"));
    }

    @Test
    void whatAUserTypedIsTextWhereverItStands() throws IOException {
        BROWSER.open(page("hostile", """
                title: "</script><script>document.title='lost'</script> \\u2028 \\"quotes\\" & 'more' <!--"
                inputs: [constructor]
                definitions: [__proto = eval*constructor, J = __proto^2 + arguments^2]
                symbols: {eval: '\\hat{w}'}
                """));
        assertThat(BROWSER.driver().getTitle()).contains("</script>").isNotEqualTo("lost");
        assertThat(slopes()).hasSize(2);
        assertThat(BROWSER.complaints()).isEmpty();
    }

    @Test
    void aModelThatIsTooLargeIsRefusedWithAWayOut() throws IOException {
        Path spec = Files.writeString(folder.resolve("large.yaml"), "network: {inputs: 8, layers: [{units: 8, activation: tanh}, {units: 1, activation: sigmoid}]}\nloss: binary_crossentropy\n");
        Path page = folder.resolve("large-interactive.html");
        assertThatThrownBy(() -> Gradatim.read(spec).explainTo(page)).isInstanceOf(InputException.class)
                .hasMessageContaining("room for 60 parameters, here are 81").hasMessageContaining("-o derivation.html");
        assertThat(page).doesNotExist();
    }

    @Test
    void theSameSpecGivesTheSameBytes() throws IOException {
        byte[] once = Files.readAllBytes(page("two-neurons"));
        assertThat(Files.readAllBytes(page("two-neurons"))).isEqualTo(once);
        assertThat(new String(once, StandardCharsets.UTF_8).replace("http://www.w3.org/2000/svg", "")).doesNotContain("http://").doesNotContain("https://");
    }
}
