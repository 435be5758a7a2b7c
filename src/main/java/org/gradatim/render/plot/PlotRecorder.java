package org.gradatim.render.plot;

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
import org.gradatim.render.canvas.BareGraphics;
import org.gradatim.render.canvas.Canvas.Pen;
import org.gradatim.render.canvas.Ink;

/** Records what XChart paints. It paints curves line by line; here they become whole again, so that dashes run on. */
final class PlotRecorder extends BareGraphics {
    /** What a curve may deviate from its points, in em: less than a dot of a printer. */
    private static final double TOLERANCE = 0.004;

    private final AffineTransform place;
    private final List<PlotMark> marks = new ArrayList<>();
    private Color color = Color.BLACK;
    private BasicStroke stroke = new BasicStroke();
    private Shape clip;
    private Path2D curve = new Path2D.Double();
    private final List<Point2D> points = new ArrayList<>();

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
        Point2D from = place.transform(line.getP1(), null);
        if (points.isEmpty() || !points.getLast().equals(from)) {
            endPiece();
            points.add(from);
        }
        points.add(place.transform(line.getP2(), null));
    }

    @Override
    public void fill(Shape shape) {
        endCurve();
        if (color.getAlpha() > 0) marks.add(new PlotMark.Area(place.createTransformedShape(shape), Ink.of(color)));
    }

    private void endPiece() {
        if (!points.isEmpty()) curve.append(Polyline.through(points, TOLERANCE), false);
        points.clear();
    }

    private void endCurve() {
        endPiece();
        if (curve.getCurrentPoint() != null) marks.add(new PlotMark.Stroke(curve, pen(), Ink.of(color)));
        curve = new Path2D.Double();
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
