package org.gradatim.derive;

import org.gradatim.expr.Expr;

/**
 * The error signal δ = ∂root/∂z of one pre-activation (of any intermediate, where the program is no network).
 *
 * @param of        the definition
 * @param recursive δ through the signals that come after it, such as δ₃ w₅ a₁(1-a₁)
 * @param result    δ written out in the names of the program
 */
public record ErrorSignal(String of, Expr recursive, Expr result) {}
