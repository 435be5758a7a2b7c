package org.gradatim.derive;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;

/**
 * A polynomial with rational coefficients in atoms, an atom being any expression that is not taken apart. Its terms keep the
 * order in which they came; equality does not look at the order.
 *
 * @param terms from power products (atom to exponent, at least 1) to coefficients other than 0
 */
record Polynomial(Map<Map<Expr, Integer>, Rational> terms) {
    static final Polynomial ZERO = new Polynomial(Map.of());
    static final Polynomial ONE = constant(Rational.ONE);

    static Polynomial constant(Rational value) {
        return value.isZero() ? ZERO : new Polynomial(Map.of(Map.of(), value));
    }

    static Polynomial atom(Expr atom) {
        return new Polynomial(Map.of(Map.of(atom, 1), Rational.ONE));
    }

    boolean isZero() {
        return terms.isEmpty();
    }

    int size() {
        return terms.size();
    }

    Polynomial plus(Polynomial other) {
        Map<Map<Expr, Integer>, Rational> sum = new LinkedHashMap<>(terms);
        other.terms.forEach((m, c) -> add(sum, m, c));
        return new Polynomial(sum);
    }

    Polynomial scaled(Rational factor) {
        if (factor.isOne()) return this;
        if (factor.isZero()) return ZERO;
        Map<Map<Expr, Integer>, Rational> scaled = new LinkedHashMap<>();
        terms.forEach((m, c) -> scaled.put(m, c.times(factor)));
        return new Polynomial(scaled);
    }

    Polynomial times(Polynomial other) {
        Map<Map<Expr, Integer>, Rational> product = new LinkedHashMap<>();
        terms.forEach((m, c) -> other.terms.forEach((n, d) -> add(product, timesMonomial(m, n), c.times(d))));
        return new Polynomial(product);
    }

    Polynomial power(int exponent) {
        Polynomial result = ONE;
        for (int i = 0; i < exponent; i++) result = result.times(this);
        return result;
    }

    private static void add(Map<Map<Expr, Integer>, Rational> sum, Map<Expr, Integer> monomial, Rational coefficient) {
        sum.merge(monomial, coefficient, (old, more) -> {
            Rational total = old.plus(more);
            return total.isZero() ? null : total;
        });
    }

    private static Map<Expr, Integer> timesMonomial(Map<Expr, Integer> left, Map<Expr, Integer> right) {
        if (left.isEmpty()) return right;
        if (right.isEmpty()) return left;
        Map<Expr, Integer> product = new LinkedHashMap<>(left);
        right.forEach((atom, e) -> product.merge(atom, e, Integer::sum));
        return product;
    }

    /** this / divisor where the division leaves no remainder. */
    Optional<Polynomial> dividedBy(Polynomial divisor) {
        List<Expr> atoms = new ArrayList<>();
        for (Map<Expr, Integer> m : divisor.terms.keySet()) for (Expr a : m.keySet()) if (!atoms.contains(a)) atoms.add(a);
        for (Map<Expr, Integer> m : terms.keySet()) for (Expr a : m.keySet()) if (!atoms.contains(a)) atoms.add(a);
        Comparator<Map<Expr, Integer>> order = lexicographic(atoms);
        Map<Expr, Integer> lead = divisor.terms.keySet().stream().max(order).orElseThrow();
        Rational leadCoefficient = divisor.terms.get(lead);
        Polynomial rest = this;
        Polynomial quotient = ZERO;
        while (!rest.isZero()) {
            Map<Expr, Integer> top = rest.terms.keySet().stream().max(order).orElseThrow();
            Map<Expr, Integer> factor = divideMonomial(top, lead);
            if (factor == null) return Optional.empty();
            Polynomial step = new Polynomial(Map.of(factor, rest.terms.get(top).times(leadCoefficient.inverse())));
            quotient = quotient.plus(step);
            rest = rest.plus(step.times(divisor).scaled(Rational.of(-1)));
        }
        return Optional.of(quotient);
    }

    private static Comparator<Map<Expr, Integer>> lexicographic(List<Expr> atoms) {
        return (m, n) -> {
            for (Expr atom : atoms) {
                int difference = m.getOrDefault(atom, 0) - n.getOrDefault(atom, 0);
                if (difference != 0) return difference;
            }
            return 0;
        };
    }

    private static Map<Expr, Integer> divideMonomial(Map<Expr, Integer> monomial, Map<Expr, Integer> divisor) {
        Map<Expr, Integer> quotient = new LinkedHashMap<>(monomial);
        for (Map.Entry<Expr, Integer> e : divisor.entrySet()) {
            int left = quotient.getOrDefault(e.getKey(), 0) - e.getValue();
            if (left < 0) return null;
            if (left == 0) quotient.remove(e.getKey());
            else quotient.put(e.getKey(), left);
        }
        return quotient;
    }

    /** The power product that divides every term. */
    Map<Expr, Integer> commonMonomial() {
        Map<Expr, Integer> common = null;
        for (Map<Expr, Integer> m : terms.keySet()) {
            if (common == null) {
                common = new LinkedHashMap<>(m);
                continue;
            }
            common.keySet().retainAll(m.keySet());
            common.replaceAll((atom, e) -> Math.min(e, m.get(atom)));
        }
        return common == null ? Map.of() : common;
    }

    /**
     * The positive rational that makes the coefficients integers without a common divisor, times a sign that does not depend on
     * the order of the terms: a constant term is made positive, else the term whose text comes first.
     */
    Rational content() {
        BigInteger numerators = BigInteger.ZERO;
        BigInteger denominators = BigInteger.ONE;
        for (Rational c : terms.values()) {
            numerators = numerators.gcd(c.numerator());
            BigInteger d = c.denominator();
            denominators = denominators.multiply(d).divide(denominators.gcd(d));
        }
        Rational content = new Rational(numerators, denominators);
        return terms.get(leadingForSign()).signum() < 0 ? content.negate() : content;
    }

    private Map<Expr, Integer> leadingForSign() {
        if (terms.containsKey(Map.<Expr, Integer>of())) return Map.of();
        return terms.keySet().stream().min(Comparator.comparing(Polynomial::textOf)).orElseThrow();
    }

    private static String textOf(Map<Expr, Integer> monomial) {
        return monomial.keySet().stream().map(Expr::toString).sorted().toList().toString();
    }

    /** The polynomial as a sum: terms with a positive coefficient first, otherwise in the order in which they came. */
    Expr toExpr() {
        List<Expr> positive = new ArrayList<>();
        List<Expr> negative = new ArrayList<>();
        terms.forEach((m, c) -> (c.signum() > 0 ? positive : negative).add(termOf(m, c)));
        positive.addAll(negative);
        return Arithmetic.sum(positive);
    }

    private static Expr termOf(Map<Expr, Integer> monomial, Rational coefficient) {
        List<Expr> factors = new ArrayList<>();
        factors.add(Const.of(coefficient));
        monomial.forEach((atom, e) -> factors.add(Arithmetic.power(atom, e)));
        return Arithmetic.product(factors);
    }

    /** How much there is to read: atoms, exponents above one and coefficients other than ±1. */
    int length() {
        int length = 0;
        for (Map.Entry<Map<Expr, Integer>, Rational> term : terms.entrySet()) {
            boolean plain = term.getValue().abs().isOne() && !term.getKey().isEmpty();
            length += plain ? 0 : 1;
            for (int e : term.getKey().values()) length += e > 1 ? 2 : 1;
        }
        return length;
    }

    /** Terms reordered as this polynomial's own map demands nothing of; for tests of equality see {@link #equals}. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Polynomial p && terms.equals(p.terms);
    }

    @Override
    public int hashCode() {
        return terms.hashCode();
    }
}
