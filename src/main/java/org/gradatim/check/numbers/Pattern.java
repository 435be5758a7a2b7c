package org.gradatim.check.numbers;

import java.util.List;
import org.gradatim.check.mistake.MistakeClass;
import org.gradatim.notation.Notation;

/**
 * What several wrong numbers have in common.
 *
 * @param mistake  the class of mistake that explains them all
 * @param variant  which message of the class; empty where there is one only
 * @param formulas what the message speaks of, such as the common factor
 * @param scope    where it holds
 * @param names    which numbers it explains, by the names of the model
 */
public record Pattern(MistakeClass mistake, String variant, List<Notation> formulas, Scope scope, List<String> names) {
    public Pattern {
        formulas = List.copyOf(formulas);
        names = List.copyOf(names);
    }

    /** Where a mistake holds. */
    public sealed interface Scope {
        /** All numbers that can show it. */
        record Everywhere() implements Scope {}

        /** All numbers of a layer, and none of another. */
        record Layer(int number) implements Scope {}

        /** Some. */
        record Some() implements Scope {}
    }
}
