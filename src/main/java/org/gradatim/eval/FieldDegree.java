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
            case Const _ -> new Degree(0, 0);
            case Var _ -> new Degree(1, 0);
            case Apply a when a.op().elementary().isPresent() -> elementary(a, a.op().elementary().get());
            case Apply a -> degrees.of(a.op().definition(a.arguments()).orElseThrow());
        };
    }

    private Degree elementary(Apply a, Elementary kind) {
        List<Degree> x = a.arguments().stream().map(degrees::known).toList();
        return switch (kind) {
            case ADD -> {
                double denominators = x.stream().mapToDouble(Degree::denominator).sum();
                yield new Degree(x.stream().mapToDouble(d -> d.numerator() + denominators - d.denominator()).max().orElseThrow(), denominators);
            }
            case MULTIPLY -> new Degree(
                    x.stream().mapToDouble(Degree::numerator).sum(), x.stream().mapToDouble(Degree::denominator).sum());
            case NEGATE -> x.getFirst();
            case DIVIDE -> new Degree(x.get(0).numerator() + x.get(1).denominator(), x.get(0).denominator() + x.get(1).numerator());
            case POWER -> power(x.getFirst(), a.arguments().get(1));
            case EXP, SIN, COS -> new Degree(run.degree(a), run.degree(a));
            case SQRT -> x.getFirst();
            case LOG, STEP -> new Degree(1, 0);
        };
    }

    private static Degree power(Degree base, Expr exponent) {
        double n = exponent instanceof Const c ? Math.abs(c.value().doubleValue()) : 1;
        boolean inverted = exponent instanceof Const c && c.value().signum() < 0;
        return inverted ? new Degree(n * base.denominator(), n * base.numerator()) : new Degree(n * base.numerator(), n * base.denominator());
    }
}
