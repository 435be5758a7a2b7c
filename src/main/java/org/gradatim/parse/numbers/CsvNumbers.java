package org.gradatim.parse.numbers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.gradatim.parse.Limit;
import org.gradatim.parse.Place;
import org.gradatim.parse.Quote;

/**
 * Numbers in a CSV file, in one of three layouts: a name and a value in each row; a row of names above a row of values; or
 * numbers alone, an array. Separated by commas, tabs or semicolons; with the latter two a comma may stand for the decimal point.
 */
final class CsvNumbers {
    private static final String WRONG_QUOTES = "this is no CSV: quotes are opened and not closed before the separator or the end";

    private final Place file;
    private char separator;
    private long numbers;

    CsvNumbers(Place file) {
        this.file = file;
    }

    /** A line that is not empty, and where it stands. */
    private record Row(List<String> fields, Place place) {
        String field(int index) {
            return index < fields.size() ? fields.get(index) : "";
        }
    }

    List<NumberArray> read(String text) {
        separator = separator(text);
        List<Row> rows = rows(text);
        if (rows.isEmpty()) return List.of();
        if (rows.stream().allMatch(row -> row.fields().stream().allMatch(this::isNumber))) return List.of(array(rows));
        boolean named = rows.size() == 2 && rows.getFirst().fields().stream().noneMatch(this::isNumber)
                && rows.getLast().fields().stream().allMatch(this::isNumber);
        return named ? underNames(rows.getFirst(), rows.getLast()) : besideNames(rows);
    }

    /** That of the first line which has one. */
    private static char separator(String text) {
        String first = text.lines().filter(line -> line.indexOf(';') >= 0 || line.indexOf('\t') >= 0 || line.indexOf(',') >= 0)
                .findFirst().orElse("");
        if (first.indexOf(';') >= 0) return ';';
        return first.indexOf('\t') >= 0 ? '\t' : ',';
    }

    private List<Row> rows(String text) {
        CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(separator).setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(true).setCommentMarker('#').get();
        List<Row> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            for (CSVRecord record : parser) {
                List<String> fields = filled(record);
                numbers += fields.size();
                if (numbers > 2 * Limit.ANSWER_NUMBERS.value()) throw Limit.ANSWER_NUMBERS.exceeded("more than that", file);
                if (!fields.isEmpty()) rows.add(new Row(fields, new Place(file.file(), Math.toIntExact(parser.getCurrentLineNumber()), 0)));
            }
            return rows;
        } catch (UncheckedIOException | IOException e) {
            throw file.error(WRONG_QUOTES);
        }
    }

    /** The fields up to the last one that is not empty: spreadsheets fill rows up. */
    private static List<String> filled(CSVRecord record) {
        List<String> fields = record.stream().map(String::strip).toList();
        int size = fields.size();
        while (size > 0 && fields.get(size - 1).isEmpty()) size--;
        return fields.subList(0, size);
    }

    private Optional<Numeral> number(String field) {
        return Numeral.read(separator == ',' ? field : field.replace(',', '.'));
    }

    private boolean isNumber(String field) {
        return number(field).isPresent();
    }

    private Numeral number(String field, Place place) {
        return number(field).orElseThrow(() -> place.error(field.isEmpty() ? "a number is missing"
                : Quote.of(field) + " is no number; write one such as `0.0821` or `1.5e-3`"));
    }

    private NumberArray array(List<Row> rows) {
        List<Numeral> entries = new ArrayList<>();
        int columns = rows.getFirst().fields().size();
        for (Row row : rows) {
            if (row.fields().size() != columns) {
                throw row.place().error("this row has " + row.fields().size() + " numbers, the first one " + columns + "; rows of an array are equally long");
            }
            for (String field : row.fields()) entries.add(number(field, row.place()));
        }
        List<Integer> shape = rows.size() == 1 || columns == 1 ? List.of(entries.size()) : List.of(rows.size(), columns);
        return new NumberArray(NumbersReader.stem(file.file()), shape, entries, rows.getFirst().place());
    }

    private List<NumberArray> underNames(Row names, Row values) {
        if (names.fields().size() != values.fields().size()) {
            throw values.place().error("there are " + names.fields().size() + " names and " + values.fields().size() + " numbers; each name needs one");
        }
        List<NumberArray> arrays = new ArrayList<>();
        for (int i = 0; i < names.fields().size(); i++) {
            arrays.add(NumberArray.scalar(names.field(i), number(values.field(i), values.place()), values.place()));
        }
        return arrays;
    }

    private List<NumberArray> besideNames(List<Row> rows) {
        Row first = rows.getFirst();
        boolean header = first.fields().stream().noneMatch(this::isNumber);
        int name = header ? column(first, 0, "name", "quantity", "parameter", "weight", "variable") : 0;
        int value = header ? column(first, 1, "value", "number", "gradient", "grad", "answer") : 1;
        List<NumberArray> arrays = new ArrayList<>();
        for (Row row : header ? rows.subList(1, rows.size()) : rows) {
            if (row.field(name).isEmpty()) throw row.place().error("the name is missing; write a name and a number, such as `w1" + separator + "0.0821`");
            if (isNumber(row.field(name))) {
                throw row.place().error("a name is expected before the number, not " + Quote.of(row.field(name)) + "; write `w1" + separator + "0.0821`");
            }
            arrays.add(NumberArray.scalar(row.field(name), number(row.field(value), row.place()), row.place()));
        }
        return arrays;
    }

    private static int column(Row header, int otherwise, String... names) {
        return Stream.of(names).mapToInt(name -> header.fields().stream().map(f -> f.toLowerCase(Locale.ROOT)).toList().indexOf(name))
                .filter(i -> i >= 0).findFirst().orElse(otherwise);
    }
}
