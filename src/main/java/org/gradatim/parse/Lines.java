package org.gradatim.parse;

import java.util.Arrays;

/** A text by lines and columns, where columns count characters and not the {@code char}s of Java. */
final class Lines {
    private final int[] characters;
    /** Where each line begins. */
    private final int[] starts;
    /** The number of the first line. */
    private final int first;

    Lines(String text) {
        this(text, 1);
    }

    /** A text that stands in a file, from this line on. */
    Lines(String text, int first) {
        this.first = first;
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
        int line = place.line() - first;
        if (line >= starts.length) return characters.length;
        return Math.min(characters.length, starts[line] + place.column() - 1);
    }

    /** The character at this place; -1 at the end. */
    int at(Place place) {
        int offset = offset(place);
        return offset < characters.length ? characters[offset] : -1;
    }

    /**
     * Where a character of a text stands that begins at {@code start}. YAML may have put it into quotes, or its lines into one;
     * white space of the file that the text lacks is passed over.
     *
     * @param offset of the character in the text, in {@code char}s
     * @return {@code start} where the file has the text in other characters, by an escape say
     */
    Place find(String text, int offset, Place start) {
        int at = firstCharacter(start);
        for (int i = 0; i <= offset; i = text.offsetByCodePoints(i, 1)) {
            boolean end = i == text.length();
            boolean space = !end && isSpace(text.codePointAt(i));
            if (!end && !space) while (at < characters.length && isSpace(characters[at])) at++;
            boolean same = !end && at < characters.length && characters[at] == text.codePointAt(i);
            if (i == offset && (same || end)) return place(at, start);
            if (same) at++;
            else if (!space) return start;
        }
        return start;
    }

    /** Behind the quote of a quoted text, and below the sign of a folded one. */
    private int firstCharacter(Place start) {
        int at = offset(start);
        if (at == characters.length) return at;
        return switch (characters[at]) {
            case '"', '\'' -> at + 1;
            case '|', '>' -> start.line() - first + 1 < starts.length ? starts[start.line() - first + 1] : characters.length;
            default -> at;
        };
    }

    private Place place(int offset, Place in) {
        int found = Arrays.binarySearch(starts, offset);
        int line = found >= 0 ? found : -found - 2;
        return new Place(in.file(), line + first, offset - starts[line] + 1);
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
