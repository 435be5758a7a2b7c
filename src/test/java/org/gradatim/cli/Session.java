package org.gradatim.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A command line run inside of this virtual machine: its exit code, and what it wrote. */
record Session(int code, String out, String err) {
    static Session of(String... arguments) {
        return run(false, arguments);
    }

    /** With an output that welcomes colours. */
    static Session coloured(String... arguments) {
        return run(true, arguments);
    }

    private static Session run(boolean colours, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = new Shell(new Streams(printing(out), printing(err), colours, false)).run(arguments);
        return new Session(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream printing(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, false, StandardCharsets.UTF_8);
    }
}
