package org.gradatim.parse;

import java.util.Arrays;

/** A text by lines and columns, where columns count characters and not the {@code char}s of Java. */
final class Lines {
    private final int[] characters;
    /** Where each line begins. */
    private final int[] starts;

    Lines(String text) {
        characters = text.codePoints().toArray();
        int[] found = new int[characters.length + 1];
        int count = 1;
        for (int i = 0; i < characters.length; i++) if (endsLine(i)) found[count++] = i + 1;
        starts = Arrays.copyOf(found, count);
    }

    /** A line ends with a line feed, a carriage return, or both in that order. */
    private boolean endsLine(int i) {
        return characters[i] == '\n' || characters[i] == '\r' && (i + 1 == characters.length || characters[i + 1] != '\n');
    }

    int length() {
        return characters.length;
    }

    /** How many characters are before this place. */
    int offset(Place place) {
        if (place.line() > starts.length) return characters.length;
        return Math.min(characters.length, starts[place.line() - 1] + place.column() - 1);
    }

    /** The character at this place; -1 at the end. */
    int at(Place place) {
        int offset = offset(place);
        return offset < characters.length ? characters[offset] : -1;
    }

    /** Whether these very characters stand at the place. */
    boolean has(String text, Place place) {
        int offset = offset(place);
        int length = text.codePointCount(0, text.length());
        if (offset + length > characters.length) return false;
        for (int i = 0, c = 0; i < length; i++, c = text.offsetByCodePoints(c, 1)) {
            if (characters[offset + i] != text.codePointAt(c)) return false;
        }
        return true;
    }
}
