package org.gradatim.render.formula;

import java.awt.Color;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gradatim.render.canvas.Ink;

/**
 * How a formula in a file of its own looks.
 *
 * @param points     the size of its letters, in points; empty for that of the text around it, {@value #POINTS} where there is none
 * @param colour     of its letters; empty for that of the text around it, black where there is none
 * @param background behind it; empty for none
 * @param display    whether it is set for a line of its own, rather than for one of text
 * @param scale      pixels of a PNG for each of CSS's, of which there are 96 to an inch
 */
public record FormulaLook(OptionalDouble points, Optional<Color> colour, Optional<Color> background, boolean display, double scale) {

    /** The size of letters where none is given; 16 pixels of CSS, as browsers set text. */
    public static final double POINTS = 12;

    /** Pixels of CSS in a point. */
    public static final double PIXELS = 96 / 72.0;

    /** For a line of its own, on nothing, as large as the text around it, sharp on fine screens. */
    public static FormulaLook standard() {
        return new FormulaLook(OptionalDouble.empty(), Optional.empty(), Optional.empty(), true, 2);
    }

    /** The size of the letters in points. */
    public double em() {
        return points.orElse(POINTS);
    }

    public Ink ink() {
        return colour.map(c -> new Ink("", c)).orElse(Ink.TEXT);
    }
}
