package org.gradatim.render.diagram;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.alg.layered.options.WrappingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.gradatim.document.Diagram;
import org.gradatim.notation.Notation;
import org.gradatim.render.diagram.DiagramLayout.PlacedEdge;
import org.gradatim.render.diagram.DiagramLayout.PlacedFormula;
import org.gradatim.render.diagram.DiagramLayout.PlacedNode;
import org.gradatim.render.diagram.DiagramLayout.Point;
import org.gradatim.render.formula.Measure;
import org.gradatim.render.formula.Measure.Size;

/**
 * Places the nodes, edges and labels of a graph by ELK's layered algorithm (Sugiyama's method), which gives each label a
 * place of its own on its edge. Its choices are seeded, so that the same graph is always placed the same.
 */
final class GraphPlacement {
    /** ELK reckons in pixels, of which so many are an em; its own distances between lines then suit these letters. */
    private static final double UNIT = 20;
    private static final double MARGIN = 0.3;
    private static final double BETWEEN_NODES = 1;
    private static final double BETWEEN_LAYERS = 1;
    private static final double BETWEEN_EDGES = 0.6;
    /** How much a pair of nodes out of the order of the program counts, where a crossing of two edges counts as one. */
    private static final double DISORDER = 0.05;
    private static final int SEED = 1;
    /** How much an edge between two steps wants to be straight, where any other counts as one. */
    private static final int STRAIGHT = 10;
    /** The algorithm gives no place to a label without text; which text does not matter. */
    private static final String LABEL_TEXT = "factor";

    /** A graph that is wider or taller than this many ems would be set too small to read between text. */
    private static final double WIDEST = 64;
    private static final double TALLEST = 80;

    /** A page upright, and with its caption, in em. */
    private static final double PAGE_WIDTH = 41;
    private static final double PAGE_HEIGHT = 57;
    /** The same turned sideways. */
    private static final double TURNED_WIDTH = 63;
    private static final double TURNED_HEIGHT = 35;

    private static final List<Direction> DIRECTIONS = List.of(Direction.RIGHT, Direction.DOWN);

    static {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    private final Diagram diagram;
    private final Measure measure;
    private final ElkNode graph = ElkGraphUtil.createGraph();
    private final Map<String, PlacedNode> sizes = new LinkedHashMap<>();
    private final Map<String, ElkNode> nodes = new LinkedHashMap<>();
    private final Set<String> computed = new HashSet<>();
    private final List<ElkEdge> edges = new ArrayList<>();

    private GraphPlacement(Diagram diagram, Measure measure) {
        this.diagram = diagram;
        this.measure = measure;
    }

    /**
     * From left to right where that fits between text, else from top to bottom, else with names in place of equations, else folded into
     * columns; where nothing fits, what is largest on a page of its own, and where that cannot be read, with the names of the factors alone.
     */
    static DiagramLayout fitting(Diagram diagram, Measure measure) {
        Diagram named = diagram.withoutEquations();
        DiagramLayout best = null;
        for (boolean folded : new boolean[] {false, true}) {
            for (Diagram shown : List.of(diagram, named)) {
                for (Direction direction : DIRECTIONS) {
                    DiagramLayout layout = new GraphPlacement(shown, measure).place(direction, folded);
                    if (layout.width() <= WIDEST && layout.height() <= TALLEST) return layout;
                    best = larger(layout, best);
                }
            }
        }
        if (scaleOnPage(best) >= DiagramLayout.READABLE) return best;
        for (Direction direction : DIRECTIONS) best = larger(new GraphPlacement(named.withShortFactors(), measure).place(direction, false), best);
        return best;
    }

    private static DiagramLayout larger(DiagramLayout one, DiagramLayout other) {
        return other == null || scaleOnPage(one) > scaleOnPage(other) ? one : other;
    }

    private static double scaleOnPage(DiagramLayout layout) {
        return Math.max(layout.scale(PAGE_WIDTH, PAGE_HEIGHT), layout.scale(TURNED_WIDTH, TURNED_HEIGHT));
    }

    private DiagramLayout place(Direction direction, boolean folded) {
        options(direction);
        if (folded) {
            graph.setProperty(LayeredOptions.WRAPPING_STRATEGY, WrappingStrategy.MULTI_EDGE);
            graph.setProperty(CoreOptions.ASPECT_RATIO, WIDEST / TALLEST);
        }
        for (Diagram.Column column : diagram.columns()) column.nodes().forEach(this::add);
        diagram.edges().forEach(this::add);
        new RecursiveGraphLayoutEngine().layout(graph, new BasicProgressMonitor());
        List<PlacedNode> placed = new ArrayList<>();
        nodes.forEach((id, node) -> placed.add(sizes.get(id).moved((node.getX() + node.getWidth() / 2) / UNIT, (node.getY() + node.getHeight() / 2) / UNIT)));
        List<PlacedEdge> routed = new ArrayList<>();
        for (int e = 0; e < edges.size(); e++) routed.add(placed(diagram.edges().get(e), edges.get(e)));
        return new DiagramLayout(graph.getWidth() / UNIT, graph.getHeight() / UNIT, placed, routed, List.of());
    }

    private void options(Direction direction) {
        graph.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        graph.setProperty(LayeredOptions.DIRECTION, direction);
        graph.setProperty(LayeredOptions.RANDOM_SEED, SEED);
        graph.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
        graph.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_CROSSING_COUNTER_NODE_INFLUENCE, DISORDER);
        graph.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
        graph.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.POLYLINE);
        graph.setProperty(LayeredOptions.PADDING, new ElkPadding(MARGIN * UNIT));
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE, BETWEEN_NODES * UNIT);
        graph.setProperty(LayeredOptions.SPACING_EDGE_NODE, BETWEEN_EDGES * UNIT);
        graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE, BETWEEN_EDGES * UNIT);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_LAYERS * UNIT);
        graph.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, BETWEEN_EDGES * UNIT);
        graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, BETWEEN_EDGES * UNIT);
    }

    private void add(Diagram.Node node) {
        PlacedNode sized = NodeSize.boxed(node, measure);
        ElkNode elk = ElkGraphUtil.createNode(graph);
        elk.setDimensions(sized.width() * UNIT, sized.height() * UNIT);
        sizes.put(node.id(), sized);
        if (node.kind() != Diagram.Kind.INPUT) computed.add(node.id());
        nodes.put(node.id(), elk);
    }

    private void add(Diagram.Edge edge) {
        ElkEdge elk = ElkGraphUtil.createSimpleEdge(nodes.get(edge.from()), nodes.get(edge.to()));
        edge.factor().ifPresent(factor -> {
            Size size = measure.of(factor);
            ElkLabel label = ElkGraphUtil.createLabel(LABEL_TEXT, elk);
            double clear = 2 * LabelPlacement.CLEARANCE;
            label.setDimensions((size.width() + clear) * UNIT, (size.height() + size.depth() + clear) * UNIT);
            label.setProperty(LayeredOptions.EDGE_LABELS_INLINE, true);
        });
        // What is computed stays in line with what it is computed from; what is given stands beside.
        if (computed.contains(edge.from())) elk.setProperty(LayeredOptions.PRIORITY_STRAIGHTNESS, STRAIGHT);
        edges.add(elk);
    }

    private PlacedEdge placed(Diagram.Edge edge, ElkEdge elk) {
        ElkEdgeSection section = elk.getSections().getFirst();
        List<Point> points = new ArrayList<>();
        points.add(point(section.getStartX(), section.getStartY()));
        section.getBendPoints().forEach(b -> points.add(point(b.getX(), b.getY())));
        points.add(point(section.getEndX(), section.getEndY()));
        Optional<PlacedFormula> factor = edge.factor().map(f -> placed(f, elk.getLabels().getFirst()));
        return new PlacedEdge(edge, points, Optional.empty(), factor);
    }

    private PlacedFormula placed(Notation formula, ElkLabel label) {
        Size size = measure.of(formula);
        Point corner = point(label.getX(), label.getY());
        double clear = LabelPlacement.CLEARANCE;
        return new PlacedFormula(formula, size, new Point(corner.x() + clear, corner.y() + clear + size.height()));
    }

    private static Point point(double x, double y) {
        return new Point(x / UNIT, y / UNIT);
    }
}
