package org.gradatim.prove;

import java.util.ArrayList;
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
    /** Sets of points that are added one after the other, where the degrees are so large that one brings too little. */
    private static final int MOST_POINTS = 4;

    private record Value(List<Long> lanes) {
        static Value of(Points points, Expr expr) {
            return new Value(Arrays.stream(points.run().value(expr)).boxed().toList());
        }
    }

    /** @param bits what the points bring */
    private record Look(int[] first, double bits, List<Expr> stepsAtZero, int steps) {}

    private final Prover prover;
    private final List<Expr> exprs;

    GroupingSearch(Prover prover, List<Expr> exprs) {
        this.prover = prover;
        this.exprs = exprs;
    }

    Grouping run() {
        try {
            int[] first = new int[exprs.size()];
            double bits = 0;
            Look look = null;
            for (int i = 0; i < MOST_POINTS && bits < Prover.REQUIRED_ERROR_BITS; i++) {
                if (i > 0) prover.leavePoints();
                int[] before = first;
                look = prover.atLuckyPoint(points -> look(points, before));
                first = look.first;
                bits += look.bits;
            }
            double ofEach = bits - log2(exprs.size());
            if (look.steps > 0 && look.steps <= Prover.MOST_STEPS) return byPatterns(look, ofEach);
            return new Grouping(first, (int) ofEach, look.stepsAtZero, look.steps);
        } catch (FieldRun.Unsupported outside) {
            throw new UndefinedException(outside.getMessage());
        }
    }

    private Look look(Points points, int[] before) {
        int[] first = split(before, points);
        double degree = 1;
        for (Expr e : exprs) degree = Math.max(degree, points.degrees().of(e));
        return new Look(first, Prover.errorBits(points, 1 + 2 * degree), points.run().stepsAtZero(), points.run().stepGenerators());
    }

    /** Those that are together stay so where they have the same values. */
    private int[] split(int[] before, Points points) {
        Map<List<Object>, Integer> places = new HashMap<>();
        int[] first = new int[before.length];
        for (int i = 0; i < first.length; i++) {
            Integer place = places.putIfAbsent(List.of(before[i], Value.of(points, exprs.get(i))), i);
            first[i] = place == null ? i : place;
        }
        return first;
    }

    // ---- equalities that hold because a step is 0 or 1

    /** Of those that differ where steps are free, some may be equal for either value of every step. */
    private Grouping byPatterns(Look free, double bits) {
        int[] distinct = Arrays.stream(free.first).distinct().toArray();
        Map<Integer, Integer> together = new LinkedHashMap<>();
        for (int i : distinct) together.put(i, distinct[0]);
        for (long pattern = 0; pattern < 1L << free.steps && together.values().stream().distinct().count() < distinct.length; pattern++) {
            Map<Integer, Integer> before = together;
            together = prover.atPattern(pattern, points -> split(before, points))
                    .orElseThrow(() -> new FieldRun.Unsupported("what is undefined where certain steps are 0"));
        }
        int[] first = free.first.clone();
        for (int i = 0; i < first.length; i++) first[i] = together.get(first[i]);
        return new Grouping(first, (int) (Arrays.equals(first, free.first) ? bits : bits - free.steps), free.stepsAtZero, free.steps);
    }

    private Map<Integer, Integer> split(Map<Integer, Integer> before, Points points) {
        List<Expr> all = new ArrayList<>(exprs);
        all.forEach(points.run()::value);
        Map<List<Object>, Integer> places = new HashMap<>();
        Map<Integer, Integer> first = new LinkedHashMap<>();
        before.forEach((i, with) -> {
            Integer place = places.putIfAbsent(List.of(with, Value.of(points, exprs.get(i))), i);
            first.put(i, place == null ? i : place);
        });
        return first;
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}
