package org.gradatim.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradatim.derive.Derivation;
import org.gradatim.expr.InputException;
import org.gradatim.expr.Rational;
import org.gradatim.graph.Claim.Equal;
import org.gradatim.graph.Claim.KeepEqual;

/**
 * What is true of "these parameters stay equal, if only those start equal".
 *
 * @param alone    what is assumed, by itself
 * @param together what is assumed and what is to stay, where the assumption is not enough by itself
 */
public record StatedEquality(Hypothesis alone, boolean contains, Optional<Hypothesis> together) {

    public static StatedEquality of(Derivation derivation, KeepEqual claim) {
        Hypothesis alone = test(derivation, claim.given().isEmpty() ? claim.equal() : claim.given());
        boolean contains = claim.equal().stream().allMatch(e -> contains(alone.set(), e));
        if (alone.isInvariant() && contains || claim.given().isEmpty()) return new StatedEquality(alone, contains, Optional.empty());
        List<Equal> both = new ArrayList<>(claim.equal());
        both.addAll(claim.given());
        return new StatedEquality(alone, contains, Optional.of(test(derivation, both)));
    }

    /** Whether it is true as it was said. */
    public boolean holds() {
        return alone.isInvariant() && contains;
    }

    /** Whether it is true once all of it is assumed. */
    public boolean holdsTogether() {
        return together.filter(Hypothesis::isInvariant).isPresent();
    }

    private static Hypothesis test(Derivation derivation, List<Equal> equal) {
        return Hypothesis.test(derivation.program(), derivation.unprovedGradient(), Partition.of(derivation.program(), merged(equal, derivation)), derivation.proof());
    }

    private static boolean contains(Partition set, Equal equal) {
        return set.classes().stream().anyMatch(c -> c.members().containsAll(equal.names()) && (equal.number().isEmpty() || equal.number().equals(c.frozen())));
    }

    /** Sets that have a name or a number in common are one. */
    private static List<EqualityClass> merged(List<Equal> sets, Derivation derivation) {
        List<Equal> merged = new ArrayList<>();
        for (Equal set : sets) {
            Set<String> names = new LinkedHashSet<>(set.names());
            Optional<Rational> number = set.number();
            for (Equal other : List.copyOf(merged)) {
                if (names.stream().noneMatch(other.names()::contains)) continue;
                if (number.isPresent() && other.number().isPresent() && !number.equals(other.number())) throw new InputException("a claim says that " + set.names().getFirst() + " is two numbers at once");
                names.addAll(other.names());
                number = number.or(other::number);
                merged.remove(other);
            }
            merged.add(new Equal(List.copyOf(names), number));
        }
        return merged.stream().map(e -> new EqualityClass(derivation.program().parameters().stream().filter(e.names()::contains).toList(), e.number())).toList();
    }
}
