package org.gradatim.check;

/**
 * How far two numbers may lie apart and still count as equal. Each is relative to the <i>magnitude</i> of what was computed: the
 * size that the terms would have together if none cancelled another. So a(1-a) near a = 1 is held to the accuracy that 1-a can
 * have, not to the number of digits of its small value.
 *
 * @param rounding     for two ways of computing the same number in double precision
 * @param numericSlope for a dense witness that takes the slope of some activation numerically
 * @param doubt        how many times its own estimate of its error a difference may be off
 * @param acrossKink   for a difference that steps over a kink, if the kink is to count as one that leads nowhere
 * @param bent         slopes to the left and to the right that differ by no more than this part of themselves are one slope
 * @param nearlyZero   numbers smaller than this part of their magnitude are what is left after cancellation; relative errors are
 *                     taken of this part of the magnitude then
 */
public record Tolerances(double rounding, double numericSlope, double doubt, double acrossKink, double bent,
        double nearlyZero) {
    /**
     * Rounding: a thousand operations in a row, each off by the largest possible error and all to the same side. Numeric slopes:
     * six-point differences have about 12 digits, of which two layers of them and kinks nearby cost some. Doubt: an estimate by
     * two steps is right to a small factor. Across a kink: the digits of a difference without one. Bent: a smooth function bends
     * by far less over the step of a difference, a kink by far more. Nearly zero: a difference still has five digits of such a number.
     */
    public static final Tolerances DEFAULT = new Tolerances(1024 * Math.ulp(1.0), 1e-9, 8, 1e-7, 1e-3, 1e-4);
}
