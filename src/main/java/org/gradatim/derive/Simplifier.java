package org.gradatim.derive;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradatim.derive.Factored.Base;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;

/**
 * Brings expressions into factored form: -y/a + (1-y)/(1-a) becomes (a-y)/(a(1-a)). Sums are put over a common denominator and
 * multiplied out only where that leaves less to read; names are never replaced by what they stand for.
 *
 * <p>One simplifier remembers what it has factored and is for one thread.
 */
final class Simplifier {
    /** Sums with more terms than this are factored term by term but never multiplied out. */
    private static final int LONGEST_EXPANDED_SUM = 12;

    /** Multiplying out stops where more power products than this could arise. */
    private static final int MOST_MONOMIALS = 96;

    private final List<Polynomial> constraints;
    private final Map<Expr, Factored> known = new IdentityHashMap<>();

    /** @param constraints expressions that are zero by agreement, such as y1 + y2 - 1; each is to be a polynomial */
    Simplifier(List<Expr> constraints) {
        this.constraints = constraints.stream().map(c -> polynomial(c).orElseThrow()).toList();
    }

    Expr simplify(Expr expr) {
        return expr instanceof Var || expr instanceof Const ? expr : factor(expr).toExpr();
    }

    /** The factored form of an expression. */
    Factored factor(Expr expr) {
        Factored done = leaf(expr);
        if (done != null) return done;
        for (Expr node : Traversal.postorder(List.of(expr))) {
            if (leaf(node) == null) known.put(node, factorApplication((Apply) node));
        }
        return known.get(expr);
    }

    private Factored leaf(Expr expr) {
        return switch (expr) {
            case Const c -> Factored.of(c.value());
            case Var v -> Factored.of(new Base(v, v));
            case Apply a -> known.get(a);
        };
    }

    private Factored factorApplication(Apply a) {
        if (a.op() == Arithmetic.NEGATE) return leaf(a.argument()).scaled(Rational.of(-1));
        if (a.op() == Arithmetic.MULTIPLY) return product(a.arguments());
        if (a.op() == Arithmetic.ADD) return sum(a.arguments().stream().map(this::leaf).toList());
        if (a.op() == Arithmetic.DIVIDE) return quotient(a);
        if (a.op() == Arithmetic.POWER) return power(a);
        return atom(rebuilt(a));
    }

    private Factored product(List<Expr> factors) {
        Factored product = Factored.ONE;
        for (Expr factor : factors) product = product.times(leaf(factor));
        return product;
    }

    private Factored quotient(Apply a) {
        Factored denominator = leaf(a.arguments().get(1));
        return denominator.isZero() ? atom(a) : leaf(a.arguments().get(0)).times(denominator.power(-1));
    }

    private Factored power(Apply a) {
        Factored base = leaf(a.arguments().get(0));
        boolean integer = a.arguments().get(1) instanceof Const c && c.value().isInt();
        if (!integer || base.isZero()) return atom(rebuilt(a));
        return base.power(((Const) a.arguments().get(1)).value().intValue());
    }

    private static Factored atom(Expr expr) {
        return Factored.of(new Base(expr, expr));
    }

    /** The application with simplified operands; an operand that stays zero or constant folds no further. */
    private Apply rebuilt(Apply a) {
        return Apply.of(a.op(), a.arguments().stream().map(x -> leaf(x).toExpr()).toList());
    }

    /** The factored form of a sum of factored terms. */
    Factored sum(List<Factored> summands) {
        List<Factored> terms = new ArrayList<>(summands.size());
        for (Factored t : summands) if (!t.isZero()) terms.add(t);
        if (terms.isEmpty()) return Factored.ZERO;
        if (terms.size() == 1) return terms.getFirst();
        Map<Base, Integer> shared = sharedPowers(terms, false);
        Factored plain = asProduct(shared, keptSum(without(terms, shared)));
        if (terms.size() > LONGEST_EXPANDED_SUM) return plain;
        Map<Base, Integer> denominators = sharedPowers(terms, true);
        return expanded(without(terms, denominators))
                .map(numerator -> reduced(denominators, numerator, terms))
                .filter(together -> together.length() < plain.length())
                .orElse(plain);
    }

    /** For every base its lowest power in any term; a base that is missing from a term counts as 0. */
    private static Map<Base, Integer> sharedPowers(List<Factored> terms, boolean withDenominators) {
        Map<Base, Integer> lowest = new LinkedHashMap<>(terms.getFirst().powers());
        for (Factored t : terms.subList(1, terms.size())) {
            lowest.replaceAll((base, e) -> Math.min(e, t.powers().getOrDefault(base, 0)));
            if (withDenominators) t.powers().forEach((base, e) -> lowest.merge(base, Math.min(e, 0), Math::min));
        }
        lowest.values().removeIf(e -> e == 0);
        if (!withDenominators) lowest.entrySet().removeIf(e -> e.getValue() < 0 && !everywhereNegative(terms, e.getKey()));
        return lowest;
    }

    private static boolean everywhereNegative(List<Factored> terms, Base base) {
        return terms.stream().allMatch(t -> t.powers().getOrDefault(base, 0) < 0);
    }

    private static List<Factored> without(List<Factored> terms, Map<Base, Integer> shared) {
        Factored inverse = new Factored(Rational.ONE, shared).power(-1);
        return terms.stream().map(t -> inverse.powers().isEmpty() ? t : t.times(inverse)).toList();
    }

    private static Factored asProduct(Map<Base, Integer> powers, Factored rest) {
        return new Factored(Rational.ONE, powers).times(rest);
    }

    /** The sum as its author wrote it, taken as one base. Signs and common numbers come out in front. */
    private Factored keptSum(List<Factored> terms) {
        Expr sum = Arithmetic.sum(terms.stream().map(Factored::toExpr).toList());
        if (!(sum instanceof Apply a && a.op() == Arithmetic.ADD)) return sum instanceof Apply ? atomOrNegated((Apply) sum) : leaf(sum);
        Optional<Polynomial> polynomial = terms.size() > LONGEST_EXPANDED_SUM ? Optional.empty() : monomials(terms);
        if (polynomial.isPresent()) return base(polynomial.get(), sum);
        boolean allNegative = a.arguments().stream().allMatch(Simplifier::isNegated);
        return allNegative ? atom(negatedTerms(a)).scaled(Rational.of(-1)) : atom(sum);
    }

    private static Factored atomOrNegated(Apply a) {
        return a.op() == Arithmetic.NEGATE ? atom(a.argument()).scaled(Rational.of(-1)) : atom(a);
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
        Expr shown = content.isOne() && !isNegated(written.operands().getFirst()) ? written : primitive.toExpr();
        return Factored.of(new Base(primitive, shown)).scaled(content);
    }

    private static Factored product(Polynomial monomial) {
        Map.Entry<Map<Expr, Integer>, Rational> term = monomial.terms().entrySet().iterator().next();
        Map<Base, Integer> powers = new LinkedHashMap<>();
        term.getKey().forEach((atom, e) -> powers.put(new Base(atom, atom), e));
        return new Factored(term.getValue(), powers);
    }

    /** The terms as a polynomial where each of them is a single power product of atoms. */
    private Optional<Polynomial> monomials(List<Factored> terms) {
        Polynomial sum = Polynomial.ZERO;
        for (Factored t : terms) {
            if (t.powers().entrySet().stream().anyMatch(e -> e.getValue() < 0 || e.getKey().key() instanceof Polynomial)) return Optional.empty();
            sum = sum.plus(multipliedOut(t).orElseThrow());
        }
        return Optional.of(sum);
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

    private Optional<Polynomial> multipliedOut(Factored term) {
        Polynomial product = Polynomial.constant(term.coefficient());
        for (Map.Entry<Base, Integer> e : term.powers().entrySet()) {
            Polynomial base = e.getKey().key() instanceof Polynomial p ? p : Polynomial.atom(e.getKey().shown());
            if (Math.pow(base.size(), e.getValue()) * product.size() > MOST_MONOMIALS) return Optional.empty();
            product = product.times(base.power(e.getValue()));
        }
        return Optional.of(product);
    }

    /** Takes out what divides the numerator: denominators and other sums at hand, then common atoms and numbers. */
    private Factored reduced(Map<Base, Integer> denominators, Polynomial numerator, List<Factored> terms) {
        if (numerator.isZero()) return Factored.ZERO;
        Factored product = new Factored(Rational.ONE, denominators);
        Polynomial rest = numerator;
        for (Base candidate : sumBases(denominators, terms)) {
            Polynomial divisor = (Polynomial) candidate.key();
            for (Optional<Polynomial> q = rest.dividedBy(divisor); q.isPresent(); q = rest.dividedBy(divisor)) {
                rest = q.get();
                product = product.times(Factored.of(candidate));
            }
        }
        Map<Expr, Integer> common = rest.commonMonomial();
        Polynomial commonFactor = new Polynomial(Map.of(common, Rational.ONE));
        product = product.times(product(commonFactor));
        rest = rest.dividedBy(commonFactor).orElseThrow();
        return product.times(base(rest, rest.toExpr()));
    }

    private static List<Base> sumBases(Map<Base, Integer> denominators, List<Factored> terms) {
        List<Base> bases = new ArrayList<>();
        denominators.keySet().forEach(b -> addSum(bases, b));
        terms.forEach(t -> t.powers().keySet().forEach(b -> addSum(bases, b)));
        return bases;
    }

    private static void addSum(List<Base> bases, Base base) {
        if (base.key() instanceof Polynomial && !bases.contains(base)) bases.add(base);
    }

    /** Uses constraints such as y1 + y2 = 1 where that makes the polynomial shorter. */
    private Polynomial shortestUnderConstraints(Polynomial polynomial) {
        Polynomial shortest = polynomial;
        for (Polynomial zero : constraints) {
            for (Map<Expr, Integer> lead : candidates(zero, polynomial)) {
                Polynomial replaced = eliminated(polynomial, lead, zero);
                if (replaced.length() < shortest.length()) shortest = replaced;
            }
        }
        return shortest;
    }

    /** The atoms of the constraint to try to eliminate; two are enough to meet every form, so a wide layer costs no more. */
    private static List<Map<Expr, Integer>> candidates(Polynomial zero, Polynomial polynomial) {
        List<Map<Expr, Integer>> atoms = zero.terms().keySet().stream().filter(m -> !m.isEmpty()).toList();
        boolean touched = polynomial.terms().keySet().stream().anyMatch(m -> atoms.stream().anyMatch(a -> m.keySet().containsAll(a.keySet())));
        return touched ? List.of(atoms.getFirst(), atoms.getLast()) : List.of();
    }

    private static Polynomial eliminated(Polynomial polynomial, Map<Expr, Integer> lead, Polynomial zero) {
        Expr atom = lead.keySet().iterator().next();
        Polynomial value = Polynomial.atom(atom).plus(zero.scaled(zero.terms().get(lead).inverse().negate()));
        Polynomial result = Polynomial.ZERO;
        for (Map.Entry<Map<Expr, Integer>, Rational> term : polynomial.terms().entrySet()) {
            Map<Expr, Integer> others = new LinkedHashMap<>(term.getKey());
            Integer exponent = others.remove(atom);
            Polynomial rest = new Polynomial(Map.of(others, term.getValue()));
            result = result.plus(exponent == null ? rest : rest.times(value.power(exponent)));
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
