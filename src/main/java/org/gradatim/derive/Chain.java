package org.gradatim.derive;

import java.util.List;
import org.gradatim.expr.Expr;

/**
 * One path from the root to a name with its factors: ∂J/∂a₃ · ∂a₃/∂z₃ · … · ∂z₁/∂w₁.
 *
 * @param factors the local derivatives along the path, root first
 * @param product the factored product of their results: this path's contribution
 */
public record Chain(List<LocalDerivative> factors, Expr product) {
    public Chain {
        factors = List.copyOf(factors);
    }

    /** The names along the path, root first, the name that it leads to last. */
    public List<String> names() {
        List<String> names = new java.util.ArrayList<>();
        factors.forEach(f -> names.add(f.of()));
        names.add(factors.getLast().by());
        return names;
    }
}
