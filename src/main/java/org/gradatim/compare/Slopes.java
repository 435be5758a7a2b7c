package org.gradatim.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gradatim.derive.Gradient;
import org.gradatim.derive.Proof;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;
import org.gradatim.prove.Grouping;
import org.gradatim.prove.Prover;

/**
 * The slopes of the cost by every parameter: the derivative of one example's loss plus that of the penalty. Two means over examples
 * are equal for all data where these are.
 */
final class Slopes {
    private final Gradient gradient;
    private final Program program;
    private final Proof proof;
    private final Map<String, Expr> byName = new LinkedHashMap<>();
    private final List<Expr> measured = new ArrayList<>(List.of(Const.ZERO));

    /**
     * @param gradient said to be the program's; it is proved to be before anything else is
     * @param proof    of what the prover of the slopes cannot show itself
     */
    Slopes(Program program, Gradient gradient, Proof proof) {
        this.gradient = gradient;
        this.program = program;
        this.proof = proof;
        for (String name : program.parameters()) {
            Expr ofPenalty = gradient.ofPenalty(name);
            Expr ofRoot = gradient.ofRoot(name);
            byName.put(name, ofPenalty.isZero() ? ofRoot : Arithmetic.plus(ofRoot, ofPenalty));
        }
        measured.addAll(byName.values());
    }

    Program program() {
        return program;
    }

    Expr of(String name) {
        return byName.get(name);
    }

    /**
     * Which are equal on the set, at every single point of it.
     *
     * @throws org.gradatim.prove.UndefinedException where one has no value anywhere on the set
     */
    OnSet on(Partition set) {
        Prover prover = Prover.pointwiseOn(program, set.given());
        return new OnSet(set, prover, prover.group(measured));
    }

    /** That these are the derivatives, at all points of the set. */
    void prove(Partition set) {
        Proof onSet = proof.on(set.given());
        onSet.gradient("gradient of " + program.root(), byName(gradient::ofRoot), Var.of(program.root()));
        if (!program.penalty().isZero()) onSet.gradient("gradient of the penalty", byName(gradient::ofPenalty), program.penalty());
    }

    private Map<String, Expr> byName(Function<String, Expr> derivative) {
        Map<String, Expr> derivatives = new LinkedHashMap<>();
        for (String name : program.parameters()) derivatives.put(name, derivative.apply(name));
        return derivatives;
    }

    /** The slopes on a set: which are equal, and which are 0. */
    final class OnSet {
        private final Partition set;
        private final Prover prover;
        private final Grouping grouping;

        private OnSet(Partition set, Prover prover, Grouping grouping) {
            this.set = set;
            this.prover = prover;
            this.grouping = grouping;
        }

        Grouping grouping() {
            return grouping;
        }

        /** The same with the error of its equalities, and proved to be the slopes. */
        OnSet proved() {
            Grouping proved = prover.proved(grouping, measured);
            if (!areDerivatives()) prove(set);
            return new OnSet(set, prover, proved);
        }

        /** Shown where it can be at the points at hand, which cost nothing more; where steps are involved, these ask for more than is true. */
        private boolean areDerivatives() {
            return prover.isGradient(byName(gradient::ofRoot), Var.of(program.root())).isProved()
                    && (program.penalty().isZero() || prover.isGradient(byName(gradient::ofPenalty), program.penalty()).isProved());
        }

        /** A number for each parameter: the same for equal slopes, 0 for those that vanish. */
        Map<String, Integer> values() {
            Map<String, Integer> values = HashMap.newHashMap(byName.size());
            int place = 1;
            for (String name : byName.keySet()) values.put(name, grouping.first()[place++]);
            return values;
        }
    }
}
