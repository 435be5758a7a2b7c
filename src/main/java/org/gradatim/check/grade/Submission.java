package org.gradatim.check.grade;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one person handed in.
 *
 * @param position among all submissions, counted from 0
 * @param id       as it was given; nothing is known of it
 */
public record Submission(long position, String id, Content content) {

    /** What there is to be judged. */
    public sealed interface Content {}

    /**
     * Working in a text of any kind.
     *
     * @param name what errors call it
     */
    public record Text(String text, String name) implements Content {}

    /** A formula or a number for each quantity. */
    public record Formulas(Map<String, String> answers) implements Content {
        public Formulas {
            answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        }
    }

    /** Files, not read yet. */
    public record Files(List<Path> files) implements Content {
        public Files {
            files = List.copyOf(files);
        }
    }

    /** Nothing that can be judged; {@code problem} says why. */
    public record Unreadable(String problem) implements Content {}
}
