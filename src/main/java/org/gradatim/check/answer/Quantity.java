package org.gradatim.check.answer;

import java.util.List;
import org.gradatim.notation.Notation;

/**
 * What an answer is about: ∂of/∂by, for one name or for the entries of an array.
 *
 * @param text     in plain text: {@code dJ/dw1}, {@code dJ/dW1}
 * @param notation how it is set: ∂J/∂w₁
 * @param of       the name of what is differentiated
 * @param by       by which names, row by row
 * @param rows     of the array {@code by}; 1 for a scalar
 */
public record Quantity(String text, Notation notation, String of, List<String> by, int rows) {
    public Quantity {
        by = List.copyOf(by);
    }

    /** The columns of the array {@code by}; 1 for a scalar. */
    public int columns() {
        return by.size() / rows;
    }
}
