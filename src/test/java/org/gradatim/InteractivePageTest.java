package org.gradatim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.gradatim.Browser.Scheme;
import org.gradatim.check.SampleNumbers;
import org.gradatim.compare.AlignedFactor;
import org.gradatim.compare.Comparison;
import org.gradatim.derive.Chain;
import org.gradatim.derive.Derivation;
import org.gradatim.derive.Gradient;
import org.gradatim.derive.LocalDerivative;
import org.gradatim.eval.Evaluation;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Data;
import org.gradatim.graph.Model;
import org.gradatim.render.interactive.InteractivePage;
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
            for (const [name, value] of Object.entries(arguments[0])) {
              const field = document.querySelector(`[data-name="${name}"] input[type=number]`);
              field.value = value;
              field.dispatchEvent(new Event("input", { bubbles: true }));
            }
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
        set(Map.of(name, value));
    }

    private static void set(Map<String, Double> values) {
        BROWSER.run(SET, values);
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
            set(values);
            set(model.program().inputs().stream().collect(Collectors.toMap(input -> input, input -> columns.get(input)[0])));
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

    /** What can be tried alone: without the derivation below it a browser lays out ten times as fast. */
    private void openBench(String example) throws IOException {
        BROWSER.open(page(example));
        BROWSER.run("for (const section of document.querySelectorAll('main > section:not(#try)')) section.remove();");
    }

    /** Lets go of what is chosen, and chooses these. */
    private static void choose(String... names) {
        BROWSER.run("""
                document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
                for (const name of arguments) document.querySelector(`[data-name="${name}"] .pick`).click();
                """, (Object[]) names);
    }

    private static List<String> texts(String css) {
        return ((List<?>) BROWSER.run("return [...document.querySelectorAll(arguments[0])].map(e => e.textContent);", css)).stream().map(Object::toString).toList();
    }

    private static void assertShown(String text, double value, String what) {
        assertThat(number(text)).as(what).isCloseTo(value, within(SHOWN * Math.max(1e-3, Math.abs(value))));
    }

    /** Of more than four paths the page shows the first. */
    @ParameterizedTest
    @ValueSource(strings = {"two-neurons", "two-neurons-bias", "deep", "softmax", "formulas"})
    void everyFactorIsWorthWhatItsFormulaSays(String example) throws IOException {
        Derivation derivation = Examples.read(example).derivation();
        Evaluation truth = Evaluation.of(complete(derivation.model()));
        openBench(example);
        for (String weight : derivation.model().withRespectTo()) {
            choose(weight);
            List<Chain> chains = derivation.weight(weight).chains();
            List<LocalDerivative> factors = chains.stream().limit(chains.size() > 4 ? 1 : 4).flatMap(chain -> chain.factors().stream()).toList();
            List<String> shown = texts("#chosen .factor .live");
            assertThat(shown).as(weight).hasSameSizeAs(factors);
            for (int i = 0; i < shown.size(); i++) {
                LocalDerivative factor = factors.get(i);
                assertShown(shown.get(i), truth.value(factor.result(), 0), "∂" + factor.of() + "/∂" + factor.by() + " for " + weight);
            }
        }
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
        BROWSER.run(SET, Map.of("w1", ""));
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

    /** The texts of those factors in the drawing that are seen. */
    private static List<String> seenFactors() {
        return ((List<?>) BROWSER.run("return [...document.querySelectorAll('.drawing .factor')].filter(f => f.getClientRects().length > 0).map(f => f.textContent);"))
                .stream().map(Object::toString).toList();
    }

    /** A bias has no edge of its own, and so no place for its factor, which is one. */
    @ParameterizedTest
    @ValueSource(strings = {"two-neurons", "two-neurons-bias", "formulas"})
    void theFactorsOfThePathStandBesideIt(String example) throws IOException {
        openBench(example);
        for (String weight : Examples.read(example).model().withRespectTo()) {
            choose(weight);
            List<Double> listed = texts("#chosen .factor .live").stream().map(InteractivePageTest::number).distinct().toList();
            List<String> seen = seenFactors();
            assertThat(seen).as(weight).isNotEmpty().allSatisfy(text ->
                    assertThat(listed).anySatisfy(value -> assertThat(number(text)).isCloseTo(value, within(1e-3 * Math.abs(value)))));
            int all = new HashSet<>((List<?>) BROWSER.run("return [...document.querySelectorAll('#chosen .factor .live')].map(f => f.dataset.value);")).size();
            assertThat(seen).as(weight).hasSize(weight.startsWith("b") ? all - 1 : all);
        }
        choose();
        assertThat(seenFactors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"two-neurons", "two-neurons-bias", "deep", "softmax", "formulas"})
    void factorsInTheDrawingHideNothing(String example) throws IOException {
        BROWSER.resize(1280, 900);
        openBench(example);
        for (String weight : Examples.read(example).model().withRespectTo()) {
            choose(weight);
            assertThat((List<?>) BROWSER.run("""
                    const boxes = selector => [...document.querySelectorAll(selector)].map(e => e.getBoundingClientRect()).filter(box => box.width > 0);
                    const factors = boxes('.drawing .factor > path:first-child');
                    const others = [...factors, ...boxes('.drawing .node > path, .drawing .label > path')];
                    const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
                    return factors.filter(f => others.some(o => o !== f && meet(f, o))).map(f => JSON.stringify(f));""")).as(weight).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"two-neurons", "deep", "softmax", "formulas", "matrix-regression"})
    void theDrawingHasNumbers(String example) throws IOException {
        openBench(example);
        assertThat(texts(".drawing .node text")).hasSizeGreaterThan(3).allSatisfy(text -> assertThat(number(text)).isFinite());
    }

    // ---- pairs

    @ParameterizedTest
    @ValueSource(strings = {"two-neurons", "two-neurons-bias", "formulas"})
    void everyPairIsComparedFactorByFactorAsTheLibraryComparesIt(String example) throws IOException {
        Derivation derivation = Examples.read(example).derivation();
        Evaluation truth = Evaluation.of(complete(derivation.model()));
        List<String> weights = derivation.model().withRespectTo();
        openBench(example);
        for (int i = 0; i < weights.size(); i++) {
            for (int j = i + 1; j < weights.size(); j++) {
                choose(weights.get(i), weights.get(j));
                assertCompared(Comparison.of(derivation, weights.get(i), weights.get(j)), truth);
                assertShown(text(PRODUCT.formatted(1)), truth.value(derivation.gradient().ofRoot(weights.get(i)), 0), weights.get(i));
                assertShown(text(PRODUCT.formatted(2)), truth.value(derivation.gradient().ofRoot(weights.get(j)), 0), weights.get(j));
            }
        }
    }

    private static final String PRODUCT = "#pair-rows tr:last-child td:nth-child(%d) .live";

    private static void assertCompared(Comparison comparison, Evaluation truth) {
        String pair = comparison.left().name() + " and " + comparison.right().name();
        List<AlignedFactor> factors = new ArrayList<>(comparison.alwaysEqual() ? List.of() : comparison.alignment().factors());
        if (!comparison.alwaysEqual()) comparison.alignment().direct().ifPresent(factors::add);
        List<String> verdicts = texts("#pair-rows tr:not(:last-child) td:last-child");
        assertThat(verdicts).as(pair).containsExactlyElementsOf(factors.stream().map(f -> f.equal() ? "the same" : f.isPair() ? "differs" : "in one chain only").toList());
        for (int i = 0; i < comparison.alignment().factors().size() && !comparison.alwaysEqual(); i++) {
            assertSide(factors.get(i).left(), i, 1, truth, pair);
            assertSide(factors.get(i).right(), i, 2, truth, pair);
        }
        for (int i = 0; i < comparison.conditions().size(); i++) {
            double left = truth.value(comparison.conditions().get(i).left(), 0);
            double right = truth.value(comparison.conditions().get(i).right(), 0);
            boolean holds = Math.abs(left - right) <= SAME * Math.max(1, Math.abs(left));
            assertThat(texts("#pair-words .verdict").get(i)).as(pair).isEqualTo(holds ? "✓ holds" : "✗ does not hold");
        }
    }

    private static void assertSide(Optional<AlignedFactor.Side> side, int row, int column, Evaluation truth, String pair) {
        String cell = "#pair-rows tr:nth-child(" + (row + 1) + ") td:nth-child(" + column + ")";
        if (side.isEmpty()) assertThat(text(cell)).as(pair).isEqualTo("–");
        else assertShown(text(cell + " .live"), truth.value(side.get().value(), 0), pair + ", ∂" + side.get().of() + "/∂" + side.get().by());
    }

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

    @Test
    void whereTheNumbersEndThePageSaysSo() throws IOException {
        BROWSER.open(page("two-neurons"));
        set(Map.of("w5", -1e5, "w6", -1e5));
        assertThat(text(".result .live")).isEqualTo("∞");
        train(1);
        find("#reset").click();
        set(Map.of("w5", 1e5, "w6", 1e5));
        assertThat(text(".result .live")).isEqualTo("no value here");
        train(1);
        assertThat(find("#trouble").isDisplayed()).isTrue();
        assertThat(BROWSER.complaints()).isEmpty();
    }

    /** Chains are those of one example's loss; the cost is the mean, and has a penalty. */
    @ParameterizedTest
    @ValueSource(strings = {"two-neurons", "two-neurons-bias", "regression"})
    void theChainsAddUpToTheDerivativeThatStandsAboveThem(String example) throws IOException {
        openBench(example);
        choose(Examples.read(example).model().withRespectTo().getFirst());
        double sum = ((List<?>) BROWSER.run("return [...document.querySelectorAll('#chosen .chain')].map(c => [...c.querySelectorAll('.live')].map(f => f.textContent));"))
                .stream().mapToDouble(chain -> ((List<?>) chain).stream().mapToDouble(f -> number((String) f)).reduce(1, (a, b) -> a * b)).sum();
        assertThat(number(texts("#chosen .result .live").getLast())).isCloseTo(sum, within(1e-4 * Math.max(1, Math.abs(sum))));
    }

    // ---- everybody

    @Test
    void whoWantsNoMotionHasNone() throws IOException {
        BROWSER.emulate("screen", Map.of("prefers-reduced-motion", "reduce"));
        BROWSER.open(page("two-neurons"));
        assertThat(BROWSER.run("return getComputedStyle(document.querySelector('.edge')).transitionProperty;")).isEqualTo("none");
        find("#run").click();
        assertThat(text("#steps")).startsWith("20 ");
        find("#run").click();
        BROWSER.prefer(Scheme.LIGHT);
    }

    @Test
    void whatIsLitIsSeenInForcedColoursToo() throws IOException {
        BROWSER.open(page("two-neurons"));
        BROWSER.emulate("screen", Map.of("forced-colors", "active", "prefers-color-scheme", "dark"));
        String edge = "return getComputedStyle(document.querySelector(arguments[0])).borderLeftColor;";
        assertThat(BROWSER.run(edge, ".row.lit")).isNotEqualTo(BROWSER.run(edge, ".row:not(.lit)"));
        String ink = "return getComputedStyle(document.querySelector(arguments[0]))[arguments[1]];";
        assertThat(BROWSER.run(ink, ".drawing .node.lit text", "fill")).isNotEqualTo(BROWSER.run(ink, ".drawing .node.lit > path", "fill"));
        assertThat(BROWSER.run(ink, ".drawing .edge.lit path", "stroke")).isNotEqualTo(BROWSER.run(ink, ".drawing .edge:not(.lit) path", "stroke"));
        BROWSER.prefer(Scheme.LIGHT);
    }

    @Test
    void onPaperThereIsWhatCanBeReadAndNothingToPress() throws IOException {
        BROWSER.open(page("two-neurons"));
        BROWSER.prefer(Scheme.PRINT);
        for (String control : List.of("#run", "#step", "#equal", "#exchange", "#rate", "details")) assertThat(find(control).isDisplayed()).as(control).isFalse();
        for (String readable : List.of(".drawing svg", "#chosen .chain", "#pair table", "#cost-chart", "[data-name=w1] input[type=number]")) {
            assertThat(find(readable).isDisplayed()).as(readable).isTrue();
        }
        assertThat(BROWSER.run("""
                const right = selector => document.querySelector(selector).getBoundingClientRect().right;
                return Math.abs(right('.heads .last') - right('[data-name=w1] input[type=number]'));""")).as("values below their heading").isEqualTo(0L);
        BROWSER.prefer(Scheme.LIGHT);
    }

    @ParameterizedTest
    @EnumSource(value = Scheme.class, names = {"LIGHT", "DARK"})
    void everybodyCanReadIt(Scheme scheme) throws IOException {
        BROWSER.prefer(scheme);
        for (String example : List.of("two-neurons", "softmax", "formulas")) {
            BROWSER.open(page(example));
            train(3);
            String others = example.equals("two-neurons") ? "main > section:not(#try) math" : "math";
            assertThat(Axe.violationsButContrastOf(others, BROWSER)).as(example).isEmpty();
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
        for (String example : List.of("two-neurons", "deep", "formulas", "mazur")) {
            BROWSER.open(page(example));
            BROWSER.resize(width, 900);
            List<String> weights = Examples.read(example).model().withRespectTo();
            for (int k = 1; k < Math.min(weights.size(), 6); k++) {
                choose(weights.get(0), weights.get(k));
                assertThat((long) BROWSER.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth;")).as(example).isLessThanOrEqualTo(0);
            }
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
