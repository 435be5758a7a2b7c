package org.gradatim.parse.array;

import static org.gradatim.notation.Formulas.number;
import static org.gradatim.notation.Formulas.row;
import static org.gradatim.notation.Formulas.sup;

import java.util.Optional;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Script;

/** Scripts beside those that a formula has. */
final class Symbolic {
    private Symbolic() {}

    static Notation withSuperscript(Notation base, Notation script) {
        if (!(base instanceof Script s)) return sup(base, script);
        return new Script(s.base(), s.subscript(), Optional.of(s.superscript().map(old -> (Notation) row(old, script)).orElse(script)));
    }

    static Notation sub(Notation base, String indices) {
        Notation index = number(indices);
        if (base instanceof Script s && s.subscript().isEmpty()) return new Script(s.base(), Optional.of(index), s.superscript());
        return Formulas.sub(base, index);
    }
}
