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

    Slopes(Gradient gradient) {
        this.program = gradient.program();
        for (String name : program.parameters()) {
            Expr ofPenalty = gradient.ofPenalty(name);
            Expr ofRoot = gradient.ofRoot(name);
            byName.put(name, ofPenalty.isZero() ? ofRoot : Arithmetic.plus(ofRoot, ofPenalty));
        }
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
        List<Expr> all = new ArrayList<>(List.of(Const.ZERO));
        all.addAll(byName.values());
        Grouping grouping = Prover.pointwiseOn(program, set.given()).group(all);
        Map<String, Integer> value = new LinkedHashMap<>();
        int place = 1;
        for (String name : byName.keySet()) value.put(name, grouping.first()[place++]);
        return new OnSet(value, grouping);
    }

    /** @param value a number for each parameter: the same for equal slopes, 0 for those that vanish */
    record OnSet(Map<String, Integer> value, Grouping grouping) {}
}
