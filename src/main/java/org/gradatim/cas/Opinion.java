package org.gradatim.cas;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.gradatim.expr.Rational;

/** What the second opinion says of one derivative. */
public sealed interface Opinion {
    /** Both derivatives have the same value at every point where they have one. */
    record Agrees(List<Comparison> comparisons) implements Opinion {
        /** To how many digits the values agree everywhere; no more than {@link SecondOpinion#DIGITS} are compared. */
        public int digits() {
            double largest = comparisons.stream().mapToDouble(Comparison::relativeDifference).max().orElse(0);
            return (int) Math.min(SecondOpinion.DIGITS, -Math.log10(largest));
        }
    }

    /** The values differ at a point at least. */
    record Differs(List<Comparison> comparisons) implements Opinion {}

    /** There is nothing to compare. The reason is a clause: {@code it took longer than 30 s}. */
    record NoOpinion(String reason) implements Opinion {}

    /**
     * The values at one point, to {@link SecondOpinion#DIGITS} digits.
     *
     * @param relativeDifference |ours - theirs| over the larger of the two sizes; 0 when both are 0
     */
    record Comparison(Map<String, Rational> point, BigDecimal ours, BigDecimal theirs, double relativeDifference) {
        boolean agrees() {
            return relativeDifference <= SecondOpinion.TOLERANCE;
        }
    }
}
