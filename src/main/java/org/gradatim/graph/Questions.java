package org.gradatim.graph;

import java.util.List;

/**
 * What a spec asks beside the derivatives.
 *
 * @param comparisons pairs of parameters whose derivatives are to be compared
 * @param symmetry    whether to look for the parameters that stay equal for ever
 */
public record Questions(List<Pair> comparisons, boolean symmetry) {
    public static final Questions NONE = new Questions(List.of(), false);

    /** Two parameters. */
    public record Pair(String left, String right) {}

    public Questions {
        comparisons = List.copyOf(comparisons);
    }
}
