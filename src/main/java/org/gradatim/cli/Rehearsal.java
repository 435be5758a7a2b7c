package org.gradatim.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Runs many command lines in one virtual machine while the build records what they load, for the AOT cache. Lines come
 * from standard input, words parted by blanks; those that begin with {@code #} say why.
 */
final class Rehearsal {
    private Rehearsal() {}

    /** Ends with the worst exit code. */
    public static void main(String[] args) throws IOException {
        Streams streams = Streams.standard();
        int worst = Shell.DONE;
        for (String line : lines()) {
            int code = new Shell(streams).run(line.split(" +"));
            if (code != Shell.DONE) {
                streams.err().println("while rehearsing: " + line);
            }
            worst = Math.max(worst, code);
        }
        System.exit(worst);
    }

    private static List<String> lines() throws IOException {
        try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            return in.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
        }
    }
}
