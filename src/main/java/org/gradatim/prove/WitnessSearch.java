package org.gradatim.prove;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.gradatim.cas.HighPrecision;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;
import org.gradatim.graph.Program.Definition;

/** Looks for a real point at which two expressions differ, with correct digits enough to be sure. */
final class WitnessSearch {
    /**
     * How points are chosen and how closely values are looked at.
     *
     * @param points      at most this many are tried
     * @param denominator coordinates are multiples of 1 over this
     * @param widest      coordinates lie between minus this and this, the points' sizes taken in turn
     * @param digits      correct digits of every value
     * @param agreeing    two values that agree to more digits than this are taken as equal at that point
     */
    private record Sampling(int points, int denominator, int[] widest, int digits, int agreeing) {}

    /** Multiples of 1/8: exact, short to print, and on both sides of most kinks; near 0, where most functions are defined. */
    private static final Sampling SHORT = new Sampling(64, 8, new int[] {3}, 30, 20);

    /** For what was made to agree at short coordinates, differs by a trifle, or is defined far out only. Still exact as decimals. */
    private static final Sampling CLOSE = new Sampling(20, 1024, new int[] {3, 30, 1, 300}, 60, 45);

    private final Program program;
    private final Map<String, Expr> given;
    private final SplittableRandom random = new SplittableRandom(Prover.SEED);
    private final LinkedHashMap<String, Expr> definitions = new LinkedHashMap<>();

    /** @param given leaves that are equal to others, or numbers */
    WitnessSearch(Program program, Map<String, Expr> given) {
        this.program = program;
        this.given = given;
        for (Definition d : program.definitions()) definitions.put(d.name(), d.value());
    }

    /** @param otherwise the verdict where no point is found */
    Verdict between(Expr left, Expr right, Verdict otherwise) {
        int compared = 0;
        for (Sampling sampling : List.of(SHORT, CLOSE)) {
            for (int i = 0; i < sampling.points; i++) {
                Map<String, Rational> point = randomPoint(left, right, sampling, sampling.widest[i % sampling.widest.length]);
                List<Optional<BigDecimal>> values = HighPrecision.evaluate(definitions, List.of(left, right), point, sampling.digits);
                if (values.get(0).isEmpty() || values.get(1).isEmpty()) continue;
                compared++;
                if (differ(values.get(0).get(), values.get(1).get(), sampling)) return new Verdict.Refuted(point, values.get(0).get(), values.get(1).get());
            }
        }
        String reason = otherwise instanceof Verdict.Undecided u ? u.reason() : "";
        return new Verdict.Undecided(reason + "; the two agree to " + SHORT.agreeing + " digits and more at all " + compared
                + " real points at which both are defined");
    }

    private Map<String, Rational> randomPoint(Expr left, Expr right, Sampling sampling, int widest) {
        Map<String, Rational> point = new LinkedHashMap<>();
        for (String name : program.leaves()) point.put(name, coordinate(sampling, widest));
        for (Expr e : List.of(left, right)) {
            for (String name : Traversal.variables(e)) {
                if (!program.knows(name)) point.putIfAbsent(name, coordinate(sampling, widest));
            }
        }
        program.targets().forEach(y -> point.put(y, Rational.of(random.nextInt(1, sampling.denominator), sampling.denominator)));
        point.putAll(program.constants());
        for (Expr zero : program.constraints()) solve(zero, point);
        given.forEach((name, as) -> point.put(name, as instanceof Const c ? c.value() : point.get(((Var) as).name())));
        return point;
    }

    private Rational coordinate(Sampling sampling, int widest) {
        int value = random.nextInt(1, widest * sampling.denominator + 1);
        return Rational.of(random.nextBoolean() ? value : -value, sampling.denominator);
    }

    /** Gives the last target of a linear constraint the value that makes it zero. */
    private void solve(Expr zero, Map<String, Rational> point) {
        String last = List.copyOf(Traversal.variables(zero)).getLast();
        Rational atZero = linearValue(zero, last, Rational.ZERO, point);
        Rational slope = linearValue(zero, last, Rational.ONE, point).plus(atZero.negate());
        point.put(last, atZero.times(slope.inverse()).negate());
    }

    private static Rational linearValue(Expr zero, String name, Rational value, Map<String, Rational> point) {
        Map<String, Rational> there = new LinkedHashMap<>(point);
        there.put(name, value);
        return Rational.of(HighPrecision.evaluate(zero, there, SHORT.digits).orElseThrow());
    }

    /** A value that is given as 0 may be any number below the digits asked for: it differs only from what lies above these. */
    private static boolean differ(BigDecimal left, BigDecimal right, Sampling sampling) {
        MathContext digits = new MathContext(sampling.digits);
        BigDecimal difference = left.subtract(right, digits).abs();
        if (difference.signum() == 0) return false;
        boolean zero = left.signum() == 0 || right.signum() == 0;
        BigDecimal size = zero ? BigDecimal.ONE : left.abs().max(right.abs());
        return difference.compareTo(size.movePointLeft(sampling.agreeing)) > 0;
    }
}
