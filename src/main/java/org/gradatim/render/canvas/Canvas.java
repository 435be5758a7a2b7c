package org.gradatim.render.canvas;

import java.awt.Shape;
import java.util.List;

/**
 * What formulas and diagrams are painted on. There are three: {@link SvgCanvas}, {@link PdfCanvas} and
 * {@link ImageCanvas}. Coordinates grow to the right and downwards; their unit is the caller's.
 */
public interface Canvas {

    /** Paints one glyph of a formula with its origin, on the baseline, at (x, y); {@code size} is the length of one em. */
    void glyph(MathFont font, char character, double x, double y, double size, Ink ink);

    /** Paints the inside of a shape, by the nonzero rule. */
    void fill(Shape shape, Ink ink);

    /** Paints along the outline of a shape. */
    void stroke(Shape shape, Pen pen, Ink ink);

    /** What is painted from now on until {@link #end} is one thing: the node, edge or label of this number. */
    default void begin(String kind, int number) {
        // Most media know no groups.
    }

    /** The end of what began last. */
    default void end() {
        // Most media know no groups.
    }

    /**
     * How a line is drawn; its ends are round.
     *
     * @param dash lengths of stroke and gap in turn, empty for a solid line
     */
    record Pen(double width, List<Double> dash) {
        public Pen {
            dash = List.copyOf(dash);
        }

        /** A line without gaps. */
        public static Pen solid(double width) {
            return new Pen(width, List.of());
        }

        /** The same where the unit of length is another. */
        public Pen scaled(double factor) {
            return new Pen(width * factor, dash.stream().map(d -> d * factor).toList());
        }
    }
}
