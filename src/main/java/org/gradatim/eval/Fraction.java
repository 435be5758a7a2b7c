package org.gradatim.eval;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;

/**
 * A product or quotient as factors above and below, without those that stand in both: z (1+x²)/(x²+1) is z. Factors are known by
 * their values, as all else in the field is.
 */
record Fraction(List<Expr> above, List<Expr> below) {
    /** Of longer products nothing is cancelled, so that a chain of any length costs no more than its length. */
    private static final int MOST_FACTORS = 32;

    /** The binary logarithm of how many pairs of factors are compared in one product. */
    static final int PAIR_BITS = 8;

    private record Factor(Expr expr, boolean below) {}

    /** The fraction where something cancels. */
    static Optional<Fraction> cancelled(Apply product, FieldRun run) {
        Fraction all = new Fraction(new ArrayList<>(), new ArrayList<>());
        if (!all.add(product)) return Optional.empty();
        int before = all.below.size();
        all.below.removeIf(divisor -> all.removesAbove(run.value(divisor), run));
        return all.below.size() < before ? Optional.of(all) : Optional.empty();
    }

    private boolean removesAbove(long[] value, FieldRun run) {
        for (int i = 0; i < above.size(); i++) {
            if (!Arrays.equals(run.value(above.get(i)), value)) continue;
            above.remove(i);
            return true;
        }
        return false;
    }

    /** Whether the product is short enough and divides by something. */
    private boolean add(Apply product) {
        Deque<Factor> open = new ArrayDeque<>(List.of(new Factor(product, false)));
        while (!open.isEmpty()) {
            if (above.size() + below.size() + open.size() > MOST_FACTORS) return false;
            Factor next = open.pop();
            switch (next.expr) {
                case Apply a when a.op() == Arithmetic.MULTIPLY -> a.arguments().forEach(x -> open.push(new Factor(x, next.below)));
                case Apply a when a.op() == Arithmetic.DIVIDE -> {
                    open.push(new Factor(a.argument(), next.below));
                    open.push(new Factor(a.arguments().get(1), !next.below));
                }
                case Apply a when LinearTerms.isSmallPower(a) ->
                        Collections.nCopies(((Const) a.arguments().get(1)).value().intValue(), a.argument()).forEach(x -> open.push(new Factor(x, next.below)));
                default -> (next.below ? below : above).add(next.expr);
            }
        }
        return !below.isEmpty();
    }
}
