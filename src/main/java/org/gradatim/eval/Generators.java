package org.gradatim.eval;

import java.util.HashMap;
import java.util.Map;

/** Random elements, other than 0, that stand for variables and for what is not rational. */
final class Generators {
    /** The functions that have generators. */
    enum Kind { EXP, CIRCLE, LOG, STEP, ROOT }

    private record Key(Kind kind, Lanes.Key argument) {}

    private final long[] seeds;
    private final Map<Key, long[]> byArgument = new HashMap<>();
    private long count;

    /** @param seeds one for each lane */
    Generators(long[] seeds) {
        this.seeds = seeds;
    }

    /** The generator of this kind for this argument: the same one whenever the argument has the same value. */
    long[] of(Kind kind, Lanes.Key argument) {
        return byArgument.computeIfAbsent(new Key(kind, argument), _ -> next());
    }

    /** One more random element. */
    long[] next() {
        long number = ++count;
        return Lanes.of(i -> Math.max(1, PrimeField.mix(PrimeField.mix(seeds[i], number), i)));
    }

    /** How many there are. */
    long count() {
        return count;
    }
}
