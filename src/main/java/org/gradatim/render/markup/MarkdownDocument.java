package org.gradatim.render.markup;

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
import org.gradatim.render.escape.MarkdownText;
import org.gradatim.render.formula.LatexFormula;
import org.gradatim.render.fragment.Fragment;
import org.gradatim.render.fragment.PictureFiles;
import org.gradatim.render.picture.PictureSvg;
import org.gradatim.render.piece.FormulaLines;
import org.gradatim.render.piece.Piece;
import org.gradatim.render.piece.Pieces;
import org.gradatim.render.plot.PlotTable;
import org.gradatim.render.template.Shell;
import org.gradatim.render.template.Templates;
import org.gradatim.render.text.Inlines;
import org.gradatim.render.text.TextPlot;
import org.gradatim.render.text.TextStyle;

/**
 * A document in Markdown, with formulas for MathJax. Drawings go to files, or where there are none for them, to Mermaid as GitHub has it.
 */
public final class MarkdownDocument implements Fragment {
    /** Width of a line on GitHub, in ems of its mathematics. */
    private static final double LINE_EMS = 42;

    private static final FormulaLines LINES = FormulaLines.ofEms(LINE_EMS);

    private final MarkdownMath.Reader reader;
    private final PictureFiles pictures;
    private final boolean nested;

    /**
     * @param pictures null where there are no files for them
     * @param nested   whether the blocks stand in a list or quotation
     */
    public MarkdownDocument(MarkdownMath.Reader reader, PictureFiles pictures, boolean nested) {
        this.reader = reader;
        this.pictures = pictures;
        this.nested = nested;
    }

    @Override
    public MarkdownDocument nested() {
        return new MarkdownDocument(reader, pictures, true);
    }

    @Override
    public String formula(Notation formula) {
        String latex = LatexFormula.of(formula, reader.dialect());
        return reader.inline(latex, "*", "*");
    }

    /** The whole file, as GitHub reads it. */
    public static String of(Document document, Templates templates) {
        MarkdownDocument markdown = new MarkdownDocument(MarkdownMath.Reader.GITHUB, null, false);
        Map<String, Object> values = new HashMap<>();
        values.put("title", document.title());
        values.put("contents", document.contents() ? new SafeString(markdown.contents(document.blocks(), "")) : null);
        values.put("body", new SafeString(markdown.blocks(document.blocks()) + "\n"));
        return templates.fill(Shell.MARKDOWN, values);
    }

    String contents(List<Block> blocks, String indent) {
        StringBuilder contents = new StringBuilder();
        for (Block block : blocks) {
            if (block instanceof Section s && s.level() <= 2) {
                contents.append(indent).append("- ").append(inlines(List.of(new Inline.Reference(s.id(), Inlines.heading(s.heading()))))).append('\n');
                contents.append(contents(s.blocks(), indent + "  "));
            }
        }
        return contents.toString();
    }

    @Override
    public String blocks(List<Block> blocks) {
        return blocks.stream().map(this::block).collect(Collectors.joining("\n\n"));
    }

    private String block(Block block) {
        return switch (block) {
            case Section s -> heading(s) + "\n\n" + blocks(s.blocks());
            case Paragraph p -> MarkdownText.startingLine(inlines(p.inlines()));
            case Display d -> display(d.formula());
            case Calculation c -> calculation(c);
            case Items i -> items(i);
            case Table t -> table(t);
            case Code c -> MarkdownText.listing(c.language(), c.source());
            case Remark r -> remark(r);
            case Figure f -> captioned(pictures == null ? MermaidDiagram.of(f.diagram(), f.description())
                    : picture(PictureSvg.of(f), f.description()), f.caption());
            case Plots p -> pictures == null ? plots(p) : captioned(picture(PictureSvg.of(p), p.description()), p.caption());
        };
    }

    /** The heading of a section, and the place that links lead to. */
    String heading(Section section) {
        return "<a id=\"" + section.id() + "\"></a>\n\n" + "#".repeat(Math.min(6, section.level() + 1)) + " " + inlines(Inlines.heading(section.heading()));
    }

    private String picture(String svg, String description) {
        return "![" + reader.text(description) + "](" + pictures.store(svg) + ")" + reader.behindPicture();
    }

    private String captioned(String drawing, List<Inline> caption) {
        return drawing + (caption.isEmpty() ? "" : "\n\n" + MarkdownText.startingLine(inlines(caption)));
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

    private LatexSteps steps() {
        return new LatexSteps(reader.dialect(), LINES, LINE_EMS);
    }

    private String display(Notation formula) {
        return reader.display(steps().of(formula), nested);
    }

    private String calculation(Calculation calculation) {
        return reader.display(steps().of(calculation), nested);
    }

    private String items(Items items) {
        List<String> written = new ArrayList<>();
        for (List<Block> item : items.items()) {
            String bullet = items.numbered() ? written.size() + 1 + ". " : "- ";
            String blocks = nested().blocks(item);
            written.add(bullet + blocks.replace("\n", "\n" + " ".repeat(bullet.length())));
        }
        boolean tight = items.items().stream().allMatch(item -> item.size() == 1 && item.getFirst() instanceof Paragraph);
        return withoutTrailingSpaces(String.join(tight ? "\n" : "\n\n", written));
    }

    private static String withoutTrailingSpaces(String text) {
        return text.lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
    }

    private String table(Table table) {
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

    private String row(List<List<Inline>> cells) {
        return cells.stream().map(this::cell).collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** A bar ends a cell even within code; text has its bars escaped already. */
    private String cell(List<Inline> inlines) {
        return inlines(inlines).replaceAll("(?<!\\\\)\\|", "\\\\|");
    }

    private String remark(Remark remark) {
        String sign = remark.kind() == RemarkKind.WARNING ? "⚠ " : "";
        String heading = remark.heading().isEmpty() ? "" : "**" + sign + nestedInlines(remark.heading()) + "**\n\n";
        String end = remark.kind() == RemarkKind.PROOF ? "\n\n∎" : "";
        String blocks = heading + nested().blocks(remark.blocks()) + end;
        return withoutTrailingSpaces("> " + blocks.replace("\n", "\n> "));
    }

    private String inlines(List<Inline> inlines) {
        return inlines(inlines, "", "");
    }

    /** Between marks of emphasis or brackets, where a dollar would not be seen at either end. */
    private String nestedInlines(List<Inline> inlines) {
        return inlines(inlines, "*", "*");
    }

    private String inlines(List<Inline> inlines, String before, String after) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < inlines.size(); i++) {
            String previous = i == 0 ? before : out.substring(out.length() - Math.min(1, out.length()));
            String next = i + 1 < inlines.size() ? opening(inlines.get(i + 1)) : after;
            out.append(inlines.get(i) instanceof Inline.Formula f ? formula(f.formula(), previous, next) : inline(inlines.get(i)));
        }
        return out.toString();
    }

    /** How the next piece of text begins; what is no plain text begins with markup. */
    private String opening(Inline next) {
        return next instanceof Inline.Text t ? reader.text(t.text()) : "*";
    }

    private String formula(Notation formula, String before, String after) {
        List<List<Piece>> parts = FormulaLines.inline(Pieces.of(formula));
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            boolean last = i == parts.size() - 1;
            out.append(reader.inline(
                    LatexFormula.line(parts.get(i), reader.dialect()), i == 0 ? before : " ", last ? after : " "));
            out.append(last ? "" : " ");
        }
        return out.toString();
    }

    private String inline(Inline inline) {
        return switch (inline) {
            case Inline.Text t -> reader.text(t.text());
            case Inline.Formula f -> formula(f.formula(), "", "");
            case Inline.Emphasis e -> "*" + nestedInlines(e.inlines()) + "*";
            case Inline.Strong s -> "**" + nestedInlines(s.inlines()) + "**";
            case Inline.Code c -> MarkdownText.code(c.text());
            case Inline.Reference r -> "[" + nestedInlines(r.inlines()) + "](#" + r.id() + ")";
            case Inline.Verdict v -> "**" + reader.text(Inlines.verdict(v)) + "**";
        };
    }
}
