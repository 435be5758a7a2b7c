package org.gradatim.parse.array;

import java.util.function.Supplier;
import org.gradatim.expr.InputException;
import org.gradatim.parse.answer.Written.Label;

/**
 * A name that nothing is known of. Sums try names until there is no further one, so that most of these are never shown: the message is
 * worked out when it is asked for, and no trace is kept.
 */
public final class UnknownName extends InputException {
    private final transient Label label;
    private final transient Supplier<String> words;
    private String message;

    UnknownName(Label label, Supplier<String> words) {
        super(label.source());
        this.label = label;
        this.words = words;
    }

    /** The name that stands for nothing. */
    public Label label() {
        return label;
    }

    @Override
    public String getMessage() {
        if (message == null) message = words.get();
        return message;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
