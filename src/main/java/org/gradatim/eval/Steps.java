package org.gradatim.eval;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradatim.eval.Generators.Kind;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;

/** The steps [x > 0] in the field: one generator for each argument up to sign and positive factors, a free element or 0 or 1. */
final class Steps {
    private final FieldRun run;
    private final FieldRun.Where where;
    private final Generators generators;
    private final Long pattern;
    private final LinearTerms exactly;
    private final Set<Expr> atZero = new LinkedHashSet<>();
    private final Map<Lanes.Key, long[]> byArgument = new HashMap<>();
    private final ProgramValues<Integer> signs;

    /** @param pattern the values 0 and 1 of the generators, bit by bit in the order in which they are met; null leaves them free */
    Steps(FieldRun run, Program program, FieldRun.Where where, Generators generators, Long pattern) {
        this.run = run;
        this.where = where;
        this.exactly = new LinearTerms(run, program, where::number);
        this.generators = generators;
        this.pattern = pattern;
        this.signs = new ProgramValues<>(List.of(), node -> knownSign(node, program), (_, sign) -> sign);
    }

    /** How many generators have been met. */
    int count() {
        return byArgument.size();
    }

    /** The arguments that are 0 at all points of the set on which the program is run. */
    List<Expr> atZero() {
        return List.copyOf(atZero);
    }

    long[] step(Expr argument) {
        if (where != FieldRun.Where.EVERYWHERE) return onSet(argument);
        int sign = signs.of(argument);
        if (sign != 0) return sign > 0 ? Lanes.ONE : Lanes.ZERO;
        return run.opened(argument) instanceof Apply a && a.op() == Arithmetic.MULTIPLY ? ofProduct(a) : upToSign(argument);
    }

    /** As elsewhere, but an argument may be 0 throughout, or a number by what the leaves are given. */
    private long[] onSet(Expr argument) {
        long[] value = run.value(argument);
        if (Lanes.isZero(value)) {
            atZero.add(argument);
            return Lanes.ZERO;
        }
        int sign = Lanes.isConstant(value) ? signOfNumber(argument) : signs.of(argument);
        if (sign != 0) return sign > 0 ? Lanes.ONE : Lanes.ZERO;
        return run.opened(argument) instanceof Apply a && a.op() == Arithmetic.MULTIPLY ? ofProduct(a) : upToSign(argument);
    }

    /** 0 where the argument, which is the same in all lanes, is not known as a rational number. */
    private int signOfNumber(Expr argument) {
        Map<Lanes.Key, Rational> terms = exactly.of(argument);
        return terms.size() == 1 && terms.containsKey(LinearTerms.ONE) ? terms.get(LinearTerms.ONE).signum() : 0;
    }

    /** A product of steps and one other factor is positive where all of the steps are 1 and the factor is positive: [max(0,z) > 0] = [z > 0]. */
    private long[] ofProduct(Apply product) {
        List<Expr> others = product.arguments().stream().filter(x -> !isStep(x)).toList();
        if (others.size() == product.arguments().size()) return upToSign(product);
        long[] all = others.isEmpty() ? Lanes.ONE : run.value(Arithmetic.step(Arithmetic.product(others)));
        for (Expr x : product.arguments()) if (isStep(x)) all = Lanes.multiply(all, run.value(x));
        return all;
    }

    private static boolean isStep(Expr expr) {
        return expr instanceof Apply a && a.op() == Arithmetic.STEP;
    }

    private long[] upToSign(Expr argument) {
        Signed split = Signed.of(argument);
        if (where.pointwise()) {
            long[] core = run.value(split.core());
            Lanes.requireNonzero(core, "step at 0");
            return byArgument.computeIfAbsent(new Lanes.Key(split.sign() > 0 ? core : Lanes.negate(core)), key -> newGenerator(key, false));
        }
        long[] step = generator(run.value(split.core()));
        return split.sign() > 0 ? step : Lanes.subtract(Lanes.ONE, step);
    }

    private long[] generator(long[] argument) {
        if (Lanes.isZeroSomewhere(argument)) throw new FieldRun.UnluckyPoint("step at 0");
        boolean flip = !Lanes.isCanonical(argument);
        long[] generator = byArgument.computeIfAbsent(new Lanes.Key(flip ? Lanes.negate(argument) : argument), key -> newGenerator(key, flip));
        return flip ? Lanes.subtract(Lanes.ONE, generator) : generator;
    }

    /**
     * A free element, or the pattern's next bit. The bit is the step of the argument as it is first met, not of its canonical form,
     * which differs from point to point: a pattern must mean the same signs at all of them.
     */
    private long[] newGenerator(Lanes.Key argument, boolean flip) {
        if (pattern == null) return generators.of(Kind.STEP, argument);
        boolean one = (pattern >>> byArgument.size() & 1) == 1;
        return one != flip ? Lanes.ONE : Lanes.ZERO;
    }

    /** 1 or -1 where the sign follows from the form alone, else 0. */
    private int knownSign(Expr expr, Program program) {
        return switch (expr) {
            case Const c -> c.value().signum();
            case Var v -> program.constants().getOrDefault(v.name(), Rational.ZERO).signum();
            case Apply a when a.op() == Arithmetic.EXP || a.op() == Arithmetic.SQRT -> 1;
            case Apply a when a.op() == Arithmetic.NEGATE -> -signs.known(a.argument());
            case Apply a when a.op() == Arithmetic.MULTIPLY || a.op() == Arithmetic.DIVIDE ->
                    a.arguments().stream().map(signs::known).reduce(1, (x, y) -> x * y);
            case Apply a when a.op() == Arithmetic.ADD -> {
                int first = signs.known(a.argument());
                yield a.arguments().stream().allMatch(x -> signs.known(x) == first) ? first : 0;
            }
            case Apply _ -> 0;
        };
    }
}
