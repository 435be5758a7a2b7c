package org.gradatim.check;

import org.gradatim.expr.Apply;

/**
 * A kink or jump within reach of a difference.
 *
 * @param function       what has the kink, such as relu(z1)
 * @param example        in which example, counted from 1
 * @param differentiable whether the loss has a slope all the same: the kink is only near, or leads nowhere
 * @param slope          what the symbolic gradient takes for the function's slope in its first argument
 */
public record Kink(Apply function, int example, boolean differentiable, double slope) {}
