package org.gradatim.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.gradatim.eval.CentralDifferences;
import org.gradatim.eval.Kink;
import org.gradatim.eval.Tape;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Expr;
import org.gradatim.graph.Data;

/** Looks closer at kinks: whether the point is on one, and whether J bends there. */
final class KinkInspection {
    private final Probe probe;
    private final Magnitude magnitude;
    private final Tolerances tolerances;
    private final Tape cost;
    private final Map<Apply, Tape> sizes = new IdentityHashMap<>();

    KinkInspection(Probe probe, Magnitude magnitude, Tolerances tolerances) {
        this.probe = probe;
        this.magnitude = magnitude;
        this.tolerances = tolerances;
        this.cost = Tape.compile(probe.program(), List.of(probe.cost(), magnitude.of(probe.cost())));
    }

    /** @param parameter the one along which the kink was met */
    NearbyKink of(Kink kink, String parameter) {
        Data example = probe.data().isEmpty() ? probe.data() : probe.data().examples(kink.example(), kink.example() + 1);
        double[] slopeAndSizes = sizes.computeIfAbsent(kink.operation(), this::slopeAndSizes).means(probe.point(), example);
        double size = 0;
        for (int i = 1; i < slopeAndSizes.length; i++) size += slopeAndSizes[i];
        boolean onKink = Math.abs(kink.distance()) <= tolerances.rounding() * size;
        return new NearbyKink(kink, !onKink || isSmooth(parameter, example), slopeAndSizes[0]);
    }

    /** The operation's slope in its first argument, and the magnitudes of its arguments. */
    private Tape slopeAndSizes(Apply operation) {
        List<Expr> outputs = new ArrayList<>(List.of(operation.op().derivatives(operation.arguments(), operation).getFirst()));
        for (Expr argument : operation.arguments()) outputs.add(magnitude.of(argument));
        return Tape.compile(probe.program(), outputs);
    }

    /** Whether the loss of this example has the same slope on both sides. */
    private boolean isSmooth(String parameter, Data example) {
        double step = CentralDifferences.RELATIVE_STEP * Math.max(1, Math.abs(probe.values().get(parameter)));
        double[] here = cost.means(probe.point(), example);
        double before = (here[0] - costMoved(parameter, -step, example)) / step;
        double after = (costMoved(parameter, step, example) - here[0]) / step;
        double noise = tolerances.rounding() * here[1] / step;
        return Math.abs(after - before) <= noise + tolerances.bent() * Math.max(Math.abs(before), Math.abs(after));
    }

    private double costMoved(String parameter, double by, Data example) {
        Map<String, Double> moved = new HashMap<>(probe.values());
        moved.merge(parameter, by, Double::sum);
        return cost.means(moved, example)[0];
    }
}
