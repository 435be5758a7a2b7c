package org.gradatim.embed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gradatim.expr.InputException;
import org.gradatim.parse.InputFile;
import org.gradatim.parse.Limit;
import org.gradatim.parse.Place;

/**
 * A source of course material, in which derivations are filled in where it asks for them.
 *
 * {@snippet :
 * Lecture.Result result = Lecture.read(Path.of("lesson.md")).filled();
 * result.problems().forEach(problem -> System.err.println(problem.getMessage()));
 * result.writeTo(Path.of("lesson.md"));
 * }
 *
 * <p>What stands around the places stays as it is, to the byte. Filling again changes nothing; {@link #removed()} takes out again what was
 * filled in. For one thread.
 */
public final class Lecture {
    private final Path file;
    private final Medium medium;
    private final String text;
    private final Filling filling;

    private Lecture(Path file, Medium medium, String text, Path root, Specs specs) {
        this.file = file;
        this.medium = medium;
        this.text = text;
        this.filling = new Filling(file, medium, root, specs);
    }

    /** A lecture whose specs are in its folder. */
    public static Lecture read(Path file) {
        return read(file, Specs.folder(file), new Specs());
    }

    /**
     * A lecture whose specs are in a folder above it.
     *
     * @throws InputException where the file is none that can be filled, or no text in UTF-8
     */
    public static Lecture read(Path file, Path root) {
        return read(file, root, new Specs());
    }

    static Lecture read(Path file, Path root, Specs specs) {
        if (Files.isDirectory(file)) throw new InputException("cannot fill " + file + ": it is a folder; name the files in it, such as " + file.resolve("lesson.md"));
        Medium medium = Medium.of(file).orElseThrow(() -> new InputException("cannot fill " + file + ": its ending says no format; there are " + Medium.allEndings()));
        String text = InputFile.text(InputFile.bytes(file, Limit.LECTURE_BYTES), Place.of(file.toString()));
        return new Lecture(file, medium, text, root, specs);
    }

    /** With every place filled in, where that has changed. */
    public Result filled() {
        return filled(false);
    }

    /** @param again whether parts that are up to date are made again as well */
    public Result filled(boolean again) {
        return filling.fill(text, again);
    }

    /** As it was before anything was filled in. */
    public Result removed() {
        return filling.remove(text);
    }

    /**
     * The inside of a page, with everything filled in, to be pasted into the editor of a platform.
     *
     * @throws InputException where the lecture is neither Markdown nor HTML
     */
    public Result pasted(Platform platform) {
        return filling.paste(text, platform);
    }

    /** The file. */
    public Path file() {
        return file;
    }

    Medium medium() {
        return medium;
    }

    /** What became of a lecture. */
    public static final class Result {
        private final String text;
        private final int places;
        private final List<Place> renewed;
        private final List<Place> changedByHand;
        private final List<InputException> problems;
        private final boolean changed;
        private final Companions companions;

        Result(String text, int places, List<Place> renewed, List<Place> changedByHand, List<InputException> problems, boolean changed, Companions companions) {
            this.text = text;
            this.places = places;
            this.renewed = List.copyOf(renewed);
            this.changedByHand = List.copyOf(changedByHand);
            this.problems = List.copyOf(problems);
            this.changed = changed;
            this.companions = companions;
        }

        /** The whole text. */
        public String text() {
            return text;
        }

        /** How many places there are that show something. */
        public int places() {
            return places;
        }

        /** The places whose parts were made anew, or taken out. */
        public List<Place> renewed() {
            return renewed;
        }

        /** Those of them whose parts somebody had changed; the change is no more in the text. */
        public List<Place> changedByHand() {
            return changedByHand;
        }

        /** What is wrong with places, which stay as they are; each message begins with file, line and column. */
        public List<InputException> problems() {
            return problems;
        }

        /** Whether the file and what belongs to it are there as they should be. */
        public boolean isUpToDate() throws IOException {
            return !changed && companions.areThere();
        }

        /**
         * Writes the text, and what belongs to it beside it. A text that is there already, byte for byte, is not written again.
         *
         * @throws IOException where a file cannot be written
         */
        public void writeTo(Path target) throws IOException {
            companions.write(target, text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
