package org.gradatim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The README as a reader uses it: by copying what stands in its blocks. */
final class Readme {
    private Readme() {}

    static String text() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    /** The fenced blocks of a language, in their order. */
    static List<String> blocks(String language) throws IOException {
        return Pattern.compile("^```" + language + "\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL).matcher(text())
                .results().map(block -> block.group(1)).toList();
    }
}
