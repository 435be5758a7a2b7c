package org.gradatim.check.assertion;

/**
 * One entry of a gradient beside what the function's own values say.
 *
 * @param index counted from 0
 * @param given by the gradient that is checked
 * @param slope by differences
 * @param kind  what was found
 */
public record EntryFinding(int index, double given, FunctionSlopes.Slope slope, Kind kind) {
    /** What was found. */
    public enum Kind {
        AGREES,
        DIFFERS,
        /** The gradient has no finite number here. */
        NOT_FINITE,
        /** The function has no finite values around the point. */
        FUNCTION_NOT_FINITE,
        /** The slopes to both sides differ, so that there is no gradient. */
        KINK,
        /** The differences are too inexact to tell. */
        UNCERTAIN
    }

    /** |given - true| in relation to the larger of the two. */
    public double relativeError() {
        double size = Math.max(Math.abs(given), Math.abs(slope.value()));
        return size == 0 ? 0 : Math.abs(given - slope.value()) / size;
    }
}
