package org.gradatim.render;

import java.util.List;
import java.util.Locale;
import org.gradatim.notation.Notation;

/** Formulas in words. */
public final class SpokenFormula {
    private SpokenFormula() {}

    /** One line of a formula that has been broken. */
    static String line(List<Piece> line, Locale language) {
        return TextFormula.line(line, TextStyle.PLAIN);
    }

    /** The formula as it is read aloud. */
    public static String of(Notation formula) {
        return TextFormula.of(formula, TextStyle.PLAIN);
    }
}
