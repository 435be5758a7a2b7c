package org.gradatim.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradatim.compare.Refinement.Change;
import org.gradatim.compare.Refinement.Round;
import org.gradatim.derive.Gradient;
import org.gradatim.derive.Proof;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.InputException;
import org.gradatim.expr.Rational;
import org.gradatim.graph.Program;
import org.gradatim.prove.Prover;
import org.gradatim.prove.UndefinedException;
import org.gradatim.prove.Verdict;

/**
 * Whether gradient descent preserves a supposition such as "w1 = w3, w2 = w4 and w5 = w6", whatever else the values are.
 *
 * @param set        the supposition
 * @param violations why not; none where it is preserved
 */
public record Hypothesis(Partition set, Round round, List<Violation> violations) {

    /**
     * Two parameters that are equal at first and have different slopes, or a number that does not stay.
     *
     * @param slope    by {@code left}: the derivative of one example's loss and of the penalty
     * @param other    by {@code right}, else 0
     * @param right   the other parameter; empty where {@code left} was to stay what it is, and its slope is to be 0
     * @param verdict a point of the set with both slopes there, or that none was found
     */
    public record Violation(String left, Optional<String> right, Expr slope, Expr other, Verdict verdict) {}

    /** First values that are not as supposed: the parameter should have the same as another, or a number. */
    public record Contradiction(String name, double value, Optional<String> other, double expected) {}

    public Hypothesis {
        violations = List.copyOf(violations);
    }

    /** @throws InputException where the slopes have no value on the set */
    public static Hypothesis test(Program program, Gradient gradient, Partition set, Proof proof) {
        Slopes slopes = new Slopes(program, gradient, proof);
        try {
            Round round = new Refinement(slopes).round(set);
            if (!round.isStable()) slopes.prove(set);
            if (round.isStable() && !round.grouping().isProved()) throw new InputException("this hypothesis cannot be decided: the degrees of the derivatives are too large for the identity test");
            return new Hypothesis(set, round, violations(slopes, round));
        } catch (UndefinedException e) {
            throw new InputException("this hypothesis cannot be decided: under it the derivatives need " + e.getMessage() + ", whatever the data", e);
        }
    }

    public boolean isInvariant() {
        return violations.isEmpty();
    }

    private static List<Violation> violations(Slopes slopes, Round round) {
        Prover prover = Prover.on(slopes.program(), round.before().given());
        List<Violation> violations = new ArrayList<>();
        for (Change change : round.changes()) {
            String first = change.before().representative();
            for (EqualityClass part : change.parts()) {
                String name = part.representative();
                if (change.before().isFrozen()) {
                    if (!part.isFrozen()) violations.add(violation(prover, slopes, name, Optional.empty()));
                } else if (!name.equals(first)) {
                    violations.add(violation(prover, slopes, first, Optional.of(name)));
                }
            }
        }
        return violations;
    }

    private static Violation violation(Prover prover, Slopes slopes, String left, Optional<String> right) {
        Expr other = right.map(slopes::of).orElse(Const.ZERO);
        return new Violation(left, right, slopes.of(left), other, prover.witness(slopes.of(left), other));
    }

    /** Where the first values are not as supposed. */
    public Optional<Contradiction> contradiction(Program program, Map<String, Double> values) {
        if (values.isEmpty()) return Optional.empty();
        for (EqualityClass c : set.classes()) {
            double expected = c.frozen().map(Rational::doubleValue).orElse(values.get(c.representative()));
            for (String name : c.members()) {
                if (values.get(name) == expected) continue;
                Optional<String> other = c.isFrozen() ? Optional.empty() : Optional.of(c.representative());
                return Optional.of(new Contradiction(name, values.get(name), other, expected));
            }
        }
        return Optional.empty();
    }
}
