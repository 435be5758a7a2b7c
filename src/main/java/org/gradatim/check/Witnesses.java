package org.gradatim.check;

import java.util.List;
import java.util.OptionalDouble;
import org.gradatim.derive.Gradient;
import org.gradatim.graph.Model;

/**
 * Every derivative by three ways that share nothing: the symbolic gradient evaluated, the dense trainer's backward pass in
 * matrices, and central differences of J. Each knows the others' mistakes from its own: the symbolic side has no matrices, the
 * matrices no formulas, and differences know J alone.
 *
 * {@snippet :
 * Witnesses witnesses = Witnesses.of(model);
 * witnesses.all().forEach(w -> System.out.println(w.name() + " " + w.symbolic() + " " + w.finding()));
 * }
 *
 * @param cost        J at the model's numbers
 * @param denseCost   J by the dense trainer; empty where the model is no dense network
 * @param all         in the order in which the model names them
 * @param differences of how many derivatives differences were taken: all, or a random {@link #SAMPLE}
 */
public record Witnesses(double cost, OptionalDouble denseCost, List<Witness> all, int differences) {
    /** Each difference costs some runs over all data. Of more derivatives than this a random sample is taken. */
    public static final int MOST_DIFFERENCES = 2_000;

    /** The size of the sample: a mistake in one derivative of a hundred is missed with a probability of 0.7 %. */
    public static final int SAMPLE = 500;

    /** The seed of the sample; any will do, it is fixed so that runs repeat. */
    public static final long SAMPLE_SEED = 1;

    public Witnesses {
        all = List.copyOf(all);
    }

    /**
     * Hears the witnesses on every name by which the model differentiates.
     *
     * @param model one that has numbers ({@link Model#hasNumbers}); {@link SampleNumbers} gives them
     * @throws org.gradatim.expr.InputException where J or a derivative is not finite; it names the definition and the example
     */
    public static Witnesses of(Model model) {
        return of(model, Gradient.of(model.program()));
    }

    /** {@link #of(Model)} for a gradient that is known already. */
    public static Witnesses of(Model model, Gradient gradient) {
        return new Hearing(model, gradient, Tolerances.DEFAULT).witnesses();
    }

    /**
     * Lets only models pass that have a finite J and finite derivatives.
     *
     * @param model one that has numbers
     * @throws org.gradatim.expr.InputException as {@link #of(Model)} does
     */
    public static void requireFinite(Model model, Gradient gradient) {
        Probe probe = Probe.of(model);
        Slopes slopes = new Slopes(probe, gradient);
        Slopes.Values values = slopes.at(probe.point());
        Finite.require(probe, values.cost(), values.slopes(), slopes.names(), slopes.exprs());
    }

    /** Whether none disagrees. */
    public boolean agree() {
        return all.stream().noneMatch(w -> w.finding() == Finding.DISAGREES);
    }
}
