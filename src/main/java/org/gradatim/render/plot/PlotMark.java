package org.gradatim.render.plot;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import org.gradatim.notation.Notation;
import org.gradatim.render.canvas.Canvas;
import org.gradatim.render.canvas.Ink;

/** A piece of a plot, in em, y downwards. */
public sealed interface PlotMark {
    /** The same mark moved. */
    PlotMark moved(double x, double y);

    /** A line along a shape. */
    record Stroke(Shape shape, Canvas.Pen pen, Ink ink) implements PlotMark {
        @Override
        public PlotMark moved(double x, double y) {
            return new Stroke(AffineTransform.getTranslateInstance(x, y).createTransformedShape(shape), pen, ink);
        }
    }

    /** A filled shape. */
    record Area(Shape shape, Ink ink) implements PlotMark {
        @Override
        public PlotMark moved(double x, double y) {
            return new Area(AffineTransform.getTranslateInstance(x, y).createTransformedShape(shape), ink);
        }
    }

    /**
     * A formula or words.
     *
     * @param x     where it stands on its baseline, by its anchor
     * @param y     the baseline
     * @param scale of its letters
     * @param width of it at this scale
     */
    record Label(Notation text, Anchor anchor, double x, double y, double scale, double width, Ink ink) implements PlotMark {
        @Override
        public PlotMark moved(double byX, double byY) {
            return new Label(text, anchor, x + byX, y + byY, scale, width, ink);
        }

        /** Its left end. */
        double left() {
            return switch (anchor) {
                case LEFT -> x;
                case CENTER -> x - width / 2;
                case RIGHT -> x - width;
            };
        }
    }

    /** Which point of a label is given. */
    enum Anchor { LEFT, CENTER, RIGHT }
}
