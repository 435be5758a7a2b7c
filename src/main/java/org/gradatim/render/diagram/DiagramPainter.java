package org.gradatim.render.diagram;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.gradatim.document.Diagram;
import org.gradatim.render.canvas.Canvas;
import org.gradatim.render.canvas.Canvas.Pen;
import org.gradatim.render.canvas.Ink;
import org.gradatim.render.diagram.DiagramLayout.PlacedEdge;
import org.gradatim.render.diagram.DiagramLayout.PlacedFormula;
import org.gradatim.render.diagram.DiagramLayout.PlacedNode;
import org.gradatim.render.diagram.DiagramLayout.PlacedTitle;
import org.gradatim.render.diagram.DiagramLayout.Point;
import org.gradatim.render.formula.FormulaLayout;
import org.gradatim.render.formula.Typesetter;

/**
 * Paints a diagram. The path at hand has thick lines, large arrow heads that point back from the loss and a tinted ground,
 * so that it is seen without colour; beside it the other edges are thin.
 */
public final class DiagramPainter {

    private static final Pen THIN = Pen.solid(0.045);
    private static final Pen THICK = Pen.solid(0.15);
    private static final Pen BIAS = new Pen(0.05, List.of(0.18, 0.18));
    private static final double THIN_HEAD = 0.38;
    private static final double THICK_HEAD = 0.75;
    private static final double CORNER = 1;
    private static final double LABEL_CORNER = 0.3;
    private static final double DOT = 0.07;
    private static final double DOT_TO_DOT = 0.4;

    private final DiagramLayout layout;
    private final Typesetter typesetter;
    private final Canvas canvas;
    private final AffineTransform place;
    private final double em;

    private DiagramPainter(DiagramLayout layout, Typesetter typesetter, Canvas canvas, AffineTransform place) {
        this.layout = layout;
        this.typesetter = typesetter;
        this.canvas = canvas;
        this.place = place;
        this.em = place.getScaleX();
    }

    /** Paints with the upper left corner at (x, y); {@code em} is the length of one em on the canvas. */
    public static void paint(DiagramLayout layout, Typesetter typesetter, Canvas canvas, double x, double y, double em) {
        new DiagramPainter(layout, typesetter, canvas, new AffineTransform(em, 0, 0, em, x, y)).paint();
    }

    /** What lies on the path comes last, over everything that it crosses; labels stand over all lines. */
    private void paint() {
        edges("edge", e -> !e.edge().highlighted(), this::forwards);
        edges("edge", e -> e.edge().highlighted(), this::backwards);
        edges("label", e -> e.labels().findAny().isPresent(), e -> e.labels().forEach(l -> label(l, e.edge().highlighted())));
        for (int k = 0; k < layout.nodes().size(); k++) {
            PlacedNode node = layout.nodes().get(k);
            grouped("node", k, () -> node(node));
        }
        layout.titles().forEach(this::title);
    }

    private void edges(String kind, Predicate<PlacedEdge> which, Consumer<PlacedEdge> painter) {
        for (int i = 0; i < layout.edges().size(); i++) {
            PlacedEdge edge = layout.edges().get(i);
            if (which.test(edge)) grouped(kind, i, () -> painter.accept(edge));
        }
    }

    private void grouped(String kind, int number, Runnable painting) {
        canvas.begin(kind, number);
        painting.run();
        canvas.end();
    }

    /** From what is used to what uses it. */
    private void forwards(PlacedEdge edge) {
        arrow(edge.points(), THIN, THIN_HEAD, Ink.FAINT);
    }

    /** Along the path at hand, from the loss back to the weight; beyond the weight the edge is like any other. */
    private void backwards(PlacedEdge edge) {
        BackwardArrow arrow = BackwardArrow.of(edge);
        arrow.rest().ifPresent(rest -> stroke(line(rest, 0), THIN, Ink.FAINT));
        arrow(arrow.points(), THICK, THICK_HEAD, Ink.HIGHLIGHT);
    }

    private void arrow(List<Point> points, Pen pen, double head, Ink ink) {
        Point tip = points.getLast();
        Point before = points.get(points.size() - 2);
        stroke(line(points, head * 0.7), pen, ink);
        fill(arrowHead(tip, Math.atan2(tip.y() - before.y(), tip.x() - before.x()), head), ink);
    }

    /** The line ends a little before its last point, inside its head, so that the tip stays sharp. */
    private static Shape line(List<Point> points, double before) {
        Path2D path = new Path2D.Double();
        path.moveTo(points.getFirst().x(), points.getFirst().y());
        for (Point p : points.subList(1, points.size() - 1)) path.lineTo(p.x(), p.y());
        Point from = points.get(points.size() - 2);
        Point to = points.getLast();
        double part = before / Math.max(before, Math.hypot(to.x() - from.x(), to.y() - from.y()));
        if (before == 0) part = 0;
        path.lineTo(to.x() + (from.x() - to.x()) * part, to.y() + (from.y() - to.y()) * part);
        return path;
    }

    private static Shape arrowHead(Point tip, double angle, double length) {
        Path2D head = new Path2D.Double();
        head.moveTo(0, 0);
        head.lineTo(-length, -length * 0.36);
        head.lineTo(-length * 0.8, 0);
        head.lineTo(-length, length * 0.36);
        head.closePath();
        AffineTransform turn = AffineTransform.getTranslateInstance(tip.x(), tip.y());
        turn.rotate(angle);
        return turn.createTransformedShape(head);
    }

    private void label(PlacedFormula label, boolean highlighted) {
        Rectangle2D box = LabelPlacement.box(label);
        fill(new RoundRectangle2D.Double(box.getX(), box.getY(), box.getWidth(), box.getHeight(), LABEL_CORNER, LABEL_CORNER),
                highlighted ? Ink.HIGHLIGHT_GROUND : Ink.PAPER);
        formula(label);
    }

    private void node(PlacedNode node) {
        boolean highlighted = node.node().highlighted();
        switch (node.node().kind()) {
            case INPUT -> {
                if (highlighted) {
                    fill(box(node), Ink.HIGHLIGHT_GROUND);
                }
                node.lines().forEach(this::formula);
            }
            case ELLIPSIS -> dots(node);
            case BIAS -> bordered(node, circle(node), highlighted ? THICK : BIAS);
            case NEURON -> bordered(node, node.outline() == DiagramLayout.Outline.CIRCLE ? circle(node) : box(node),
                    highlighted ? THICK : THIN);
            case LOSS -> bordered(node, new Rectangle2D.Double(left(node), top(node), node.width(), node.height()),
                    highlighted ? THICK : THIN);
        }
        node.factors().forEach(f -> label(f, true));
    }

    private void bordered(PlacedNode node, Shape border, Pen pen) {
        boolean highlighted = node.node().highlighted();
        fill(border, highlighted ? Ink.HIGHLIGHT_GROUND : Ink.PAPER);
        stroke(border, pen, highlighted ? Ink.HIGHLIGHT : Ink.TEXT);
        node.lines().forEach(this::formula);
    }

    /** Beside each other for layers that are left out, below each other for neurons, as their sign is. */
    private void dots(PlacedNode node) {
        boolean beside = node.width() > node.height();
        for (int i = -1; i <= 1; i++) {
            double x = node.center().x() + (beside ? DOT_TO_DOT * i : 0);
            double y = node.center().y() + (beside ? 0 : DOT_TO_DOT * i);
            fill(new Ellipse2D.Double(x - DOT, y - DOT, 2 * DOT, 2 * DOT), Ink.TEXT);
        }
    }

    private static Shape circle(PlacedNode node) {
        return new Ellipse2D.Double(left(node), top(node), node.width(), node.height());
    }

    private static Shape box(PlacedNode node) {
        return new RoundRectangle2D.Double(left(node), top(node), node.width(), node.height(), CORNER, CORNER);
    }

    private static double left(PlacedNode node) {
        return node.center().x() - node.width() / 2;
    }

    private static double top(PlacedNode node) {
        return node.center().y() - node.height() / 2;
    }

    private void title(PlacedTitle title) {
        FormulaLayout words = typesetter.layout(Typesetter.words(title.title()), FormulaLayout.Style.TEXT);
        paint(words, title.x() - words.width() / 2, title.y());
    }

    private void formula(PlacedFormula formula) {
        paint(typesetter.layout(formula.formula(), FormulaLayout.Style.TEXT), formula.origin().x(), formula.origin().y());
    }

    private void paint(FormulaLayout formula, double x, double y) {
        formula.paint(canvas, place.getTranslateX() + x * em, place.getTranslateY() + y * em, em);
    }

    private void fill(Shape shape, Ink ink) {
        canvas.fill(place.createTransformedShape(shape), ink);
    }

    private void stroke(Shape shape, Pen pen, Ink ink) {
        canvas.stroke(place.createTransformedShape(shape), pen.scaled(em), ink);
    }
}
