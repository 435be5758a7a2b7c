package org.gradatim.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import org.gradatim.check.Descent.State;
import org.gradatim.derive.Gradient;
import org.gradatim.graph.Model;
import org.gradatim.graph.Training;

/** Gradient descent along the symbolic gradient, for losses that are no dense network's. */
final class FormulaDescent {
    private final Model model;
    private final Training training;
    private final Probe probe;
    private final Slopes slopes;

    FormulaDescent(Model model, Training training) {
        this.model = model;
        this.training = training;
        this.probe = Probe.ofParameters(model);
        this.slopes = new Slopes(probe, Gradient.of(model.program()));
    }

    /** @param epochs told of every epoch as it is reached */
    Descent run(IntConsumer epochs) {
        double[] point = probe.point();
        Slopes.Values values = slopes.at(point);
        Finite.require(probe, values.cost(), values.slopes(), slopes.names(), slopes.exprs());
        State first = state(values);
        epochs.accept(0);
        for (int epoch = 1; epoch <= training.epochs(); epoch++) {
            double[] next = moved(point, values.slopes());
            Slopes.Values there = slopes.at(next);
            if (!there.areFinite()) return result(point, first, state(values), OptionalInt.of(epoch));
            point = next;
            values = there;
            epochs.accept(epoch);
        }
        return result(point, first, state(values), OptionalInt.empty());
    }

    /** w - α ∂J/∂w for every parameter. */
    private double[] moved(double[] point, double[] slopes) {
        double[] moved = new double[point.length];
        for (int k = 0; k < moved.length; k++) moved[k] = point[k] - training.learningRate() * slopes[k];
        return moved;
    }

    private Descent result(double[] point, State first, State last, OptionalInt divergedAt) {
        Map<String, Double> trained = new LinkedHashMap<>();
        for (String parameter : probe.program().parameters()) trained.put(parameter, point[trained.size()]);
        return new Descent(training, model.values(), trained, first, last, divergedAt);
    }

    private static State state(Slopes.Values values) {
        return new State(values.cost(), OptionalDouble.empty());
    }
}
