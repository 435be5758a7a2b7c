package org.gradatim.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Where a command line writes. Both streams speak UTF-8 whatever the locale, so that formulas arrive everywhere.
 *
 * @param out      results; unlike other print streams it throws: {@link ClosedPipe} when nobody reads any more, else
 *                 {@link UncheckedIOException}
 * @param err      messages
 * @param colours  whether {@code out} may be coloured
 * @param progress whether {@code err} is a terminal, on which a progress bar may move
 */
record Streams(PrintStream out, PrintStream err, boolean colours, boolean progress) {
    /** The streams of the process. Colours need a terminal and no {@code NO_COLOR} (no-color.org). */
    static Streams standard() {
        var out = new BufferedOutputStream(new Throwing(new FileOutputStream(FileDescriptor.out)));
        var err = new FileOutputStream(FileDescriptor.err);
        String noColour = System.getenv("NO_COLOR");
        return new Streams(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                (noColour == null || noColour.isEmpty()) && isTerminal("out"),
                isTerminal("err"));
    }

    /** The launcher says which streams are terminals; without it, only a console on both ends counts. */
    private static boolean isTerminal(String stream) {
        String terminals = System.getProperty("gradatim.terminals");
        return terminals == null
                ? System.console() != null && System.console().isTerminal()
                : terminals.contains(stream);
    }

    /** The width of the terminal as the launcher or the shell tells it. */
    static OptionalInt columns() {
        String told = System.getenv("COLUMNS");
        return told != null && told.matches("[1-9][0-9]{0,3}") ? OptionalInt.of(Integer.parseInt(told)) : OptionalInt.empty();
    }

    /** The reader of standard output has gone, as in {@code | head}: no mistake, and nothing to be said. */
    static final class ClosedPipe extends RuntimeException {
        private ClosedPipe(IOException cause) {
            super(cause);
        }
    }

    /** Makes failures unchecked, since a print stream hides checked ones. */
    private static final class Throwing extends FilterOutputStream {
        Throwing(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                throw unchecked(e);
            }
        }

        /** The system's words are all there is to go by: "Broken pipe", "The pipe is being closed". */
        private static RuntimeException unchecked(IOException e) {
            String words = String.valueOf(e.getMessage());
            return words.toLowerCase(Locale.ROOT).contains("pipe")
                    ? new ClosedPipe(e)
                    : new UncheckedIOException(new IOException("cannot write to standard output: " + words, e));
        }
    }
}
