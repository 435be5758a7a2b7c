package org.gradatim.render.plot;

import java.awt.geom.AffineTransform;
import org.gradatim.render.canvas.Canvas;
import org.gradatim.render.formula.FormulaLayout;
import org.gradatim.render.formula.Typesetter;

/** Paints plots on a canvas. */
public final class PlotPainter {
    private PlotPainter() {}

    /** Paints with the upper left corner at (x, y); {@code em} is the length of one em on the canvas. */
    public static void paint(PlotLayout layout, Typesetter typesetter, Canvas canvas, double x, double y, double em) {
        AffineTransform place = new AffineTransform(em, 0, 0, em, x, y);
        for (PlotMark mark : layout.marks()) {
            switch (mark) {
                case PlotMark.Stroke s -> canvas.stroke(place.createTransformedShape(s.shape()), s.pen().scaled(em), s.ink());
                case PlotMark.Area a -> canvas.fill(place.createTransformedShape(a.shape()), a.ink());
                case PlotMark.Label l -> typesetter.layout(l.text(), FormulaLayout.Style.TEXT)
                        .paint(canvas, x + l.left() * em, y + l.y() * em, l.scale() * em, l.ink());
            }
        }
    }
}
