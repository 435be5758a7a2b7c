package org.gradatim.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradatim.document.Diagram;
import org.gradatim.document.Diagram.Column;
import org.gradatim.document.Diagram.Edge;
import org.gradatim.document.Diagram.Node;

/**
 * A diagram read layer by layer: each node with what it computes, then the edges that arrive at it. What lies on the path
 * at hand has a double line.
 */
final class TextDiagram {
    private TextDiagram() {}

    static List<String> of(Diagram diagram, TextStyle style) {
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
                lines.add(node(node, style));
                arriving.getOrDefault(node.id(), List.of()).forEach(e -> lines.add(edge(e, nodes, style)));
            }
        }
        return lines;
    }

    private static String node(Node node, TextStyle style) {
        String name = TextFormula.of(node.label(), TextStyle.PLAIN);
        StringBuilder line = new StringBuilder(node.highlighted() ? "  ▶ " : "    ");
        line.append(node.highlighted() ? style.strong(name) : name);
        for (int i = 0; i < node.lines().size(); i++) {
            line.append(i == 0 ? ":  " : ",  ").append(TextFormula.of(node.lines().get(i), style));
        }
        return line.toString();
    }

    private static String edge(Edge edge, Map<String, Node> nodes, TextStyle style) {
        String dash = edge.highlighted() ? "═" : "─";
        String label = edge.label().map(l -> " " + TextFormula.of(l, TextStyle.PLAIN) + " ").orElse("");
        String arrow = TextFormula.of(nodes.get(edge.from()).label(), TextStyle.PLAIN) + " " + dash + label + dash
                + (edge.highlighted() ? "▶ " : "▷ ") + TextFormula.of(nodes.get(edge.to()).label(), TextStyle.PLAIN);
        return "        " + (edge.highlighted() ? style.strong(arrow) : style.faint(arrow));
    }
}
