package org.gradatim.render.markup;

import java.util.ArrayList;
import java.util.List;
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
import org.gradatim.document.Block.Section;
import org.gradatim.document.Block.Table;
import org.gradatim.document.Inline;
import org.gradatim.notation.Notation;
import org.gradatim.render.formula.LatexFormula;
import org.gradatim.render.formula.LatexFormula.Dialect;
import org.gradatim.render.fragment.Fragment;
import org.gradatim.render.fragment.PictureFiles;
import org.gradatim.render.picture.FormulaImage;
import org.gradatim.render.picture.PictureSvg;
import org.gradatim.render.piece.FormulaLines;
import org.gradatim.render.piece.Piece;
import org.gradatim.render.piece.Pieces;
import org.gradatim.render.text.Inlines;

/** Blocks in AsciiDoc, with formulas for MathJax or as pictures, and drawings in files. */
public final class AsciiDocDocument implements Fragment {
    /** Width of a line of Asciidoctor's page, in ems of its mathematics. */
    private static final double LINE_EMS = 44;

    private static final FormulaLines LINES = FormulaLines.ofEms(LINE_EMS);

    private static final LatexSteps STEPS = new LatexSteps(Dialect.GITHUB, LINES, LINE_EMS);

    /** A block holds blocks of its own kind only where its marks are shorter or longer. */
    private static final int SHORTEST_MARKS = 4;

    private final PictureFiles pictures;
    private final boolean drawn;
    private final int depth;

    /** @param drawn whether formulas are pictures too */
    public AsciiDocDocument(PictureFiles pictures, boolean drawn) {
        this(pictures, drawn, 0);
    }

    private AsciiDocDocument(PictureFiles pictures, boolean drawn, int depth) {
        this.pictures = pictures;
        this.drawn = drawn;
        this.depth = depth;
    }

    private AsciiDocDocument deeper() {
        return new AsciiDocDocument(pictures, drawn, depth + 1);
    }

    @Override
    public String blocks(List<Block> blocks) {
        return blocks.stream().map(this::block).collect(Collectors.joining("\n\n"));
    }

    private String block(Block block) {
        return switch (block) {
            case Section s -> line(List.of(new Inline.Strong(s.heading()))) + "\n\n" + blocks(s.blocks());
            case Paragraph p -> line(p.inlines());
            case Display d -> display(d.formula());
            case Calculation c -> calculation(c);
            case Items i -> items(i, 1);
            case Table t -> table(t);
            case Code c -> "[source," + c.language() + "]\n----\n" + c.source().stripTrailing().replaceAll("(?m)^----", " ----") + "\n----";
            case Remark r -> remark(r);
            case Figure f -> picture(PictureSvg.of(f), f.description(), f.caption());
            case Plots p -> picture(PictureSvg.of(p), p.description(), p.caption());
        };
    }

    private String picture(String svg, String description, List<Inline> caption) {
        return (caption.isEmpty() ? "" : "." + inlines(caption) + "\n") + "image::" + pictures.store(svg) + "[" + AsciiDocText.attribute(description) + "]";
    }

    // ---- formulas

    @Override
    public String formula(Notation formula) {
        return FormulaLines.inline(Pieces.of(formula)).stream().map(this::inline).collect(Collectors.joining(" "));
    }

    private String inline(List<Piece> line) {
        if (drawn) return "image:" + pictures.store(FormulaImage.of(line, false).file()) + "[" + AsciiDocText.attribute(FormulaImage.words(line)) + "]";
        return "latexmath:[" + LatexFormula.line(line, Dialect.GITHUB).replace("]", "\\]") + "]";
    }

    private String display(Notation formula) {
        if (drawn) return LINES.of(formula).stream().map(this::displayed).collect(Collectors.joining("\n\n"));
        return stem(STEPS.of(formula));
    }

    private String displayed(List<Piece> line) {
        return "image::" + pictures.store(FormulaImage.of(line, true).file()) + "[" + AsciiDocText.attribute(FormulaImage.words(line)) + "]";
    }

    private static String stem(String latex) {
        return "[latexmath]\n++++\n" + latex + "\n++++";
    }

    private String calculation(Calculation calculation) {
        if (drawn) return LINES.of(calculation).stream().map(this::drawnStep).collect(Collectors.joining("\n\n"));
        return stem(STEPS.of(calculation));
    }

    private String drawnStep(FormulaLines.Line step) {
        List<Piece> line = new ArrayList<>(step.left());
        line.addAll(step.relation());
        return displayed(line) + (step.reason().isEmpty() ? "" : "\n\n" + line(step.reason()));
    }

    // ---- lists and tables

    private String items(Items items, int level) {
        String bullet = (items.numbered() ? "." : "*").repeat(level) + " ";
        return items.items().stream().map(item -> bullet + item(item, level)).collect(Collectors.joining("\n"));
    }

    /** The first paragraph stands beside the bullet; what follows hangs on the item by a plus. */
    private String item(List<Block> blocks, int level) {
        boolean paragraph = !blocks.isEmpty() && blocks.getFirst() instanceof Paragraph;
        StringBuilder item = new StringBuilder(paragraph ? line(((Paragraph) blocks.getFirst()).inlines()) : AsciiDocText.NOTHING);
        for (Block block : blocks.subList(paragraph ? 1 : 0, blocks.size())) {
            if (block instanceof Items inner) item.append('\n').append(items(inner, level + 1));
            else item.append("\n+\n").append(deeper().block(block));
        }
        return item.toString();
    }

    private String table(Table table) {
        StringBuilder out = new StringBuilder();
        if (!table.caption().isEmpty()) out.append('.').append(inlines(table.caption())).append('\n');
        out.append(table.header().stream().map(AsciiDocDocument::align).collect(Collectors.joining(",", "[%autowidth,cols=\"", "\",options=\"header\"]\n|===\n")));
        out.append(row(table.header().stream().map(Column::heading).toList())).append("\n");
        table.rows().forEach(cells -> out.append('\n').append(row(cells)));
        return out.append("\n|===").toString();
    }

    private static String align(Column column) {
        return switch (column.align()) {
            case LEFT -> "<";
            case CENTER -> "^";
            case RIGHT -> ">";
        };
    }

    /** A bar parts cells even within a formula. */
    private String row(List<List<Inline>> cells) {
        return cells.stream().map(cell -> "|" + inlines(cell).replace("|", "\\|")).collect(Collectors.joining(" "));
    }

    private String remark(Remark remark) {
        String heading = remark.heading().isEmpty() ? "" : "." + inlines(remark.heading()) + "\n";
        String mark = (remark.kind() == Block.RemarkKind.PROOF ? "*" : "=").repeat(SHORTEST_MARKS + depth);
        String kind = switch (remark.kind()) {
            case NOTE -> "[NOTE]\n";
            case WARNING -> "[WARNING]\n";
            case PROOF -> "";
        };
        String end = remark.kind() == Block.RemarkKind.PROOF ? "\n\n∎" : "";
        return heading + kind + mark + "\n" + deeper().blocks(remark.blocks()) + end + "\n" + mark;
    }

    // ---- text

    private String line(List<Inline> inlines) {
        return AsciiDocText.startingLine(inlines(inlines));
    }

    private String inlines(List<Inline> inlines) {
        return inlines.stream().map(this::inline).collect(Collectors.joining());
    }

    private String inline(Inline inline) {
        return switch (inline) {
            case Inline.Text t -> AsciiDocText.escape(t.text());
            case Inline.Formula f -> formula(f.formula());
            case Inline.Emphasis e -> "__" + inlines(e.inlines()) + "__";
            case Inline.Strong s -> "**" + inlines(s.inlines()) + "**";
            case Inline.Code c -> "``" + AsciiDocText.escape(c.text()) + "``";
            case Inline.Reference r -> inlines(r.inlines());
            case Inline.Verdict v -> "**" + AsciiDocText.escape(Inlines.verdict(v)) + "**";
        };
    }
}
