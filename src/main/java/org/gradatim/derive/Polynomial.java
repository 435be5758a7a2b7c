package org.gradatim.derive;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;

/**
 * A polynomial with rational coefficients in atoms. Its terms keep the order in which they came; equality does not look at the
 * order.
 *
 * @param terms from power products to coefficients other than 0
 */
record Polynomial(Map<Monomial, Rational> terms) {
    static final Polynomial ZERO = new Polynomial(Map.of());
    static final Polynomial ONE = constant(Rational.ONE);

    private static final Rational MINUS_ONE = Rational.of(-1);

    static Polynomial constant(Rational value) {
        return value.isZero() ? ZERO : term(Monomial.ONE, value);
    }

    static Polynomial atom(Expr atom) {
        return term(Monomial.of(atom, 1), Rational.ONE);
    }

    static Polynomial term(Monomial monomial, Rational coefficient) {
        return new Polynomial(Map.of(monomial, coefficient));
    }

    boolean isZero() {
        return terms.isEmpty();
    }

    int size() {
        return terms.size();
    }

    Polynomial plus(Polynomial other) {
        if (isZero()) return other;
        Map<Monomial, Rational> sum = new LinkedHashMap<>(terms);
        other.terms.forEach((m, c) -> add(sum, m, c));
        return new Polynomial(sum);
    }

    Polynomial scaled(Rational factor) {
        if (factor.isOne()) return this;
        return factor.isZero() ? ZERO : timesTerm(Monomial.ONE, factor);
    }

    Polynomial times(Polynomial other) {
        if (size() == 1 && terms.containsKey(Monomial.ONE)) return other.scaled(terms.get(Monomial.ONE));
        Map<Monomial, Rational> product = new LinkedHashMap<>();
        terms.forEach((m, c) -> other.terms.forEach((n, d) -> add(product, m.times(n), c.times(d))));
        return new Polynomial(product);
    }

    private Polynomial timesTerm(Monomial monomial, Rational coefficient) {
        Map<Monomial, Rational> product = new LinkedHashMap<>();
        terms.forEach((m, c) -> product.put(m.times(monomial), c.times(coefficient)));
        return new Polynomial(product);
    }

    Polynomial power(int exponent) {
        Polynomial result = ONE;
        for (int i = 0; i < exponent; i++) result = result.times(this);
        return result;
    }

    private static void add(Map<Monomial, Rational> sum, Monomial monomial, Rational coefficient) {
        sum.merge(monomial, coefficient, (old, more) -> {
            Rational total = old.plus(more);
            return total.isZero() ? null : total;
        });
    }

    /** this / divisor where the division leaves no remainder. */
    Optional<Polynomial> dividedBy(Polynomial divisor) {
        List<Expr> order = atoms(divisor);
        Monomial lead = divisor.leading(order);
        Rational leadInverse = divisor.terms.get(lead).inverse();
        Polynomial rest = this;
        Polynomial quotient = ZERO;
        while (!rest.isZero()) {
            Monomial top = rest.leading(order);
            Monomial factor = top.dividedBy(lead);
            if (factor == null) return Optional.empty();
            Rational coefficient = rest.terms.get(top).times(leadInverse);
            quotient = quotient.plus(term(factor, coefficient));
            rest = rest.plus(divisor.timesTerm(factor, coefficient.times(MINUS_ONE)));
        }
        return Optional.of(quotient);
    }

    /** The atoms of the divisor, then those that only this has. */
    private List<Expr> atoms(Polynomial divisor) {
        Set<Expr> atoms = new LinkedHashSet<>();
        for (Monomial m : divisor.terms.keySet()) atoms.addAll(m.atoms());
        for (Monomial m : terms.keySet()) atoms.addAll(m.atoms());
        return new ArrayList<>(atoms);
    }

    private Monomial leading(List<Expr> order) {
        return Collections.max(terms.keySet(), (m, n) -> m.lexicographic(n, order));
    }

    /** The power product that divides every term. */
    Monomial commonMonomial() {
        Monomial common = null;
        for (Monomial m : terms.keySet()) common = common == null ? m : common.common(m);
        return common == null ? Monomial.ONE : common;
    }

    /**
     * The positive rational that makes the coefficients integers without a common divisor, times a sign that does not depend on
     * the order of the terms: a constant term is made positive, else the term whose atoms come first.
     */
    Rational content() {
        BigInteger numerators = BigInteger.ZERO;
        BigInteger denominators = BigInteger.ONE;
        for (Rational c : terms.values()) {
            numerators = numerators.gcd(c.numerator());
            BigInteger d = c.denominator();
            if (!d.equals(BigInteger.ONE)) denominators = denominators.multiply(d).divide(denominators.gcd(d));
        }
        Rational content = new Rational(numerators, denominators);
        return sign() < 0 ? content.negate() : content;
    }

    private int sign() {
        Rational constant = terms.get(Monomial.ONE);
        if (constant != null) return constant.signum();
        return terms.get(Collections.min(terms.keySet(), Monomial.ORDER)).signum();
    }

    /** The polynomial as a sum: terms with a positive coefficient first, otherwise in the order in which they came. */
    Expr toExpr() {
        List<Expr> positive = new ArrayList<>();
        List<Expr> negative = new ArrayList<>();
        terms.forEach((m, c) -> (c.signum() > 0 ? positive : negative).add(termOf(m, c)));
        positive.addAll(negative);
        return Arithmetic.sum(positive);
    }

    private static Expr termOf(Monomial monomial, Rational coefficient) {
        List<Expr> factors = new ArrayList<>();
        factors.add(Const.of(coefficient));
        monomial.forEach((atom, e) -> factors.add(Arithmetic.power(atom, e)));
        return Arithmetic.product(factors);
    }

    /** How much there is to read: atoms, exponents above one and coefficients other than ±1. */
    int length() {
        int length = 0;
        for (Map.Entry<Monomial, Rational> term : terms.entrySet()) {
            boolean plain = term.getValue().isUnit() && !term.getKey().isOne();
            length += (plain ? 0 : 1) + term.getKey().length();
        }
        return length;
    }
}
