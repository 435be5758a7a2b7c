package org.gradatim.check.numbers;

import java.util.List;
import org.gradatim.check.mistake.Mistake;

/**
 * What several wrong numbers have in common.
 *
 * @param mistakes what explains them all, as it is with the first of them
 * @param scope    where it holds
 * @param names    which numbers it explains, by the names of the model
 */
public record Pattern(List<Mistake> mistakes, Scope scope, List<String> names) {
    public Pattern {
        mistakes = List.copyOf(mistakes);
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
