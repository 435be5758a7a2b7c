package org.gradatim.compare;

import java.util.List;
import java.util.Map;
import org.gradatim.compare.Refinement.Round;
import org.gradatim.derive.Gradient;
import org.gradatim.derive.Proof;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Program;
import org.gradatim.prove.Grouping;
import org.gradatim.prove.UndefinedException;

/**
 * The parameters that gradient descent can never part, and those that it never moves, from given first values on: for every data set,
 * every learning rate and any number of steps. A theorem, see {@link Refinement}.
 *
 * @param rounds       how it was found; the last one proves it
 * @param valuesUnused the first values themselves were of no use to the identity test, so that only their equality was taken into
 *                     account and nothing is said to be frozen
 */
public record Symmetry(List<Round> rounds, boolean valuesUnused) {
    public Symmetry {
        rounds = List.copyOf(rounds);
    }

    /**
     * @param gradient of the program; proved to be that on the set that is found
     * @param values   first values of all parameters
     * @throws InputException where the gradient has no value at these values, whatever the data
     */
    public static Symmetry of(Program program, Gradient gradient, Map<String, Double> values, Proof proof) {
        Symmetry symmetry = refine(new Slopes(program, gradient, proof), Partition.ofValues(program, values));
        if (!symmetry.rounds.getLast().grouping().isProved()) {
            throw new InputException("which parameters stay equal cannot be proved here: the degrees of the derivatives are too large for the identity test");
        }
        return symmetry;
    }

    private static Symmetry refine(Slopes slopes, Partition start) {
        Refinement refinement = new Refinement(slopes);
        try {
            return new Symmetry(refinement.from(start), false);
        } catch (UndefinedException e) {
            if (e.isCertain()) throw hasNoValue(e);
            return withoutValues(refinement, start);
        }
    }

    private static Symmetry withoutValues(Refinement refinement, Partition start) {
        try {
            return new Symmetry(refinement.from(start.thawed()), true);
        } catch (UndefinedException e) {
            throw hasNoValue(e);
        }
    }

    private static InputException hasNoValue(UndefinedException e) {
        return new InputException("nothing can be said of what stays equal: with these first values the derivatives need " + e.getMessage()
                + ", whatever the data; give other values", e);
    }

    /** What stays equal, and what stays as it is. */
    public Partition partition() {
        return rounds.getLast().after();
    }

    public Partition start() {
        return rounds.getFirst().before();
    }

    /** The evaluation that proves it. */
    public Grouping grouping() {
        return rounds.getLast().grouping();
    }
}
