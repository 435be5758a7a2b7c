package org.gradatim.embed;

import org.gradatim.parse.Place;

/**
 * A text in which places are looked for: a whole file, or one cell of a notebook.
 *
 * @param name what messages call it
 */
record Passage(String text, String name) {
    /** What stands before the text of some files, and is none of it. */
    static final char BYTE_ORDER_MARK = '\uFEFF';

    /** The line and column of a character, both counted from 1. */
    Place place(int offset) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < offset; i++) {
            if (text.charAt(i) == '\n' || text.charAt(i) == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n')) {
                line++;
                start = i + 1;
            }
        }
        boolean marked = start == 0 && offset > 0 && text.charAt(0) == BYTE_ORDER_MARK;
        return new Place(name, line, 1 + text.codePointCount(start, offset) - (marked ? 1 : 0));
    }

    /** How its lines end; those of a text of one line as on most machines. */
    String lineEnd() {
        int end = text.indexOf('\n');
        if (end > 0 && text.charAt(end - 1) == '\r') return "\r\n";
        return end < 0 && text.indexOf('\r') >= 0 ? "\r" : "\n";
    }

    /** Where the line of a character begins. */
    int lineStart(int offset) {
        int start = offset;
        while (start > 0 && text.charAt(start - 1) != '\n' && text.charAt(start - 1) != '\r') start--;
        return start == 0 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? Math.min(1, offset) : start;
    }
}
