package org.gradatim.render.diagram;

import java.util.ArrayList;
import java.util.List;
import org.gradatim.document.Diagram;
import org.gradatim.notation.Notation;
import org.gradatim.render.diagram.DiagramLayout.Outline;
import org.gradatim.render.diagram.DiagramLayout.PlacedFormula;
import org.gradatim.render.diagram.DiagramLayout.PlacedNode;
import org.gradatim.render.diagram.DiagramLayout.Point;
import org.gradatim.render.formula.Measure;
import org.gradatim.render.formula.Measure.Size;

/** How large a node is: its outline fits around its formulas, its factors stand below. */
final class NodeSize {
    private static final double PADDING = 0.6;
    private static final double LINE_GAP = 0.45;
    private static final double SMALLEST_CIRCLE = 2.2;
    /** Between a node's outline, or a factor, and the ground of the factor below it. */
    static final double FACTOR_GAP = 0.3;

    private NodeSize() {}

    /** The node with its centre at the origin. */
    static PlacedNode of(Diagram.Node node, Measure measure) {
        return of(node, measure, outline(node));
    }

    /** The same without circles, for edges that end at the four sides of a box. */
    static PlacedNode boxed(Diagram.Node node, Measure measure) {
        Outline outline = outline(node);
        return of(node, measure, outline == Outline.CIRCLE ? Outline.ROUNDED_BOX : outline);
    }

    private static PlacedNode of(Diagram.Node node, Measure measure, Outline outline) {
        List<Notation> texts = node.lines().isEmpty() ? List.of(node.label()) : node.lines();
        List<Size> sizes = texts.stream().map(measure::of).toList();
        double width = sizes.stream().mapToDouble(Size::width).max().orElse(0);
        double height = sizes.stream().mapToDouble(s -> s.height() + s.depth()).sum() + LINE_GAP * (texts.size() - 1);
        double outerWidth = width + 2 * PADDING;
        double outerHeight = height + 2 * PADDING;
        if (outline == Outline.CIRCLE) {
            outerWidth = Math.max(SMALLEST_CIRCLE, Math.hypot(width, height) + PADDING);
            outerHeight = outerWidth;
        }
        return new PlacedNode(node, outline, new Point(0, 0), outerWidth, outerHeight, lines(texts, sizes, width, height),
                factors(node, measure, outerHeight / 2));
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

    /** The factors one below the other, each centred. */
    private static List<PlacedFormula> factors(Diagram.Node node, Measure measure, double bottom) {
        List<PlacedFormula> factors = new ArrayList<>();
        double y = bottom;
        for (Notation factor : node.factors()) {
            Size size = measure.of(factor);
            y += FACTOR_GAP + LabelPlacement.CLEARANCE + size.height();
            factors.add(new PlacedFormula(factor, size, new Point(-size.width() / 2, y)));
            y += size.depth() + LabelPlacement.CLEARANCE;
        }
        return factors;
    }

    /** The height of a node with the factors below it. */
    static double height(PlacedNode node) {
        if (node.factors().isEmpty()) return node.height();
        PlacedFormula last = node.factors().getLast();
        return last.origin().y() + last.size().depth() + LabelPlacement.CLEARANCE - node.center().y() + node.height() / 2;
    }

    /** The width of a node or of its widest factor. */
    static double width(PlacedNode node) {
        double factors = node.factors().stream().mapToDouble(f -> f.size().width() + 2 * LabelPlacement.CLEARANCE).max().orElse(0);
        return Math.max(node.width(), factors);
    }
}
