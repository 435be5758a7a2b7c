package org.gradatim.parse;

import java.util.Optional;
import org.gradatim.expr.InputException;

/**
 * A formula as it was written and where, for errors that show it with a caret under the column.
 *
 * @param source where it stands; empty for a formula that comes from no file
 */
record FormulaText(String text, Optional<Yaml.Text> source) {
    /** Long formulas are shown in an excerpt with so many characters on each side of the caret. */
    private static final int AROUND = 60;

    static FormulaText of(String text) {
        return new FormulaText(text, Optional.empty());
    }

    /** A formula in a spec. */
    static FormulaText of(Yaml.Text text) {
        return new FormulaText(text.value(), Optional.of(text));
    }

    FormulaText {
        Place whole = source.map(Yaml.Text::place).orElse(Place.of("formula"));
        Limit.FORMULA.require(text.length(), whole);
    }

    /** The error that {@code message} says of what stands at {@code offset}. */
    InputException error(int offset, String message) {
        return new InputException(place(offset) + ": " + message + "\n" + excerpt(offset));
    }

    private String place(int offset) {
        return source.map(s -> s.placeOf(offset).toString()).orElseGet(() -> "column " + (text.codePointCount(0, offset) + 1));
    }

    /** The line around the offset and, below it, the caret: under the same column, as tabs are repeated before it. */
    private String excerpt(int offset) {
        int lineStart = text.lastIndexOf('\n', offset - 1) + 1;
        int lineEnd = text.indexOf('\n', offset) < 0 ? text.length() : text.indexOf('\n', offset);
        int from = back(offset, lineStart);
        int to = forth(offset, lineEnd);
        String head = (from > lineStart ? "…" : "") + Quote.printable(text.substring(from, offset));
        String tail = Quote.printable(text.substring(offset, to)) + (to < lineEnd ? "…" : "");
        StringBuilder caret = new StringBuilder();
        head.codePoints().filter(c -> !isCombining(c)).forEach(c -> caret.append(c == '\t' ? '\t' : ' '));
        return "  " + head + tail + "\n  " + caret + "^";
    }

    private int back(int offset, int lineStart) {
        return text.codePointCount(lineStart, offset) <= AROUND ? lineStart : text.offsetByCodePoints(offset, -AROUND);
    }

    private int forth(int offset, int lineEnd) {
        return text.codePointCount(offset, lineEnd) <= AROUND ? lineEnd : text.offsetByCodePoints(offset, AROUND);
    }

    /** A mark that is set over the character before it takes no column of its own. */
    private static boolean isCombining(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
