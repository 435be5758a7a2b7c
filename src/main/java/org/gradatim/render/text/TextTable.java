package org.gradatim.render.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradatim.document.Block.Column;
import org.gradatim.document.Block.Table;
import org.gradatim.document.Inline;

/** A table drawn with lines. One that is too wide gets cells of several lines. */
final class TextTable {
    private static final String GAP = "   ";
    private static final String NARROW_GAP = "  ";
    private static final int NARROWEST = 4;

    private final List<Column> header;
    private final List<List<String>> cells;
    private final TextStyle style;
    private final int[] widths;
    private final String gap;

    TextTable(Table table, int columns, TextStyle style) {
        this.header = table.header();
        this.style = style;
        this.cells = new ArrayList<>();
        cells.add(texts(header.stream().map(Column::heading).toList()));
        table.rows().forEach(row -> cells.add(texts(row)));
        double[] natural = IntStream.range(0, header.size())
                .mapToDouble(c -> cells.stream().mapToInt(row -> TextWidth.of(row.get(c))).max().orElse(0)).toArray();
        double[] least = IntStream.range(0, header.size())
                .mapToDouble(c -> cells.stream().mapToInt(row -> widestWord(row.get(c))).max().orElse(0)).toArray();
        int gaps = header.size() - 1;
        this.gap = Arrays.stream(least).sum() + GAP.length() * gaps > columns ? NARROW_GAP : GAP;
        double[] fitted = ColumnWidths.fit(natural, least, columns - gap.length() * gaps);
        this.widths = Arrays.stream(fitted).mapToInt(w -> Math.max(NARROWEST, (int) w)).toArray();
    }

    private static int widestWord(String text) {
        return Arrays.stream(text.split(" ")).mapToInt(TextWidth::of).max().orElse(0);
    }

    private List<String> texts(List<List<Inline>> row) {
        return row.stream().map(cell -> Inlines.wrappable(cell, style)).toList();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        boolean airy = cells.stream().skip(1).anyMatch(row -> height(row) > 1);
        lines.add(rule("━"));
        row(cells.getFirst()).forEach(line -> lines.add(style.strong(line)));
        lines.add(rule("─"));
        for (int i = 1; i < cells.size(); i++) {
            // Where a row has several lines, the eye needs a line between the rows.
            if (airy && i > 1) {
                lines.add(style.faint(rule("╌")));
            }
            lines.addAll(row(cells.get(i)));
        }
        lines.add(rule("━"));
        return lines;
    }

    private String rule(String sign) {
        return sign.repeat(Arrays.stream(widths).sum() + gap.length() * (widths.length - 1));
    }

    private int height(List<String> row) {
        return IntStream.range(0, widths.length).map(c -> TextWrap.lines(row.get(c), widths[c]).size()).max().orElse(1);
    }

    private List<String> row(List<String> row) {
        List<List<String>> wrapped = IntStream.range(0, widths.length).mapToObj(c -> TextWrap.lines(row.get(c), widths[c])).toList();
        return IntStream.range(0, height(row)).mapToObj(line -> IntStream.range(0, widths.length)
                        .mapToObj(c -> TextCell.aligned(part(wrapped.get(c), line), widths[c], header.get(c).align()))
                        .collect(Collectors.joining(gap)).stripTrailing())
                .toList();
    }

    private static String part(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index) : "";
    }
}
