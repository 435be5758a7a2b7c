package org.gradatim.expr;

/**
 * Something that a person wrote cannot be used as it stands. The message is complete and ready to be shown: it names the
 * thing, its place and the mend, and may run over several lines, such as a formula with a caret under the column.
 */
public final class InputException extends RuntimeException {
    /** An exception with the message to show. */
    public InputException(String message) {
        super(message);
    }
}
