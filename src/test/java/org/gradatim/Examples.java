package org.gradatim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gradatim.document.Document;
import org.gradatim.explain.Options;

/** The specs in {@code examples/}. */
public final class Examples {
    private static final Path FOLDER = Path.of("examples");
    private static final String ENDING = ".yaml";

    private Examples() {}

    /** The names of all examples, in alphabetical order. */
    public static List<String> names() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(f -> f.getFileName().toString()).filter(n -> n.endsWith(ENDING))
                    .map(n -> n.substring(0, n.length() - ENDING.length())).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The example's file. */
    public static Path spec(String name) {
        return FOLDER.resolve(name + ENDING);
    }

    /** The example, read. */
    public static Gradatim read(String name) {
        return Gradatim.read(spec(name));
    }

    /** The example's explanation as it goes onto slides. */
    public static Document lecture(String name) {
        return read(name).lecture(Options.DEFAULT);
    }

    /** The example's explanation as it goes to a file with this ending. */
    public static byte[] explained(String name, String ending, Path folder) throws IOException {
        Path file = folder.resolve(name + ending);
        read(name).explainTo(file);
        return Files.readAllBytes(file);
    }
}
