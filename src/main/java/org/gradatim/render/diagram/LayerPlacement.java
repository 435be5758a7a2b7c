package org.gradatim.render.diagram;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gradatim.document.Diagram;
import org.gradatim.document.Inline;
import org.gradatim.notation.Notation;
import org.gradatim.render.diagram.DiagramLayout.Outline;
import org.gradatim.render.diagram.DiagramLayout.PlacedEdge;
import org.gradatim.render.diagram.DiagramLayout.PlacedNode;
import org.gradatim.render.diagram.DiagramLayout.PlacedTitle;
import org.gradatim.render.diagram.DiagramLayout.Point;
import org.gradatim.render.formula.Measure;
import org.gradatim.render.formula.Typesetter;

/** Places the nodes of a diagram on a grid of columns, each centred on one axis, with room between them for the labels of edges. */
final class LayerPlacement {

    private static final double NODE_GAP = 0.9;
    private static final double WIDEST_NODE_GAP = 4;
    private static final double SMALLEST_COLUMN_GAP = 3;
    /** A gap between columns is this much of the taller column's height, so that edges do not get too steep. */
    private static final double GAP_PER_HEIGHT = 0.3;
    private static final double WIDEST_COLUMN_GAP = 9;
    /** Beside a factor there is room for the head of its arrow. */
    private static final double BESIDE_FACTOR = 2;
    private static final double TITLE_HEIGHT = 2.2;
    private static final double MARGIN = 0.3;
    /** The part of a box's side over which arriving edges spread. */
    private static final double PORTS = 0.5;
    /** Where labels find no place, everything is set this much farther apart, and again if need be. */
    private static final double SPREAD = 1.4;
    private static final double WIDEST_SPREAD = 3;

    private final Diagram diagram;
    private final Measure measure;
    private final double spread;
    /** Room above and below the nodes, for labels that stand there. */
    private final double above;
    private final double below;
    private final Map<String, Integer> columnOf = new HashMap<>();
    private final Map<String, PlacedNode> nodes = new LinkedHashMap<>();
    private final List<List<PlacedNode>> columns = new ArrayList<>();

    private LayerPlacement(Diagram diagram, Measure measure, double spread, double above, double below) {
        this.diagram = diagram;
        this.measure = measure;
        this.spread = spread;
        this.above = above;
        this.below = below;
    }

    /** Sets the nodes as far apart as the labels of the path at hand need it. */
    static DiagramLayout of(Diagram diagram, Measure measure) {
        double spread = 1;
        DiagramLayout layout = spread(diagram, measure, spread);
        while (!LabelPlacement.isComplete(layout) && spread * SPREAD <= WIDEST_SPREAD) {
            spread *= SPREAD;
            layout = spread(diagram, measure, spread);
        }
        return layout;
    }

    /** Where labels stand above the nodes or below them, all is placed again with room for these. */
    private static DiagramLayout spread(Diagram diagram, Measure measure, double spread) {
        LayerPlacement first = new LayerPlacement(diagram, measure, spread, MARGIN, MARGIN);
        DiagramLayout layout = first.place();
        List<Rectangle2D> labels = layout.edges().stream().flatMap(PlacedEdge::labels).map(LabelPlacement::box).toList();
        double above = labels.stream().mapToDouble(b -> MARGIN - b.getMinY()).max().orElse(0);
        double below = labels.stream().mapToDouble(b -> b.getMaxY() - first.bottom()).max().orElse(0);
        return above <= 0 && below <= 0 ? layout
                : new LayerPlacement(diagram, measure, spread, MARGIN + Math.max(0, above), MARGIN + Math.max(0, below)).place();
    }

    /** Where the nodes end. */
    private double bottom() {
        return above + columns.stream().mapToDouble(this::height).max().orElse(0);
    }

    private DiagramLayout place() {
        sizeNodes();
        double tallest = columns.stream().mapToDouble(this::height).max().orElse(0);
        List<PlacedTitle> titles = new ArrayList<>();
        double x = MARGIN;
        for (int c = 0; c < columns.size(); c++) {
            double width = Math.max(titleWidth(c), columns.get(c).stream().mapToDouble(NodeSize::width).max().orElse(0));
            double middle = x + width / 2;
            placeColumn(columns.get(c), middle, tallest);
            if (!diagram.columns().get(c).title().isEmpty()) {
                titles.add(new PlacedTitle(diagram.columns().get(c).title(), middle, bottom() + below - MARGIN + TITLE_HEIGHT * 0.7));
            }
            x += width + (c + 1 < columns.size() ? gap(c) : MARGIN);
        }
        double height = bottom() + below + (titles.isEmpty() ? 0 : TITLE_HEIGHT - MARGIN);
        return new DiagramLayout(x, height, List.copyOf(nodes.values()), edges(), titles);
    }

    private double titleWidth(int column) {
        List<Inline> title = diagram.columns().get(column).title();
        return title.isEmpty() ? 0 : measure.of(Typesetter.words(title)).width();
    }

    private void sizeNodes() {
        for (Diagram.Column column : diagram.columns()) {
            column.nodes().forEach(node -> columnOf.put(node.id(), columns.size()));
            columns.add(column.nodes().stream().map(node -> NodeSize.of(node, measure)).toList());
        }
    }

    private void placeColumn(List<PlacedNode> column, double middle, double tallest) {
        double gap = nodeGap(column, tallest);
        double y = above + (tallest - height(column, gap)) / 2;
        for (PlacedNode node : column) {
            nodes.put(node.node().id(), node.moved(middle, y + node.height() / 2));
            y += NodeSize.height(node) + gap;
        }
    }

    private double height(List<PlacedNode> column) {
        return height(column, NODE_GAP * spread);
    }

    private static double height(List<PlacedNode> column, double gap) {
        return column.stream().mapToDouble(NodeSize::height).sum() + gap * Math.max(0, column.size() - 1);
    }

    /** A column that is shorter than the tallest spreads its nodes, with half a gap left at either end. */
    private double nodeGap(List<PlacedNode> column, double tallest) {
        double free = tallest - height(column, 0);
        return Math.clamp(free / Math.max(1, column.size()), NODE_GAP * spread, WIDEST_NODE_GAP * spread);
    }

    /** Room for the edges, their labels and factors between a column and the next. */
    private double gap(int column) {
        double labels = widest(column, e -> e.label().stream());
        double factors = widest(column, e -> e.factor().stream());
        double tall = Math.max(height(columns.get(column)), height(columns.get(column + 1)));
        double wanted = Math.max(GAP_PER_HEIGHT * tall, labels == 0 ? 0 : 2 * labels + 2);
        double gap = Math.clamp(wanted, SMALLEST_COLUMN_GAP, WIDEST_COLUMN_GAP + labels);
        return spread * Math.max(gap, factors == 0 ? 0 : factors + BESIDE_FACTOR);
    }

    private interface Labels {
        Stream<Notation> of(Diagram.Edge edge);
    }

    private double widest(int column, Labels labels) {
        return diagram.edges().stream().filter(e -> columnOf.get(e.from()) == column).flatMap(labels::of)
                .mapToDouble(l -> measure.of(l).width()).max().orElse(0);
    }

    private List<PlacedEdge> edges() {
        double[] ports = ports();
        List<List<Point>> routes = new ArrayList<>();
        for (int e = 0; e < ports.length; e++) {
            Diagram.Edge edge = diagram.edges().get(e);
            PlacedNode from = nodes.get(edge.from());
            PlacedNode to = nodes.get(edge.to());
            Point aim = new Point(to.center().x(), to.center().y() + ports[e] * to.height() * PORTS);
            Point start = leave(from, aim);
            routes.add(List.of(start, arrive(to, aim, start)));
        }
        return new LabelPlacement(diagram, measure, nodes.values(), routes).place();
    }

    /** Where on its target's left side each edge arrives, from -1/2 at the top to 1/2, in the order of their sources. */
    private double[] ports() {
        Map<String, List<Integer>> arriving = new LinkedHashMap<>();
        for (int e = 0; e < diagram.edges().size(); e++) {
            arriving.computeIfAbsent(diagram.edges().get(e).to(), _ -> new ArrayList<>()).add(e);
        }
        double[] ports = new double[diagram.edges().size()];
        for (List<Integer> group : arriving.values()) {
            group.sort(Comparator.comparingDouble(e -> nodes.get(diagram.edges().get(e).from()).center().y()));
            for (int i = 0; i < group.size(); i++) {
                ports[group.get(i)] = group.size() == 1 ? 0 : i / (group.size() - 1.0) - 0.5;
            }
        }
        return ports;
    }

    private static Point leave(PlacedNode node, Point towards) {
        return node.outline() == Outline.CIRCLE ? onCircle(node, towards) : new Point(node.center().x() + node.width() / 2, node.center().y());
    }

    private static Point arrive(PlacedNode node, Point port, Point from) {
        return node.outline() == Outline.CIRCLE ? onCircle(node, from) : new Point(node.center().x() - node.width() / 2, port.y());
    }

    /** The point of a circle on the line from its centre to another point. */
    private static Point onCircle(PlacedNode node, Point other) {
        double dx = other.x() - node.center().x();
        double dy = other.y() - node.center().y();
        double scale = node.width() / 2 / Math.hypot(dx, dy);
        return new Point(node.center().x() + dx * scale, node.center().y() + dy * scale);
    }
}
