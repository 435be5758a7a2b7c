package org.gradatim.render.formula;

import org.gradatim.notation.Notation;

/** Knows the size of a formula in the format at hand; an estimate will do where the format sets its formulas itself. */
@FunctionalInterface
public interface Measure {
    /** How much room a formula takes, in em: to the right of its origin, above and below its baseline. */
    record Size(double width, double height, double depth) {}

    /** The size of a formula as it is set in running text. */
    Size of(Notation formula);
}
