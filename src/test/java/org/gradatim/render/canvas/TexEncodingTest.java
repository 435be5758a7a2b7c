package org.gradatim.render.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradatim.render.escape.LatexSymbols;
import org.gradatim.render.formula.FormulaLayout;
import org.gradatim.render.formula.FormulaLayout.Glyph;
import org.gradatim.render.formula.FormulaLayout.Mark;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TexEncodingTest {

    /** What the glyphs of a formula say, one by one. */
    private static String said(String latex) {
        StringBuilder said = new StringBuilder();
        List<Mark> marks = FormulaLayout.of(latex, FormulaLayout.Style.DISPLAY).marks();
        for (Mark mark : marks) {
            if (mark instanceof Glyph g) said.appendCodePoint(TexEncoding.unicode(g.font().name(), g.character()));
        }
        return said.toString();
    }

    /** Each sign is one glyph in TeX, so what that glyph says must be the sign. */
    @ParameterizedTest
    @ValueSource(strings = {
        "αβγδεϵζηθϑικλμνξπρςστυφϕχψω", "ΓΔΘΛΞΠΣΥΦΨΩ", "∂∇∞′⊤⊥ℓℒ∅∀∃", "·×⊙⊗∘±∓÷∪∩∧∨¬", "≤≥≈≡∼∝∈⊂⊆≪≫→←⇒⇐⇔∥", "∑∏∫",
        "ABCXYZabcxyz0123456789()[]+=,;!"})
    void everySignSaysWhatItIs(String signs) {
        signs.codePoints().forEach(sign ->
                assertThat(said(LatexSymbols.sign(sign))).as(LatexSymbols.sign(sign)).isEqualTo(Character.toString(sign)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\left(\\frac{1}{2}\\right)", "\\left(\\frac{\\frac{1}{3}}{2}\\right)"})
    void aBracketThatGrowsIsStillABracket(String latex) {
        assertThat(said(latex)).startsWith("(").endsWith(")");
    }
}
