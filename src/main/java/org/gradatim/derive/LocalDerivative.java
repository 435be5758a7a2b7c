package org.gradatim.derive;

import java.util.List;
import org.gradatim.expr.Expr;

/**
 * ∂of/∂by for one definition {@code of = definition}, everything else that it names held fixed.
 *
 * @param lines      the way there rule by rule
 * @param termByTerm the result with each term tidied by itself, such as -y/a + (1-y)/(1-a)
 * @param result     the factored result, such as (a-y)/(a(1-a))
 */
public record LocalDerivative(String of, String by, Expr definition, List<RuleLine> lines, Expr termByTerm, Expr result) {
    public LocalDerivative {
        lines = List.copyOf(lines);
    }
}
