package org.gradatim.check.numbers;

import java.util.List;
import java.util.Optional;
import org.gradatim.check.mistake.Mistake;
import org.gradatim.check.mistake.MistakeClass;
import org.gradatim.expr.Expr;
import org.gradatim.notation.Notation;

/**
 * What may have been done wrong with one number.
 *
 * @param kind     the class of mistake, with what makes it one and the same in several numbers
 * @param number   what the mistake gives
 * @param variant  the same as an expression
 * @param formulas what a message speaks of
 * @param cost     how far-fetched it is
 * @param placed   the mistakes with their place in the derivation, where they were made in one
 */
record Suspicion(Kind kind, double number, Expr variant, List<Notation> formulas, int cost, Optional<List<Mistake>> placed) {
    Suspicion {
        formulas = List.copyOf(formulas);
    }

    Suspicion(Kind kind, double number, Expr variant, List<Notation> formulas, int cost) {
        this(kind, number, variant, formulas, cost, Optional.empty());
    }

    /**
     * A mistake that several numbers may have in common.
     *
     * @param variant which message of the class
     * @param detail  such as the factor
     */
    record Kind(MistakeClass mistake, String variant, String detail) {}
}
