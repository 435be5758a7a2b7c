package org.gradatim.render.slides;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.poi.sl.usermodel.TableCell.BorderEdge;
import org.apache.poi.sl.usermodel.VerticalAlignment;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTableCell;
import org.apache.poi.xslf.usermodel.XSLFTextParagraph;
import org.gradatim.document.Block.Column;
import org.gradatim.document.Block.Table;
import org.gradatim.document.Inline;
import org.gradatim.render.text.ColumnWidths;
import org.gradatim.render.text.Inlines;
import org.gradatim.render.text.TextStyle;
import org.gradatim.render.text.TextWidth;

/** A table of a slide in PowerPoint, with a header row that screen readers know as such. Lengths are in points. */
final class PptxTable {
    private static final double LETTERS = 17;
    private static final double ROW = 26;
    private static final double LINE = 1.2;
    private static final double RULE = 1.5;
    private static final double INSET = 4;

    /** The width of a letter, on average, in the widest font that may stand in for a slide's own. */
    private static final double LETTER = 0.7 * LETTERS;

    private final XSLFTable grid;
    private final Table table;
    private final Locale language;
    private final double[] widths;

    PptxTable(XSLFSlide slide, Table table, Locale language) {
        this.table = table;
        this.language = language;
        this.grid = slide.createTable(table.rows().size() + 1, table.header().size());
        double[] natural = columns(PptxTable::width);
        double[] least = columns(PptxTable::widestWord);
        double room = Deck.LINE * PptxSlide.EM - 2 * INSET * natural.length;
        this.widths = Arrays.stream(ColumnWidths.fit(natural, least, room)).map(w -> w + 2 * INSET).toArray();
    }

    private double[] columns(ToDoubleFunction<List<Inline>> width) {
        return IntStream.range(0, table.header().size()).mapToDouble(i -> Inlines.widest(table, i, width)).toArray();
    }

    /** Formulas are text here. */
    private static double width(List<Inline> cell) {
        return LETTER * TextWidth.of(Inlines.text(cell, TextStyle.PLAIN));
    }

    private static double widestWord(List<Inline> cell) {
        return Arrays.stream(Inlines.text(cell, TextStyle.PLAIN).split(" ")).mapToDouble(word -> LETTER * TextWidth.of(word)).max().orElse(0);
    }

    XSLFTable place(double x, double y) {
        grid.getCTTable().getTblPr().setFirstRow(true);
        row(0, table.header().stream().map(Column::heading).toList());
        for (int i = 0; i < table.rows().size(); i++) row(i + 1, table.rows().get(i));
        for (int i = 0; i < widths.length; i++) grid.setColumnWidth(i, widths[i]);
        grid.setAnchor(new Rectangle2D.Double(x, y, Arrays.stream(widths).sum(), height()));
        return grid;
    }

    double height() {
        return height(table.header().stream().map(Column::heading).toList()) + table.rows().stream().mapToDouble(this::height).sum();
    }

    /** A cell that is wider than its column is broken into lines. */
    private double height(List<List<Inline>> row) {
        double lines = IntStream.range(0, row.size()).mapToDouble(i -> Math.ceil(width(row.get(i)) / (widths[i] - 2 * INSET + 1))).max().orElse(1);
        return ROW + (Math.max(1, lines) - 1) * LETTERS * LINE;
    }

    private void row(int row, List<List<Inline>> cells) {
        grid.setRowHeight(row, height(cells));
        for (int i = 0; i < cells.size(); i++) {
            XSLFTableCell cell = grid.getCell(row, i);
            cell.clearText();
            cell.setLeftInset(INSET);
            cell.setRightInset(INSET);
            cell.setTopInset(1);
            cell.setBottomInset(1);
            cell.setVerticalAlignment(VerticalAlignment.MIDDLE);
            XSLFTextParagraph paragraph = cell.addNewTextParagraph();
            paragraph.setTextAlign(PptxSlide.align(table.header().get(i).align()));
            new PptxText(paragraph, LETTERS, Color.BLACK, language).add(row == 0 ? List.of(new Inline.Strong(cells.get(i))) : cells.get(i));
            if (row == 0) rule(cell, BorderEdge.top);
            if (row == 0 || row == table.rows().size()) rule(cell, BorderEdge.bottom);
        }
    }

    private static void rule(XSLFTableCell cell, BorderEdge edge) {
        cell.setBorderWidth(edge, RULE);
        cell.setBorderColor(edge, Color.BLACK);
    }
}
