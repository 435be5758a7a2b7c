package org.gradatim.render.escape;

/** Text as it was typed, made safe for any medium. */
public final class Plain {
    private Plain() {}

    /** The code point, with a space for line breaks and U+FFFD for what no format can hold: controls, lone surrogates. */
    public static String printable(int codePoint) {
        if (Character.isWhitespace(codePoint)) {
            return " ";
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> "\uFFFD";
            // Marks that reorder text could make a line read differently from what it says.
            case Character.FORMAT -> "";
            default -> Character.toString(codePoint);
        };
    }

    /** The text with every code point {@linkplain #printable(int) printable}. */
    public static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> printable.append(printable(c)));
        return printable.toString();
    }
}
