package org.gradatim.parse.array;

import org.gradatim.expr.InputException;
import org.gradatim.parse.answer.Written.Label;

/** A name that nothing is known of. */
public final class UnknownName extends InputException {
    private final transient Label label;

    UnknownName(String message, Label label) {
        super(message);
        this.label = label;
    }

    public Label label() {
        return label;
    }
}
