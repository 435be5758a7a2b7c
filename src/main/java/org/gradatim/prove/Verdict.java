package org.gradatim.prove;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gradatim.expr.Rational;

/** What the identity test finds. */
public sealed interface Verdict {

    /**
     * The two are equal as functions.
     *
     * @param errorBits the test could be wrong with a probability below 2 to the minus this
     */
    record Proved(int errorBits) implements Verdict {}

    /** The two differ: here is a point where they do, with both values there. */
    record Refuted(Map<String, Rational> point, BigDecimal left, BigDecimal right) implements Verdict {
        public Refuted {
            point = Collections.unmodifiableMap(new LinkedHashMap<>(point));
        }
    }

    /** Neither could be shown; the reason says what was tried. */
    record Undecided(String reason) implements Verdict {}

    default boolean isProved() {
        return this instanceof Proved;
    }
}
