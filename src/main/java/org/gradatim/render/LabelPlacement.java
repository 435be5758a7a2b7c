package org.gradatim.render;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.gradatim.document.Diagram;
import org.gradatim.notation.Notation;
import org.gradatim.render.DiagramLayout.Measure;
import org.gradatim.render.DiagramLayout.PlacedFormula;
import org.gradatim.render.DiagramLayout.PlacedNode;
import org.gradatim.render.DiagramLayout.Point;
import org.gradatim.render.DiagramLayout.Size;

/**
 * Places the labels of edges: each on its own edge, at the place that hides the least. A label never covers another one
 * or a node; where it cannot help it, it is left out, unless its edge is highlighted.
 */
final class LabelPlacement {

    /** Beyond this many edges only highlighted ones are labelled: no one could tell the labels apart. */
    static final int MOST_LABELLED_EDGES = 60;

    /** Where on its edge a label may stand, best first: off the middle, where edges cross. */
    private static final double[] PLACES = {0.35, 0.3, 0.4, 0.25, 0.65, 0.7, 0.6, 0.75, 0.2, 0.5, 0.45, 0.55, 0.8, 0.15};
    static final double CLEARANCE = 0.12;
    private static final double COST_OF_PLACE = 0.1;

    private final Diagram diagram;
    private final Measure measure;
    private final List<List<Point>> routes;
    private final List<Rectangle2D> taken = new ArrayList<>();

    LabelPlacement(Diagram diagram, Measure measure, Collection<PlacedNode> nodes, List<List<Point>> routes) {
        this.diagram = diagram;
        this.measure = measure;
        this.routes = routes;
        nodes.forEach(n -> taken.add(new Rectangle2D.Double(
                n.center().x() - n.width() / 2, n.center().y() - n.height() / 2, n.width(), n.height())));
    }

    /** One entry for each edge, in the diagram's order; highlighted edges choose first. */
    List<Optional<PlacedFormula>> place() {
        List<Optional<PlacedFormula>> labels = new ArrayList<>(Collections.nCopies(routes.size(), Optional.empty()));
        for (boolean highlighted : new boolean[] {true, false}) {
            for (int i = 0; i < routes.size(); i++) {
                Diagram.Edge edge = diagram.edges().get(i);
                if (edge.highlighted() == highlighted && edge.label().isPresent()
                        && (highlighted || routes.size() <= MOST_LABELLED_EDGES)) {
                    labels.set(i, label(i, edge.label().get(), highlighted));
                }
            }
        }
        return labels;
    }

    private Optional<PlacedFormula> label(int edge, Notation formula, boolean needed) {
        Size size = measure.of(formula);
        Rectangle2D best = null;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < PLACES.length; i++) {
            Rectangle2D box = box(routes.get(edge), PLACES[i], size);
            double cost = i * COST_OF_PLACE + crossings(edge, box);
            if (cost < least && taken.stream().noneMatch(box::intersects)) {
                best = box;
                least = cost;
            }
        }
        if (best == null) {
            if (!needed) {
                return Optional.empty();
            }
            best = box(routes.get(edge), PLACES[0], size);
        }
        taken.add(best);
        return Optional.of(new PlacedFormula(formula, size,
                new Point(best.getX() + CLEARANCE, best.getY() + CLEARANCE + size.height())));
    }

    /** The label's box around the point that lies a given part of the way along the edge's first line. */
    private static Rectangle2D box(List<Point> route, double part, Size size) {
        Point a = route.get(0);
        Point b = route.get(1);
        double x = a.x() + (b.x() - a.x()) * part;
        double y = a.y() + (b.y() - a.y()) * part;
        double width = size.width() + 2 * CLEARANCE;
        double height = size.height() + size.depth() + 2 * CLEARANCE;
        return new Rectangle2D.Double(x - width / 2, y - height / 2, width, height);
    }

    /** How many other edges a box would cover. */
    private long crossings(int edge, Rectangle2D box) {
        long crossings = 0;
        for (int i = 0; i < routes.size(); i++) {
            if (i != edge && covers(box, routes.get(i))) {
                crossings++;
            }
        }
        return crossings;
    }

    private static boolean covers(Rectangle2D box, List<Point> route) {
        for (int i = 1; i < route.size(); i++) {
            Point a = route.get(i - 1);
            Point b = route.get(i);
            if (box.intersectsLine(new Line2D.Double(a.x(), a.y(), b.x(), b.y()))) {
                return true;
            }
        }
        return false;
    }
}
