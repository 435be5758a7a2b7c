package org.gradatim.parse;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.gradatim.expr.InputException;

/** Which column of a CSV file holds which input or target. */
final class CsvColumns {
    private final CsvFile file;
    private final List<String> header;
    private final long headerLine;
    private final Map<String, Integer> indices = new LinkedHashMap<>();
    private final Map<String, Integer> fieldOf = new HashMap<>();
    private List<String> classes = List.of();
    private int classField;

    CsvColumns(CsvFile file, List<String> header, long headerLine) {
        this.file = file;
        this.header = header;
        this.headerLine = headerLine;
        for (int i = 0; i < header.size(); i++) {
            if (indices.putIfAbsent(header.get(i), i) != null) {
                throw file.place(headerLine, i).error("the column " + Quote.of(header.get(i)) + " is there twice; rename one of the two");
            }
        }
    }

    void input(String name) {
        fieldOf.put(name, field(name).orElseThrow(() -> missing(name, file.place(headerLine),
                "name inputs as the columns are, `inputs: [price, …]`")));
    }

    void target(String name, String column) {
        fieldOf.put(name, targetField(column));
    }

    /** Takes the targets from one column that has the index of each example's class. */
    void classes(List<String> targets, String column) {
        classes = targets;
        classField = targetField(column);
    }

    private int targetField(String column) {
        return field(column).orElseThrow(() -> missing(column, file.place(headerLine), "name the columns of the targets, `targets: [y]`"));
    }

    private Optional<Integer> field(String column) {
        return Optional.ofNullable(indices.get(column));
    }

    private InputException missing(String column, Place place, String mend) {
        boolean otherSeparator = header.size() == 1 && (header.getFirst().contains(";") || header.getFirst().contains("\t"));
        return place.error("there is no column " + Quote.of(column) + "; " + (otherSeparator
                ? "columns are separated by commas, and this line has none"
                : mend + "; " + Nearest.advice(column, indices.keySet())));
    }

    /** Adds the example in this line to the table. */
    void read(CSVRecord row, long line, Table table) {
        if (row.size() != header.size()) {
            throw file.place(line).error("this line has " + row.size() + (row.size() == 1 ? " value" : " values") + ", the first line names " + header.size()
                    + (header.size() == 1 ? " column" : " columns"));
        }
        int index = classes.isEmpty() ? -1 : Table.classIndex(number(row, line, classField), classes.size(), () -> file.place(line, classField));
        table.add(file.place(line), name -> {
            int k = classes.indexOf(name);
            if (k >= 0) return Optional.of(new Table.Cell(k == index ? 1 : 0, () -> file.place(line, classField)));
            int field = fieldOf.get(name);
            return Optional.of(new Table.Cell(number(row, line, field), () -> file.place(line, field)));
        });
    }

    private double number(CSVRecord row, long line, int field) {
        String text = row.get(field);
        return Decimals.read(text).orElseThrow(() -> file.place(line, field).error("column " + Quote.of(header.get(field)) + ": " + Decimals.advice(text))).doubleValue();
    }
}
