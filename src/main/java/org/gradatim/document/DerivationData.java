package org.gradatim.document;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.gradatim.notation.Notation;

/** A derivation as data, for programs rather than readers: for each weight its chains, its factors and its result. */
public record DerivationData(String title, List<Weight> weights) {
    public DerivationData {
        weights = List.copyOf(weights);
    }

    /**
     * One weight.
     *
     * @param name   in plain text: {@code w1}
     * @param paths  how many paths lead from the loss to it; empty where they were not counted
     * @param chain  for each path its factors, the loss first; of very many paths only the first. None where they were not listed:
     *               in a large network for weights that were not asked for by name
     * @param result ∂J/∂w
     */
    public record Weight(String name, OptionalLong paths, List<List<Factor>> chain, Result result) {
        public Weight {
            chain = chain.stream().map(List::copyOf).toList();
        }
    }

    /** ∂of/∂by, worked out: as notation, and as plain text that the formula reader takes back. */
    public record Factor(String of, String by, Notation value, String text) {}

    /**
     * The closed form, and its value where there are numbers.
     *
     * @param text plain; with several examples the derivative of one example's loss plus what the penalty adds, of which the cost's
     *             derivative is the mean
     */
    public record Result(Notation formula, String text, OptionalDouble value) {}
}
