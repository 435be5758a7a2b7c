package org.gradatim.render;

import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Calculation;
import org.gradatim.document.Block.Code;
import org.gradatim.document.Block.Column;
import org.gradatim.document.Block.Display;
import org.gradatim.document.Block.Figure;
import org.gradatim.document.Block.Items;
import org.gradatim.document.Block.Paragraph;
import org.gradatim.document.Block.Plots;
import org.gradatim.document.Block.Remark;
import org.gradatim.document.Block.RemarkKind;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Block.Table;
import org.gradatim.document.Document;
import org.gradatim.document.Inline;
import org.gradatim.document.Plot;
import org.gradatim.notation.Notation;
import org.gradatim.render.LatexFormula.Dialect;

/** A document in Markdown as GitHub shows it, with formulas for MathJax and drawings for Mermaid. */
final class MarkdownDocument {
    /** Width of a line on GitHub, in ems of its mathematics. */
    private static final double LINE_EMS = 42;

    private static final FormulaLines LINES = FormulaLines.ofEms(LINE_EMS);

    private final boolean nested;

    /** @param nested whether the blocks stand in a list or quotation */
    private MarkdownDocument(boolean nested) {
        this.nested = nested;
    }

    static String of(Document document, Templates templates) {
        MarkdownDocument markdown = new MarkdownDocument(false);
        Map<String, Object> values = new HashMap<>();
        values.put("title", document.title());
        values.put("contents", document.contents() ? new SafeString(contents(document.blocks(), "")) : null);
        values.put("body", new SafeString(markdown.blocks(document.blocks()) + "\n"));
        return templates.fill(Shell.MARKDOWN, values);
    }

    private static String contents(List<Block> blocks, String indent) {
        StringBuilder contents = new StringBuilder();
        for (Block block : blocks) {
            if (block instanceof Section s && s.level() <= 2) {
                contents.append(indent).append("- ").append(inlines(List.of(new Inline.Reference(s.id(), Inlines.heading(s.heading()))))).append('\n');
                contents.append(contents(s.blocks(), indent + "  "));
            }
        }
        return contents.toString();
    }

    private String blocks(List<Block> blocks) {
        return blocks.stream().map(this::block).collect(Collectors.joining("\n\n"));
    }

    private String block(Block block) {
        return switch (block) {
            case Section s -> "<a id=\"" + s.id() + "\"></a>\n\n" + "#".repeat(Math.min(6, s.level() + 1)) + " "
                    + inlines(Inlines.heading(s.heading())) + "\n\n" + blocks(s.blocks());
            case Paragraph p -> MarkdownText.startingLine(inlines(p.inlines()));
            case Display d -> display(d.formula());
            case Calculation c -> calculation(c);
            case Items i -> items(i);
            case Table t -> table(t);
            case Code c -> MarkdownText.listing(c.language(), c.source());
            case Remark r -> remark(r);
            case Figure f -> MermaidDiagram.of(f.diagram(), f.description())
                    + (f.caption().isEmpty() ? "" : "\n\n" + MarkdownText.startingLine(inlines(f.caption())));
            case Plots p -> plots(p);
        };
    }

    /** GitHub draws no curves that can be told apart; their samples and figures can be read there. */
    private String plots(Plots plots) {
        List<String> parts = new ArrayList<>();
        for (Plot plot : plots.plots()) {
            switch (plot) {
                case Plot.Lines lines -> parts.add(table(PlotTable.of(lines)));
                case Plot.HeatMap map -> parts.add(table(PlotTable.of(map)));
                case Plot.Bars bars -> parts.add(table(PlotTable.of(bars)));
                case Plot.Boundary boundary -> parts.add(MarkdownText.startingLine(inlines(boundary.title())) + "\n\n"
                        + MarkdownText.listing("text", String.join("\n", TextPlot.of(boundary, TextStyle.PLAIN))));
            }
        }
        if (!plots.caption().isEmpty()) parts.add(MarkdownText.startingLine(inlines(plots.caption())));
        return String.join("\n\n", parts);
    }

    private String display(Notation formula) {
        List<String> lines = LINES.of(formula).stream().map(line -> LatexFormula.line(line, Dialect.GITHUB)).toList();
        return MarkdownMath.display(lines.size() == 1 ? lines.getFirst() : aligned(
                "& " + String.join(newLine() + "& \\qquad ", lines)), nested);
    }

    private static String aligned(String rows) {
        return "\\begin{aligned}\n" + rows + "\n\\end{aligned}";
    }

    private static String newLine() {
        return LatexFormula.newLine(Dialect.GITHUB).stripTrailing() + "\n";
    }

    private String calculation(Calculation calculation) {
        List<FormulaLines.Line> steps = LINES.of(calculation);
        double widest = steps.stream().mapToDouble(s -> Inlines.width(s.reason())).max().orElse(0);
        boolean beside = widest <= LINES.besideRoom(steps);
        List<String> rows = new ArrayList<>();
        for (FormulaLines.Line step : steps) {
            String row = row(step);
            if (step.reason().isEmpty()) {
                rows.add(row);
            } else if (beside) {
                rows.add(row + " & & \\quad " + String.join(" ", MarkdownMath.text(step.reason(), LINE_EMS)));
            } else {
                rows.add(row);
                MarkdownMath.text(step.reason(), LINE_EMS - 8).forEach(line -> rows.add("& \\qquad " + line));
            }
        }
        return MarkdownMath.display(aligned(String.join(newLine(), rows)), nested);
    }

    private static String row(FormulaLines.Line line) {
        if (line.isLeftAlone()) {
            return "& " + LatexFormula.line(line.left(), Dialect.GITHUB);
        }
        return LatexFormula.line(line.left(), Dialect.GITHUB) + (line.sign().isPresent() ? " & " : " & \\qquad ")
                + LatexFormula.line(line.relation(), Dialect.GITHUB);
    }

    private static String items(Items items) {
        List<String> written = new ArrayList<>();
        for (List<Block> item : items.items()) {
            String bullet = items.numbered() ? written.size() + 1 + ". " : "- ";
            String blocks = new MarkdownDocument(true).blocks(item);
            written.add(bullet + blocks.replace("\n", "\n" + " ".repeat(bullet.length())));
        }
        boolean tight = items.items().stream().allMatch(item -> item.size() == 1 && item.getFirst() instanceof Paragraph);
        return withoutTrailingSpaces(String.join(tight ? "\n" : "\n\n", written));
    }

    private static String withoutTrailingSpaces(String text) {
        return text.lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
    }

    private static String table(Table table) {
        StringBuilder out = new StringBuilder();
        if (!table.caption().isEmpty()) {
            out.append(MarkdownText.startingLine(inlines(table.caption()))).append("\n\n");
        }
        out.append(row(table.header().stream().map(Column::heading).toList()));
        out.append(table.header().stream().map(MarkdownDocument::align).collect(Collectors.joining(" | ", "\n| ", " |")));
        table.rows().forEach(cells -> out.append('\n').append(row(cells)));
        return out.toString();
    }

    private static String align(Column column) {
        return switch (column.align()) {
            case LEFT -> ":--";
            case CENTER -> ":-:";
            case RIGHT -> "--:";
        };
    }

    private static String row(List<List<Inline>> cells) {
        return cells.stream().map(MarkdownDocument::cell).collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** A bar ends a cell even within code; text has its bars escaped already. */
    private static String cell(List<Inline> inlines) {
        return inlines(inlines).replaceAll("(?<!\\\\)\\|", "\\\\|");
    }

    private static String remark(Remark remark) {
        String sign = remark.kind() == RemarkKind.WARNING ? "⚠ " : "";
        String heading = remark.heading().isEmpty() ? "" : "**" + sign + nestedInlines(remark.heading()) + "**\n\n";
        String end = remark.kind() == RemarkKind.PROOF ? "\n\n∎" : "";
        String blocks = heading + new MarkdownDocument(true).blocks(remark.blocks()) + end;
        return withoutTrailingSpaces("> " + blocks.replace("\n", "\n> "));
    }

    private static String inlines(List<Inline> inlines) {
        return inlines(inlines, "", "");
    }

    /** Between marks of emphasis or brackets, where a dollar would not be seen at either end. */
    private static String nestedInlines(List<Inline> inlines) {
        return inlines(inlines, "*", "*");
    }

    private static String inlines(List<Inline> inlines, String before, String after) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < inlines.size(); i++) {
            String previous = i == 0 ? before : out.substring(out.length() - Math.min(1, out.length()));
            String next = i + 1 < inlines.size() ? opening(inlines.get(i + 1)) : after;
            out.append(inlines.get(i) instanceof Inline.Formula f ? formula(f.formula(), previous, next) : inline(inlines.get(i)));
        }
        return out.toString();
    }

    /** How the next piece of text begins; what is no plain text begins with markup. */
    private static String opening(Inline next) {
        return next instanceof Inline.Text t ? MarkdownText.escape(t.text()) : "*";
    }

    private static String formula(Notation formula, String before, String after) {
        List<List<Piece>> parts = FormulaLines.inline(Pieces.of(formula));
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            boolean last = i == parts.size() - 1;
            out.append(MarkdownMath.inline(
                    LatexFormula.line(parts.get(i), Dialect.GITHUB), i == 0 ? before : " ", last ? after : " "));
            out.append(last ? "" : " ");
        }
        return out.toString();
    }

    private static String inline(Inline inline) {
        return switch (inline) {
            case Inline.Text t -> MarkdownText.escape(t.text());
            case Inline.Formula f -> formula(f.formula(), "", "");
            case Inline.Emphasis e -> "*" + nestedInlines(e.inlines()) + "*";
            case Inline.Strong s -> "**" + nestedInlines(s.inlines()) + "**";
            case Inline.Code c -> MarkdownText.code(c.text());
            case Inline.Reference r -> "[" + nestedInlines(r.inlines()) + "](#" + r.id() + ")";
            case Inline.Verdict v -> "**" + MarkdownText.escape(Inlines.verdict(v)) + "**";
        };
    }
}
