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
        List<String> cells = rows.stream().map(row -> row.get(column)).toList();
        int before = cells.stream().mapToInt(TextTable::point).max().orElse(0);
        List<String> aligned = new ArrayList<>(List.of(header.get(column)));
        for (String cell : cells) aligned.add(isNumber(cell) ? " ".repeat(before - point(cell)) + cell : cell);
        int width = aligned.stream().mapToInt(String::length).max().orElseThrow();
        for (int i = 0; i < lines.size(); i++) {
            String cell = aligned.get(i);
            lines.get(i).append(column == 0 ? "" : GAP).append(cell).append(" ".repeat(width - cell.length()));
        }
    }

    /** How much of a number stands before its decimal point; of a word nothing. */
    private static int point(String cell) {
        if (!isNumber(cell)) return 0;
        int point = cell.indexOf('.');
        return point < 0 ? cell.length() : point;
    }

    private static boolean isNumber(String cell) {
        return cell.matches("-?\\d.*");
    }
}
