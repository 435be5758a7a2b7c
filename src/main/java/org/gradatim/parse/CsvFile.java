package org.gradatim.parse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Data;

/** A CSV file of examples in the folder of a spec: comma-separated, its first line the names of the columns. Read as a stream. */
final class CsvFile {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder()
            .setIgnoreSurroundingSpaces(true).setIgnoreEmptyLines(true).setCommentMarker('#').get();

    private static final String WRONG_QUOTES = "this is no CSV: quotes are opened and not closed before the comma or the end; "
            + "a quote inside of quotes is written twice";

    private final String name;
    private final Place written;
    private final Path file;
    private long linesRead;

    CsvFile(Path folder, Yaml.Mapping data) {
        Yaml.Text path = (Yaml.Text) data.require("csv");
        this.name = path.value();
        this.written = path.place();
        this.file = inside(folder);
    }

    /** The file, which must not be outside of the folder, not even through a link. */
    private Path inside(Path folder) {
        Path wanted = path();
        boolean climbs = wanted.isAbsolute() || name.startsWith("\\") || wanted.normalize().startsWith("..");
        if (climbs) throw outside();
        Path resolved = folder.resolve(wanted);
        try {
            if (!resolved.toRealPath().startsWith(folder.toRealPath())) throw outside();
        } catch (IOException e) {
            throw new InputException(written + ": " + InputFile.problem(resolved, name, e), e);
        }
        if (!Files.isRegularFile(resolved)) throw written.error(Quote.of(name) + " is no file; name a CSV file");
        return resolved;
    }

    private Path path() {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new InputException(written + ": " + Quote.of(name) + " cannot be the name of a file", e);
        }
    }

    private InputException outside() {
        return written.error(Quote.of(name) + " is outside of the folder of this spec, where nothing is read; put the file beside the spec and write its name alone");
    }

    /**
     * Reads all examples.
     *
     * @param inputs        the names of inputs, each that of a column
     * @param targetColumns the columns of the targets in their order, or one with the indices of classes
     */
    Data read(List<String> inputs, List<String> targets, List<String> targetColumns, Table table) {
        try (Reader reader = open(); CSVParser parser = FORMAT.parse(reader)) {
            Iterator<CSVRecord> records = parser.iterator();
            if (!records.hasNext()) throw Place.of(name).error("the file is empty; its first line names the columns");
            CSVRecord first = records.next();
            linesRead = parser.getCurrentLineNumber();
            CsvColumns columns = new CsvColumns(this, first.toList(), line(first, parser));
            for (String input : inputs) columns.input(input);
            if (targetColumns.size() == targets.size()) for (int k = 0; k < targets.size(); k++) columns.target(targets.get(k), targetColumns.get(k));
            else columns.classes(targets, targetColumns.getFirst());
            while (records.hasNext()) {
                CSVRecord row = records.next();
                columns.read(row, line(row, parser), table);
                linesRead = parser.getCurrentLineNumber();
            }
            return table.data();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CSVException) throw place(linesRead + 1).error(WRONG_QUOTES);
            throw unreadable(e.getCause());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private Reader open() throws IOException {
        Limit.DATA_BYTES.require(Files.size(file), Place.of(name));
        BufferedReader reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder()));
        reader.mark(1);
        if (reader.read() != '\uFEFF') reader.reset();
        return reader;
    }

    /** The line in which a record begins; the parser stands behind it. */
    private static long line(CSVRecord row, CSVParser parser) {
        long breaks = row.stream().flatMapToInt(String::chars).filter(c -> c == '\n').count();
        return parser.getCurrentLineNumber() - breaks;
    }

    private InputException unreadable(IOException e) {
        String problem = switch (e) {
            case CharacterCodingException _ -> "the file is no text in UTF-8; save it as UTF-8";
            case IOException other -> "the file cannot be read: " + Quote.printable(String.valueOf(other.getMessage()));
        };
        return new InputException(Place.of(name) + ": " + problem, e);
    }

    /** The whole line. */
    Place place(long line) {
        return new Place(name, Math.toIntExact(line), 0);
    }

    /** Where the field, counted from 0, begins in its line. The file is read again to find it, for errors alone. */
    Place place(long line, int field) {
        try (BufferedReader reader = new BufferedReader(open())) {
            String text = reader.lines().skip(line - 1).findFirst().orElse("");
            return new Place(name, Math.toIntExact(line), 1 + column(text, field));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static int column(String text, int field) {
        boolean quoted = false;
        int left = field;
        int at = 0;
        for (; at < text.length() && left > 0; at++) {
            if (text.charAt(at) == '"') quoted = !quoted;
            if (text.charAt(at) == ',' && !quoted) left--;
        }
        while (at < text.length() && text.charAt(at) == ' ') at++;
        return text.codePointCount(0, at);
    }
}
