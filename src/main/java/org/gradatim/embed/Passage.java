package org.gradatim.embed;

import java.util.Arrays;
import org.gradatim.parse.Place;

/** A text in which places are looked for: a whole file, or one cell of a notebook. */
final class Passage {
    /** What stands before the text of some files, and is none of it. */
    static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String text;
    private final String name;
    /** Where each line begins. */
    private final int[] starts;

    /** @param name what messages call it */
    Passage(String text, String name) {
        this.text = text;
        this.name = name;
        int[] found = new int[text.length() + 1];
        int count = 1;
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) found[0] = 1;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n' || text.charAt(i) == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n')) found[count++] = i + 1;
        }
        this.starts = Arrays.copyOf(found, count);
    }

    String text() {
        return text;
    }

    String name() {
        return name;
    }

    /** The number of the line that holds a character, counted from 0. */
    private int line(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return Math.max(0, found >= 0 ? found : -found - 2);
    }

    /** Where the line of a character begins. */
    int lineStart(int offset) {
        return Math.min(starts[line(offset)], offset);
    }

    /** The line and column of a character, both counted from 1. */
    Place place(int offset) {
        return new Place(name, line(offset) + 1, 1 + text.codePointCount(lineStart(offset), offset));
    }

    /** How its lines end; those of a text of one line as on most machines. */
    String lineEnd() {
        int end = text.indexOf('\n');
        if (end > 0 && text.charAt(end - 1) == '\r') return "\r\n";
        return end < 0 && text.indexOf('\r') >= 0 ? "\r" : "\n";
    }
}
