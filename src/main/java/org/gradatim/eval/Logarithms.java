package org.gradatim.eval;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import org.gradatim.eval.Generators.Kind;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;

/** Logarithms in the field: products, powers and exponentials come apart; what is left has one generator for each argument. */
final class Logarithms {
    private static final long[] HALF = Lanes.constant(Rational.of(1, 2));

    /** Terms of a sum that are held against the whole. */
    private static final int MOST_TERMS = 64;

    /** A factor of the argument and the power to which it stands there. */
    private record Factor(Expr expr, long[] power) {}

    private final FieldRun run;
    private final Program program;
    private final Generators generators;

    Logarithms(FieldRun run, Program program, Generators generators) {
        this.run = run;
        this.program = program;
        this.generators = generators;
    }

    long[] log(Expr argument) {
        long[] sum = Lanes.ZERO;
        Deque<Factor> factors = new ArrayDeque<>();
        factors.push(new Factor(argument, Lanes.ONE));
        while (!factors.isEmpty()) {
            Factor factor = factors.pop();
            long[] part = logOf(factor, factors);
            if (part != null) sum = Lanes.addScaled(sum, part, factor.power);
        }
        return sum;
    }

    /** The logarithm of one factor's base; null where it was taken apart and its parts pushed. */
    private long[] logOf(Factor factor, Deque<Factor> parts) {
        return switch (factor.expr) {
            case Const c -> logOfConstant(c.value());
            case Var v when program.constants().containsKey(v.name()) -> logOfConstant(program.constants().get(v.name()));
            case Var v when program.definition(v.name()).isEmpty() -> generator(run.value(v));
            case Apply a when a.op() == Arithmetic.EXP -> run.value(a.argument());
            case Apply a when a.op() == Arithmetic.ADD -> {
                Expr left = leftOver(a);
                if (left == a) yield logOfSum(a);
                parts.push(new Factor(left, factor.power));
                yield null;
            }
            case Apply a when !comesApart(a) -> generator(run.value(a));
            case Var v -> {
                parts.push(new Factor(program.definition(v.name()).orElseThrow().value(), factor.power));
                yield null;
            }
            case Apply a -> {
                pushParts(a, factor.power, parts);
                yield null;
            }
        };
    }

    /** The one term that is left of a sum whose other terms cancel: (eʷ + x) - x is eʷ. Else the sum itself. */
    private Expr leftOver(Apply sum) {
        long[] value = run.value(sum);
        Deque<Expr> terms = new ArrayDeque<>(sum.arguments());
        for (int i = 0; i < MOST_TERMS && !terms.isEmpty(); i++) {
            Expr term = terms.pop();
            if (Arrays.equals(run.value(term), value)) return term;
            if (term instanceof Apply inner && inner.op() == Arithmetic.ADD) terms.addAll(inner.arguments());
        }
        return sum;
    }

    private static boolean comesApart(Apply a) {
        return a.op() == Arithmetic.MULTIPLY || a.op() == Arithmetic.DIVIDE || a.op() == Arithmetic.POWER || a.op() == Arithmetic.SQRT
                || a.op().elementary().isEmpty();
    }

    private void pushParts(Apply a, long[] power, Deque<Factor> parts) {
        if (a.op() == Arithmetic.MULTIPLY) {
            a.arguments().forEach(x -> parts.push(new Factor(x, power)));
        } else if (a.op() == Arithmetic.DIVIDE) {
            parts.push(new Factor(a.arguments().get(0), power));
            parts.push(new Factor(a.arguments().get(1), Lanes.negate(power)));
        } else if (a.op() == Arithmetic.POWER) {
            parts.push(new Factor(a.arguments().get(0), Lanes.multiply(power, run.value(a.arguments().get(1)))));
        } else if (a.op() == Arithmetic.SQRT) {
            parts.push(new Factor(a.argument(), Lanes.multiply(power, HALF)));
        } else {
            parts.push(new Factor(a.op().definition(a.arguments()).orElseThrow(), power));
        }
    }

    /**
     * log(1 + eᵛ), in either of the two forms log(1+eᵛ) = v + log(1+e⁻ᵛ), and log(1 - σ(z)) = -z - log(1+e⁻ᶻ); any other sum has a
     * generator of its own.
     */
    private long[] logOfSum(Apply sum) {
        long[] value = run.value(sum);
        for (Expr term : sum.arguments()) {
            Expr opened = run.opened(term);
            if (opened instanceof Apply e && e.op() == Arithmetic.EXP && Arrays.equals(value, Lanes.add(run.value(e), Lanes.ONE))) {
                return logOnePlusExp(e.argument());
            }
            if (opened instanceof Apply d && d.op() == Arithmetic.DIVIDE) {
                long[] odds = Lanes.multiply(value, Lanes.inverse(Lanes.subtract(Lanes.ONE, value)));
                Expr exponential = exponentialIn(d.arguments().get(1));
                if (exponential instanceof Apply e && Arrays.equals(odds, run.value(e))) {
                    return Lanes.subtract(run.value(e.argument()), logOnePlusExp(e.argument()));
                }
            }
        }
        return generator(value);
    }

    private static Expr exponentialIn(Expr denominator) {
        for (Expr part : denominator.operands()) if (part instanceof Apply e && e.op() == Arithmetic.EXP) return e;
        return null;
    }

    private long[] logOnePlusExp(Expr v) {
        long[] e = run.value(Arithmetic.exp(v));
        long[] inverse = Lanes.inverse(e);
        boolean canonical = e[0] <= inverse[0];
        long[] generator = generator(Lanes.add(canonical ? e : inverse, Lanes.ONE));
        return canonical ? generator : Lanes.add(run.value(v), generator);
    }

    /** By prime factors: log 6 = log 2 + log 3. */
    private long[] logOfConstant(Rational value) {
        if (value.signum() <= 0) throw new FieldRun.Unsupported("the logarithm of " + value);
        long[] sum = Lanes.ZERO;
        for (Map.Entry<BigInteger, Integer> factor : PrimeFactors.of(value).entrySet()) {
            long[] prime = generator(Lanes.constant(new Rational(factor.getKey(), BigInteger.ONE)));
            sum = Lanes.addScaled(sum, prime, Lanes.constant(Rational.of(factor.getValue())));
        }
        return sum;
    }

    private long[] generator(long[] argument) {
        Lanes.requireNonzero(argument, "the logarithm of 0");
        return generators.of(Kind.LOG, new Lanes.Key(argument));
    }
}
