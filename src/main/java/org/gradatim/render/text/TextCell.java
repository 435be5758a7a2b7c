package org.gradatim.render.text;

import org.gradatim.document.Block.Align;

/** Text filled up with spaces to a number of columns. */
final class TextCell {
    private TextCell() {}

    static String left(String text, int width) {
        return text + spaces(width - TextWidth.of(text));
    }

    static String right(String text, int width) {
        return spaces(width - TextWidth.of(text)) + text;
    }

    static String aligned(String text, int width, Align align) {
        int free = width - TextWidth.of(text);
        return switch (align) {
            case LEFT -> left(text, width);
            case RIGHT -> right(text, width);
            case CENTER -> spaces(free / 2) + text + spaces(free - free / 2);
        };
    }

    private static String spaces(int count) {
        return " ".repeat(Math.max(0, count));
    }
}
