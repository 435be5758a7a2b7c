package org.gradatim.render.diagram;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import org.gradatim.document.Diagram;
import org.gradatim.render.diagram.DiagramLayout.PlacedEdge;
import org.gradatim.render.diagram.DiagramLayout.Point;

/**
 * An edge on the path at hand as it is drawn: an arrow from the edge's target back to its source, or to its weight where the
 * path ends there.
 *
 * @param points from the target on
 * @param rest   of the edge, from its source to the weight, where the path does not take it
 */
public record BackwardArrow(List<Point> points, Optional<List<Point>> rest) {

    /** The arrow that belongs to an edge. */
    public static BackwardArrow of(PlacedEdge edge) {
        List<Point> back = edge.points().reversed();
        if (edge.edge().path() != Diagram.Path.TO_LABEL || edge.label().isEmpty()) return new BackwardArrow(List.copyOf(back), Optional.empty());
        Rectangle2D weight = LabelPlacement.box(edge.label().get());
        Point target = back.getFirst();
        Point center = new Point(weight.getCenterX(), weight.getCenterY());
        return new BackwardArrow(List.of(target, atBorder(weight, target)), Optional.of(List.of(back.getLast(), center)));
    }

    /** Where the line from a point to the centre of a box meets the box. */
    private static Point atBorder(Rectangle2D box, Point from) {
        double dx = from.x() - box.getCenterX();
        double dy = from.y() - box.getCenterY();
        double scale = Math.min(1, Math.min(box.getWidth() / 2 / Math.abs(dx), box.getHeight() / 2 / Math.abs(dy)));
        return new Point(box.getCenterX() + dx * scale, box.getCenterY() + dy * scale);
    }
}
