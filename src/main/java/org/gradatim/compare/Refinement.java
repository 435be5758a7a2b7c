package org.gradatim.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradatim.prove.Grouping;

/**
 * The strongest statement "these parameters are equal, those stay what they are" that gradient descent preserves, from a first one on.
 *
 * <p>In each round all slopes are evaluated on the set of points that agrees with the partition, with inputs, targets and the values of
 * moving classes free. A frozen member whose slope is not zero moves from now on; moving classes, and what has thawed together, are
 * split by their slopes. The set only grows, so what fails on it fails on every later one: the result is the smallest invariant set,
 * and it is unique. A round costs one evaluation of the gradient (Hopcroft's minimisation of automata has the same shape).
 */
public final class Refinement {
    /**
     * What a round did to a class.
     *
     * @param parts its members by their slopes; a part that is still frozen has a slope that is zero
     */
    public record Change(EqualityClass before, List<EqualityClass> parts) {
        public Change {
            parts = List.copyOf(parts);
        }
    }

    /** @param changes none in the last round, which proves that the partition is invariant */
    public record Round(Partition before, List<Change> changes, Partition after, Grouping grouping) {
        public Round {
            changes = List.copyOf(changes);
        }

        public boolean isStable() {
            return changes.isEmpty();
        }
    }

    private final Slopes slopes;

    Refinement(Slopes slopes) {
        this.slopes = slopes;
    }

    /** Rounds up to the one that changes nothing. */
    List<Round> from(Partition start) {
        List<Round> rounds = new ArrayList<>(List.of(round(start)));
        while (!rounds.getLast().isStable()) rounds.add(round(rounds.getLast().after()));
        return rounds;
    }

    /** @throws org.gradatim.prove.UndefinedException where the slopes have no value on the set */
    Round round(Partition before) {
        Slopes.OnSet onSet = slopes.on(before);
        Round round = round(before, onSet);
        return round.isStable() ? round(before, onSet.proved()) : round;
    }

    private static Round round(Partition before, Slopes.OnSet onSet) {
        Map<String, Integer> values = onSet.values();
        List<Change> changes = new ArrayList<>();
        List<EqualityClass> after = new ArrayList<>();
        for (EqualityClass c : before.classes()) {
            List<EqualityClass> parts = parts(c, values);
            after.addAll(parts);
            if (!parts.equals(List.of(c))) changes.add(new Change(c, parts));
        }
        return new Round(before, changes, new Partition(after), onSet.grouping());
    }

    private static List<EqualityClass> parts(EqualityClass c, Map<String, Integer> slope) {
        Map<Integer, List<String>> bySlope = new LinkedHashMap<>();
        for (String name : c.members()) bySlope.computeIfAbsent(slope.get(name), _ -> new ArrayList<>()).add(name);
        List<EqualityClass> parts = new ArrayList<>();
        bySlope.forEach((value, members) -> parts.add(new EqualityClass(members, value == 0 ? c.frozen() : Optional.empty())));
        return parts;
    }
}
