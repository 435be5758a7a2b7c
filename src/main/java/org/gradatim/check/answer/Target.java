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
record Target(Optional<Named> of, Expr formula, Named by, boolean said) {
    /** Under which an earlier line about the same is found. */
    String key() {
        return "∂" + of.map(Named::name).orElse(formula.toString()) + "/∂" + by.name();
    }
}
