package org.gradatim.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Parameters that start with the same value, and how long they keep it in common. Equal means equal to the last bit.
 *
 * @param names             two or more, in the program's order
 * @param together          those sets of two or more of them that were equal in every epoch
 * @param largestDifference between the largest and the smallest of them, over all epochs
 * @param partedAt          the first epoch in which not all were equal; empty where they always were
 */
public record EqualStart(List<String> names, List<List<String>> together, double largestDifference, OptionalInt partedAt) {
    public EqualStart {
        names = List.copyOf(names);
        together = together.stream().map(List::copyOf).toList();
    }

    /** Whether all of them were equal in every epoch. */
    public boolean stays() {
        return partedAt.isEmpty();
    }

    /** Follows every such set of a training; an epoch costs one look at each parameter that has ever had an equal. */
    static final class Watch {
        private final List<String> names;
        private final List<Set> sets = new ArrayList<>();

        /** @param start the values of the names at the beginning */
        Watch(List<String> names, double[] start) {
            this.names = names;
            int[] all = new int[start.length];
            for (int k = 0; k < all.length; k++) all[k] = k;
            for (int[] members : byBits(all, start)) sets.add(new Set(members));
        }

        void reached(int epoch, double[] values) {
            for (Set set : sets) set.reached(epoch, values);
        }

        List<EqualStart> results() {
            return sets.stream().map(set -> new EqualStart(named(set.members), set.parts.stream().map(this::named).toList(),
                    set.largestDifference, set.partedAt)).toList();
        }

        private List<String> named(int[] members) {
            List<String> list = new ArrayList<>(members.length);
            for (int k : members) list.add(names.get(k));
            return list;
        }
    }

    /** One set, and the parts of it that are still equal. */
    private static final class Set {
        private final int[] members;
        private List<int[]> parts;
        private double largestDifference;
        private OptionalInt partedAt = OptionalInt.empty();

        Set(int[] members) {
            this.members = members;
            this.parts = List.of(members);
        }

        void reached(int epoch, double[] values) {
            if (!parts.stream().allMatch(part -> agree(part, values))) {
                parts = parts.stream().flatMap(part -> byBits(part, values).stream()).toList();
                if (partedAt.isEmpty()) partedAt = OptionalInt.of(epoch);
            }
            if (partedAt.isPresent()) largestDifference = Math.max(largestDifference, spread(values));
        }

        private double spread(double[] values) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int k : members) {
                least = Math.min(least, values[k]);
                most = Math.max(most, values[k]);
            }
            return most - least;
        }
    }

    private static boolean agree(int[] members, double[] values) {
        long first = bits(values[members[0]]);
        for (int k : members) if (bits(values[k]) != first) return false;
        return true;
    }

    /** The members with equal bits, set by set; who is alone belongs to none. */
    private static List<int[]> byBits(int[] members, double[] values) {
        Map<Long, List<Integer>> sets = new LinkedHashMap<>();
        for (int k : members) sets.computeIfAbsent(bits(values[k]), _ -> new ArrayList<>()).add(k);
        return sets.values().stream().filter(set -> set.size() > 1).map(set -> set.stream().mapToInt(k -> k).toArray()).toList();
    }

    /** Zero is one number, whatever its sign. */
    private static long bits(double value) {
        return Double.doubleToRawLongBits(value + 0.0);
    }
}
