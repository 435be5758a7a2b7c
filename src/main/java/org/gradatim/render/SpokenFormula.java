package org.gradatim.render;

import org.gradatim.notation.Notation;

/** Formulas in words. */
public final class SpokenFormula {
    private SpokenFormula() {}

    /** The formula as it is read aloud. */
    public static String of(Notation formula) {
        return TextFormula.of(formula, TextStyle.PLAIN);
    }
}
