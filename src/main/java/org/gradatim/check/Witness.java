package org.gradatim.check;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One derivative ∂J/∂name by three ways that share nothing.
 *
 * @param name          the parameter, or the intermediate taken as free (then the mean over the examples)
 * @param symbolic      the symbolic gradient evaluated
 * @param dense         by the dense trainer's matrices; empty for what is no dense network's parameter
 * @param difference    by central differences of J; empty outside of the sample, or where J has no value nearby
 * @param relativeError of the witness that is farthest from the symbolic value: the distance over the larger of the two sizes, or
 *                      over {@link Tolerances#nearlyZero} of the magnitude where both are smaller; empty without another witness.
 *                      A difference at a kink is none
 * @param kink          why the difference says nothing, where it does not
 */
public record Witness(String name, double symbolic, OptionalDouble dense, OptionalDouble difference,
        OptionalDouble relativeError, Finding finding, Optional<NearbyKink> kink) {}
