package org.gradatim.prove;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradatim.eval.FieldRun;
import org.gradatim.expr.Expr;
import org.gradatim.prove.Prover.Points;

/** Tells expressions apart by their values at the points of a prover. */
final class GroupingSearch {
    /** Sets of points that are added one after the other, where one brings too little: the degrees are large, or there are even roots. */
    private static final int MOST_POINTS = 32;

    /** With which others an expression was together before, and its value. */
    private record Mark(int before, long[] value) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Mark m && before == m.before && Arrays.equals(value, m.value);
        }

        @Override
        public int hashCode() {
            return 31 * before + Arrays.hashCode(value);
        }
    }

    private final Prover prover;
    private final List<Expr> exprs;

    GroupingSearch(Prover prover, List<Expr> exprs) {
        this.prover = prover;
        this.exprs = exprs;
    }

    Grouping run() {
        try {
            Grouping free = prover.atLuckyPoint(0, points -> split(new int[exprs.size()], points));
            return free.steps() > 0 && prover.triesPatterns(free.steps()) ? byPatterns(free) : free;
        } catch (FieldRun.Unsupported outside) {
            throw new UndefinedException(outside.getMessage(), outside instanceof FieldRun.Undefined);
        }
    }

    /** The grouping with the error of its equalities, tested at more points where one set of them is not enough. */
    Grouping proved(Grouping found) {
        double bits = -Math.log(exprs.size()) / Math.log(2) - (found.byPatterns() ? found.steps() : 0);
        Grouping proved = found;
        int most = found.byPatterns() ? 1 : MOST_POINTS;
        double more = Prover.BITS_OF_P;
        for (int i = 0; i < most && more >= 1 && bits < Prover.REQUIRED_ERROR_BITS; i++) {
            int[] before = proved.first();
            if (i > 0) proved = prover.atLuckyPoint(i, points -> split(before, points));
            more = prover.atLuckyPoint(i, this::bits);
            bits += more;
        }
        return new Grouping(proved.first(), Math.max(0, (int) bits), found.stepsAtZero(), found.steps(), found.patternsTried(), found.byPatterns());
    }

    private double bits(Points points) {
        double degree = 1;
        for (Expr e : exprs) degree = Math.max(degree, points.degrees().of(e));
        return Prover.worth(points.run(), Prover.errorBits(points, 1 + 2 * degree));
    }

    /** Those that are together stay so where they have the same values. */
    private Grouping split(int[] before, Points points) {
        Map<Mark, Integer> places = new HashMap<>();
        int[] first = new int[before.length];
        for (int i = 0; i < first.length; i++) {
            Integer place = places.putIfAbsent(new Mark(before[i], points.run().value(exprs.get(i))), i);
            first[i] = place == null ? i : place;
        }
        return new Grouping(first, 0, points.run().stepsAtZero(), points.run().stepGenerators(), false, false);
    }

    // ---- equalities that hold because a step is 0 or 1

    /** Of those that differ where steps are free, some may be equal for either value of every step. */
    private Grouping byPatterns(Grouping free) {
        int[] distinct = Arrays.stream(free.first()).distinct().toArray();
        Map<Integer, Integer> together = new LinkedHashMap<>();
        for (int i : distinct) together.put(i, distinct[0]);
        for (long pattern = 0; pattern < 1L << free.steps() && together.values().stream().distinct().count() < distinct.length; pattern++) {
            Map<Integer, Integer> before = together;
            together = prover.atPattern(pattern, points -> split(before, points))
                    .orElseThrow(() -> new FieldRun.Unsupported("what is undefined where certain steps are 0"));
        }
        int[] first = free.first().clone();
        for (int i = 0; i < first.length; i++) first[i] = together.get(first[i]);
        return new Grouping(first, 0, free.stepsAtZero(), free.steps(), true, !Arrays.equals(first, free.first()));
    }

    private Map<Integer, Integer> split(Map<Integer, Integer> before, Points points) {
        Map<Mark, Integer> places = new HashMap<>();
        Map<Integer, Integer> first = new LinkedHashMap<>();
        before.forEach((i, with) -> {
            Integer place = places.putIfAbsent(new Mark(with, points.run().value(exprs.get(i))), i);
            first.put(i, place == null ? i : place);
        });
        return first;
    }
}
