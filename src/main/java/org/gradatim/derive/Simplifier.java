package org.gradatim.derive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradatim.derive.Factored.Base;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.ExprMap;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;

/**
 * Brings expressions into factored form: -y/a + (1-y)/(1-a) becomes (a-y)/(a(1-a)). Sums are put over a common denominator and
 * multiplied out only where that leaves less to read; names are never replaced by what they stand for.
 *
 * <p>One simplifier remembers what it has factored and is for one thread.
 */
public final class Simplifier {
    /** Sums with more terms than this are factored term by term but never multiplied out. */
    private static final int LONGEST_EXPANDED_SUM = 12;

    /** Multiplying out stops where more power products than this could arise. */
    private static final int MOST_MONOMIALS = 96;

    /**
     * A product of more factors than this is carried on as a whole, so that the cost of the closed forms along a chain of any length is
     * linear in its length.
     */
    private static final int LONGEST_PRODUCT = 64;

    private static final Rational MINUS_ONE = Rational.of(-1);

    private final List<Polynomial> constraints;
    private final Set<Expr> constrained = new HashSet<>();
    private final ExprMap<Factored> known = new ExprMap<>();

    /** @param constraints expressions that are zero by agreement, such as y1 + y2 - 1; each is to be a polynomial */
    public Simplifier(List<Expr> constraints) {
        this.constraints = constraints.stream().map(c -> polynomial(c).orElseThrow()).toList();
        for (Polynomial zero : this.constraints) zero.terms().keySet().forEach(m -> constrained.addAll(m.atoms()));
    }

    public Expr simplify(Expr expr) {
        return expr instanceof Var || expr instanceof Const ? expr : factor(expr).toExpr();
    }

    /** The factored form of an expression. */
    public Factored factor(Expr expr) {
        Factored done = leaf(expr);
        if (done != null) return done;
        for (Expr node : Traversal.postorder(List.of(expr), known::contains)) {
            if (node instanceof Apply a) known.put(node, factorApplication(a));
        }
        return known.get(expr);
    }

    private Factored leaf(Expr expr) {
        return switch (expr) {
            case Const c -> Factored.of(c.value());
            case Var v -> Factored.atom(v);
            case Apply a -> known.get(a);
        };
    }

    private Factored factorApplication(Apply a) {
        if (a.op() == Arithmetic.NEGATE) return leaf(a.argument()).scaled(MINUS_ONE);
        if (a.op() == Arithmetic.MULTIPLY) return product(a);
        if (a.op() == Arithmetic.ADD) return sum(a.arguments().stream().map(this::leaf).toList());
        if (a.op() == Arithmetic.DIVIDE) return quotient(a);
        if (a.op() == Arithmetic.POWER) return power(a);
        return Factored.atom(rebuilt(a));
    }

    private Factored product(Apply a) {
        if (a.arguments().size() > LONGEST_PRODUCT) return Factored.atom(rebuilt(a));
        Factored product = Factored.ONE;
        for (Expr factor : a.arguments()) product = times(product, leaf(factor));
        return product;
    }

    /** The product of the two, cancelled. */
    static Factored times(Factored left, Factored right) {
        Factored product = left.times(right);
        return product.size() <= LONGEST_PRODUCT ? product : whole(product.toExpr());
    }

    private Factored quotient(Apply a) {
        Factored denominator = leaf(a.arguments().get(1));
        return denominator.isZero() ? Factored.atom(a) : times(leaf(a.arguments().get(0)), denominator.power(-1));
    }

    private Factored power(Apply a) {
        Factored base = leaf(a.arguments().get(0));
        if (!(a.arguments().get(1) instanceof Const e) || base.isZero()) return Factored.atom(rebuilt(a));
        if (e.value().isInt()) return base.power(e.value().intValue());
        Expr root = Apply.of(Arithmetic.POWER, shorter(a.argument()), Const.of(e.value().abs()));
        return e.value().signum() > 0 ? Factored.atom(root) : Factored.atom(root).power(-1);
    }

    /** The application with simplified operands; an operand that stays zero or constant folds no further. */
    private Apply rebuilt(Apply a) {
        return Apply.of(a.op(), a.arguments().stream().map(this::shorter).toList());
    }

    /** An operand in factors, unless its author wrote no more: u - 1/2 is no -1/2 (1 - 2u). */
    private Expr shorter(Expr operand) {
        Expr factored = leaf(operand).toExpr();
        return factored.leaves() < operand.leaves() ? factored : operand;
    }

    /** The factored form of a sum of factored terms. */
    Factored sum(List<Factored> summands) {
        List<Factored> terms = new ArrayList<>(summands.size());
        for (Factored t : summands) if (!t.isZero()) terms.add(t);
        if (terms.isEmpty()) return Factored.ZERO;
        if (terms.size() == 1) return terms.getFirst();
        Map<Base, Integer> shared = sharedPowers(terms, false);
        Rational size = commonSize(terms);
        Factored plain = asProduct(shared, keptSum(without(terms, shared, size))).scaled(size);
        if (terms.size() > LONGEST_EXPANDED_SUM || cannotCancel(terms)) return plain;
        Map<Base, Integer> denominators = sharedPowers(terms, true);
        return expanded(without(terms, denominators, Rational.ONE))
                .map(numerator -> reduced(denominators, numerator, terms))
                .filter(together -> together.length() < plain.length())
                .orElse(plain);
    }

    /** For every base its lowest power in any term; a base that is missing from a term counts as 0. */
    private static Map<Base, Integer> sharedPowers(List<Factored> terms, boolean withDenominators) {
        Map<Base, Integer> lowest = new LinkedHashMap<>();
        terms.getFirst().forEach(lowest::put);
        for (Factored t : terms.subList(1, terms.size())) {
            lowest.replaceAll((base, e) -> Math.min(e, t.exponent(base)));
            if (withDenominators) t.forEach((base, e) -> lowest.merge(base, Math.min(e, 0), Math::min));
            else lowest.values().removeIf(e -> e == 0);
        }
        lowest.values().removeIf(e -> e == 0);
        if (!withDenominators) lowest.entrySet().removeIf(e -> e.getValue() < 0 && !everywhereNegative(terms, e.getKey()));
        return lowest;
    }

    private static boolean everywhereNegative(List<Factored> terms, Base base) {
        return terms.stream().allMatch(t -> t.exponent(base) < 0);
    }

    /** The size that the terms' coefficients have in common; 1 where they differ. */
    private static Rational commonSize(List<Factored> terms) {
        Rational size = terms.getFirst().coefficient().abs();
        return terms.stream().allMatch(t -> t.coefficient().abs().equals(size)) ? size : Rational.ONE;
    }

    /**
     * Whether nothing can cancel when the terms are multiplied out, because each of them, but for one at most, has a factor that occurs
     * in no other. Such as w5 and w7 in (a3 - y1) w5 + (a4 - y2) w7.
     */
    private boolean cannotCancel(List<Factored> terms) {
        ExprMap<Factored> owner = new ExprMap<>();
        Set<Expr> common = new HashSet<>(constrained);
        for (Factored t : terms) {
            t.forEach((base, e) -> base.polynomial().terms().keySet().forEach(m -> m.forEach((atom, _) -> {
                if (base.isSum() || e < 0 || owner.contains(atom) && owner.get(atom) != t) common.add(atom);
                owner.put(atom, t);
            })));
        }
        int shared = 0;
        for (Factored t : terms) if (!hasFactorOutside(t, common)) shared++;
        return shared <= 1;
    }

    private static boolean hasFactorOutside(Factored term, Set<Expr> common) {
        boolean[] found = {false};
        term.forEach((base, _) -> found[0] |= !base.isSum() && !common.contains(base.shown()));
        return found[0];
    }

    /** The terms divided by what they share and by the size. */
    private static List<Factored> without(List<Factored> terms, Map<Base, Integer> shared, Rational size) {
        if (shared.isEmpty() && size.isOne()) return terms;
        Factored inverse = Factored.of(shared).power(-1).scaled(size.inverse());
        return terms.stream().map(t -> t.times(inverse)).toList();
    }

    private static Factored asProduct(Map<Base, Integer> powers, Factored rest) {
        return Factored.of(powers).times(rest);
    }

    /** The sum as its author wrote it, taken as one base. Signs and common numbers come out in front. */
    private Factored keptSum(List<Factored> terms) {
        Expr sum = Arithmetic.sum(terms.stream().map(Factored::toExpr).toList());
        if (!(sum instanceof Apply a && a.op() == Arithmetic.ADD)) return whole(sum);
        Optional<Polynomial> polynomial = terms.size() > LONGEST_EXPANDED_SUM ? Optional.empty() : monomials(terms);
        if (polynomial.isPresent()) return base(polynomial.get(), sum);
        boolean allNegative = a.arguments().stream().allMatch(Simplifier::isNegated);
        return allNegative ? Factored.atom(negatedTerms(a)).scaled(MINUS_ONE) : Factored.atom(sum);
    }

    /** The expression as one base, but for its sign. */
    private static Factored whole(Expr expr) {
        return switch (expr) {
            case Const c -> Factored.of(c.value());
            case Var v -> Factored.atom(v);
            case Apply a -> a.op() == Arithmetic.NEGATE ? whole(a.argument()).scaled(MINUS_ONE) : Factored.atom(a);
        };
    }

    private static boolean isNegated(Expr e) {
        return e instanceof Apply a && a.op() == Arithmetic.NEGATE || e instanceof Const c && c.value().signum() < 0;
    }

    private static Expr negatedTerms(Apply sum) {
        return Arithmetic.sum(sum.arguments().stream().map(Arithmetic::negate).toList());
    }

    /** A sum base by its polynomial: content · primitive polynomial, the author's order kept where the sign allows. */
    private static Factored base(Polynomial polynomial, Expr written) {
        if (polynomial.isZero()) return Factored.ZERO;
        if (polynomial.size() == 1) return product(polynomial);
        Rational content = polynomial.content();
        Polynomial primitive = polynomial.scaled(content.inverse());
        boolean asWritten = content.abs().isOne() && !isNegated(written.operands().getFirst());
        Expr shown = asWritten && content.isOne() ? written : primitive.toExpr();
        return Factored.of(Base.sum(primitive, shown, asWritten && !content.isOne() ? written : null)).scaled(content);
    }

    private static Factored product(Polynomial single) {
        Map.Entry<Monomial, Rational> term = single.terms().entrySet().iterator().next();
        return product(term.getKey()).scaled(term.getValue());
    }

    private static Factored product(Monomial monomial) {
        Map<Base, Integer> powers = new LinkedHashMap<>();
        monomial.forEach((atom, e) -> powers.put(Base.atom(atom), e));
        return Factored.of(powers);
    }

    /** The terms as a polynomial where each of them is a single power product of atoms. */
    private static Optional<Polynomial> monomials(List<Factored> terms) {
        Polynomial sum = Polynomial.ZERO;
        for (Factored t : terms) {
            Optional<Monomial> monomial = monomial(t);
            if (monomial.isEmpty()) return Optional.empty();
            if (!t.isZero()) sum = sum.plus(Polynomial.term(monomial.get(), t.coefficient()));
        }
        return Optional.of(sum);
    }

    private static Optional<Monomial> monomial(Factored term) {
        Monomial[] product = {Monomial.ONE};
        term.forEach((base, e) -> product[0] = product[0] == null || base.isSum() || e < 0 ? null : product[0].times(Monomial.of(base.shown(), e)));
        return Optional.ofNullable(product[0]);
    }

    /** The sum multiplied out; empty where it would grow too long. */
    private Optional<Polynomial> expanded(List<Factored> terms) {
        Polynomial sum = Polynomial.ZERO;
        for (Factored t : terms) {
            Optional<Polynomial> term = multipliedOut(t);
            if (term.isEmpty() || sum.size() + term.get().size() > MOST_MONOMIALS) return Optional.empty();
            sum = sum.plus(term.get());
        }
        return Optional.of(shortestUnderConstraints(sum));
    }

    private static Optional<Polynomial> multipliedOut(Factored term) {
        Polynomial[] product = {Polynomial.constant(term.coefficient())};
        term.forEach((base, e) -> {
            Polynomial polynomial = base.polynomial();
            boolean tooLong = product[0] == null || Math.pow(polynomial.size(), e) * product[0].size() > MOST_MONOMIALS;
            product[0] = tooLong ? null : product[0].times(polynomial.power(e));
        });
        return Optional.ofNullable(product[0]);
    }

    /** Takes out what divides the numerator: denominators and other sums at hand, then common atoms and numbers. */
    private static Factored reduced(Map<Base, Integer> denominators, Polynomial numerator, List<Factored> terms) {
        if (numerator.isZero()) return Factored.ZERO;
        Factored product = Factored.of(denominators);
        Polynomial rest = numerator;
        for (Base candidate : sumBases(denominators, terms)) {
            Polynomial divisor = candidate.polynomial();
            for (Optional<Polynomial> q = rest.dividedBy(divisor); q.isPresent(); q = rest.dividedBy(divisor)) {
                rest = q.get();
                product = product.times(Factored.of(candidate));
            }
        }
        Monomial common = rest.commonMonomial();
        product = product.times(product(common));
        rest = rest.dividedBy(Polynomial.term(common, Rational.ONE)).orElseThrow();
        return product.times(base(rest, rest.toExpr()));
    }

    private static Set<Base> sumBases(Map<Base, Integer> denominators, List<Factored> terms) {
        Set<Base> bases = new LinkedHashSet<>(denominators.keySet());
        terms.forEach(t -> t.forEach((base, _) -> bases.add(base)));
        bases.removeIf(base -> !base.isSum());
        return bases;
    }

    /** Uses constraints such as y1 + y2 = 1 where that makes the polynomial shorter. */
    private Polynomial shortestUnderConstraints(Polynomial polynomial) {
        Polynomial shortest = polynomial;
        for (Polynomial zero : constraints) {
            for (Expr atom : candidates(zero, polynomial)) {
                Polynomial replaced = eliminated(polynomial, atom, zero);
                if (replaced.length() < shortest.length()) shortest = replaced;
            }
        }
        return shortest;
    }

    /** The atoms of the constraint to try to eliminate; two are enough to meet every form, so a wide layer costs no more. */
    private static List<Expr> candidates(Polynomial zero, Polynomial polynomial) {
        List<Expr> atoms = zero.terms().keySet().stream().flatMap(m -> m.atoms().stream()).toList();
        boolean touched = polynomial.terms().keySet().stream().anyMatch(m -> atoms.stream().anyMatch(a -> m.exponent(a) > 0));
        return touched ? List.of(atoms.getFirst(), atoms.getLast()) : List.of();
    }

    /** The polynomial with the atom, in which the constraint is linear, replaced by what it equals. */
    private static Polynomial eliminated(Polynomial polynomial, Expr atom, Polynomial zero) {
        Monomial lead = Monomial.of(atom, 1);
        Polynomial value = Polynomial.atom(atom).plus(zero.scaled(zero.terms().get(lead).inverse().negate()));
        Polynomial result = Polynomial.ZERO;
        for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
            int exponent = term.getKey().exponent(atom);
            Polynomial others = Polynomial.term(term.getKey().dividedBy(Monomial.of(atom, exponent)), term.getValue());
            result = result.plus(others.times(value.power(exponent)));
        }
        return result;
    }

    private Optional<Polynomial> polynomial(Expr expr) {
        return switch (expr) {
            case Const c -> Optional.of(Polynomial.constant(c.value()));
            case Var v -> Optional.of(Polynomial.atom(v));
            case Apply a -> {
                List<Factored> terms = (a.op() == Arithmetic.ADD ? a.arguments() : List.of(expr)).stream().map(this::factor).toList();
                yield monomials(terms);
            }
        };
    }
}
