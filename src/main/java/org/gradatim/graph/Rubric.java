package org.gradatim.graph;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What answers are worth.
 *
 * @param points         for each derivative that is asked for, by the name by which is differentiated, in the order of the spec; empty where
 *                       all are asked for and each is worth one point
 * @param carriedForward the share of its points that an answer has which follows rightly from an earlier mistake
 * @param partial        the share that an answer with a mistake of this class has; of the others it is none
 * @param undecided      what is done with answers that could not be judged
 */
public record Rubric(Map<String, BigDecimal> points, BigDecimal carriedForward, Map<String, BigDecimal> partial, Undecided undecided) {
    /** One point for each derivative, none for what is partly right, and a person looks at what is undecided. */
    public static final Rubric DEFAULT = new Rubric(Map.of(), BigDecimal.ZERO, Map.of(), Undecided.REVIEW);

    /** What is done with answers that are undecided or unreadable; they have no points. */
    public enum Undecided {
        /** They are marked for a person to look at. */
        REVIEW,
        /** They are taken for wrong. */
        WRONG
    }

    public Rubric {
        points = Collections.unmodifiableMap(new LinkedHashMap<>(points));
        partial = Collections.unmodifiableMap(new LinkedHashMap<>(partial));
    }

    /** With other names of what is asked for. */
    Rubric renamed(Map<String, String> names) {
        Map<String, BigDecimal> renamed = new LinkedHashMap<>();
        points.forEach((name, worth) -> renamed.put(names.getOrDefault(name, name), worth));
        return new Rubric(renamed, carriedForward, partial, undecided);
    }
}
