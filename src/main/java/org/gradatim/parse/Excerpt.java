package org.gradatim.parse;

/** What stands around a place in a text, with a caret under its column. */
public final class Excerpt {
    /** Long lines are cut to so many characters on each side of the caret. */
    private static final int AROUND = 60;

    private Excerpt() {}

    /** The line around the offset and, below it, the caret: under the same column, as tabs are repeated before it. */
    public static String of(String text, int offset) {
        int from = back(text, offset);
        int to = forth(text, offset);
        String head = (from > 0 && text.charAt(from - 1) != '\n' ? "…" : "") + Quote.printable(text.substring(from, offset));
        String tail = Quote.printable(text.substring(offset, to)) + (to < text.length() && text.charAt(to) != '\n' ? "…" : "");
        StringBuilder caret = new StringBuilder();
        head.codePoints().filter(c -> !isCombining(c)).forEach(c -> caret.append(c == '\t' ? '\t' : ' '));
        return "  " + head + tail + "\n  " + caret + "^";
    }

    private static int back(String text, int offset) {
        int at = offset;
        for (int i = 0; i < AROUND && at > 0 && text.charAt(at - 1) != '\n'; i++) at = text.offsetByCodePoints(at, -1);
        return at;
    }

    private static int forth(String text, int offset) {
        int at = offset;
        for (int i = 0; i < AROUND && at < text.length() && text.charAt(at) != '\n'; i++) at = text.offsetByCodePoints(at, 1);
        return at;
    }

    /** A mark that is set over the character before it takes no column of its own. */
    private static boolean isCombining(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
