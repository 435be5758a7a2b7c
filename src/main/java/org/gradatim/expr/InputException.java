package org.gradatim.expr;

import java.nio.file.Path;

/**
 * Something that a user handed in is wrong. The message is complete and meant for the user: where (file, line, column), what,
 * what was expected, and how to mend it; it may have several lines (a formula with a caret under the column).
 */
public class InputException extends RuntimeException {
    public InputException(String message) {
        super(message);
    }

    public InputException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The same, said with the name of the file that it is about. */
    public InputException about(Path file) {
        return new InputException(file + ": " + getMessage(), this);
    }
}
