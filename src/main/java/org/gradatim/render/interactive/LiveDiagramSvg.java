package org.gradatim.render.interactive;

import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gradatim.document.Interactive;
import org.gradatim.document.Interactive.Beside;
import org.gradatim.document.Interactive.Drawing;
import org.gradatim.document.Interactive.Factor;
import org.gradatim.document.Interactive.Slot;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Relation;
import org.gradatim.render.canvas.Ink;
import org.gradatim.render.canvas.SvgCanvas;
import org.gradatim.render.diagram.DiagramLayout;
import org.gradatim.render.diagram.DiagramLayout.PlacedEdge;
import org.gradatim.render.diagram.DiagramLayout.PlacedFormula;
import org.gradatim.render.diagram.DiagramLayout.PlacedNode;
import org.gradatim.render.diagram.DiagramLayout.Point;
import org.gradatim.render.diagram.DiagramPainter;
import org.gradatim.render.escape.Xml;
import org.gradatim.render.formula.FormulaLayout;
import org.gradatim.render.formula.Typesetter;

/**
 * The drawing of a page that answers: its nodes, edges, labels and factors are groups that a script finds, its numbers are text that a
 * script fills.
 */
final class LiveDiagramSvg {
    private static final double FACTOR_CORNER = 0.3;

    /** The page is 72 rem wide; what is wider than this many ems is set too small to read. */
    private static final double WIDEST = 62;

    private record Place(String node, int line) {}

    private final Interactive page;
    private final Drawing drawing;
    private final DiagramLayout layout;
    private final Typesetter typesetter;
    private final SvgCanvas canvas = SvgCanvas.inGroups();
    private final StringBuilder numbers = new StringBuilder();

    private LiveDiagramSvg(Interactive page, Drawing drawing, DiagramLayout layout, Typesetter typesetter) {
        this.page = page;
        this.drawing = drawing;
        this.layout = layout;
        this.typesetter = typesetter;
    }

    /** The first of the page's drawings that is not too wide; nothing where it has none. */
    static Optional<String> of(Interactive page) {
        Typesetter typesetter = new Typesetter();
        LiveDiagramSvg svg = null;
        for (Drawing drawing : page.drawings()) {
            svg = new LiveDiagramSvg(page, drawing, DiagramLayout.whole(drawing.diagram(), typesetter), typesetter);
            if (svg.layout.width() <= WIDEST) break;
        }
        return Optional.ofNullable(svg).map(LiveDiagramSvg::write);
    }

    private String write() {
        Map<Place, Slot> slots = new HashMap<>();
        drawing.slots().forEach(s -> slots.put(new Place(s.node(), s.line()), s));
        List<PlacedNode> nodes = new ArrayList<>();
        for (PlacedNode node : layout.nodes()) nodes.add(withoutSlots(node, slots, nodes.size()));
        List<PlacedEdge> edges = layout.edges().stream().map(e -> new PlacedEdge(e.edge(), e.points(), e.label(), Optional.empty())).toList();
        DiagramPainter.paint(new DiagramLayout(layout.width(), layout.height(), nodes, edges, layout.titles()), typesetter, canvas, 0, 0, 1);
        factors().forEach(this::factor);
        long width = SvgCanvas.roundedUp(layout.width());
        long height = SvgCanvas.roundedUp(layout.height());
        return new StringBuilder(16384)
                .append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"group\" aria-label=\"").append(Xml.escape(drawing.description()))
                .append("\" fill=\"currentColor\" width=\"").append(SvgCanvas.em(width)).append("\" height=\"").append(SvgCanvas.em(height))
                .append("\" style=\"max-width:100%;height:auto\" viewBox=\"0 0 ").append(width).append(' ').append(height).append("\">")
                .append(canvas.content()).append(numbers).append("</svg>").toString();
    }

    // ---- numbers in nodes

    /** The node with its equations alone; the numbers below them become text. */
    private PlacedNode withoutSlots(PlacedNode node, Map<Place, Slot> slots, int number) {
        List<PlacedFormula> lines = new ArrayList<>();
        for (int line = 0; line < node.lines().size(); line++) {
            Slot slot = slots.get(new Place(node.node().id(), line));
            if (slot == null) lines.add(isNamed(node) ? centred(node.lines().get(line), node) : node.lines().get(line));
            else text(slot, node.lines().get(line), number);
        }
        return new PlacedNode(node.node(), node.outline(), node.center(), node.width(), node.height(), lines, List.of());
    }

    /** Whether the node has a name in place of equations. */
    private static boolean isNamed(PlacedNode node) {
        return node.node().lines().isEmpty() || node.node().lines().getFirst().equals(node.node().label());
    }

    private static PlacedFormula centred(PlacedFormula line, PlacedNode node) {
        return new PlacedFormula(line.formula(), line.size(), new Point(node.center().x() - line.size().width() / 2, line.origin().y()));
    }

    private void text(Slot slot, PlacedFormula place, int node) {
        double middle = place.origin().x() + place.size().width() / 2;
        text("node" + node, slot.quantity(), slot.equals() ? " class=\"equals\" data-equals=\"\"" : " text-anchor=\"middle\"",
                slot.equals() ? place.origin().x() : middle, place.origin().y());
    }

    /** @param of what is lit with it */
    private void text(String of, int quantity, String attributes, double x, double y) {
        numbers.append("<text data-of=\"").append(of).append("\" data-value=\"").append(quantity).append('"').append(attributes)
                .append(" x=\"").append(Math.round(x * SvgCanvas.UNIT)).append("\" y=\"").append(Math.round(y * SvgCanvas.UNIT)).append("\"></text>");
    }

    // ---- factors

    /** Where factors stand; those that find no place are left to the list below the drawing. */
    private Map<Integer, PlacedFormula> factors() {
        Map<Integer, PlacedFormula> placed = new TreeMap<>();
        Map<Integer, Integer> lines = new HashMap<>();
        for (Factor f : drawing.factors()) {
            if (f.beside() != Beside.NODE) continue;
            int line = lines.merge(f.place(), 1, Integer::sum) - 1;
            placed.put(f.quantity(), layout.nodes().get(f.place()).factors().get(line));
        }
        List<Factor> onEdges = drawing.factors().stream().filter(f -> f.beside() == Beside.EDGE).toList();
        List<Optional<PlacedFormula>> places = places(onEdges);
        for (int i = 0; i < onEdges.size(); i++) {
            int quantity = onEdges.get(i).quantity();
            places.get(i).ifPresent(place -> placed.put(quantity, place));
        }
        return placed;
    }

    /** A graph has a place on each edge for its factor; in layers they stand wherever they hide the least. */
    private List<Optional<PlacedFormula>> places(List<Factor> factors) {
        return switch (drawing.diagram().arrangement()) {
            case GRAPH -> factors.stream().map(f -> layout.edges().get(f.place()).factor()).toList();
            case LAYERS -> layout.factors(typesetter, factors.stream().map(Factor::place).toList(),
                    factors.stream().map(this::room).toList(), (i, j) -> areSeenTogether(factors.get(i), factors.get(j)));
        };
    }

    /** The factor as wide as it becomes. */
    private Notation room(Factor factor) {
        Notation some = drawing.diagram().edges().get(factor.place()).factor().orElseThrow();
        return some instanceof Relation r ? new Relation(formula(factor.quantity()), r.sign(), r.right()) : some;
    }

    private boolean areSeenTogether(Factor one, Factor other) {
        return page.weights().stream().anyMatch(w -> w.lit().contains(one.quantity()) && w.lit().contains(other.quantity()));
    }

    private Notation formula(int quantity) {
        return page.quantities().get(quantity).formula();
    }

    /** ∂z₃/∂a₁ in the room that it has with its number, which stands behind it. */
    private void factor(int quantity, PlacedFormula place) {
        FormulaLayout formula = typesetter.layout(formula(quantity), FormulaLayout.Style.TEXT);
        Rectangle2D box = place.ground();
        canvas.begin("factor", quantity);
        canvas.fill(new RoundRectangle2D.Double(box.getX(), box.getY(), box.getWidth(), box.getHeight(), FACTOR_CORNER, FACTOR_CORNER), Ink.HIGHLIGHT_GROUND);
        formula.paint(canvas, place.origin().x(), place.origin().y(), 1);
        canvas.end();
        text("factor" + quantity, quantity, " class=\"equals\" data-equals=\"\" data-digits=\"4\"", place.origin().x() + formula.width() + 0.3, place.origin().y());
    }
}
