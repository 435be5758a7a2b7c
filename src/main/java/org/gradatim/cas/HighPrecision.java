package org.gradatim.cas;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;

/**
 * Values of expressions at rational points to any number of correct digits. Every number carries a bound of its error; when
 * cancellation has left too few correct digits, the whole is computed anew with more.
 */
public final class HighPrecision {
    /** Digits carried beyond those asked for: what an ordinary expression loses to rounding. */
    private static final int SPARE_DIGITS = 12;

    /** Working precisions tried one after the other, as multiples of the first: enough for cancellation of seven times the digits asked for. */
    private static final int[] STAGES = {1, 2, 8};

    private HighPrecision() {}

    /** As {@link #evaluate(SequencedMap, List, Map, int)}, of one expression without definitions. */
    public static Optional<BigDecimal> evaluate(Expr expr, Map<String, Rational> point, int digits) {
        return evaluate(Collections.emptyNavigableMap(), List.of(expr), point, digits).getFirst();
    }

    /**
     * The values of {@code exprs} at {@code point}, each correct to {@code digits} significant digits.
     *
     * <p>Empty where an expression has no real value (log 0, 1/0, √-1), where it leaves the range of about 10^±1,000,000, or
     * where the last stage still cannot tell on which side of a jump or pole it lies. A value that the last stage cannot tell
     * from zero is given as 0; when the expression is no rational function this is strong evidence, not proof.
     *
     * <p>Values may have huge exponents: add and subtract them with a {@link java.math.MathContext}.
     *
     * @param definitions named expressions in the order in which they build on each other; their names may occur in later
     *     ones and in {@code exprs}
     * @param point the value of every other name
     * @throws IllegalArgumentException if a name is neither defined nor in {@code point}
     */
    public static List<Optional<BigDecimal>> evaluate(
            SequencedMap<String, Expr> definitions, List<Expr> exprs, Map<String, Rational> point, int digits) {
        List<Ball> balls = List.of();
        for (int stage : STAGES) {
            Balls arithmetic = new Balls((digits + SPARE_DIGITS) * stage);
            balls = new Interpretation<>(arithmetic).of(definitions, exprs, name -> arithmetic.constant(valueOf(name, point)));
            if (balls.stream().allMatch(ball -> ball.isSettled(digits))) break;
        }
        return balls.stream().map(ball -> ball.rounded(digits)).toList();
    }

    private static Rational valueOf(String name, Map<String, Rational> point) {
        Rational value = point.get(name);
        if (value == null) throw new IllegalArgumentException("no value is given for `" + name + "`");
        return value;
    }
}
