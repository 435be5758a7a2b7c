package org.gradatim.render.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradatim.notation.Formulas.bold;
import static org.gradatim.notation.Formulas.minus;
import static org.gradatim.notation.Formulas.number;
import static org.gradatim.notation.Formulas.sup;
import static org.gradatim.notation.Formulas.symbol;
import static org.gradatim.notation.Formulas.upright;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.gradatim.notation.Notation;
import org.gradatim.render.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

class MathMlFormulaTest {

    private static final Set<String> CORE = Set.of("math", "mrow", "mi", "mo", "mn", "mtext", "mspace", "mfrac", "msub", "msup",
            "msubsup", "munder", "mover", "munderover", "msqrt", "mtable", "mtr", "mtd");

    private static String inner(Notation formula) {
        return MathMlFormula.of(formula, false)
                .replace("<math xmlns=\"http://www.w3.org/1998/Math/MathML\">", "").replace("</math>", "");
    }

    @ParameterizedTest
    @MethodSource("org.gradatim.render.Samples#formulas")
    void everyFormulaIsWellFormedMathMlCore(Notation formula) throws Exception {
        byte[] xml = MathMlFormula.of(formula, true).getBytes(StandardCharsets.UTF_8);
        Element math = DocumentBuilderFactory.newNSInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml)).getDocumentElement();
        NodeList elements = math.getElementsByTagName("*");
        for (int i = 0; i < elements.getLength(); i++) {
            Node element = elements.item(i);
            assertThat(CORE).contains(element.getNodeName());
            switch (element.getNodeName()) {
                case "mfrac", "msub", "msup", "munder", "mover" -> assertThat(element.getChildNodes().getLength()).isEqualTo(2);
                case "msubsup", "munderover" -> assertThat(element.getChildNodes().getLength()).isEqualTo(3);
                case "mo" -> assertThat(element.getTextContent()).as("an operator in " + MathMlFormula.of(formula, true)).isNotEmpty();
                default -> { }
            }
        }
    }

    @Test
    void lettersHaveTheirFace() {
        assertThat(inner(symbol("a"))).isEqualTo("<mi>a</mi>");
        assertThat(inner(symbol("price"))).isEqualTo("<mi>price</mi>");
        assertThat(inner(upright("d"))).isEqualTo("<mi mathvariant=\"normal\">d</mi>");
        assertThat(inner(bold("W"))).isEqualTo("<mi mathvariant=\"normal\">𝐖</mi>");
        assertThat(inner(bold("δ"))).isEqualTo("<mi mathvariant=\"normal\">𝛅</mi>");
    }

    /** So that a product is not read as a name, nor a function as a factor. */
    @Test
    void productsAndCallsSayWhatTheyAre() {
        assertThat(inner(Samples.times(symbol("w"), symbol("x")))).isEqualTo("<mrow><mi>w</mi><mo lspace=\"0\" rspace=\"0.17em\">\u2062</mo><mi>x</mi></mrow>");
        assertThat(inner(Samples.call("log", symbol("x")))).contains("<mi>log</mi><mo lspace=\"0\" rspace=\"0\">\u2061</mo>");
    }

    @Test
    void scriptsAndSignsAreElements() {
        assertThat(inner(Samples.A3)).isEqualTo("<msub><mi>a</mi><mn>3</mn></msub>");
        assertThat(inner(sup(Samples.A3, number("2")))).isEqualTo("<msubsup><mi>a</mi><mn>3</mn><mn>2</mn></msubsup>");
        assertThat(inner(minus(symbol("x")))).isEqualTo("<mrow><mo form=\"prefix\">−</mo><mi>x</mi></mrow>");
    }
}
