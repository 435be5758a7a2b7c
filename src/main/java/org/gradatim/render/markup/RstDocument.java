package org.gradatim.render.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.gradatim.document.Inline;
import org.gradatim.notation.Notation;
import org.gradatim.render.formula.LatexFormula;
import org.gradatim.render.formula.LatexFormula.Dialect;
import org.gradatim.render.fragment.Fragment;
import org.gradatim.render.fragment.PictureFiles;
import org.gradatim.render.picture.PictureSvg;
import org.gradatim.render.piece.FormulaLines;
import org.gradatim.render.piece.Pieces;
import org.gradatim.render.text.Inlines;

/** Blocks in reStructuredText, with formulas for its role and directive of mathematics, and drawings in files. */
public final class RstDocument implements Fragment {
    /** Width of a line of a page by Docutils or Sphinx, in ems of its mathematics. */
    private static final double LINE_EMS = 42;

    private static final FormulaLines LINES = FormulaLines.ofEms(LINE_EMS);

    private static final LatexSteps STEPS = new LatexSteps(Dialect.PLAIN, LINES, LINE_EMS);

    private static final String INDENT = "   ";

    private final PictureFiles pictures;

    /** For a document whose pictures go there. */
    public RstDocument(PictureFiles pictures) {
        this.pictures = pictures;
    }

    @Override
    public String blocks(List<Block> blocks) {
        return blocks.stream().map(this::block).collect(Collectors.joining("\n\n"));
    }

    private String block(Block block) {
        return switch (block) {
            case Section s -> inlines(List.of(new Inline.Strong(s.heading()))) + "\n\n" + blocks(s.blocks());
            case Paragraph p -> line(p.inlines());
            case Display d -> math(STEPS.of(d.formula()));
            case Calculation c -> math(STEPS.rows(c));
            case Items i -> items(i);
            case Table t -> table(t);
            case Code c -> ".. code:: " + c.language() + "\n\n" + indented(c.source().stripTrailing(), INDENT);
            case Remark r -> remark(r);
            case Figure f -> picture(PictureSvg.of(f), f.description(), f.caption());
            case Plots p -> picture(PictureSvg.of(p), p.description(), p.caption());
        };
    }

    /** Lines of which the empty ones stay empty. */
    private static String indented(String lines, String indent) {
        return lines.lines().map(line -> line.isEmpty() ? "" : indent + line).collect(Collectors.joining("\n"));
    }

    private static String math(String latex) {
        return ".. math::\n\n" + indented(latex, INDENT);
    }

    private String picture(String svg, String description, List<Inline> caption) {
        return ".. figure:: " + pictures.store(svg) + "\n" + INDENT + ":alt: " + RstText.escape(description.replaceAll("\\s+", " "))
                + (caption.isEmpty() ? "" : "\n\n" + INDENT + line(caption));
    }

    private String items(Items items) {
        List<String> written = new ArrayList<>();
        for (List<Block> item : items.items()) {
            String bullet = items.numbered() ? written.size() + 1 + ". " : "* ";
            String blocks = blocks(item);
            written.add(bullet + indented(blocks, " ".repeat(bullet.length())).stripLeading());
        }
        return String.join("\n\n", written);
    }

    private String table(Table table) {
        StringBuilder out = new StringBuilder(".. list-table::");
        out.append(table.caption().isEmpty() ? "" : " " + inlines(table.caption())).append("\n").append(INDENT).append(":header-rows: 1\n\n");
        row(table.header().stream().map(Block.Column::heading).toList(), out);
        table.rows().forEach(cells -> row(cells, out));
        return out.toString().stripTrailing();
    }

    private void row(List<List<Inline>> cells, StringBuilder out) {
        for (int i = 0; i < cells.size(); i++) out.append(INDENT).append(i == 0 ? "* - " : "  - ").append(line(cells.get(i))).append('\n');
    }

    private String remark(Remark remark) {
        String heading = remark.heading().isEmpty() ? remark.kind().name().substring(0, 1) + remark.kind().name().substring(1).toLowerCase(Locale.ROOT)
                : inlines(remark.heading());
        String end = remark.kind() == Block.RemarkKind.PROOF ? "\n\n∎" : "";
        return ".. admonition:: " + heading + "\n" + INDENT + ":class: " + (remark.kind() == Block.RemarkKind.WARNING ? "warning" : "note") + "\n\n"
                + indented(blocks(remark.blocks()) + end, INDENT);
    }

    // ---- text

    @Override
    public String formula(Notation formula) {
        return FormulaLines.inline(Pieces.of(formula)).stream().map(line -> ":math:`" + LatexFormula.line(line, Dialect.PLAIN) + "`").collect(Collectors.joining(" "));
    }

    private String line(List<Inline> inlines) {
        return RstText.startingLine(inlines(inlines));
    }

    private String inlines(List<Inline> inlines) {
        return RstText.joined(inlines.stream().flatMap(inline -> pieces(inline, "").stream()).toList());
    }

    /**
     * Text and markup by turns: markup does not nest here, so that what is emphasised is parted around its formulas.
     *
     * @param mark what stands around the text
     */
    private List<RstText.Piece> pieces(Inline inline, String mark) {
        return switch (inline) {
            case Inline.Text t -> RstText.marked(t.text(), mark);
            case Inline.Formula f -> List.of(new RstText.Piece(formula(f.formula()), true));
            case Inline.Emphasis e -> all(e.inlines(), "*");
            case Inline.Strong s -> all(s.inlines(), "**");
            case Inline.Code c -> RstText.code(c.text());
            case Inline.Reference r -> all(r.inlines(), mark);
            case Inline.Verdict v -> RstText.marked(Inlines.verdict(v), "**");
        };
    }

    private List<RstText.Piece> all(List<Inline> inlines, String mark) {
        return inlines.stream().flatMap(inline -> pieces(inline, mark).stream()).toList();
    }
}
