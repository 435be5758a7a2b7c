package org.gradatim.render.text;

import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Calculation;
import org.gradatim.document.Block.Code;
import org.gradatim.document.Block.Display;
import org.gradatim.document.Block.Figure;
import org.gradatim.document.Block.Items;
import org.gradatim.document.Block.Paragraph;
import org.gradatim.document.Block.Plots;
import org.gradatim.document.Block.Remark;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Block.Table;
import org.gradatim.document.Document;
import org.gradatim.document.Inline;
import org.gradatim.document.Plot;
import org.gradatim.notation.Notation;
import org.gradatim.render.escape.Plain;
import org.gradatim.render.piece.FormulaLines;
import org.gradatim.render.piece.Piece;
import org.gradatim.render.plot.PlotTable;
import org.gradatim.render.template.Shell;
import org.gradatim.render.template.Templates;

/** A document as Unicode text for a terminal of a given width, or for a file. */
public final class TextDocument {
    private static final String INDENT = "    ";
    private static final String GAP = "   ";

    private final TextStyle style;
    private final int columns;
    private final List<String> lines = new ArrayList<>();

    private TextDocument(int columns, TextStyle style) {
        this.columns = columns;
        this.style = style;
    }

    /** The whole text, in lines of at most so many columns. */
    public static String of(Document document, Templates templates, int columns, TextStyle style) {
        TextDocument text = new TextDocument(columns, style);
        text.blocks(document.blocks());
        List<String> title = TextWrap.lines(Plain.printable(document.title()), columns);
        Map<String, Object> values = new HashMap<>();
        values.put("title", new SafeString(title.stream().map(style::strong).collect(Collectors.joining("\n"))));
        values.put("underline", "═".repeat(title.stream().mapToInt(TextWidth::of).max().orElse(0)));
        values.put("contents", document.contents() ? new SafeString(text.contents(document.blocks(), "")) : null);
        values.put("body", new SafeString(text.joined()));
        return templates.fill(Shell.TEXT, values);
    }

    private String contents(List<Block> blocks, String indent) {
        StringBuilder contents = new StringBuilder();
        for (Block block : blocks) {
            if (block instanceof Section s && s.level() <= 2) {
                String hanging = "\n" + indent + "  ";
                contents.append(indent).append("• ");
                contents.append(String.join(hanging, wrapped(s.heading(), columns - hanging.length()))).append('\n');
                contents.append(contents(s.blocks(), indent + "  "));
            }
        }
        return contents.toString();
    }

    /** The lines, ending in one line break, with no line break before. */
    private String joined() {
        return String.join("\n", lines).stripTrailing() + "\n";
    }

    /** The lines of blocks that stand within another one. */
    private List<String> nested(List<Block> blocks, int indent) {
        TextDocument inner = new TextDocument(Math.max(20, columns - indent), style);
        inner.blocks(blocks);
        return inner.lines;
    }

    private void blocks(List<Block> blocks) {
        for (Block block : blocks) {
            if (!lines.isEmpty() && !lines.getLast().isEmpty()) {
                lines.add("");
            }
            block(block);
        }
    }

    private void block(Block block) {
        switch (block) {
            case Section s -> section(s);
            case Paragraph p -> lines.addAll(wrapped(p.inlines(), columns));
            case Display d -> display(d.formula());
            case Calculation c -> calculation(c);
            case Items i -> items(i);
            case Table t -> table(t);
            case Code c -> c.source().lines().forEach(line -> lines.add((INDENT + Plain.printable(line)).stripTrailing()));
            case Remark r -> remark(r);
            case Figure f -> {
                lines.addAll(TextDiagram.of(f.diagram(), columns, style));
                lines.addAll(wrapped(f.caption(), columns));
            }
            case Plots p -> plots(p);
        }
    }

    private List<String> wrapped(List<Inline> inlines, int width) {
        return TextWrap.lines(Inlines.wrappable(inlines, style), width);
    }

    private void section(Section section) {
        if (section.level() == 1 && !lines.isEmpty()) {
            lines.add("");
        }
        List<String> heading = TextWrap.lines(Inlines.wrappable(section.heading(), TextStyle.PLAIN), columns);
        heading.forEach(line -> lines.add(style.strong(line)));
        String rule = switch (section.level()) {
            case 1 -> "─";
            case 2 -> "╌";
            default -> "";
        };
        if (!rule.isEmpty()) {
            lines.add(rule.repeat(heading.stream().mapToInt(TextWidth::of).max().orElse(0)));
        }
        blocks(section.blocks());
    }

    private void display(Notation formula) {
        String indent = INDENT;
        for (List<Piece> line : TextFormula.lines(columns - 2 * INDENT.length()).of(formula)) {
            for (String row : TextBox.of(line, style).rows()) lines.add((indent + row).stripTrailing());
            indent = INDENT + INDENT;
        }
    }

    private void calculation(Calculation calculation) {
        FormulaLines layout = TextFormula.lines(columns - INDENT.length());
        List<FormulaLines.Line> steps = layout.of(calculation);
        List<String> reasons = steps.stream().map(s -> Inlines.wrappable(s.reason(), style)).toList();
        int left = leftColumns(steps);
        List<TextBox> formulas = steps.stream().map(s -> line(s, left)).toList();
        int widest = formulas.stream().mapToInt(TextBox::width).max().orElse(0);
        int room = columns - widest - GAP.length();
        boolean beside = layout.areReasonsBeside(room, reasons.stream().mapToInt(TextWidth::of).max().orElse(0));
        String below = INDENT + " ".repeat(left + 1) + INDENT;
        for (int i = 0; i < steps.size(); i++) {
            List<String> reason = TextWrap.lines(reasons.get(i), beside ? room : Math.max(20, columns - below.length()));
            step(formulas.get(i), beside ? reason : List.of(), widest);
            if (!beside) reason.forEach(part -> lines.add(below + style.faint(part)));
        }
    }

    /** The rows of a step with its reason beside them, from its base line on. */
    private void step(TextBox formula, List<String> reason, int widest) {
        int rows = Math.max(formula.rows().size(), formula.base() + reason.size());
        for (int r = 0; r < rows; r++) {
            String row = r < formula.rows().size() ? formula.rows().get(r) : "";
            int part = r - formula.base();
            boolean has = part >= 0 && part < reason.size();
            lines.add(has ? TextCell.left(row, widest) + GAP + style.faint(reason.get(part)) : row.stripTrailing());
        }
    }

    private static int leftColumns(List<FormulaLines.Line> steps) {
        boolean alone = steps.stream().anyMatch(FormulaLines.Line::isLeftAlone);
        int widest = widest(steps.stream().filter(l -> !l.isLeftAlone()).map(FormulaLines.Line::left).toList());
        return alone ? Math.max(widest, INDENT.length()) : widest;
    }

    /** A line of a calculation, its left side set to the right of a column of that width. */
    private TextBox line(FormulaLines.Line line, int left) {
        String start = line.isLeftAlone() ? INDENT
                : INDENT + TextCell.right(TextFormula.line(line.left(), style), left) + " " + (line.sign().isPresent() ? "" : INDENT);
        return TextBox.of(line.isLeftAlone() ? line.left() : line.relation(), style).after(start);
    }

    private static int widest(List<List<Piece>> formulas) {
        return formulas.stream().mapToInt(f -> TextWidth.of(TextFormula.line(f, TextStyle.PLAIN))).max().orElse(0);
    }

    private void items(Items items) {
        int number = 1;
        for (List<Block> item : items.items()) {
            String bullet = items.numbered() ? number++ + ". " : "• ";
            List<String> inner = nested(item, bullet.length());
            for (int i = 0; i < inner.size(); i++) {
                lines.add(((i == 0 ? bullet : " ".repeat(bullet.length())) + inner.get(i)).stripTrailing());
            }
        }
    }

    private void table(Table table) {
        lines.addAll(wrapped(table.caption(), columns));
        lines.addAll(new TextTable(table, columns, style).lines());
    }

    private void plots(Plots plots) {
        for (Plot plot : plots.plots()) {
            if (!lines.getLast().isEmpty()) {
                lines.add("");
            }
            switch (plot) {
                case Plot.Lines curves -> {
                    plotTitle(curves.title());
                    lines.addAll(TextPlot.of(curves, columns, style));
                }
                case Plot.HeatMap map -> table(PlotTable.of(map));
                case Plot.Bars bars -> {
                    plotTitle(bars.title());
                    lines.addAll(TextPlot.of(bars, columns, style));
                }
                case Plot.Boundary boundary -> {
                    plotTitle(boundary.title());
                    lines.addAll(TextPlot.of(boundary, style));
                }
            }
        }
        lines.addAll(wrapped(plots.caption(), columns));
    }

    private void plotTitle(List<Inline> title) {
        wrapped(title, columns).forEach(line -> lines.add(style.strong(line)));
    }

    private void remark(Remark remark) {
        String bar = switch (remark.kind()) {
            case NOTE, PROOF -> "│ ";
            case WARNING -> "┃ ";
        };
        String sign = switch (remark.kind()) {
            case NOTE, PROOF -> "";
            case WARNING -> "⚠ ";
        };
        if (!remark.heading().isEmpty()) {
            lines.add(bar + sign + style.strong(Inlines.text(remark.heading(), style)));
        }
        nested(remark.blocks(), bar.length()).forEach(line -> lines.add((bar + line).stripTrailing()));
        if (remark.kind() == Block.RemarkKind.PROOF) {
            lines.add(bar + "∎");
        }
    }
}
