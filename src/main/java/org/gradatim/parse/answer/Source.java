package org.gradatim.parse.answer;

import java.util.Arrays;
import org.gradatim.expr.InputException;
import org.gradatim.parse.Excerpt;
import org.gradatim.parse.Place;

/** A text with answers, and where its parts stand in the file. */
final class Source {
    private final String text;
    private final String file;
    private final int[] lineStarts;
    /** Characters before each {@code char}; empty where every character is one {@code char}. */
    private final int[] characters;

    /** @param file the file, or what the text is called where there is none */
    Source(String text, String file) {
        this.text = text;
        this.file = file;
        lineStarts = lineStarts(text);
        characters = text.chars().anyMatch(c -> Character.isSurrogate((char) c)) ? characters(text) : new int[0];
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[1 + (int) text.chars().filter(c -> c == '\n').count()];
        int count = 1;
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) == '\n') starts[count++] = i + 1;
        return starts;
    }

    private static int[] characters(String text) {
        int[] before = new int[text.length() + 1];
        for (int i = 0; i < text.length(); i++) before[i + 1] = before[i] + (Character.isLowSurrogate(text.charAt(i)) ? 0 : 1);
        return before;
    }

    String text() {
        return text;
    }

    Place place(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        int line = found >= 0 ? found : -found - 2;
        int before = characters.length == 0 ? offset - lineStarts[line] : characters[offset] - characters[lineStarts[line]];
        return new Place(file, line + 1, before + 1);
    }

    /** The error that {@code message} says of what stands at {@code offset}. */
    InputException error(int offset, String message) {
        return new InputException(place(offset) + ": " + message + "\n" + Excerpt.of(text, offset));
    }
}
