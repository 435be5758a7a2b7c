package org.gradatim.check.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.gradatim.expr.InputException;
import org.gradatim.parse.InputFile;
import org.gradatim.parse.Place;

/** The submissions of a class in a fixed order. They are read as they are asked for, however many there are. */
public interface Submissions {
    /** How many there are. */
    long count();

    /** A digest that changes when any of them changes. */
    String fingerprint();

    /**
     * All of them, from the first one. One that cannot be read is {@link Submission.Unreadable} and leaves the others as they are. The
     * stream is to be closed.
     *
     * @throws IOException where nothing can be read
     */
    Stream<Submission> open() throws IOException;

    /**
     * The submissions at a place: a folder of files or of folders, JSON Lines, or a table as learning platforms export it.
     *
     * @param asked the quantities that columns of a table can be answers to
     * @throws InputException where it is none of these
     */
    static Submissions at(Path path, Quantities asked) throws IOException {
        if (Files.isDirectory(path)) return FolderSubmissions.in(path);
        Place place = Place.of(path.toString());
        if (!Files.exists(path)) throw new InputException(InputFile.problem(path, path.toString(), new NoSuchFileException(path.toString())));
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) return new JsonLines(path);
        if (name.endsWith(".csv") || name.endsWith(".tsv")) return TableSubmissions.in(path, asked);
        throw place.error("expected a folder, a .jsonl file with a submission on each line, or a .csv file; to check one file, use `gradatim check`");
    }
}
