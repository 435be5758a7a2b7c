package org.gradatim.render;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import org.gradatim.render.Canvas.Pen;

/** Records what XChart paints. It paints curves line by line; here they become whole again, so that dashes run on. */
final class PlotRecorder extends BareGraphics {
    private final AffineTransform place;
    private final List<PlotMark> marks = new ArrayList<>();
    private Color color = Color.BLACK;
    private BasicStroke stroke = new BasicStroke();
    private Shape clip;
    private Path2D curve;

    /** @param place from XChart's coordinates to those of the marks */
    PlotRecorder(AffineTransform place) {
        this.place = place;
    }

    List<PlotMark> marks() {
        endCurve();
        return marks;
    }

    @Override
    public void draw(Shape shape) {
        if (!(shape instanceof Line2D line)) {
            endCurve();
            marks.add(new PlotMark.Stroke(place.createTransformedShape(shape), pen(), Ink.of(color)));
            return;
        }
        if (curve == null) curve = new Path2D.Double();
        Point2D end = curve.getCurrentPoint();
        if (end == null || !end.equals(line.getP1())) curve.moveTo(line.getX1(), line.getY1());
        curve.lineTo(line.getX2(), line.getY2());
    }

    @Override
    public void fill(Shape shape) {
        endCurve();
        if (color.getAlpha() > 0) marks.add(new PlotMark.Area(place.createTransformedShape(shape), Ink.of(color)));
    }

    private void endCurve() {
        if (curve == null) return;
        marks.add(new PlotMark.Stroke(place.createTransformedShape(curve), pen(), Ink.of(color)));
        curve = null;
    }

    private Pen pen() {
        List<Double> dash = new ArrayList<>();
        if (stroke.getDashArray() != null) for (float length : stroke.getDashArray()) dash.add(length * place.getScaleX());
        return new Pen(stroke.getLineWidth() * place.getScaleX(), dash);
    }

    @Override
    public Color getColor() {
        return color;
    }

    @Override
    public void setColor(Color next) {
        if (!next.equals(color)) endCurve();
        color = next;
    }

    @Override
    public Stroke getStroke() {
        return stroke;
    }

    @Override
    public void setStroke(Stroke next) {
        if (!next.equals(stroke)) endCurve();
        stroke = (BasicStroke) next;
    }

    /** Scales span all that is drawn, so that nothing is cut. */
    @Override
    public void setClip(Shape next) {
        clip = next;
    }

    @Override
    public void clip(Shape next) {
        clip = next;
    }

    @Override
    public Shape getClip() {
        return clip;
    }

    @Override
    public Object getRenderingHint(RenderingHints.Key key) {
        return null;
    }

    /** How fine to paint is no question here. */
    @Override
    public void setRenderingHint(RenderingHints.Key key, Object value) {}

    /** Chosen for letters that are never set. */
    @Override
    public void setFont(Font next) {}
}
