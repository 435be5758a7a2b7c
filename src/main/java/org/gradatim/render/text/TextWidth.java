package org.gradatim.render.text;

/** How many columns of a terminal a text takes. */
public final class TextWidth {
    private TextWidth() {}

    private static final char ESCAPE = '\u001b';

    /** Columns of the text; combining marks and the control sequences of colours take none, East Asian wide letters two. */
    public static int of(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            if (text.charAt(i) == ESCAPE) {
                i = text.indexOf('m', i) + 1;
            } else {
                int codePoint = text.codePointAt(i);
                width += columns(codePoint);
                i += Character.charCount(codePoint);
            }
        }
        return width;
    }

    private static int columns(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(codePoint) ? 2 : 1;
        };
    }

    /** The blocks that Unicode's East Asian Width calls wide, taken whole. */
    private static boolean isWide(int codePoint) {
        return codePoint >= 0x1100 && codePoint <= 0x115F
                || codePoint >= 0x2E80 && codePoint <= 0xA4CF
                || codePoint >= 0xAC00 && codePoint <= 0xD7A3
                || codePoint >= 0xF900 && codePoint <= 0xFAFF
                || codePoint >= 0xFE30 && codePoint <= 0xFE6F
                || codePoint >= 0xFF00 && codePoint <= 0xFF60
                || codePoint >= 0x1F300 && codePoint <= 0x1FAFF
                || codePoint >= 0x20000 && codePoint <= 0x3FFFD;
    }
}
