package org.gradatim.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradatim.compare.AlignedFactor.Side;
import org.gradatim.derive.Derivation;
import org.gradatim.derive.Proof;
import org.gradatim.expr.Expr;

/**
 * The chains of two derivatives side by side. Each derivative is the product of the whole derivatives from one name that all paths
 * lead through to the next, so that several paths between two such names are one factor.
 *
 * @param factors  side by side, the root's first; those after the chains part without running in parallel have one side
 * @param direct   where the root is written with a name itself as well, as a cost with a penalty is: what that step adds
 * @param parallel whether the chains have the same number of factors, so that every factor of one stands beside one of the other
 * @param parting  the last name that both chains share
 */
public record Alignment(List<AlignedFactor> factors, Optional<AlignedFactor> direct, boolean parallel, String parting) {
    public Alignment {
        factors = List.copyOf(factors);
    }

    static Alignment of(Derivation derivation, String left, String right) {
        List<Side> leftChain = chain(derivation, left);
        List<Side> rightChain = chain(derivation, right);
        Optional<AlignedFactor> direct = direct(derivation, left, right);
        int shared = shared(leftChain, rightChain);
        String parting = shared == 0 ? derivation.program().root() : leftChain.get(shared - 1).by();
        boolean parallel = leftChain.size() == rightChain.size();
        List<AlignedFactor> factors = new ArrayList<>();
        for (int i = 0; i < (parallel ? leftChain.size() : shared); i++) {
            factors.add(pair(leftChain.get(i), rightChain.get(i), derivation.proof()));
        }
        if (!parallel) {
            for (Side alone : leftChain.subList(shared, leftChain.size())) factors.add(new AlignedFactor(Optional.of(alone), Optional.empty(), false));
            for (Side alone : rightChain.subList(shared, rightChain.size())) factors.add(new AlignedFactor(Optional.empty(), Optional.of(alone), false));
        }
        return new Alignment(factors, direct, parallel, parting);
    }

    /** Whether every factor of one chain stands beside one of the other, and nothing else adds to the derivatives. */
    public boolean isComplete() {
        return parallel && direct.isEmpty();
    }

    private static List<Side> chain(Derivation derivation, String name) {
        List<String> cuts = derivation.cuts(name);
        List<Side> chain = new ArrayList<>();
        for (int i = 0; i + 1 < cuts.size(); i++) chain.add(new Side(cuts.get(i), cuts.get(i + 1), derivation.whole(cuts.get(i), cuts.get(i + 1))));
        return chain;
    }

    private static Optional<AlignedFactor> direct(Derivation derivation, String left, String right) {
        Optional<Side> ofLeft = direct(derivation, left);
        Optional<Side> ofRight = direct(derivation, right);
        if (ofLeft.isEmpty() && ofRight.isEmpty()) return Optional.empty();
        if (ofLeft.isEmpty() || ofRight.isEmpty()) return Optional.of(new AlignedFactor(ofLeft, ofRight, false));
        return Optional.of(pair(ofLeft.get(), ofRight.get(), derivation.proof()));
    }

    private static Optional<Side> direct(Derivation derivation, String name) {
        String root = derivation.program().root();
        return derivation.isAlsoDirect(name) ? Optional.of(new Side(root, name, derivation.local(root, name).result())) : Optional.empty();
    }

    /** How many factors the two have in common from the root on. */
    private static int shared(List<Side> left, List<Side> right) {
        int shared = 0;
        while (shared < left.size() && shared < right.size() && left.get(shared).by().equals(right.get(shared).by())) shared++;
        return shared;
    }

    private static AlignedFactor pair(Side left, Side right, Proof proof) {
        return new AlignedFactor(Optional.of(left), Optional.of(right), isEqual(left.value(), right.value(), proof));
    }

    private static boolean isEqual(Expr left, Expr right, Proof proof) {
        return left == right || proof.holds(left, right);
    }
}
