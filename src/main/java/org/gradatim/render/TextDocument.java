package org.gradatim.render;

import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Calculation;
import org.gradatim.document.Block.Display;
import org.gradatim.document.Block.Figure;
import org.gradatim.document.Block.Items;
import org.gradatim.document.Block.Paragraph;
import org.gradatim.document.Block.Remark;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Block.Table;
import org.gradatim.document.Document;
import org.gradatim.document.Inline;
import org.gradatim.notation.Notation;

/** A document as Unicode text for a terminal of a given width, or for a file. */
final class TextDocument {
    private static final String INDENT = "    ";

    private final TextStyle style;
    private final int columns;
    private final List<String> lines = new ArrayList<>();

    private TextDocument(int columns, TextStyle style) {
        this.columns = columns;
        this.style = style;
    }

    static String of(Document document, Options options) {
        TextDocument text = new TextDocument(options.columns(), options.style());
        text.blocks(document.blocks());
        List<String> title = TextWrap.lines(Plain.printable(document.title()), options.columns());
        Map<String, Object> values = new HashMap<>();
        values.put("title", new SafeString(title.stream().map(options.style()::strong).collect(Collectors.joining("\n"))));
        values.put("underline", "═".repeat(title.stream().mapToInt(TextWidth::of).max().orElse(0)));
        values.put("contents", document.contents() ? new SafeString(text.contents(document.blocks(), "")) : null);
        values.put("body", new SafeString(text.joined()));
        return options.templates().fill(Shell.TEXT, values);
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
        return String.join("\n", lines).strip() + "\n";
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
            case Remark r -> remark(r);
            case Figure f -> {
                lines.addAll(TextDiagram.of(f.diagram(), style));
                lines.addAll(wrapped(f.caption(), columns));
            }
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
            lines.add(indent + TextFormula.line(line, style));
            indent = INDENT + INDENT;
        }
    }

    private void calculation(Calculation calculation) {
        FormulaLines layout = TextFormula.lines(columns - INDENT.length());
        List<FormulaLines.Line> steps = layout.of(calculation);
        double room = layout.besideRoom(steps);
        int left = widest(steps.stream().filter(l -> !l.isLeftAlone()).map(FormulaLines.Line::left).toList());
        int right = widest(steps.stream().map(FormulaLines.Line::relation).toList());
        for (FormulaLines.Line step : steps) {
            if (step.isLeftAlone()) {
                lines.add(INDENT + " ".repeat(left) + TextFormula.line(step.left(), style));
                continue;
            }
            String line = INDENT + TextCell.right(TextFormula.line(step.left(), style), left) + " "
                    + (step.sign().isPresent() ? "" : "    ") + TextFormula.line(step.relation(), style);
            String reason = Inlines.wrappable(step.reason(), style);
            if (reason.isEmpty()) {
                lines.add(line);
            } else if (TextWidth.of(reason) <= room) {
                lines.add(TextCell.left(line, INDENT.length() + left + 1 + right) + "   " + style.faint(TextWrap.unbound(reason)));
            } else {
                lines.add(line);
                String indent = INDENT + " ".repeat(left) + "     ";
                TextWrap.lines(reason, Math.max(20, columns - indent.length()))
                        .forEach(part -> lines.add(indent + style.faint(part)));
            }
        }
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
