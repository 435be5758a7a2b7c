package org.gradatim.eval;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Const;
import org.gradatim.expr.Elementary;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;

/**
 * Bounds of the degree, as a rational function of variables and generators, of what a {@link FieldRun} has evaluated. The
 * probability that two different functions agree at a random point is at most their degree over p.
 */
public final class FieldDegree {
    /**
     * The degree of a numerator over a product of powers of denominators, each known by the expression that was divided by. Sums are
     * taken over the least common multiple: what the terms of a deep network divide by is mostly the same.
     */
    private record Degree(double numerator, Map<Expr, Divisor> denominators) {
        double larger() {
            return Math.max(numerator, denominator());
        }

        double denominator() {
            double sum = 0;
            for (Divisor d : denominators.values()) sum += d.degree();
            return sum;
        }
    }

    /** A power of something that is divided by. */
    private record Divisor(double exponent, double degreeOfOne) {
        double degree() {
            return exponent * degreeOfOne;
        }
    }

    /** Longer denominators are taken as one, which is coarser, so that a chain of any length costs no more than its length. */
    private static final int MOST_DIVISORS = 64;

    private static final Degree CONSTANT = new Degree(0, Map.of());
    private static final Degree VARIABLE = new Degree(1, Map.of());

    private final FieldRun run;
    private final ProgramValues<Degree> degrees;

    /** Bounds for expressions over the program, each evaluated by the run. */
    public FieldDegree(FieldRun run, Program program) {
        this.run = run;
        this.degrees = new ProgramValues<>(program.definitions(), this::compute, (_, degree) -> degree);
    }

    /** A bound of the degree of numerator and denominator of the expression. */
    public double of(Expr expr) {
        run.value(expr);
        return degrees.of(expr).larger();
    }

    private Degree compute(Expr node) {
        Degree degree = inFull(node);
        if (degree.denominators().size() <= MOST_DIVISORS) return degree;
        return new Degree(degree.numerator(), Map.of(node, new Divisor(1, degree.denominator())));
    }

    private Degree inFull(Expr node) {
        return switch (node) {
            case Const _ -> CONSTANT;
            case Var _ -> VARIABLE;
            case Apply a when a.op().elementary().isPresent() -> elementary(a, a.op().elementary().get());
            case Apply a -> degrees.of(a.op().definition(a.arguments()).orElseThrow());
        };
    }

    private Degree elementary(Apply a, Elementary kind) {
        List<Expr> x = a.arguments();
        return switch (kind) {
            case ADD -> sum(x);
            case MULTIPLY -> product(x);
            case NEGATE, SQRT -> degrees.known(x.getFirst());
            case DIVIDE -> product(degrees.known(x.get(0)), inverse(x.get(1), 1));
            case POWER -> power(x.get(0), x.get(1));
            case EXP, SIN, COS -> new Degree(run.degree(a), Map.of(a, new Divisor(1, run.degree(a))));
            case LOG, STEP -> VARIABLE;
        };
    }

    /** Over the least common denominator. */
    private Degree sum(List<Expr> terms) {
        Map<Expr, Divisor> common = Map.of();
        for (Expr term : terms) common = merged(common, degrees.known(term).denominators(), Math::max);
        double all = new Degree(0, common).denominator();
        double largest = 0;
        for (Expr term : terms) {
            Degree degree = degrees.known(term);
            largest = Math.max(largest, degree.numerator() + all - degree.denominator());
        }
        return new Degree(largest, common);
    }

    private Degree product(List<Expr> factors) {
        Degree product = CONSTANT;
        for (Expr factor : factors) product = product(product, degrees.known(factor));
        return product;
    }

    private static Degree product(Degree x, Degree y) {
        return new Degree(x.numerator() + y.numerator(), merged(x.denominators(), y.denominators(), Double::sum));
    }

    private static Map<Expr, Divisor> merged(Map<Expr, Divisor> x, Map<Expr, Divisor> y, DoubleBinaryOperator ofExponents) {
        if (y.isEmpty()) return x;
        if (x.isEmpty()) return y;
        Map<Expr, Divisor> merged = new HashMap<>(x);
        y.forEach((by, power) -> merged.merge(by, power,
                (a, b) -> new Divisor(ofExponents.applyAsDouble(a.exponent(), b.exponent()), a.degreeOfOne())));
        return merged;
    }

    /** 1/xⁿ: the numerator is divided by, the denominators go up. */
    private Degree inverse(Expr x, double n) {
        Degree degree = degrees.known(x);
        Map<Expr, Divisor> by = degree.numerator() == 0 ? Map.of() : Map.of(x, new Divisor(n, degree.numerator()));
        return new Degree(n * degree.denominator(), by);
    }

    private Degree power(Expr base, Expr exponent) {
        double n = exponent instanceof Const c ? Math.abs(c.value().doubleValue()) : 1;
        if (exponent instanceof Const c && c.value().signum() < 0) return inverse(base, n);
        Degree degree = degrees.known(base);
        Map<Expr, Divisor> raised = new HashMap<>(degree.denominators());
        raised.replaceAll((_, d) -> new Divisor(n * d.exponent(), d.degreeOfOne()));
        return new Degree(n * degree.numerator(), raised);
    }
}
