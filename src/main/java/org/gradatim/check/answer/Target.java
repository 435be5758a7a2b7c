package org.gradatim.check.answer;

import java.util.Optional;
import org.gradatim.expr.Expr;

/**
 * What a left side asks for: ∂of/∂by.
 *
 * @param of      the name of what is differentiated; empty for a formula
 * @param formula what is differentiated
 * @param by      by what
 * @param said    whether it was said what is differentiated: ∂J/∂w₁ and not dw1, of which nobody knows whether it has a 1/m
 */
record Target(Optional<Named> of, Optional<Expr> formula, Named by, boolean said) {
    /** ∂of/∂by of a name. */
    static Target of(Named of, Named by, boolean said) {
        return new Target(Optional.of(of), Optional.empty(), by, said);
    }

    /** The name or formula that is differentiated, in plain text. */
    String ofText() {
        return of.map(Named::name).orElseGet(() -> formula.orElseThrow().toString());
    }

    /** Under which an earlier line about the same is found. */
    String key() {
        return "∂" + ofText() + "/∂" + by.name();
    }
}
