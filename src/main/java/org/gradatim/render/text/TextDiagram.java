package org.gradatim.render.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradatim.document.Diagram;
import org.gradatim.document.Diagram.Column;
import org.gradatim.document.Diagram.Edge;
import org.gradatim.document.Diagram.Node;
import org.gradatim.notation.Notation;
import org.gradatim.render.piece.Piece;

/**
 * A diagram read layer by layer: each node with what it computes, then the edges that arrive at it. What lies on the path
 * at hand has a double line, whose arrow points back from the loss.
 */
public final class TextDiagram {
    private TextDiagram() {}

    private static final String HANGING = " ".repeat(8);

    /** @param columns what is wider goes on below, between formulas if need be within them */
    public static List<String> of(Diagram diagram, int columns, TextStyle style) {
        Map<String, Node> nodes = new HashMap<>();
        diagram.columns().forEach(c -> c.nodes().forEach(n -> nodes.put(n.id(), n)));
        Map<String, List<Edge>> arriving = new HashMap<>();
        diagram.edges().forEach(e -> arriving.computeIfAbsent(e.to(), _ -> new ArrayList<>()).add(e));
        List<String> lines = new ArrayList<>();
        for (Column column : diagram.columns()) {
            if (!column.title().isEmpty()) {
                lines.add("  " + style.strong(Inlines.text(column.title(), TextStyle.PLAIN)));
            }
            for (Node node : column.nodes()) {
                lines.addAll(node(node, columns, style));
                node.factors().forEach(f -> lines.add(HANGING + style.strong(TextFormula.of(f, TextStyle.PLAIN))));
                arriving.getOrDefault(node.id(), List.of()).forEach(e -> lines.add(edge(e, nodes, style)));
            }
        }
        return lines;
    }

    private static List<String> node(Node node, int columns, TextStyle style) {
        String name = TextFormula.of(node.label(), TextStyle.PLAIN);
        String start = (node.highlighted() ? "  ▶ " : "    ") + (node.highlighted() ? style.strong(name) : name);
        StringBuilder line = new StringBuilder(start);
        for (int i = 0; i < node.lines().size(); i++) {
            line.append(i == 0 ? ":  " : ",  ").append(TextFormula.of(node.lines().get(i), style));
        }
        if (TextWidth.of(line.toString()) <= columns) return List.of(line.toString());
        List<String> lines = new ArrayList<>(List.of(start + ":"));
        for (Notation formula : node.lines()) {
            String indent = HANGING;
            for (List<Piece> part : TextFormula.lines(columns - 2 * HANGING.length()).of(formula)) {
                lines.add(indent + TextFormula.line(part, style));
                indent = HANGING + "    ";
            }
        }
        return lines;
    }

    /** {@code x₁ ─ w₁ ─▷ a₁}; on the path at hand, which is read from right to left, {@code x₁ ─ w₁ ◀═ ∂z₁/∂w₁ = x₁ ═ a₁}. */
    private static String edge(Edge edge, Map<String, Node> nodes, TextStyle style) {
        String from = TextFormula.of(nodes.get(edge.from()).label(), TextStyle.PLAIN);
        String to = TextFormula.of(nodes.get(edge.to()).label(), TextStyle.PLAIN);
        String label = text(edge.label());
        String factor = text(edge.factor());
        return HANGING + switch (edge.path()) {
            case OFF -> style.faint(from + " ─" + label + (label.isEmpty() || factor.isEmpty() ? "" : "─") + factor + "─▷ " + to);
            case ALONG -> style.strong(from + " ◀═" + label + (label.isEmpty() || factor.isEmpty() ? "" : "═") + factor + "═ " + to);
            case TO_LABEL -> style.strong(from + " ─" + label + "◀═" + factor + "═ " + to);
        };
    }

    /** With blanks around it; empty for none. */
    private static String text(Optional<Notation> label) {
        return label.map(l -> " " + TextFormula.of(l, TextStyle.PLAIN) + " ").orElse("");
    }
}
