package org.gradatim.derive;

import java.util.List;
import org.gradatim.expr.Expr;

/**
 * How the root depends on one name, and its derivative.
 *
 * @param name            a parameter, or an intermediate taken as free
 * @param pathCount       how many paths lead from the root to the name; {@link Long#MAX_VALUE} stands for more than can be counted
 * @param chains          the paths with their factors, the first {@link Derivation#MOST_CHAINS} of them
 * @param result          the factored derivative of the root, for one example
 * @param viaErrorSignals the same through the error signals of the layer above, as backpropagation computes it; names of signals are
 *                        those of {@link Gradient#signal}
 * @param penalty         what the cost's penalty adds, 0 where there is none
 */
public record WeightDerivation(String name, long pathCount, List<Chain> chains, Expr result, Expr viaErrorSignals, Expr penalty) {
    public WeightDerivation {
        chains = List.copyOf(chains);
    }

    /** Whether the root depends on the name at all. */
    public boolean isReached() {
        return pathCount > 0;
    }
}
