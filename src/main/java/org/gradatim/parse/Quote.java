package org.gradatim.parse;

import java.util.Collection;
import java.util.stream.Collectors;

/** What a user wrote, as error messages quote it: short, and without signs that would disturb a terminal. */
public final class Quote {
    /** Quotations are cut to this many characters. */
    private static final int LONGEST = 60;

    /** No more than so many are listed. */
    private static final int MOST = 24;

    /** Stands for a sign that has no glyph of its own. */
    private static final int REPLACEMENT = 0xFFFD;

    private Quote() {}

    /** The text between backticks, cut where it is long. */
    public static String of(String text) {
        int length = text.codePointCount(0, text.length());
        String shown = length <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
        return "`" + printable(shown).replace('\n', ' ') + "`";
    }

    /** Several quotations with commas between them; of very many the first ones. */
    public static String all(Collection<String> texts) {
        String first = texts.stream().limit(MOST).map(Quote::of).collect(Collectors.joining(", "));
        return texts.size() <= MOST ? first : first + ", … (" + (texts.size() - MOST) + " more)";
    }

    /** The text with control signs, and those that turn the writing direction, replaced; tabs and line ends stay. */
    public static String printable(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().map(c -> isHarmful(c) ? REPLACEMENT : c).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isHarmful(int c) {
        if (c == '\t' || c == '\n') return false;
        return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || Character.getType(c) == Character.SURROGATE;
    }
}
