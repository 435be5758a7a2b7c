package org.gradatim.compare;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.gradatim.derive.Derivation;
import org.gradatim.derive.Gradient;
import org.gradatim.derive.Proof;
import org.gradatim.graph.Model;
import org.gradatim.graph.Program;

/**
 * What can be said of the symmetry of a model.
 *
 * @param symmetry what stays equal from the first values on; empty where there are none
 * @param breaking what parts it; empty where there are no first values
 * @param diagonal where there are no first values: that those stay equal that can be exchanged, if they start equal
 */
public record SymmetryFindings(SymmetryGroup group, Optional<Symmetry> symmetry, Optional<Breaking> breaking, Optional<Hypothesis> diagonal) {

    /**
     * The two parts that share nothing, what the values bind and which changes leave the cost as it is, are looked for side by side.
     *
     * @throws org.gradatim.expr.InputException where the derivatives have no value at the first values
     */
    public static SymmetryFindings of(Derivation derivation) {
        Model model = derivation.model();
        Gradient gradient = derivation.unprovedGradient();
        Proof proof = derivation.proof();
        CompletableFuture<SymmetryGroup> group = CompletableFuture.supplyAsync(() -> SymmetryGroup.of(model.program(), model.network()));
        if (model.values().isEmpty()) {
            return new SymmetryFindings(group.join(), Optional.empty(), Optional.empty(), diagonal(model.program(), gradient, group.join(), proof));
        }
        Symmetry symmetry = Symmetry.of(model.program(), gradient, model.values(), proof);
        return new SymmetryFindings(group.join(), Optional.of(symmetry), Optional.of(Breaking.of(model.program(), gradient, symmetry, model.network(), proof)), Optional.empty());
    }

    private static Optional<Hypothesis> diagonal(Program program, Gradient gradient, SymmetryGroup group, Proof proof) {
        if (group.orbits().isEmpty()) return Optional.empty();
        List<EqualityClass> orbits = group.orbits().stream().map(o -> new EqualityClass(o, Optional.empty())).toList();
        return Optional.of(Hypothesis.test(program, gradient, Partition.of(program, orbits), proof));
    }
}
