package org.gradatim.render.formula;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.gradatim.render.canvas.BareGraphics;
import org.gradatim.render.canvas.Ink;
import org.gradatim.render.canvas.MathFont;
import org.scilab.forge.jlatexmath.TeXFormula;

/**
 * Records what the layout library paints, as {@link FormulaLayout.Mark}s in em. Letters of the library's own fonts stay
 * glyphs; everything else becomes an area.
 */
final class FormulaRecorder extends BareGraphics {

    private final List<FormulaLayout.Mark> marks = new ArrayList<>();
    private AffineTransform transform = new AffineTransform();
    private Color color = Color.BLACK;
    private Stroke stroke = new BasicStroke(0);
    private Font font;

    List<FormulaLayout.Mark> marks() {
        return marks;
    }

    /**
     * The library paints letters one by one, at the origin, in a font 100 units large. A turned letter, such as a brace
     * that lies under a formula, becomes an area.
     */
    @Override
    public void drawChars(char[] data, int offset, int length, int x, int y) {
        MathFont face = MathFont.at(font.getName());
        if ((transform.getType() & ~AffineTransform.TYPE_UNIFORM_SCALE & ~AffineTransform.TYPE_TRANSLATION) == 0) {
            marks.add(new FormulaLayout.Glyph(face, data[offset], transform.getTranslateX(), transform.getTranslateY(),
                    transform.getScaleX() * TeXFormula.FONT_SCALE_FACTOR, Ink.of(color)));
        } else {
            AffineTransform em = AffineTransform.getScaleInstance(
                    TeXFormula.FONT_SCALE_FACTOR, TeXFormula.FONT_SCALE_FACTOR);
            fill(em.createTransformedShape(face.outline(data[offset])));
        }
    }

    @Override
    public void fill(Shape shape) {
        marks.add(new FormulaLayout.Area(transform.createTransformedShape(shape), Ink.of(color)));
    }

    @Override
    public void draw(Shape shape) {
        fill(stroke.createStrokedShape(shape));
    }

    @Override
    public void fillRect(int x, int y, int width, int height) {
        fill(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void fillArc(int x, int y, int width, int height, int start, int extent) {
        fill(new Arc2D.Double(x, y, width, height, start, extent, Arc2D.PIE));
    }

    @Override
    public void drawArc(int x, int y, int width, int height, int start, int extent) {
        draw(new Arc2D.Double(x, y, width, height, start, extent, Arc2D.OPEN));
    }

    /** Letters that the library has no font for, as the platform sets them. */
    @Override
    public void drawGlyphVector(GlyphVector glyphs, float x, float y) {
        fill(glyphs.getOutline(x, y));
    }

    @Override
    public void translate(double x, double y) {
        transform.translate(x, y);
    }

    @Override
    public void scale(double x, double y) {
        transform.scale(x, y);
    }

    @Override
    public void rotate(double angle) {
        transform.rotate(angle);
    }

    @Override
    public void rotate(double angle, double x, double y) {
        transform.rotate(angle, x, y);
    }

    @Override
    public AffineTransform getTransform() {
        return new AffineTransform(transform);
    }

    @Override
    public void setTransform(AffineTransform next) {
        transform = new AffineTransform(next);
    }

    @Override
    public Color getColor() {
        return color;
    }

    @Override
    public void setColor(Color next) {
        color = next;
    }

    @Override
    public Stroke getStroke() {
        return stroke;
    }

    @Override
    public void setStroke(Stroke next) {
        stroke = next;
    }

    @Override
    public Font getFont() {
        return font;
    }

    @Override
    public void setFont(Font next) {
        font = next;
    }

    @Override
    public Object getRenderingHint(RenderingHints.Key key) {
        return null;
    }

    /** How fine to paint is no question here. */
    @Override
    public void setRenderingHint(RenderingHints.Key key, Object value) {}

    /** Nothing is held. */
    @Override
    public void dispose() {}
}
