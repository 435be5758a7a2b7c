package org.gradatim.eval;

import java.util.List;
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
    /** Degrees of numerator and denominator. */
    private record Degree(double numerator, double denominator) {
        double larger() {
            return Math.max(numerator, denominator);
        }
    }

    private static final Degree CONSTANT = new Degree(0, 0);
    private static final Degree VARIABLE = new Degree(1, 0);

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
            case DIVIDE -> product(degrees.known(x.get(0)), inverse(degrees.known(x.get(1))));
            case POWER -> power(degrees.known(x.get(0)), x.get(1));
            case EXP, SIN, COS -> new Degree(run.degree(a), run.degree(a));
            case LOG, STEP -> VARIABLE;
        };
    }

    /** Over the common denominator. */
    private Degree sum(List<Expr> terms) {
        double denominators = 0;
        for (Expr term : terms) denominators += degrees.known(term).denominator();
        double largest = 0;
        for (Expr term : terms) {
            Degree degree = degrees.known(term);
            largest = Math.max(largest, degree.numerator() + denominators - degree.denominator());
        }
        return new Degree(largest, denominators);
    }

    private Degree product(List<Expr> factors) {
        Degree product = CONSTANT;
        for (Expr factor : factors) product = product(product, degrees.known(factor));
        return product;
    }

    private static Degree product(Degree x, Degree y) {
        return new Degree(x.numerator() + y.numerator(), x.denominator() + y.denominator());
    }

    private static Degree inverse(Degree x) {
        return new Degree(x.denominator(), x.numerator());
    }

    private static Degree power(Degree base, Expr exponent) {
        double n = exponent instanceof Const c ? Math.abs(c.value().doubleValue()) : 1;
        Degree power = new Degree(n * base.numerator(), n * base.denominator());
        return exponent instanceof Const c && c.value().signum() < 0 ? inverse(power) : power;
    }
}
