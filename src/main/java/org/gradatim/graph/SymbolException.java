package org.gradatim.graph;

/** A symbol in LaTeX has something at this place that is not allowed there. The message says what is. */
public final class SymbolException extends RuntimeException {
    private final int offset;

    SymbolException(int offset, String message) {
        super(message);
        this.offset = offset;
    }

    /** Where, in characters from the start. */
    public int offset() {
        return offset;
    }
}
