package org.gradatim.check.mistake;

import java.util.List;
import org.gradatim.notation.Notation;

/**
 * One mistake that explains a wrong answer, or one of two that do so together. Words are found by {@link #kind} and {@link #variant} in
 * the message bundle.
 *
 * @param kind      its class
 * @param variant   which message of the class, such as {@code doubled}; empty where there is one only
 * @param where     the true chain with the place of the mistake marked ({@link org.gradatim.notation.Role})
 * @param whereText the same place in plain text: {@code ∂a1/∂z1}
 * @param formulas  what the message speaks of, in order: what was expected, what was used instead, …
 */
public record Mistake(MistakeClass kind, String variant, Notation where, String whereText, List<Notation> formulas) {
    public Mistake {
        formulas = List.copyOf(formulas);
    }
}
