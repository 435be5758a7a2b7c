package org.gradatim.derive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;

/**
 * A product: coefficient · Π baseᵉ with integer exponents other than 0, in the order in which the bases came. Multiplying two
 * of these is where factors cancel.
 */
record Factored(Rational coefficient, Map<Base, Integer> powers) {
    static final Factored ZERO = new Factored(Rational.ZERO, Map.of());
    static final Factored ONE = new Factored(Rational.ONE, Map.of());

    /**
     * What is raised to a power. Two bases are the same when their keys are: an atom by itself, a sum by its polynomial, so that
     * {@code 1-a} meets {@code -a+1}.
     *
     * @param key   an {@link Expr} or a {@link Polynomial}
     * @param shown how it is printed
     */
    record Base(Object key, Expr shown) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Base b && key.equals(b.key);
        }

        @Override
        public int hashCode() {
            return key.hashCode();
        }

        boolean isSum() {
            return shown instanceof Apply a && a.op() == Arithmetic.ADD;
        }
    }

    static Factored of(Rational coefficient) {
        return coefficient.isZero() ? ZERO : new Factored(coefficient, Map.of());
    }

    static Factored of(Base base) {
        return new Factored(Rational.ONE, Map.of(base, 1));
    }

    boolean isZero() {
        return coefficient.isZero();
    }

    Factored times(Factored other) {
        if (isZero() || other.isZero()) return ZERO;
        if (powers.isEmpty()) return other.scaled(coefficient);
        if (other.powers.isEmpty()) return scaled(other.coefficient);
        Map<Base, Integer> product = new LinkedHashMap<>(powers);
        other.powers.forEach((base, e) -> addTo(product, base, e));
        return new Factored(coefficient.times(other.coefficient), product);
    }

    private static void addTo(Map<Base, Integer> powers, Base base, int exponent) {
        powers.merge(base, exponent, (old, more) -> old + more == 0 ? null : Integer.valueOf(old + more));
    }

    Factored scaled(Rational factor) {
        if (factor.isOne()) return this;
        return factor.isZero() ? ZERO : new Factored(coefficient.times(factor), powers);
    }

    Factored power(int exponent) {
        if (exponent == 0) return ONE;
        if (exponent == 1) return this;
        Map<Base, Integer> raised = new LinkedHashMap<>();
        powers.forEach((base, e) -> raised.put(base, e * exponent));
        return new Factored(coefficient.power(exponent), raised);
    }

    /** The product as an expression: numerator over denominator; a minus sign in front may turn a difference around instead. */
    Expr toExpr() {
        if (isZero()) return Const.ZERO;
        Base turned = coefficient.signum() < 0 ? differenceToTurn() : null;
        Rational scale = turned == null ? coefficient : coefficient.negate();
        List<Expr> numerator = new ArrayList<>();
        List<Expr> denominator = new ArrayList<>();
        boolean bare = powers.values().stream().noneMatch(e -> e > 0);
        boolean split = powers.values().stream().anyMatch(e -> e < 0) || bare;
        numerator.add(Const.of(split ? new Rational(scale.numerator(), java.math.BigInteger.ONE) : scale));
        if (split) denominator.add(Const.of(new Rational(scale.denominator(), java.math.BigInteger.ONE)));
        powers.forEach((base, e) -> {
            Expr shown = base.equals(turned) ? turnedAround(base.shown()) : base.shown();
            (e > 0 ? numerator : denominator).add(Arithmetic.power(shown, Math.abs(e)));
        });
        return Arithmetic.divide(Arithmetic.product(numerator), Arithmetic.product(denominator));
    }

    /** The first base of the kind a - y, to an odd power, that reads as well as y - a. */
    private Base differenceToTurn() {
        for (Map.Entry<Base, Integer> e : powers.entrySet()) {
            if (e.getValue() % 2 != 0 && isPlainDifference(e.getKey().shown())) return e.getKey();
        }
        return null;
    }

    private static boolean isPlainDifference(Expr expr) {
        return expr instanceof Apply a && a.op() == Arithmetic.ADD && a.arguments().size() == 2
                && !(a.arguments().get(0) instanceof Const) && isNegated(a.arguments().get(1)) && !isNegated(a.arguments().get(0));
    }

    private static boolean isNegated(Expr expr) {
        return expr instanceof Apply a && a.op() == Arithmetic.NEGATE;
    }

    private static Expr turnedAround(Expr difference) {
        List<Expr> terms = difference.operands();
        return Arithmetic.minus(Arithmetic.negate(terms.get(1)), terms.get(0));
    }

    /** How much there is to read. */
    int length() {
        int length = coefficient.abs().isOne() && !powers.isEmpty() ? 0 : 1;
        for (Map.Entry<Base, Integer> e : powers.entrySet()) {
            length += leaves(e.getKey().shown()) + (Math.abs(e.getValue()) > 1 ? 1 : 0);
        }
        return length;
    }

    private static int leaves(Expr expr) {
        return expr.operands().isEmpty() ? 1
                : org.gradatim.expr.Traversal.<Integer>fold(expr, (node, operands) ->
                        Math.min(Integer.MAX_VALUE / 64, Math.max(1, operands.stream().mapToInt(n -> n).sum())));
    }

    Map<Base, Integer> copyOfPowers() {
        return new LinkedHashMap<>(powers);
    }
}
