package org.gradatim.render.latex;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.gradatim.document.Diagram;
import org.gradatim.render.canvas.Ink;
import org.gradatim.render.diagram.BackwardArrow;
import org.gradatim.render.diagram.DiagramLayout;
import org.gradatim.render.diagram.DiagramLayout.PlacedEdge;
import org.gradatim.render.diagram.DiagramLayout.PlacedFormula;
import org.gradatim.render.diagram.DiagramLayout.PlacedNode;
import org.gradatim.render.diagram.DiagramLayout.Point;
import org.gradatim.render.formula.LatexFormula;
import org.gradatim.render.formula.LatexFormula.Dialect;
import org.gradatim.render.formula.Typesetter;

/** A diagram as a TikZ picture, with every position worked out beforehand. */
public final class LatexDiagram {
    private final StringBuilder out = new StringBuilder();

    private LatexDiagram() {}

    /** The picture, made smaller where it is wider than a line. */
    public static String of(Diagram diagram, double lineEms) {
        DiagramLayout layout = DiagramLayout.of(diagram, new Typesetter());
        String picture = picture(layout);
        return layout.width() > lineEms ? "\\resizebox{\\linewidth}{!}{" + picture + "}" : picture;
    }

    /** The picture for a page of so many ems: made smaller where it does not fit, and turned sideways where it could else not be read. */
    static String onPage(Diagram diagram, double lineEms, double pageEms) {
        DiagramLayout layout = DiagramLayout.of(diagram, new Typesetter());
        String picture = picture(layout);
        double upright = layout.scale(lineEms, pageEms);
        if (upright == 1) return picture;
        if (upright < DiagramLayout.READABLE && layout.scale(pageEms, lineEms) > upright) return "\\rotatebox{90}{\\resizebox{0.85\\textheight}{!}{" + picture + "}}";
        return (layout.width() / lineEms > layout.height() / pageEms ? "\\resizebox{\\linewidth}{!}{" : "\\resizebox{!}{0.85\\textheight}{") + picture + "}";
    }

    /** The picture for a document of somebody else's, with the colours that it needs. */
    public static String fragment(Diagram diagram) {
        return "% In the preamble: \\usepackage{amsmath,amssymb,tikz} \\usetikzlibrary{arrows.meta}\n"
                + color("gradatimhighlight", Ink.HIGHLIGHT) + color("gradatimground", Ink.HIGHLIGHT_GROUND)
                + picture(DiagramLayout.of(diagram, new Typesetter())) + "\n";
    }

    private static String color(String name, Ink ink) {
        return "\\providecolor{" + name + "}{HTML}{" + ink.hex().substring(1).toUpperCase(Locale.ROOT) + "}\n";
    }

    private static String picture(DiagramLayout layout) {
        LatexDiagram latex = new LatexDiagram();
        latex.draw(layout);
        return latex.out.toString();
    }

    private void draw(DiagramLayout layout) {
        out.append("\\begin{tikzpicture}[x=1em,y=-1em,thin,>={Stealth},\n")
                .append("  every node/.style={inner sep=1.5pt},\n")
                .append("  path at hand/.style={line width=1.4pt,draw=gradatimhighlight}]\n");
        layout.edges().stream().filter(e -> !e.edge().highlighted()).forEach(this::edge);
        layout.edges().stream().filter(e -> e.edge().highlighted()).forEach(this::edge);
        layout.edges().forEach(e -> e.labels().forEach(l -> label(l, e.edge().highlighted())));
        layout.nodes().forEach(this::node);
        layout.titles().forEach(t -> out.append("\\node[anchor=base] at ").append(at(t.x(), t.y()))
                .append(" {\\footnotesize ").append(LatexDocument.markup(t.title())).append("};\n"));
        out.append("\\end{tikzpicture}");
    }

    private void edge(PlacedEdge edge) {
        if (!edge.edge().highlighted()) {
            line("->,gray", edge.points());
            return;
        }
        BackwardArrow arrow = BackwardArrow.of(edge);
        arrow.rest().ifPresent(rest -> line("gray", rest));
        line("->,path at hand", arrow.points());
    }

    private void line(String style, List<Point> points) {
        out.append("\\draw[").append(style).append("] ").append(points.stream().map(LatexDiagram::at).collect(Collectors.joining(" -- "))).append(";\n");
    }

    private void label(PlacedFormula label, boolean highlighted) {
        out.append("\\node[anchor=base,fill=").append(highlighted ? "gradatimground" : "white").append("] at ");
        centred(label);
    }

    private void centred(PlacedFormula formula) {
        out.append(at(formula.origin().x() + formula.size().width() / 2, formula.origin().y()));
        out.append(" {$").append(LatexFormula.of(formula.formula(), Dialect.TEX)).append("$};\n");
    }

    private void node(PlacedNode node) {
        String shape = switch (node.outline()) {
            case NONE -> "";
            case CIRCLE -> "circle[radius=" + number(node.width() / 2) + "em]";
            case ROUNDED_BOX -> " +(" + number(-node.width() / 2) + "," + number(-node.height() / 2) + ") rectangle +("
                    + number(node.width() / 2) + "," + number(node.height() / 2) + ")";
        };
        if (!shape.isEmpty()) {
            String style = node.node().highlighted() ? "path at hand,fill=gradatimground" : "fill=white";
            String border = node.node().kind() == Diagram.Kind.BIAS ? ",dashed" : "";
            out.append("\\draw[rounded corners=3pt,").append(style).append(border).append("] ")
                    .append(at(node.center())).append(' ').append(shape).append(";\n");
        }
        node.factors().forEach(f -> label(f, true));
        for (PlacedFormula line : node.lines()) {
            if (node.lines().size() == 1) {
                out.append("\\node[anchor=base] at ");
                centred(line);
            } else {
                out.append("\\node[anchor=base west,inner xsep=0pt] at ").append(at(line.origin()))
                        .append(" {$").append(LatexFormula.of(line.formula(), Dialect.TEX)).append("$};\n");
            }
        }
    }

    private static String at(Point point) {
        return at(point.x(), point.y());
    }

    private static String at(double x, double y) {
        return "(" + number(x) + "," + number(y) + ")";
    }

    private static String number(double ems) {
        return String.format(Locale.ROOT, "%.2f", ems);
    }
}
