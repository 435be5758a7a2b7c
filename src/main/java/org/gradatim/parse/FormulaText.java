package org.gradatim.parse;

import java.util.Optional;
import org.gradatim.expr.InputException;

/**
 * A formula as it was written and where, for errors that show it with a caret under the column.
 *
 * @param source where it stands; empty for a formula that comes from no file
 */
record FormulaText(String text, Optional<Yaml.Text> source) {
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
        return new InputException(place(offset) + ": " + message + "\n" + Excerpt.of(text, offset));
    }

    private String place(int offset) {
        return source.map(s -> s.placeOf(offset).toString()).orElseGet(() -> "column " + (text.codePointCount(0, offset) + 1));
    }
}
