package org.gradatim.eval;

import java.util.HashMap;
import java.util.Map;

/** Random elements, other than 0, that stand for variables and for what is not rational. */
final class Generators {
    /** The functions that have generators. */
    enum Kind { EXP, CIRCLE, LOG, STEP }

    private record Key(Kind kind, Lanes.Key argument) {}

    private final long seed;
    private final Map<Key, long[]> byArgument = new HashMap<>();
    private long count;

    Generators(long seed) {
        this.seed = seed;
    }

    /** The generator of this kind for this argument: the same one whenever the argument has the same value. */
    long[] of(Kind kind, Lanes.Key argument) {
        return byArgument.computeIfAbsent(new Key(kind, argument), _ -> next());
    }

    /** One more random element. */
    long[] next() {
        long number = PrimeField.mix(seed, ++count);
        return Lanes.of(i -> Math.max(1, PrimeField.mix(number, i)));
    }

    /** How many there are. */
    long count() {
        return count;
    }
}
