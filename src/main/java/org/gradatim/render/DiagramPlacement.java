package org.gradatim.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gradatim.document.Diagram;
import org.gradatim.notation.Notation;
import org.gradatim.render.DiagramLayout.Measure;
import org.gradatim.render.DiagramLayout.Outline;
import org.gradatim.render.DiagramLayout.PlacedEdge;
import org.gradatim.render.DiagramLayout.PlacedFormula;
import org.gradatim.render.DiagramLayout.PlacedNode;
import org.gradatim.render.DiagramLayout.PlacedTitle;
import org.gradatim.render.DiagramLayout.Point;
import org.gradatim.render.DiagramLayout.Size;

/**
 * Places the nodes of a diagram on a grid of columns, each centred on one axis. An edge that passes columns gets a lane in
 * each of them, between the nodes, so that it crosses none.
 */
final class DiagramPlacement {

    private static final double PADDING = 0.6;
    private static final double LINE_GAP = 0.45;
    private static final double SMALLEST_CIRCLE = 2.2;
    private static final double NODE_GAP = 0.9;
    private static final double WIDEST_NODE_GAP = 4;
    private static final double LANE = 0.8;
    private static final double SMALLEST_COLUMN_GAP = 3;
    /** A gap between columns is this much of the taller column's height, so that edges do not get too steep. */
    private static final double GAP_PER_HEIGHT = 0.3;
    private static final double WIDEST_COLUMN_GAP = 9;
    private static final double TITLE_HEIGHT = 2.2;
    private static final double MARGIN = 0.3;
    /** The part of a box's side over which arriving edges spread. */
    private static final double PORTS = 0.5;

    private final Diagram diagram;
    private final Measure measure;
    private final Map<String, Integer> columnOf = new HashMap<>();
    private final Map<String, Double> rankOf = new HashMap<>();
    private final Map<String, PlacedNode> nodes = new LinkedHashMap<>();
    private final List<List<Slot>> columns = new ArrayList<>();

    DiagramPlacement(Diagram diagram, Measure measure) {
        this.diagram = diagram;
        this.measure = measure;
    }

    /** A place in a column: a node, or the lane of an edge that passes by. */
    private sealed interface Slot {
        double height();
    }

    private record NodeSlot(PlacedNode node) implements Slot {
        @Override
        public double height() {
            return node.height();
        }
    }

    /** @param edge its index in the diagram */
    private record LaneSlot(int edge) implements Slot {
        @Override
        public double height() {
            return LANE;
        }
    }

    DiagramLayout place() {
        sizeNodes();
        addLanes();
        double tallest = columns.stream().mapToDouble(DiagramPlacement::height).max().orElse(0);
        Map<Integer, List<Point>> lanes = new HashMap<>();
        List<PlacedTitle> titles = new ArrayList<>();
        double x = MARGIN;
        for (int c = 0; c < columns.size(); c++) {
            double width = width(c);
            double middle = x + width / 2;
            double gap = nodeGap(columns.get(c), tallest);
            double y = MARGIN + (tallest - height(columns.get(c), gap)) / 2;
            for (Slot slot : columns.get(c)) {
                switch (slot) {
                    case NodeSlot n -> nodes.put(n.node().node().id(), moved(n.node(), middle, y + slot.height() / 2));
                    case LaneSlot l -> {
                        List<Point> lane = lanes.computeIfAbsent(l.edge(), _ -> new ArrayList<>());
                        lane.add(new Point(x, y + slot.height() / 2));
                        lane.add(new Point(x + width, y + slot.height() / 2));
                    }
                }
                y += slot.height() + gap;
            }
            if (!diagram.columns().get(c).title().isEmpty()) {
                titles.add(new PlacedTitle(diagram.columns().get(c).title(), middle, MARGIN + tallest + TITLE_HEIGHT * 0.7));
            }
            x += width + (c + 1 < columns.size() ? gap(c) : MARGIN);
        }
        double height = MARGIN + tallest + (titles.isEmpty() ? MARGIN : TITLE_HEIGHT);
        return new DiagramLayout(x, height, List.copyOf(nodes.values()), edges(lanes), titles);
    }

    private void sizeNodes() {
        for (Diagram.Column column : diagram.columns()) {
            List<Slot> slots = new ArrayList<>();
            for (Diagram.Node node : column.nodes()) {
                columnOf.put(node.id(), columns.size());
                rankOf.put(node.id(), (slots.size() + 0.5) / column.nodes().size());
                PlacedNode sized = sized(node);
                nodes.put(node.id(), sized);
                slots.add(new NodeSlot(sized));
            }
            columns.add(slots);
        }
    }

    private PlacedNode sized(Diagram.Node node) {
        List<Notation> texts = node.lines().isEmpty() ? List.of(node.label()) : node.lines();
        List<Size> sizes = texts.stream().map(measure::of).toList();
        double width = sizes.stream().mapToDouble(Size::width).max().orElse(0);
        double height = sizes.stream().mapToDouble(s -> s.height() + s.depth()).sum() + LINE_GAP * (texts.size() - 1);
        Outline outline = outline(node);
        double outerWidth = width + 2 * PADDING;
        double outerHeight = height + 2 * PADDING;
        if (outline == Outline.CIRCLE) {
            outerWidth = Math.max(SMALLEST_CIRCLE, Math.hypot(width, height) + PADDING);
            outerHeight = outerWidth;
        }
        return new PlacedNode(node, outline, new Point(0, 0), outerWidth, outerHeight, lines(texts, sizes, width, height));
    }

    private static Outline outline(Diagram.Node node) {
        return switch (node.kind()) {
            case INPUT, ELLIPSIS -> Outline.NONE;
            case BIAS -> Outline.CIRCLE;
            case NEURON -> node.lines().isEmpty() ? Outline.CIRCLE : Outline.ROUNDED_BOX;
            case LOSS -> Outline.ROUNDED_BOX;
        };
    }

    /** The lines around the origin: one alone in the middle, several aligned at the left. */
    private static List<PlacedFormula> lines(List<Notation> texts, List<Size> sizes, double width, double height) {
        List<PlacedFormula> lines = new ArrayList<>();
        double y = -height / 2;
        for (int i = 0; i < texts.size(); i++) {
            Size size = sizes.get(i);
            double x = texts.size() == 1 ? -size.width() / 2 : -width / 2;
            lines.add(new PlacedFormula(texts.get(i), size, new Point(x, y + size.height())));
            y += size.height() + size.depth() + LINE_GAP;
        }
        return lines;
    }

    private static PlacedNode moved(PlacedNode node, double x, double y) {
        List<PlacedFormula> lines = node.lines().stream()
                .map(l -> new PlacedFormula(l.formula(), l.size(), new Point(l.origin().x() + x, l.origin().y() + y)))
                .toList();
        return new PlacedNode(node.node(), node.outline(), new Point(x, y), node.width(), node.height(), lines);
    }

    /** Lets every edge that passes a column through it where the straight line would about go, below those before it. */
    private void addLanes() {
        IntStream.range(0, diagram.edges().size()).boxed()
                .sorted(Comparator.comparingDouble(e -> rankOf.get(diagram.edges().get(e).from())))
                .forEach(this::addLanes);
    }

    private void addLanes(int e) {
        Diagram.Edge edge = diagram.edges().get(e);
        int from = columnOf.get(edge.from());
        int to = columnOf.get(edge.to());
        double start = rankOf.get(edge.from());
        double end = rankOf.get(edge.to());
        for (int c = from + 1; c < to; c++) {
            List<Slot> slots = columns.get(c);
            int place = (int) Math.round((start + (end - start) * (c - from) / (to - from)) * slots.size());
            while (place < slots.size() && slots.get(place) instanceof LaneSlot) {
                place++;
            }
            slots.add(place, new LaneSlot(e));
        }
    }

    private double width(int column) {
        return columns.get(column).stream()
                .mapToDouble(s -> switch (s) {
                    case NodeSlot n -> n.node().width();
                    case LaneSlot _ -> 0;
                })
                .max().orElse(0);
    }

    private static double height(List<Slot> column) {
        return height(column, NODE_GAP);
    }

    private static double height(List<Slot> column, double gap) {
        return column.stream().mapToDouble(Slot::height).sum() + gap * Math.max(0, column.size() - 1);
    }

    /** A column that is shorter than the tallest spreads its nodes, with half a gap left at either end. */
    private static double nodeGap(List<Slot> column, double tallest) {
        double free = tallest - height(column, 0);
        return Math.clamp(free / Math.max(1, column.size()), NODE_GAP, WIDEST_NODE_GAP);
    }

    /** Room for the edges and their labels between a column and the next. */
    private double gap(int column) {
        double labels = diagram.edges().stream()
                .filter(e -> columnOf.get(e.from()) == column)
                .flatMap(e -> e.label().stream())
                .mapToDouble(l -> measure.of(l).width())
                .max().orElse(0);
        double tall = Math.max(height(columns.get(column)), height(columns.get(column + 1)));
        double wanted = Math.max(GAP_PER_HEIGHT * tall, labels == 0 ? 0 : 2 * labels + 2);
        return Math.clamp(wanted, SMALLEST_COLUMN_GAP, WIDEST_COLUMN_GAP + labels);
    }

    private List<PlacedEdge> edges(Map<Integer, List<Point>> lanes) {
        double[] ports = ports();
        List<List<Point>> routes = new ArrayList<>();
        for (int e = 0; e < ports.length; e++) {
            Diagram.Edge edge = diagram.edges().get(e);
            PlacedNode from = nodes.get(edge.from());
            PlacedNode to = nodes.get(edge.to());
            List<Point> between = lanes.getOrDefault(e, List.of());
            Point aim = new Point(to.center().x(), to.center().y() + ports[e] * to.height() * PORTS);
            List<Point> route = new ArrayList<>();
            route.add(leave(from, between.isEmpty() ? aim : between.getFirst()));
            route.addAll(between);
            route.add(arrive(to, aim, route.getLast()));
            routes.add(route);
        }
        List<Optional<PlacedFormula>> labels = new LabelPlacement(diagram, measure, nodes.values(), routes).place();
        List<PlacedEdge> placed = new ArrayList<>();
        for (int i = 0; i < routes.size(); i++) {
            placed.add(new PlacedEdge(diagram.edges().get(i), routes.get(i), labels.get(i)));
        }
        return placed;
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
        return switch (node.outline()) {
            case CIRCLE -> onCircle(node, towards);
            case NONE, ROUNDED_BOX -> new Point(node.center().x() + node.width() / 2, node.center().y());
        };
    }

    private static Point arrive(PlacedNode node, Point port, Point from) {
        return switch (node.outline()) {
            case CIRCLE -> onCircle(node, from);
            case NONE, ROUNDED_BOX -> new Point(node.center().x() - node.width() / 2, port.y());
        };
    }

    /** The point of a circle on the line from its centre to another point. */
    private static Point onCircle(PlacedNode node, Point other) {
        double dx = other.x() - node.center().x();
        double dy = other.y() - node.center().y();
        double scale = node.width() / 2 / Math.hypot(dx, dy);
        return new Point(node.center().x() + dx * scale, node.center().y() + dy * scale);
    }
}
