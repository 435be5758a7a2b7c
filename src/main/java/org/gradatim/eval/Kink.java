package org.gradatim.eval;

import org.gradatim.expr.Apply;

/**
 * A place without slope, near which a difference is taken.
 *
 * @param definition the definition in which the operation stands; the root for one in the penalty
 * @param operation  such as relu(z1)
 * @param example    the example in which it is met, counted from 0
 * @param distance   how far the operation's argument is from the kink
 */
public record Kink(String definition, Apply operation, int example, double distance) {}
