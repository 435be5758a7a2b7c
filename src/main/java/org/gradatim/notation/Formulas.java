package org.gradatim.notation;

import java.util.List;
import java.util.Optional;
import org.gradatim.notation.Notation.Derivative;
import org.gradatim.notation.Notation.Face;
import org.gradatim.notation.Notation.Infix;
import org.gradatim.notation.Notation.Numeral;
import org.gradatim.notation.Notation.Prefix;
import org.gradatim.notation.Notation.Relation;
import org.gradatim.notation.Notation.Row;
import org.gradatim.notation.Notation.Script;
import org.gradatim.notation.Notation.Symbol;

/** Short names for the notations that are built most often. */
public final class Formulas {
    private Formulas() {}

    public static Symbol symbol(String text) {
        return new Symbol(text);
    }

    public static Symbol bold(String text) {
        return new Symbol(text, Face.BOLD);
    }

    public static Symbol upright(String text) {
        return new Symbol(text, Face.UPRIGHT);
    }

    /** An integer or decimal; a leading minus becomes a {@link Prefix}. */
    public static Notation number(String digits) {
        return digits.startsWith("-") ? new Prefix("-", new Numeral(digits.substring(1))) : new Numeral(digits);
    }

    public static Script sub(Notation base, Notation subscript) {
        return new Script(base, Optional.of(subscript), Optional.empty());
    }

    public static Script sup(Notation base, Notation superscript) {
        return new Script(base, Optional.empty(), Optional.of(superscript));
    }

    public static Script script(Notation base, Notation subscript, Notation superscript) {
        return new Script(base, Optional.of(subscript), Optional.of(superscript));
    }

    public static Notation sum(List<Notation> terms) {
        return terms.size() == 1 ? terms.getFirst() : new Infix(Operator.PLUS, terms);
    }

    public static Notation product(List<Notation> factors) {
        return factors.size() == 1 ? factors.getFirst() : new Infix(Operator.TIMES, factors);
    }

    /** Factors with a visible dot between them, as the derivatives of a chain are set. */
    public static Notation chain(List<Notation> factors) {
        return factors.size() == 1 ? factors.getFirst() : new Infix(Operator.DOT, factors);
    }

    public static Notation minus(Notation operand) {
        return new Prefix("-", operand);
    }

    public static Relation equation(Notation left, Notation right) {
        return new Relation(left, "=", right);
    }

    /** ∂of/∂by. */
    public static Derivative partial(Notation of, Notation by) {
        return new Derivative(of, by, true);
    }

    public static Row row(Notation... parts) {
        return new Row(List.of(parts));
    }
}
