package org.gradatim.check.grade;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.gradatim.parse.Limit;
import org.gradatim.parse.Place;

/** A table as learning platforms export it: quoted cells of several lines, commas, semicolons or tabs, with or without a byte order mark. */
final class TableSubmissions implements Submissions {
    /** What stands for bytes that are no UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private static final int MARK = 0xFEFF;

    /** Longer headers are none. */
    private static final int LONGEST_HEADER = 1 << 16;

    private final Path file;
    private final Quantities quantities;
    private final FileScan scan;
    private final char delimiter;

    private TableSubmissions(Path file, Quantities quantities, FileScan scan, char delimiter) {
        this.file = file;
        this.quantities = quantities;
        this.scan = scan;
        this.delimiter = delimiter;
    }

    static TableSubmissions in(Path file, Quantities quantities) throws IOException {
        Place place = Place.of(file.toString());
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(LONGEST_HEADER);
            if (head.length >= 2 && ((head[0] & 0xFF) == 0xFE && (head[1] & 0xFF) == 0xFF || (head[0] & 0xFF) == 0xFF && (head[1] & 0xFF) == 0xFE)) {
                throw place.error("this is text in UTF-16; save it as UTF-8");
            }
            FileScan scan = FileScan.of(file);
            if (scan.records() < 2) throw place.error("the table has no submissions: its first line names the columns, each further one is a submission");
            TableSubmissions table = new TableSubmissions(file, quantities, scan, delimiter(new String(head, StandardCharsets.UTF_8)));
            table.open().close();
            return table;
        }
    }

    /** The one of comma, semicolon and tab that the first line has most of, outside of quotes. */
    private static char delimiter(String head) {
        int[] counts = new int[128];
        boolean quoted = false;
        for (int i = 0; i < head.length() && (quoted || head.charAt(i) != '\n'); i++) {
            char c = head.charAt(i);
            if (c == '"') quoted = !quoted;
            if (!quoted && c < counts.length) counts[c]++;
        }
        char most = ',';
        for (char c : new char[] {';', '\t'}) if (counts[c] > counts[most]) most = c;
        return most;
    }

    @Override
    public long count() {
        return scan.records() - 1;
    }

    @Override
    public String fingerprint() {
        return scan.fingerprint();
    }

    @Override
    public Stream<Submission> open() throws IOException {
        Bounded reader = new Bounded(new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)), file);
        CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).setIgnoreEmptyLines(true).setTrailingData(true).setLenientEof(true).get();
        CSVParser parser = format.parse(reader);
        var records = parser.iterator();
        if (!records.hasNext()) throw Place.of(file.toString()).error("the table is empty");
        List<String> header = records.next().toList();
        TableColumns columns = new TableColumns(header, quantities, new Place(file.toString(), 1, 0));
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(records, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .map(row -> submission(row, columns, parser, reader))
                .onClose(() -> close(parser));
    }

    private Submission submission(CSVRecord row, TableColumns columns, CSVParser parser, Bounded reader) {
        reader.read = 0;
        List<String> cells = row.toList();
        long breaks = cells.stream().flatMapToInt(String::chars).filter(c -> c == '\n').count();
        Place place = new Place(file.toString(), Math.toIntExact(parser.getCurrentLineNumber() - breaks), 0);
        long position = row.getRecordNumber() - 2;
        String id = columns.id(cells).orElse("row " + (position + 1));
        Submission.Content content = cells.stream().anyMatch(c -> c.length() > Limit.ANSWER_BYTES.value())
                ? new Submission.Unreadable(Limit.ANSWER_BYTES.exceeded("more", place).getMessage()) : columns.content(cells, id);
        if (content.toString().indexOf(REPLACEMENT) >= 0) {
            content = new Submission.Unreadable(place + ": there are bytes that are no character of UTF-8; save the table as UTF-8");
        }
        return new Submission(position, id, content);
    }

    private static void close(CSVParser parser) {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the reading of a record that has no end, as one with a quote that is never closed. */
    private static final class Bounded extends FilterReader {
        /** Times an answer: cells of one record. */
        private static final int MOST_ANSWERS = 64;

        private final Path file;
        private long read;

        Bounded(BufferedReader in, Path file) throws IOException {
            super(in);
            this.file = file;
            in.mark(1);
            if (in.read() != MARK) in.reset();
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int n = in.read(buffer, offset, length);
            read += Math.max(n, 0);
            if (read > MOST_ANSWERS * Limit.ANSWER_BYTES.value()) {
                throw Place.of(file.toString()).error("a row of the table has no end; look for a quote that is opened and not closed");
            }
            return n;
        }

        @Override
        public int read() throws IOException {
            char[] one = new char[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }
    }
}
