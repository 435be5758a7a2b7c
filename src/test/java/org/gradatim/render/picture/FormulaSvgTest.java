package org.gradatim.render.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.gradatim.notation.Notation;
import org.gradatim.render.Samples;
import org.gradatim.render.formula.FormulaLayout;
import org.gradatim.render.formula.LatexFormula;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class FormulaSvgTest {

    private static final String FRACTION = "\\frac{\\partial J}{\\partial w_1}";

    /** Half a thousandth of an em, the drawing's unit. */
    private static final double ROUNDING = 0.0005;

    static Stream<Notation> formulas() {
        return Samples.formulas().stream();
    }

    private static Element parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg))).getDocumentElement();
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void everyFormulaIsDrawnAsWellFormedSvg(Notation formula) {
        String latex = LatexFormula.of(formula, LatexFormula.Dialect.PICTURE);
        assertThatNoException().isThrownBy(() -> parse(FormulaSvg.display(latex, latex)));
    }

    @Test
    void itsTitleIsReadAndItsBaselineIsTheLine() throws Exception {
        Element svg = parse(FormulaSvg.inline("a_1<b", "a₁ < b"));
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("a₁ < b");
        assertThat(svg.getAttribute("role")).isEqualTo("img");
        assertThat(svg.getAttribute("style")).matches("vertical-align:-0\\.\\d+em");
    }

    @Test
    void eachOutlineIsWrittenOnce() throws Exception {
        Element svg = parse(FormulaSvg.inline("a_1+a_2+a_3", "sum"));
        // a, +, 1, 2, 3
        assertThat(svg.getElementsByTagName("path").getLength()).isEqualTo(5);
        assertThat(svg.getElementsByTagName("use").getLength()).isEqualTo(8);
    }

    @Test
    void coloursOfRolesAreStyleVariables() {
        assertThat(FormulaSvg.inline("\\textcolor{#0B5FA5}{a}", "a")).contains("var(--highlight,#0b5fa5)");
    }

    @Test
    void aDisplayIsTallerThanAFormulaInText() {
        FormulaLayout display = FormulaLayout.of(FRACTION, FormulaLayout.Style.DISPLAY);
        FormulaLayout text = FormulaLayout.of(FRACTION, FormulaLayout.Style.TEXT);
        assertThat(display.height()).isGreaterThan(text.height());
    }

    @Test
    void scriptsTakeTheRoomThatTexGivesThem() {
        double letter = FormulaLayout.of("x", FormulaLayout.Style.TEXT).width();
        // Computer Modern at 10 pt: x is 5.7153 pt wide; a digit at 7 pt is 3.9861 pt, and half a point follows a script.
        assertThat(letter).isCloseTo(0.57153, within(ROUNDING));
        assertThat(FormulaLayout.of("x_1", FormulaLayout.Style.TEXT).width() - letter).isCloseTo(0.4, within(0.06));
    }

    @Test
    void whatIsNoFormulaIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> FormulaSvg.inline("\\nosuchcommand{x}", ""))
                .withMessageContaining("\\nosuchcommand");
    }

    @Test
    void manyThreadsDrawTheSame() throws Exception {
        String alone = FormulaSvg.display(FRACTION, "");
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Callable<String> draw = () -> FormulaSvg.display(FRACTION, "");
            for (Future<String> drawn : threads.invokeAll(List.of(draw, draw, draw, draw))) {
                assertThat(drawn.get()).isEqualTo(alone);
            }
        }
    }

    @Test
    void aPictureHasInk() {
        assertThat(Png.formula(FRACTION, 20)).startsWith(0x89, 'P', 'N', 'G').hasSizeGreaterThan(200);
    }
}
