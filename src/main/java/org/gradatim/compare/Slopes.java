package org.gradatim.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradatim.derive.Gradient;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.graph.Program;
import org.gradatim.prove.Grouping;
import org.gradatim.prove.Prover;

/**
 * The slopes of the cost by every parameter: the derivative of one example's loss plus that of the penalty. Two means over examples
 * are equal for all data where these are.
 */
final class Slopes {
    private final Program program;
    private final Map<String, Expr> byName = new LinkedHashMap<>();
    private final List<Expr> measured = new ArrayList<>(List.of(Const.ZERO));

    Slopes(Gradient gradient) {
        this.program = gradient.program();
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
        return new OnSet(prover, prover.group(measured));
    }

    /** The slopes on a set: which are equal, and which are 0. */
    final class OnSet {
        private final Prover prover;
        private final Grouping grouping;

        private OnSet(Prover prover, Grouping grouping) {
            this.prover = prover;
            this.grouping = grouping;
        }

        Grouping grouping() {
            return grouping;
        }

        /** The same with the error of its equalities. */
        OnSet proved() {
            return new OnSet(prover, prover.proved(grouping, measured));
        }

        /** A number for each parameter: the same for equal slopes, 0 for those that vanish. */
        Map<String, Integer> values() {
            Map<String, Integer> values = new LinkedHashMap<>();
            int place = 1;
            for (String name : byName.keySet()) values.put(name, grouping.first()[place++]);
            return values;
        }
    }
}
