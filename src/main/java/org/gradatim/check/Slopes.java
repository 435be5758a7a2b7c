package org.gradatim.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradatim.derive.Gradient;
import org.gradatim.eval.Tape;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Expr;

/** J and its symbolic derivatives as one computation. */
final class Slopes {
    private final Probe probe;
    private final List<String> names;
    private final List<Expr> exprs;
    private final Tape tape;

    Slopes(Probe probe, Gradient gradient) {
        this.probe = probe;
        this.names = List.copyOf(probe.movable().keySet());
        this.exprs = names.stream().map(name -> Arithmetic.plus(gradient.ofRoot(name), gradient.ofPenalty(name))).toList();
        List<Expr> outputs = new ArrayList<>(List.of(probe.cost()));
        outputs.addAll(exprs);
        this.tape = Tape.compile(probe.program(), outputs);
    }

    /** J, and every derivative of J in the order of {@link #names}. */
    record Values(double cost, double[] slopes) {
        boolean areFinite() {
            return Double.isFinite(cost) && Arrays.stream(slopes).allMatch(Double::isFinite);
        }
    }

    Values at(double[] point) {
        double[] means = tape.means(point, probe.data());
        return new Values(means[0], Arrays.copyOfRange(means, 1, means.length));
    }

    /** The names by which J is differentiated. */
    List<String> names() {
        return names;
    }

    /** The derivatives for one example. */
    List<Expr> exprs() {
        return exprs;
    }
}
