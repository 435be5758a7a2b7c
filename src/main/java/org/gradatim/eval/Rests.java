package org.gradatim.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradatim.expr.Rational;

/** The rests of {@link LinearTerms}, told apart up to rational factors: 2c/(2b+1) is 1 times c/(b+½), and -r is -1 times r. */
final class Rests {
    /** Factors are recognised when their numerators and denominators are no larger. */
    private static final long LARGEST = 1 << 10;

    /** The binary logarithm of how many factors are recognised. */
    static final int FACTOR_BITS = 21;

    /** factor · rest, where the rest is one that stands for all of its multiples. */
    record Multiple(Rational factor, Lanes.Key rest) {}

    /** The rests by their direction: what is a constant multiple of another has the same one. */
    private final Map<Lanes.Key, List<Lanes.Key>> byDirection = new HashMap<>();

    /** @param value not 0 */
    Multiple of(long[] value) {
        if (value[0] == 0) throw new FieldRun.UnluckyPoint("an exponent of 0");
        long inverse = PrimeField.inverse(value[0]);
        Lanes.Key direction = new Lanes.Key(Lanes.of(i -> PrimeField.multiply(value[i], inverse)));
        List<Lanes.Key> rests = byDirection.computeIfAbsent(direction, _ -> new ArrayList<>(1));
        for (Lanes.Key rest : rests) {
            long factor = PrimeField.multiply(value[0], PrimeField.inverse(rest.values()[0]));
            Optional<Rational> rational = PrimeField.smallRational(factor, LARGEST);
            if (rational.isPresent()) return new Multiple(rational.get(), rest);
        }
        Lanes.Key rest = new Lanes.Key(value);
        rests.add(rest);
        return new Multiple(Rational.ONE, rest);
    }
}
