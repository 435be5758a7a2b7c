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

/** The steps [x > 0] in the field: one generator for each argument up to rational factors and their sign, a free element or 0 or 1. */
final class Steps {
    private final FieldRun run;
    private final FieldRun.Where where;
    private final Generators generators;
    private final Long pattern;
    private final LinearTerms exactly;
    private final Set<Expr> atZero = new LinkedHashSet<>();
    private final Rests arguments = new Rests();
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

    /**
     * A product of steps and one other factor is positive where all of the steps are 1 and the factor is positive:
     * [max(0,z) > 0] = [z > 0]. A minus in front belongs to the factor.
     */
    long[] step(Expr argument) {
        int sign = sign(argument);
        if (sign != 0) return sign > 0 ? Lanes.ONE : Lanes.ZERO;
        if (!(run.opened(argument) instanceof Apply product && product.op() == Arithmetic.MULTIPLY)) return upToSign(argument);
        List<Expr> others = product.arguments().stream().filter(x -> !isStep(x)).toList();
        if (others.size() == product.arguments().size()) return upToSign(argument);
        Expr factor = Arithmetic.product(others);
        long[] all = run.value(Arithmetic.step(isNegated(argument) ? Arithmetic.negate(factor) : factor));
        for (Expr x : product.arguments()) if (isStep(x)) all = Lanes.multiply(all, run.value(x));
        return all;
    }

    /** As the form says, or the number that the argument is by what the leaves are given. */
    private int sign(Expr argument) {
        int sign = signs.of(argument);
        if (sign != 0 || where.given().isEmpty() || !Lanes.isConstant(run.value(argument))) return sign;
        Map<Lanes.Key, Rational> terms = exactly.of(argument);
        return terms.size() == 1 && terms.containsKey(LinearTerms.ONE) ? terms.get(LinearTerms.ONE).signum() : 0;
    }

    private static boolean isNegated(Expr expr) {
        return expr instanceof Apply a && a.op() == Arithmetic.NEGATE;
    }

    private static boolean isStep(Expr expr) {
        return expr instanceof Apply a && a.op() == Arithmetic.STEP;
    }

    /** What is nothing at all is not above 0; what vanishes at some of the points only makes them unlucky. */
    private long[] upToSign(Expr argument) {
        long[] value = run.value(argument);
        if (Lanes.isZero(value)) {
            atZero.add(argument);
            return Lanes.ZERO;
        }
        if (Lanes.isZeroSomewhere(value)) throw new FieldRun.UnluckyPoint("step at 0");
        Rests.Multiple multiple = arguments.of(value);
        boolean same = multiple.factor().signum() > 0;
        if (where.pointwise() && !same) return byArgument.computeIfAbsent(new Lanes.Key(Lanes.negate(multiple.rest().values())), this::newGenerator);
        long[] step = byArgument.computeIfAbsent(multiple.rest(), this::newGenerator);
        return same ? step : Lanes.subtract(Lanes.ONE, step);
    }

    /** A free element, or the pattern's next bit. */
    private long[] newGenerator(Lanes.Key argument) {
        if (pattern == null) return generators.of(Kind.STEP, argument);
        return (pattern >>> byArgument.size() & 1) == 1 ? Lanes.ONE : Lanes.ZERO;
    }

    /** 1 or -1 where the sign follows from the form alone, else 0. */
    private int knownSign(Expr expr, Program program) {
        return switch (expr) {
            case Const c -> c.value().signum();
            case Var v -> program.constants().getOrDefault(v.name(), Rational.ZERO).signum();
            case Apply a when a.op() == Arithmetic.EXP || a.op() == Arithmetic.SQRT -> 1;
            case Apply a when a.op() == Arithmetic.POWER && a.arguments().get(1) instanceof Const e && !e.value().isInteger() -> 1;
            case Apply a when a.op() == Arithmetic.NEGATE -> -signs.known(a.argument());
            case Apply a when a.op() == Arithmetic.MULTIPLY || a.op() == Arithmetic.DIVIDE ->
                    a.arguments().stream().map(signs::known).reduce(1, (x, y) -> x * y);
            case Apply a when a.op() == Arithmetic.ADD -> signOfSum(a);
            case Apply _ -> 0;
        };
    }

    /** That of all terms that are not nothing. */
    private int signOfSum(Apply sum) {
        List<Integer> distinct = sum.arguments().stream().filter(x -> !Lanes.isZero(run.value(x))).map(signs::known).distinct().toList();
        return distinct.size() == 1 ? distinct.getFirst() : 0;
    }
}
