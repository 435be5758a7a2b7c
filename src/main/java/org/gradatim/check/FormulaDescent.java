package org.gradatim.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gradatim.check.Descent.Observer;
import org.gradatim.check.Descent.State;
import org.gradatim.check.Divergence.What;
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

    Descent run(Observer observer) {
        double[] point = probe.point();
        Slopes.Values values = slopes.at(point);
        Finite.require(probe, values.cost(), values.slopes(), slopes.names(), slopes.exprs());
        State first = state(values);
        observer.reached(0, first, point);
        for (int epoch = 1; epoch <= training.epochs(); epoch++) {
            double[] next = moved(point, values.slopes());
            Slopes.Values there = slopes.at(next);
            if (!there.areFinite()) return result(point, first, state(values), Optional.of(divergence(epoch, next, there)));
            point = next;
            values = there;
            observer.reached(epoch, state(values), point);
        }
        return result(point, first, state(values), Optional.empty());
    }

    /** The first of the parameters that is not finite, else the cost, else the first derivative. */
    private Divergence divergence(int epoch, double[] point, Slopes.Values there) {
        for (int k = 0; k < point.length; k++) {
            if (!Double.isFinite(point[k])) return new Divergence(epoch, What.PARAMETER, slopes.names().get(k), point[k]);
        }
        if (!Double.isFinite(there.cost())) return new Divergence(epoch, What.COST, probe.program().root(), there.cost());
        int k = 0;
        while (Double.isFinite(there.slopes()[k])) k++;
        return new Divergence(epoch, What.DERIVATIVE, slopes.names().get(k), there.slopes()[k]);
    }

    /** w - α ∂J/∂w for every parameter. */
    private double[] moved(double[] point, double[] slopes) {
        double[] moved = new double[point.length];
        for (int k = 0; k < moved.length; k++) moved[k] = point[k] - training.learningRate() * slopes[k];
        return moved;
    }

    private Descent result(double[] point, State first, State last, Optional<Divergence> divergence) {
        Map<String, Double> trained = new LinkedHashMap<>();
        for (String parameter : probe.program().parameters()) trained.put(parameter, point[trained.size()]);
        return new Descent(training, model.values(), trained, first, last, divergence);
    }

    private static State state(Slopes.Values values) {
        return new State(values.cost(), OptionalDouble.empty());
    }
}
