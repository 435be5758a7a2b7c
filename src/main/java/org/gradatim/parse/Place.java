package org.gradatim.parse;

import org.gradatim.expr.InputException;

/**
 * Where something stands.
 *
 * @param file   the file, or what the text is called where there is none
 * @param line   counted from 1; 0 where the whole file is meant
 * @param column counted from 1, in characters as a reader counts them; 0 where the whole line is meant
 */
public record Place(String file, int line, int column) {
    /** The file as a whole. */
    public static Place of(String file) {
        return new Place(file, 0, 0);
    }

    public InputException error(String message) {
        return new InputException(this + ": " + message);
    }

    /** The place that many characters further right. */
    public Place right(int characters) {
        return new Place(file, line, column + characters);
    }

    /** {@code two-neurons.yaml:7:12}. */
    @Override
    public String toString() {
        if (line == 0) return Quote.printable(file);
        return Quote.printable(file) + ":" + line + (column == 0 ? "" : ":" + column);
    }
}
