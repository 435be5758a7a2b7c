package org.gradatim.check.grade;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gradatim.graph.Model;

/**
 * What a table of grades was begun with. It stands beside the table, so that the rest is graded in the same way after an interruption.
 *
 * @param parts by what they are of: {@code spec}, {@code submissions}, …
 */
public record SheetState(Map<String, String> parts) {
    private static final String FORMAT = "gradatim grades 1";

    public SheetState {
        parts = new TreeMap<>(parts);
    }

    /**
     * The state for these submissions of this spec.
     *
     * @param feedback what else the result depends on, in a word or more
     */
    public static SheetState of(Path spec, Model model, Submissions submissions, String feedback) throws IOException {
        MessageDigest digest = FileScan.digest();
        digest.update(Files.readAllBytes(spec));
        model.data().columns().forEach((name, column) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(Arrays.toString(column).getBytes(StandardCharsets.UTF_8));
        });
        return new SheetState(Map.of("spec", HexFormat.of().formatHex(digest.digest()), "set of submissions", submissions.fingerprint(),
                "kind of feedback", feedback));
    }

    String text() {
        StringBuilder text = new StringBuilder(FORMAT).append('\n');
        parts.forEach((what, digest) -> text.append(what).append('=').append(digest).append('\n'));
        return text.toString();
    }

    /** What is not as in the text of another state; all where that is none. */
    List<String> differences(String other) {
        List<String> lines = other.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().equals(FORMAT)) return List.copyOf(parts.keySet());
        List<String> differences = new ArrayList<>();
        parts.forEach((what, digest) -> {
            if (!lines.contains(what + "=" + digest)) differences.add(what);
        });
        return differences;
    }
}
