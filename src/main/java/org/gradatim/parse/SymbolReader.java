package org.gradatim.parse;

import org.gradatim.expr.InputException;
import org.gradatim.notation.Notation;

/** Reads how a symbol is set from a small part of LaTeX. */
public final class SymbolReader {
    private SymbolReader() {}

    /** @throws InputException with a caret under what is not allowed */
    public static Notation read(String latex) {
        return read(FormulaText.of(latex));
    }

    static Notation read(FormulaText latex) {
        return new SymbolParser(latex).parse();
    }
}
