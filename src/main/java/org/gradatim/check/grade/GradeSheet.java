package org.gradatim.check.grade;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.gradatim.expr.InputException;
import org.gradatim.parse.Place;

/**
 * The table of grades, a CSV file that grows as submissions are graded. A program that is killed leaves whole rows and perhaps a torn one;
 * opened again with the same {@link SheetState}, the whole rows are kept and the torn one is cut off.
 */
public final class GradeSheet implements AutoCloseable {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

    /** Rows are on the disk after this many of them, or after this time: so much is to be done again at most. */
    private static final int MOST_UNWRITTEN = 256;
    private static final long LONGEST_UNWRITTEN = TimeUnit.MILLISECONDS.toNanos(200);

    private static final String RESTART = "; finish it with that, name another file, or begin anew with --restart";

    private final Path file;
    private final SheetColumns columns;
    private final FileChannel stateChannel;
    private final FileLock lock;
    private final FileChannel channel;
    private final CSVPrinter printer;
    private final long kept;
    private int unwritten;
    private long lastWritten = System.nanoTime();

    private GradeSheet(Path file, SheetColumns columns, FileChannel stateChannel, FileLock lock, FileChannel channel, long kept) throws IOException {
        this.file = file;
        this.columns = columns;
        this.stateChannel = stateChannel;
        this.lock = lock;
        this.channel = channel;
        this.printer = new CSVPrinter(new OutputStreamWriter(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16), StandardCharsets.UTF_8), FORMAT);
        this.kept = kept;
    }

    /**
     * Opens the table, or begins it.
     *
     * @param quantities that are asked for
     * @param restart    whether what is there is thrown away
     * @throws InputException where a table is there that was begun in another way, or is being written by another program
     */
    public static GradeSheet open(Path file, List<String> quantities, SheetState state, boolean restart) throws IOException {
        SheetColumns columns = new SheetColumns(quantities);
        Path beside = file.resolveSibling(file.getFileName() + ".state");
        boolean begun = !restart && Files.exists(file) && Files.size(file) > 0;
        if (begun) requireSame(file, beside, state);
        FileChannel stateChannel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lock(stateChannel, file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileScan scan = FileScan.of(file);
        boolean keeps = begun && scan.whole() > 0;
        if (keeps) requireHeader(file, columns);
        channel.truncate(keeps ? scan.whole() : 0);
        channel.position(channel.size());
        write(state, stateChannel);
        long rows = keeps ? wholeRows(file) : 0;
        GradeSheet sheet = new GradeSheet(file, columns, stateChannel, lock, channel, rows);
        if (!keeps) sheet.printer.printRecord(columns.header());
        sheet.flush();
        return sheet;
    }

    private static void requireSame(Path file, Path beside, SheetState state) throws IOException {
        Place place = Place.of(file.toString());
        if (!Files.exists(beside)) throw place.error("the file exists and is no table of grades that was begun here; name another file, or write over it with --restart");
        List<String> differences = state.differences(Files.readString(beside));
        if (!differences.isEmpty()) throw place.error("the table was begun with another " + String.join(" and another ", differences) + RESTART);
    }

    private static void requireHeader(Path file, SheetColumns columns) throws IOException {
        try (CSVParser parser = parser(file)) {
            var rows = parser.iterator();
            if (!rows.hasNext() || !rows.next().toList().equals(columns.header())) throw Place.of(file.toString()).error("the table has other columns" + RESTART);
        }
    }

    private static FileLock lock(FileChannel channel, Path file) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) return lock;
        } catch (OverlappingFileLockException _) {
            // This very program writes it already, which is the same as another one.
        }
        channel.close();
        throw Place.of(file.toString()).error("another program is writing this table; wait for it, or name another file");
    }

    private static void write(SheetState state, FileChannel channel) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(state.text().getBytes(StandardCharsets.UTF_8)));
        channel.force(false);
    }

    private static CSVParser parser(Path file) throws IOException {
        Reader reader = new BufferedReader(Files.newBufferedReader(file));
        return FORMAT.parse(reader);
    }

    private static long wholeRows(Path file) throws IOException {
        return FileScan.of(file).records() - 1;
    }

    /** How many submissions were graded before the table was opened. */
    public long kept() {
        return kept;
    }

    /** Adds a row. */
    public void append(SheetRow row) {
        try {
            printer.printRecord(columns.cells(row));
            if (++unwritten >= MOST_UNWRITTEN || System.nanoTime() - lastWritten > LONGEST_UNWRITTEN) flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void flush() throws IOException {
        printer.flush();
        unwritten = 0;
        lastWritten = System.nanoTime();
    }

    /** All rows that are in the file now, from the first one. The stream is to be closed. */
    public Stream<SheetRow> rows() {
        try {
            flush();
            CSVParser parser = parser(file);
            return StreamSupport.stream(parser.spliterator(), false).skip(1).map(r -> columns.row(r.toList())).onClose(() -> close(parser));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(CSVParser parser) {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try (channel; stateChannel; lock) {
            flush();
            channel.force(false);
        }
    }
}
