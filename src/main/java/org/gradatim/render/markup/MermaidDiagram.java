package org.gradatim.render.markup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gradatim.document.Diagram;
import org.gradatim.document.Diagram.Column;
import org.gradatim.document.Diagram.Edge;
import org.gradatim.document.Diagram.Node;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Role;
import org.gradatim.render.canvas.Palette;
import org.gradatim.render.escape.Plain;
import org.gradatim.render.text.Inlines;
import org.gradatim.render.text.TextFormula;
import org.gradatim.render.text.TextStyle;

/** A diagram as a Mermaid flowchart, which GitHub draws; the path at hand has thick edges and borders. */
public final class MermaidDiagram {
    private final StringBuilder out = new StringBuilder();
    private final Map<String, String> names = new HashMap<>();

    private MermaidDiagram() {}

    /** The listing in Markdown that GitHub draws. */
    public static String of(Diagram diagram, String description) {
        MermaidDiagram mermaid = new MermaidDiagram();
        mermaid.draw(diagram, description);
        return mermaid.out.toString();
    }

    private void draw(Diagram diagram, String description) {
        out.append("```mermaid\nflowchart LR\n");
        if (!description.isBlank()) {
            out.append("  accDescr: ").append(Plain.printable(description).replaceAll("[;#{}<>\"%`]", " ").strip()).append('\n');
        }
        List<Node> nodes = new ArrayList<>();
        for (int c = 0; c < diagram.columns().size(); c++) {
            column(c, diagram.columns().get(c), nodes);
        }
        diagram.edges().forEach(this::edge);
        classes(nodes);
        out.append("```");
    }

    private void column(int index, Column column, List<Node> nodes) {
        boolean titled = !column.title().isEmpty();
        if (titled) {
            out.append("  subgraph c").append(index).append("[\"").append(label(Inlines.text(column.title(), TextStyle.PLAIN)))
                    .append("\"]\n");
        }
        for (Node node : column.nodes()) {
            names.put(node.id(), "n" + nodes.size());
            nodes.add(node);
            node(node);
        }
        out.append(titled ? "  end\n" : "");
    }

    private void node(Node node) {
        List<Notation> lines = new ArrayList<>(node.lines().isEmpty() ? List.of(node.label()) : node.lines());
        lines.addAll(node.factors());
        String text = lines.stream().map(l -> label(TextFormula.of(l, TextStyle.PLAIN))).collect(Collectors.joining("<br/>", "\"", "\""));
        String shape = switch (node.kind()) {
            case INPUT, ELLIPSIS, LOSS -> "[" + text + "]";
            case BIAS -> "((" + text + "))";
            case NEURON -> node.lines().isEmpty() && node.factors().isEmpty() ? "((" + text + "))" : "(" + text + ")";
        };
        out.append("    ").append(names.get(node.id())).append(shape).append('\n');
    }

    /** The language has no arrow that points back, so an arrow before the factor says how it is read. */
    private void edge(Edge edge) {
        String line = edge.highlighted() ? "==" : "--";
        List<String> labels = new ArrayList<>();
        edge.label().ifPresent(l -> labels.add(label(TextFormula.of(l, TextStyle.PLAIN))));
        edge.factor().ifPresent(f -> labels.add((edge.highlighted() ? "← " : "") + label(TextFormula.of(f, TextStyle.PLAIN))));
        String label = labels.isEmpty() ? "" : " \"" + String.join("<br/>", labels) + "\" " + line;
        out.append("  ").append(names.get(edge.from())).append(' ').append(line).append(label).append("> ")
                .append(names.get(edge.to())).append('\n');
    }

    private void classes(List<Node> nodes) {
        String stroke = "stroke:#" + Palette.of(Role.HIGHLIGHT);
        classOf("plain", "fill:none,stroke:none",
                nodes.stream().filter(n -> !n.highlighted() && isPlain(n)).toList());
        classOf("bias", "stroke-dasharray:4 3", nodes.stream().filter(n -> n.kind() == Diagram.Kind.BIAS).toList());
        classOf("path", stroke + ",stroke-width:3px,fill:#E6F0FA,color:#000000", nodes.stream().filter(Node::highlighted).toList());
    }

    private static boolean isPlain(Node node) {
        return switch (node.kind()) {
            case INPUT, ELLIPSIS -> true;
            case BIAS, NEURON, LOSS -> false;
        };
    }

    private void classOf(String name, String style, List<Node> nodes) {
        if (!nodes.isEmpty()) {
            out.append("  classDef ").append(name).append(' ').append(style).append("\n  class ")
                    .append(nodes.stream().map(n -> names.get(n.id())).collect(Collectors.joining(",")))
                    .append(' ').append(name).append('\n');
        }
    }

    /** Letters and signs that are no markup; all others of ASCII by their numbers. */
    private static String label(String text) {
        StringBuilder label = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c > 126 || Character.isLetterOrDigit(c) || " +-=().,^/|'".indexOf(c) >= 0) {
                label.appendCodePoint(c);
            } else {
                label.append('#').append(c).append(';');
            }
        });
        return label.toString();
    }
}
