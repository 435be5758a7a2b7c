package org.gradatim.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table on the terminal: columns two blanks apart, numbers under each other by their decimal points. */
final class TextTable {
    /** Longer tables are better cut; what is left out is there as data. */
    static final int MOST_ROWS = 200;

    private static final String GAP = "  ";

    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... header) {
        this.header = List.of(header);
    }

    /** Adds a row; it has a cell for each column. */
    void add(String... cells) {
        rows.add(Arrays.asList(cells));
    }

    /** The lines, the header first, without blanks at their ends. */
    List<String> lines() {
        List<StringBuilder> lines = new ArrayList<>();
        for (int i = 0; i <= rows.size(); i++) lines.add(new StringBuilder());
        for (int c = 0; c < header.size(); c++) append(lines, c);
        return lines.stream().map(line -> line.toString().stripTrailing()).toList();
    }

    private void append(List<StringBuilder> lines, int column) {
        int before = rows.stream().mapToInt(row -> point(row.get(column))).max().orElse(0);
        int after = rows.stream().mapToInt(row -> row.get(column).length() - point(row.get(column))).max().orElse(0);
        int width = Math.max(header.get(column).length(), before + after);
        String gap = column == 0 ? "" : GAP;
        lines.getFirst().append(gap).append(padded(header.get(column), 0, width));
        for (int r = 0; r < rows.size(); r++) {
            String cell = rows.get(r).get(column);
            lines.get(r + 1).append(gap).append(padded(cell, before - point(cell), width));
        }
    }

    private static String padded(String cell, int left, int width) {
        return " ".repeat(left) + cell + " ".repeat(width - left - cell.length());
    }

    /** Where the decimal point of a number is, or would be; words begin at the left. */
    private static int point(String cell) {
        if (cell.isEmpty() || !Character.isDigit(cell.charAt(cell.length() > 1 && cell.charAt(0) == '-' ? 1 : 0))) return 0;
        int point = cell.indexOf('.');
        return point < 0 ? cell.length() : point;
    }
}
