package org.gradatim.render.slides;

import java.util.List;
import java.util.stream.IntStream;
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
import org.gradatim.render.piece.FormulaLines;
import org.gradatim.render.text.ColumnWidths;
import org.gradatim.render.text.Inlines;

/** How much of a slide a block takes, in em, nearly and rounded up. */
final class SlideHeight {
    private SlideHeight() {}

    /** What the heading, the margins and the number of the slide leave. */
    static final double ROOM = 17.8;

    private static final double LINE = 1.35;
    private static final double GAP = 0.6;
    private static final double FORMULA_GAP = 0.25;

    /** Reasons, tables and listings are set in smaller letters. */
    private static final double SMALL = Deck.SMALL;

    /** What a drawing needs to be read, its caption included; where there is more room it gets that. */
    private static final double DRAWING = 13;

    /** Beside a formula a reason begins after a gap. */
    private static final double REASON_GAP = 2;

    /** Lines of words end before the margin, on average here. */
    private static final double FILLED = 0.95;

    /** Fractions are lower in a line of text, scripts are not. */
    private static final double INLINE = 0.75;

    private static final double SCRIPTS = 1.7;

    /** Lines with fractions or sums in them are higher. */
    private static final double TALL = 1.35;

    private static final double CELL_GAP = 1.5;
    private static final double ROW_GAP = 0.45;

    static double of(Block block) {
        return GAP + switch (block) {
            case Paragraph p -> text(p.inlines(), Deck.LINE);
            case Display d -> Deck.LINES.of(d.formula()).stream().mapToDouble(FormulaHeight::of).sum();
            case Calculation c -> calculation(c);
            case Items i -> i.items().stream().mapToDouble(SlideHeight::of).sum();
            case Table t -> table(t);
            case Code c -> c.source().lines().count() * LINE * SMALL;
            case Remark r -> of(r.blocks());
            case Section s -> of(s.blocks());
            case Figure _, Plots _ -> DRAWING;
        };
    }

    /** What the other blocks of a slide, and the caption, leave to a drawing. */
    static double roomForDrawing(List<Block> blocks) {
        double room = ROOM;
        for (Block block : blocks) {
            room -= switch (block) {
                case Figure f -> GAP + caption(f.caption());
                case Plots p -> GAP + caption(p.caption());
                case Block other -> of(other);
            };
        }
        return room;
    }

    private static double caption(List<Inline> caption) {
        return caption.isEmpty() ? 0 : GAP + SMALL * text(caption, Deck.LINE / SMALL);
    }

    static double of(List<Block> blocks) {
        return blocks.stream().mapToDouble(SlideHeight::of).sum();
    }

    private static double text(List<Inline> inlines, double room) {
        double lines = Math.ceil(Inlines.width(inlines) / (room * FILLED));
        boolean tall = inlines.stream().anyMatch(i -> i instanceof Inline.Formula f && FormulaHeight.of(f.formula()) > LINE * 1.5);
        return lines * LINE * (tall ? TALL : 1);
    }

    private static double calculation(Calculation calculation) {
        List<FormulaLines.Line> lines = Deck.LINES.of(calculation);
        double room = Deck.LINES.besideRoom(lines);
        boolean beside = Deck.areReasonsBeside(lines);
        double height = 0;
        for (FormulaLines.Line line : lines) {
            double formula = Math.max(FormulaHeight.of(line.left()), FormulaHeight.of(line.right())) + FORMULA_GAP;
            double reason = line.reason().isEmpty() ? 0 : SMALL * text(line.reason(), (beside ? Math.max(1, room - REASON_GAP) : Deck.LINE * 0.7) / SMALL);
            height += beside ? Math.max(formula, reason) : formula + reason + (reason > 0 ? FORMULA_GAP : 0);
        }
        return height;
    }

    private static double table(Table table) {
        double[] widths = columns(table);
        double rows = table.rows().stream().mapToDouble(row -> row(row, widths)).sum();
        return caption(table.caption()) + row(table.header().stream().map(Block.Column::heading).toList(), widths) + rows;
    }

    private static double row(List<List<Inline>> cells, double[] widths) {
        double height = IntStream.range(0, cells.size()).mapToDouble(i -> cell(cells.get(i), widths[i])).max().orElse(LINE);
        return SMALL * (height + ROW_GAP);
    }

    private static double cell(List<Inline> cell, double width) {
        double formulas = cell.stream().mapToDouble(i -> i instanceof Inline.Formula f ? inline(FormulaHeight.of(f.formula())) : LINE).max().orElse(LINE);
        // A column that got its own width holds its cells on one line.
        return Math.max(formulas, text(cell, width / FILLED + 1));
    }

    private static double inline(double display) {
        return Math.max(Math.min(display, SCRIPTS), display * INLINE);
    }

    /** The widths of the columns of a table, in em of its smaller letters. */
    static double[] columns(Table table) {
        return ColumnWidths.of(table, Deck.LINE / SMALL - CELL_GAP * table.header().size());
    }
}
