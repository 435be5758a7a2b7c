package org.gradatim.render.latex;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import org.gradatim.document.Block.Plots;
import org.gradatim.notation.Notation;
import org.gradatim.render.canvas.Ink;
import org.gradatim.render.canvas.SvgCanvas;
import org.gradatim.render.formula.LatexFormula;
import org.gradatim.render.formula.LatexFormula.Dialect;
import org.gradatim.render.formula.Measure;
import org.gradatim.render.piece.FormulaWidth;
import org.gradatim.render.plot.PlotLayout;
import org.gradatim.render.plot.PlotMark;

/** Plots as a TikZ picture, with every position worked out beforehand. */
public final class LatexPlot {
    private static final double LINE_HEIGHT = 0.75;
    private static final double LINE_DEPTH = 0.3;

    /** Letters at ticks and curves, by LaTeX's own sizes. */
    private static final double FOOTNOTE = 0.85;

    /** Points of a path on one line of the source. */
    private static final int POINTS_A_LINE = 8;

    private final StringBuilder out = new StringBuilder();

    private LatexPlot() {}

    /** The picture, made smaller where it is wider than a line. */
    public static String of(Plots plots, double lineEms) {
        PlotLayout layout = PlotLayout.of(plots, LatexPlot::size);
        LatexPlot latex = new LatexPlot();
        latex.draw(layout);
        return layout.width() > lineEms ? "\\resizebox{\\linewidth}{!}{" + latex.out + "}" : latex.out.toString();
    }

    private static Measure.Size size(Notation formula) {
        return new Measure.Size(FormulaWidth.of(formula), LINE_HEIGHT, LINE_DEPTH);
    }

    private void draw(PlotLayout layout) {
        out.append("\\begin{tikzpicture}[x=1em,y=-1em,line cap=round,line join=round,every node/.style={inner sep=0pt}]\n");
        for (PlotMark mark : layout.marks()) {
            switch (mark) {
                case PlotMark.Stroke s -> stroke(s);
                case PlotMark.Area a -> {
                    out.append("\\fill[").append(color(a.ink())).append("] ");
                    path(a.shape());
                }
                case PlotMark.Label l -> label(l);
            }
        }
        out.append("\\end{tikzpicture}");
    }

    private void stroke(PlotMark.Stroke stroke) {
        out.append("\\draw[").append(color(stroke.ink())).append(",line width=").append(number(stroke.pen().width())).append("em");
        for (int i = 0; i < stroke.pen().dash().size(); i++) {
            out.append(i == 0 ? ",dash pattern=" : " ").append(i % 2 == 0 ? "on " : "off ").append(number(stroke.pen().dash().get(i))).append("em");
        }
        out.append("] ");
        path(stroke.shape());
    }

    private void label(PlotMark.Label label) {
        String anchor = switch (label.anchor()) {
            case LEFT -> "base west";
            case CENTER -> "base";
            case RIGHT -> "base east";
        };
        out.append("\\node[anchor=").append(anchor).append(label.scale() < FOOTNOTE ? ",font=\\footnotesize" : "").append("] at ")
                .append(at(label.x(), label.y())).append(" {$").append(LatexFormula.of(label.text(), Dialect.TEX)).append("$};\n");
    }

    /** The name of a colour of the document, or its three numbers. */
    private static String color(Ink ink) {
        if (ink == Ink.TEXT) return "black";
        if (ink == Ink.PAPER) return "white";
        if (!ink.name().isEmpty()) return "gradatim" + ink.name();
        return "color={rgb,255:red," + ink.color().getRed() + ";green," + ink.color().getGreen() + ";blue," + ink.color().getBlue() + "}";
    }

    private void path(Shape shape) {
        double[] c = new double[6];
        double x = 0;
        double y = 0;
        int points = 0;
        for (PathIterator i = shape.getPathIterator(null); !i.isDone(); i.next()) {
            if (++points % POINTS_A_LINE == 0) out.append("\n  ");
            switch (i.currentSegment(c)) {
                case PathIterator.SEG_MOVETO -> out.append(at(c[0], c[1]));
                case PathIterator.SEG_LINETO -> out.append("--").append(at(c[0], c[1]));
                case PathIterator.SEG_QUADTO -> out.append(curve(x + 2 * (c[0] - x) / 3, y + 2 * (c[1] - y) / 3,
                        c[2] + 2 * (c[0] - c[2]) / 3, c[3] + 2 * (c[1] - c[3]) / 3, c[2], c[3]));
                case PathIterator.SEG_CUBICTO -> out.append(curve(c[0], c[1], c[2], c[3], c[4], c[5]));
                case PathIterator.SEG_CLOSE -> out.append("--cycle");
                default -> throw new IllegalStateException("path segment");
            }
            int end = END[i.currentSegment(c)];
            if (end >= 0) {
                x = c[end];
                y = c[end + 1];
            }
        }
        out.append(";\n");
    }

    /** Where a segment's coordinates hold its end point, in the order of {@link PathIterator}'s constants. */
    private static final int[] END = {0, 0, 2, 4, -1};

    private static String curve(double x1, double y1, double x2, double y2, double x, double y) {
        return " .. controls " + at(x1, y1) + " and " + at(x2, y2) + " .. " + at(x, y);
    }

    private static String at(double x, double y) {
        return "(" + number(x) + "," + number(y) + ")";
    }

    /** To a hundredth of an em, as short as can be. */
    private static String number(double ems) {
        return SvgCanvas.thousandths(10 * Math.round(ems * 100));
    }
}
