package org.gradatim.check;

import org.gradatim.eval.Kink;

/**
 * A kink or jump within reach of a difference.
 *
 * @param kink           where it is
 * @param differentiable whether J has a slope all the same: the point is only near the kink, or the kink leads nowhere
 * @param slope          what the symbolic gradient takes for the operation's slope in its first argument
 */
public record NearbyKink(Kink kink, boolean differentiable, double slope) {}
