package org.gradatim.render.picture;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.gradatim.notation.Notation;
import org.gradatim.render.formula.FormulaLayout;
import org.gradatim.render.formula.FormulaLayout.Style;
import org.gradatim.render.formula.FormulaLook;
import org.gradatim.render.formula.LatexFormula;
import org.gradatim.render.formula.MathMlFormula;
import org.gradatim.render.speech.SpokenFormula;
import org.gradatim.render.text.TextFormula;
import org.gradatim.render.text.TextStyle;

/**
 * A single formula as a file: for a slide, a message, a page that is written by hand. The same formula gives the same bytes.
 *
 * @param content of the file
 * @param box     the room that a picture takes; empty for text
 */
public record FormulaFile(byte[] content, Optional<Box> box) {

    /** Room around the letters where a background ends, in em. */
    private static final double MARGIN = 0.25;

    /**
     * The room that a picture takes, in points.
     *
     * @param em    the size of its letters
     * @param depth how far the baseline is above the lower edge
     */
    public record Box(double width, double height, double depth, double em) {}

    /** @throws IllegalArgumentException if a PNG would have more than {@value FormulaPng#MOST_PIXELS} pixels */
    public static FormulaFile of(Notation formula, FormulaFormat format, FormulaLook look) {
        return switch (format) {
            case SVG -> drawn(formula, look, FormulaSvg::file);
            case PNG -> drawn(formula, look, FormulaPng::file);
            case PDF -> drawn(formula, look, FormulaPdf::file);
            case MATHML -> text(MathMlFormula.file(formula, look));
            case LATEX -> text(LatexFormula.of(formula, LatexFormula.Dialect.TEX));
            case TEXT -> text(TextFormula.of(formula, TextStyle.PLAIN));
        };
    }

    private static FormulaFile text(String line) {
        return new FormulaFile((line + "\n").getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    /** Draws a formula that has been laid out. */
    private interface Drawing {
        FormulaFile of(FormulaLayout layout, FormulaLook look, Text text);
    }

    /**
     * What a picture of a formula says.
     *
     * @param signs as a line of text, {@code ∂J/∂w₁}
     * @param words as it is read aloud
     */
    public record Text(String signs, String words) {}

    private static FormulaFile drawn(Notation formula, FormulaLook look, Drawing drawing) {
        String latex = LatexFormula.of(formula, LatexFormula.Dialect.PICTURE);
        FormulaLayout layout = FormulaLayout.of(latex, look.display() ? Style.DISPLAY : Style.TEXT);
        FormulaLayout framed = look.background().isPresent() ? layout.padded(MARGIN, MARGIN) : layout.whole();
        return drawing.of(framed, look, new Text(TextFormula.of(formula, TextStyle.PLAIN), SpokenFormula.of(formula)));
    }
}
