package org.gradatim.cas;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.gradatim.cas.Opinion.Agrees;
import org.gradatim.cas.Opinion.Comparison;
import org.gradatim.cas.Opinion.Differs;
import org.gradatim.cas.Opinion.NoOpinion;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;

/**
 * Asks Symja, a computer algebra system that knows nothing of our rules, for the derivatives that we have found, and compares
 * the two to many digits. Ops are handed over by their definitions, so that our own derivative rules take no part.
 *
 * <p>The first question of a program takes about two seconds, in which Symja starts. No thread is left behind.
 */
public final class SecondOpinion {
    /** The digits of every value that is compared. */
    public static final int DIGITS = 40;

    /** The largest relative difference of values that agree: half of the digits, far from chance and far from rounding. */
    public static final double TOLERANCE = 1e-20;

    private SecondOpinion() {}

    /**
     * Compares a gradient with Symja's at the given points, variable by variable, in the gradient's order.
     *
     * <p>Points on a kink say nothing: Symja's derivative of a step is zero there too. Points at which one of the two derivatives
     * has no value are left out.
     *
     * @param definitions named expressions in the order in which they build on each other; may be empty
     * @param root the function, in terms of the definitions, the variables and other names
     * @param ourGradient for each variable ∂root/∂variable, in terms of the same names
     * @param points the values of all names that are not defined
     */
    public static SequencedMap<String, Opinion> compare(
            SequencedMap<String, Expr> definitions,
            Expr root,
            SequencedMap<String, Expr> ourGradient,
            List<Map<String, Rational>> points) {
        SequencedMap<String, Opinion> opinions = new LinkedHashMap<>();
        try {
            SymjaGradient theirs = SymjaGradient.of(definitions, root, ourGradient.sequencedKeySet());
            compare(theirs, ourGradient, points).forEach((variable, comparisons) -> opinions.put(variable, opinion(comparisons)));
        } catch (NoAnswerException e) {
            ourGradient.keySet().forEach(variable -> opinions.put(variable, new NoOpinion(e.getMessage())));
        }
        return opinions;
    }

    private static SequencedMap<String, List<Comparison>> compare(
            SymjaGradient theirs, SequencedMap<String, Expr> ourGradient, List<Map<String, Rational>> points) {
        SequencedMap<String, List<Comparison>> comparisons = new LinkedHashMap<>();
        List<Expr> both = new ArrayList<>(ourGradient.values());
        both.addAll(theirs.derivatives().values());
        for (Map<String, Rational> point : points) {
            List<Optional<BigDecimal>> values = HighPrecision.evaluate(theirs.definitions(), both, point, DIGITS);
            int i = 0;
            for (String variable : ourGradient.keySet()) {
                List<Comparison> ofVariable = comparisons.computeIfAbsent(variable, _ -> new ArrayList<>());
                Optional<BigDecimal> other = values.get(ourGradient.size() + i);
                values.get(i++).ifPresent(our -> other.ifPresent(their -> ofVariable.add(comparison(point, our, their))));
            }
        }
        return comparisons;
    }

    private static Comparison comparison(Map<String, Rational> point, BigDecimal ours, BigDecimal theirs) {
        BigDecimal size = ours.abs().max(theirs.abs());
        double difference = size.signum() == 0
                ? 0
                : ours.subtract(theirs, MathContext.DECIMAL64).abs().divide(size, MathContext.DECIMAL64).doubleValue();
        return new Comparison(point, ours, theirs, difference);
    }

    private static Opinion opinion(List<Comparison> comparisons) {
        if (comparisons.isEmpty()) return new NoOpinion("at none of the points both derivatives have a value");
        return comparisons.stream().allMatch(Comparison::agrees)
                ? new Agrees(List.copyOf(comparisons))
                : new Differs(List.copyOf(comparisons));
    }
}
