package org.gradatim.check;

/**
 * Where a training came to a number that is none.
 *
 * @param epoch after so many updates
 * @param what  whose number it was
 * @param name  the parameter, or the one by which the derivative was taken; of the cost its own name
 * @param value NaN, or plus or minus infinity
 */
public record Divergence(int epoch, What what, String name, double value) {
    /** What was no longer finite. */
    public enum What { COST, PARAMETER, DERIVATIVE }
}
