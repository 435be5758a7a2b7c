package org.gradatim.embed;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradatim.render.Fragment;
import org.gradatim.render.PictureFiles;

/** What lectures are written in. */
enum Medium {
    MARKDOWN(".md", ".markdown") {
        @Override
        Syntax syntax() {
            return new MarkdownSyntax();
        }

        @Override
        Fragment fragment(PictureFiles pictures) {
            return Fragment.github(pictures);
        }
    };

    private final List<String> endings;

    Medium(String... endings) {
        this.endings = List.of(endings);
    }

    /** How it marks places. */
    abstract Syntax syntax();

    /** How a part is written in it. */
    abstract Fragment fragment(PictureFiles pictures);

    /** The medium of a file by its ending, upper or lower case; of several endings that fit the longest counts. */
    static Optional<Medium> of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(m -> m.fit(name) > 0).max(Comparator.comparingInt(m -> m.fit(name)));
    }

    private int fit(String name) {
        return endings.stream().filter(name::endsWith).mapToInt(String::length).max().orElse(0);
    }

    /** All endings, as a message lists them. */
    static String allEndings() {
        return Arrays.stream(values()).flatMap(m -> m.endings.stream()).collect(Collectors.joining(", "));
    }
}
