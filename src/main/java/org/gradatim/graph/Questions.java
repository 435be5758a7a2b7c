package org.gradatim.graph;

import java.util.List;

/**
 * What a spec asks beside the derivatives.
 *
 * @param comparisons pairs of parameters whose derivatives are to be compared
 * @param symmetry    whether to look for the parameters that stay equal for ever
 * @param claims      what is said of the model and is to be judged
 * @param rubric      what answers to it are worth
 */
public record Questions(List<Pair> comparisons, boolean symmetry, List<Claim> claims, Rubric rubric) {
    public static final Questions NONE = new Questions(List.of(), false, List.of(), Rubric.DEFAULT);

    /** Two parameters. */
    public record Pair(String left, String right) {}

    public Questions {
        comparisons = List.copyOf(comparisons);
        claims = List.copyOf(claims);
    }
}
