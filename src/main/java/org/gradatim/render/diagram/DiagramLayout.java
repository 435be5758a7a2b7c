package org.gradatim.render.diagram;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.gradatim.document.Diagram;
import org.gradatim.document.Inline;
import org.gradatim.notation.Notation;
import org.gradatim.render.formula.Measure;

/**
 * Where everything of a {@link Diagram} stands, free of any format: SVG, PDF and LaTeX draw the same positions. Lengths
 * are in em, the origin is the upper left corner, y grows downwards.
 *
 * @param width  of the whole drawing
 * @param height of the whole drawing, titles included
 * @param nodes  column by column
 * @param edges  in the diagram's order; draw them before the nodes
 * @param titles of the columns that have one
 */
public record DiagramLayout(double width, double height, List<PlacedNode> nodes, List<PlacedEdge> edges, List<PlacedTitle> titles) {

    public DiagramLayout {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        titles = List.copyOf(titles);
    }

    /** A position in the drawing. */
    public record Point(double x, double y) {}

    /** The outline of a node. */
    public enum Outline { NONE, CIRCLE, ROUNDED_BOX }

    /**
     * A node with the centre of its outline.
     *
     * @param lines   the formulas inside, the label where the node has none, with the left end of each one's baseline
     * @param factors the node's factors, below its outline
     */
    public record PlacedNode(Diagram.Node node, Outline outline, Point center, double width, double height,
            List<PlacedFormula> lines, List<PlacedFormula> factors) {
        public PlacedNode {
            lines = List.copyOf(lines);
            factors = List.copyOf(factors);
        }

        /** The same somewhere else. */
        PlacedNode moved(double dx, double dy) {
            return new PlacedNode(node, outline, new Point(center.x() + dx, center.y() + dy), width, height,
                    lines.stream().map(l -> l.moved(dx, dy)).toList(), factors.stream().map(f -> f.moved(dx, dy)).toList());
        }
    }

    /** A formula with the left end of its baseline. */
    public record PlacedFormula(Notation formula, Measure.Size size, Point origin) {
        /** The ground on which it stands as a label or factor. */
        public Rectangle2D ground() {
            return LabelPlacement.box(this);
        }

        PlacedFormula moved(double dx, double dy) {
            return new PlacedFormula(formula, size, new Point(origin.x() + dx, origin.y() + dy));
        }
    }

    /**
     * An edge.
     *
     * @param points from the source's outline to the target's, joined by straight lines
     * @param label  the weight; empty where the edge has none, or where no place is left that hides nothing
     * @param factor the local derivative; empty as the label is
     */
    public record PlacedEdge(Diagram.Edge edge, List<Point> points, Optional<PlacedFormula> label, Optional<PlacedFormula> factor) {
        public PlacedEdge {
            points = List.copyOf(points);
        }

        /** Both of them, where they are. */
        public Stream<PlacedFormula> labels() {
            return Stream.concat(label.stream(), factor.stream());
        }
    }

    /** The title of a column, centred at {@code x} on a baseline at {@code y}. */
    public record PlacedTitle(List<Inline> title, double x, double y) {
        public PlacedTitle {
            title = List.copyOf(title);
        }
    }

    /** Set smaller than this, letters of 11 points become smaller than six. */
    public static final double READABLE = 0.55;

    /** By how much the drawing is to be set smaller so that it fits; 1 where it fits as it is. */
    public double scale(double roomWide, double roomHigh) {
        return Math.min(1, Math.min(roomWide / width, roomHigh / height));
    }

    /** A drawing of layers that is wider than this many ems would be set too small to read beside text. */
    private static final double WIDEST_WITH_EQUATIONS = 60;

    /**
     * Places a diagram; where its neurons' equations make it too wide, with their names instead. The cost is linear in its
     * nodes and edges up to the placing of labels.
     */
    public static DiagramLayout of(Diagram diagram, Measure measure) {
        return switch (diagram.arrangement()) {
            case LAYERS -> ofLayers(diagram, measure);
            case GRAPH -> GraphPlacement.fitting(diagram, measure);
        };
    }

    /** Places a diagram with the equations of its neurons however wide it becomes. */
    public static DiagramLayout whole(Diagram diagram, Measure measure) {
        return diagram.arrangement() == Diagram.Arrangement.LAYERS ? LayerPlacement.of(diagram, measure) : GraphPlacement.fitting(diagram, measure);
    }

    /**
     * Places for factors that are not all seen at once, beside straight edges: each avoids the nodes, the labels, and of the factors
     * those that are seen with it; empty where it finds none.
     *
     * @param beside   the edge beside which each of the factors stands
     * @param together whether two factors, by their places in the list, are ever seen together
     */
    public List<Optional<PlacedFormula>> factors(Measure measure, List<Integer> beside, List<Notation> factors, BiPredicate<Integer, Integer> together) {
        return LabelPlacement.factors(this, measure, beside, factors, together);
    }

    private static DiagramLayout ofLayers(Diagram diagram, Measure measure) {
        DiagramLayout layout = LayerPlacement.of(diagram, measure);
        return layout.width() <= WIDEST_WITH_EQUATIONS ? layout : LayerPlacement.of(diagram.withoutEquations(), measure);
    }
}
