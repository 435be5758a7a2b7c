package org.gradatim.render.diagram;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.gradatim.document.Diagram;
import org.gradatim.notation.Notation;
import org.gradatim.render.diagram.DiagramLayout.PlacedEdge;
import org.gradatim.render.diagram.DiagramLayout.PlacedFormula;
import org.gradatim.render.diagram.DiagramLayout.PlacedNode;
import org.gradatim.render.diagram.DiagramLayout.Point;
import org.gradatim.render.formula.Measure;
import org.gradatim.render.formula.Measure.Size;

/**
 * Places the labels and factors of straight edges: a label on its own edge, a factor beside it or on it, where they hide the
 * least. None covers another one or a node; what finds no place is left out.
 */
final class LabelPlacement {

    /** Beyond this many edges only highlighted ones are labelled: no one could tell the labels apart. */
    static final int MOST_LABELLED_EDGES = 60;

    /** Where on its edge a label may stand, best first: off the middle, where edges cross. */
    private static final double[] PLACES = {0.35, 0.3, 0.4, 0.25, 0.65, 0.7, 0.6, 0.75, 0.2, 0.5, 0.45, 0.55, 0.8, 0.15};
    /** Where on its edge a factor may stand, best first: beyond the label. */
    private static final double[] PLACES_OF_FACTORS = {0.5, 0.55, 0.6, 0.65, 0.45, 0.7, 0.4, 0.35, 0.75, 0.3};
    /** On which side of its edge a factor stands, best first: below, above, on it. */
    private static final int[] SIDES = {1, -1, 0};
    static final double CLEARANCE = 0.12;
    /** Between an edge and a factor beside it. */
    private static final double BESIDE = 0.15;
    private static final double COST_OF_PLACE = 0.1;
    private static final double COST_OF_HIDING_OWN_EDGE = 0.5;

    private final Diagram diagram;
    private final Measure measure;
    private final List<List<Point>> routes;
    private final List<Rectangle2D> taken = new ArrayList<>();

    /** @param routes each of two points */
    LabelPlacement(Diagram diagram, Measure measure, Collection<PlacedNode> nodes, List<List<Point>> routes) {
        this.diagram = diagram;
        this.measure = measure;
        this.routes = routes;
        nodes.forEach(n -> taken.add(box(n)));
    }

    /** A node with its factors. */
    static Rectangle2D box(PlacedNode n) {
        double width = NodeSize.width(n);
        return new Rectangle2D.Double(n.center().x() - width / 2, n.center().y() - n.height() / 2, width, NodeSize.height(n));
    }

    /** The ground on which a label or factor stands. */
    static Rectangle2D box(PlacedFormula f) {
        return new Rectangle2D.Double(f.origin().x() - CLEARANCE, f.origin().y() - f.size().height() - CLEARANCE,
                f.size().width() + 2 * CLEARANCE, f.size().height() + f.size().depth() + 2 * CLEARANCE);
    }

    /** Whether all labels and factors of the path at hand have a place. */
    static boolean isComplete(DiagramLayout layout) {
        return layout.edges().stream().filter(e -> e.edge().highlighted()).allMatch(e ->
                e.edge().label().isPresent() == e.label().isPresent() && e.edge().factor().isPresent() == e.factor().isPresent());
    }

    /** The edges with what is placed on them, in the diagram's order; those on the path at hand choose first, factors last. */
    List<PlacedEdge> place() {
        List<Optional<PlacedFormula>> labels = new ArrayList<>(Collections.nCopies(routes.size(), Optional.empty()));
        List<Optional<PlacedFormula>> factors = new ArrayList<>(labels);
        for (boolean highlighted : new boolean[] {true, false}) {
            for (int i = 0; i < routes.size(); i++) {
                Diagram.Edge edge = diagram.edges().get(i);
                if (edge.highlighted() != highlighted || !highlighted && routes.size() > MOST_LABELLED_EDGES) continue;
                labels.set(i, onEdge(i, edge.label()));
                factors.set(i, besideEdge(i, edge.factor()));
            }
        }
        List<PlacedEdge> placed = new ArrayList<>();
        for (int i = 0; i < routes.size(); i++) placed.add(new PlacedEdge(diagram.edges().get(i), routes.get(i), labels.get(i), factors.get(i)));
        return placed;
    }

    /** As {@link DiagramLayout#factors} tells. */
    static List<Optional<PlacedFormula>> factors(DiagramLayout layout, Measure measure, List<Integer> edges, List<Notation> factors,
            BiPredicate<Integer, Integer> together) {
        Diagram diagram = new Diagram(List.of(), layout.edges().stream().map(PlacedEdge::edge).toList());
        LabelPlacement placement = new LabelPlacement(diagram, measure, layout.nodes(), layout.edges().stream().map(PlacedEdge::points).toList());
        layout.edges().forEach(e -> e.label().ifPresent(label -> placement.taken.add(box(label))));
        int fixed = placement.taken.size();
        List<Optional<PlacedFormula>> placed = new ArrayList<>();
        for (int i = 0; i < factors.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (together.test(i, j)) placed.get(j).ifPresent(other -> placement.taken.add(box(other)));
            }
            placed.add(placement.besideEdge(edges.get(i), Optional.of(factors.get(i))));
            placement.taken.subList(fixed, placement.taken.size()).clear();
        }
        return placed;
    }

    private Optional<PlacedFormula> onEdge(int edge, Optional<Notation> formula) {
        return formula.flatMap(f -> {
            Best best = new Best(edge, measure.of(f));
            for (int i = 0; i < PLACES.length; i++) best.offer(PLACES[i], 0, i * COST_OF_PLACE);
            return best.take(f);
        });
    }

    private Optional<PlacedFormula> besideEdge(int edge, Optional<Notation> formula) {
        return formula.flatMap(f -> {
            Best best = new Best(edge, measure.of(f));
            for (int side : SIDES) {
                for (int i = 0; i < PLACES_OF_FACTORS.length; i++) {
                    best.offer(PLACES_OF_FACTORS[i], side, i * COST_OF_PLACE + (side == 0 ? COST_OF_HIDING_OWN_EDGE : 0));
                }
            }
            return best.take(f);
        });
    }

    /** The best of the places offered to a label. */
    private final class Best {
        private final int edge;
        private final Size size;
        private Rectangle2D place;
        private double least = Double.POSITIVE_INFINITY;

        Best(int edge, Size size) {
            this.edge = edge;
            this.size = size;
        }

        void offer(double part, int side, double cost) {
            if (cost >= least) return;
            Rectangle2D box = around(part, side);
            double whole = cost + crossings(box);
            if (whole < least && taken.stream().noneMatch(box::intersects)) {
                place = box;
                least = whole;
            }
        }

        Optional<PlacedFormula> take(Notation formula) {
            if (place == null) return Optional.empty();
            taken.add(place);
            return Optional.of(new PlacedFormula(formula, size, new Point(place.getX() + CLEARANCE, place.getY() + CLEARANCE + size.height())));
        }

        /** The box at the point that lies a given part of the way along the edge: around it, or clear of the edge above or below. */
        private Rectangle2D around(double part, int side) {
            Point a = routes.get(edge).getFirst();
            Point b = routes.get(edge).getLast();
            double width = size.width() + 2 * CLEARANCE;
            double height = size.height() + size.depth() + 2 * CLEARANCE;
            double slope = Math.abs((b.y() - a.y()) / (b.x() - a.x()));
            double away = side * (height / 2 + slope * width / 2 + BESIDE);
            double x = a.x() + (b.x() - a.x()) * part;
            double y = a.y() + (b.y() - a.y()) * part + away;
            return new Rectangle2D.Double(x - width / 2, y - height / 2, width, height);
        }

        /** How many other edges a box would cover. */
        private long crossings(Rectangle2D box) {
            long crossings = 0;
            for (int i = 0; i < routes.size(); i++) if (i != edge && covers(box, routes.get(i))) crossings++;
            return crossings;
        }
    }

    private static boolean covers(Rectangle2D box, List<Point> route) {
        return box.intersectsLine(new Line2D.Double(route.getFirst().x(), route.getFirst().y(), route.getLast().x(), route.getLast().y()));
    }
}
