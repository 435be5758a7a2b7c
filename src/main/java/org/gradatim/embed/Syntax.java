package org.gradatim.embed;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradatim.parse.Settings;

/** How a medium marks places. */
interface Syntax {
    /** All places of a passage, from its beginning to its end; none within another. */
    List<Found> find(Passage passage);

    /**
     * What stands before and behind the author's text of a place that is filled in.
     *
     * @param generated lines that end in line feeds, without a prefix
     */
    Around around(Found.Request place, Stamp stamp, String generated);

    /** Lines that end in line feeds. */
    record Around(String before, String behind) {}

    /** Settings for the whole passage at its head, where the medium has a place for them. */
    default Optional<Settings> head(Passage passage) {
        return Optional.empty();
    }

    /** The lines, each behind the prefix of the place; an empty one has no blanks at its end. */
    static String prefixed(String lines, String prefix) {
        return lines.lines().map(line -> line.isEmpty() ? prefix.stripTrailing() : prefix + line).collect(Collectors.joining("\n"));
    }

    /** The lines as {@link #prefixed} has them, without the prefix. */
    static String unprefixed(String lines, String prefix) {
        String bare = prefix.stripTrailing();
        return lines.lines().map(line -> line.startsWith(prefix) ? line.substring(prefix.length()) : line.equals(bare) ? "" : line).collect(Collectors.joining("\n"));
    }
}
