package org.gradatim.render.interactive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradatim.document.Interactive.Drawing;
import org.gradatim.document.Interactive.Slot;
import org.gradatim.render.canvas.SvgCanvas;
import org.gradatim.render.diagram.DiagramLayout;
import org.gradatim.render.diagram.DiagramLayout.PlacedFormula;
import org.gradatim.render.diagram.DiagramLayout.PlacedNode;
import org.gradatim.render.diagram.DiagramLayout.Point;
import org.gradatim.render.diagram.DiagramPainter;
import org.gradatim.render.escape.Xml;
import org.gradatim.render.formula.Typesetter;

/** The drawing of a page that answers: its nodes, edges and labels are groups that a script finds, its numbers are text that a script fills. */
final class LiveDiagramSvg {
    private record Place(String node, int line) {}

    private LiveDiagramSvg() {}

    static String of(Drawing drawing) {
        Typesetter typesetter = new Typesetter();
        DiagramLayout whole = DiagramLayout.of(drawing.diagram(), typesetter);
        Map<Place, Slot> slots = new HashMap<>();
        drawing.slots().forEach(s -> slots.put(new Place(s.node(), s.line()), s));
        StringBuilder numbers = new StringBuilder();
        List<PlacedNode> nodes = new ArrayList<>();
        for (PlacedNode node : whole.nodes()) nodes.add(withoutSlots(node, slots, nodes.size(), numbers));
        SvgCanvas canvas = SvgCanvas.inGroups();
        DiagramPainter.paint(new DiagramLayout(whole.width(), whole.height(), nodes, whole.edges(), whole.titles()), typesetter, canvas, 0, 0, 1);
        long width = SvgCanvas.roundedUp(whole.width());
        long height = SvgCanvas.roundedUp(whole.height());
        return new StringBuilder(16384)
                .append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"group\" aria-label=\"").append(Xml.escape(drawing.description()))
                .append("\" fill=\"currentColor\" width=\"").append(SvgCanvas.em(width)).append("\" height=\"").append(SvgCanvas.em(height))
                .append("\" style=\"max-width:100%;height:auto\" viewBox=\"0 0 ").append(width).append(' ').append(height).append("\">")
                .append(canvas.content()).append(numbers).append("</svg>").toString();
    }

    /** The node with its equations alone; the numbers below them become text. */
    private static PlacedNode withoutSlots(PlacedNode node, Map<Place, Slot> slots, int number, StringBuilder numbers) {
        if (node.node().lines().isEmpty()) return node;
        List<PlacedFormula> lines = new ArrayList<>();
        for (int line = 0; line < node.lines().size(); line++) {
            Slot slot = slots.get(new Place(node.node().id(), line));
            if (slot == null) lines.add(isNamed(node) ? centred(node.lines().get(line), node) : node.lines().get(line));
            else text(slot, node.lines().get(line), number, numbers);
        }
        return new PlacedNode(node.node(), node.outline(), node.center(), node.width(), node.height(), lines, node.factors());
    }

    /** Whether the node has a name in place of equations. */
    private static boolean isNamed(PlacedNode node) {
        return node.node().lines().getFirst().equals(node.node().label());
    }

    private static PlacedFormula centred(PlacedFormula line, PlacedNode node) {
        return new PlacedFormula(line.formula(), line.size(), new Point(node.center().x() - line.size().width() / 2, line.origin().y()));
    }

    private static void text(Slot slot, PlacedFormula place, int number, StringBuilder numbers) {
        double middle = place.origin().x() + place.size().width() / 2;
        numbers.append("<text data-of=\"").append(number).append("\" data-value=\"").append(slot.quantity()).append('"')
                .append(slot.equals() ? " class=\"equals\" data-equals=\"\"" : " text-anchor=\"middle\"")
                .append(" x=\"").append(Math.round((slot.equals() ? place.origin().x() : middle) * SvgCanvas.UNIT))
                .append("\" y=\"").append(Math.round(place.origin().y() * SvgCanvas.UNIT)).append("\"></text>");
    }
}
