package org.gradatim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.gradatim.eval.Tape;
import org.gradatim.expr.InputException;
import org.gradatim.expr.Var;
import org.gradatim.graph.Model;

/** The cost J of a model as a function of its parameters, at the model's data. */
final class CostFunction implements ToDoubleFunction<double[]> {
    private final Model model;
    private final Tape cost;

    CostFunction(Model model) {
        boolean needsData = !model.program().inputs().isEmpty() || !model.program().targets().isEmpty();
        if (needsData && model.data().isEmpty()) throw new InputException("a gradient has numbers only where there are data; add `data` to the spec");
        this.model = model;
        this.cost = Tape.compile(model.program(), List.of(Var.of(model.program().root()), model.program().penalty()));
    }

    @Override
    public double applyAsDouble(double[] parameters) {
        double[] parts = cost.means(parameters, model.data());
        return parts[0] + parts[1];
    }

    double[] ownPoint() {
        return model.program().parameters().stream().mapToDouble(model.values()::get).toArray();
    }

    /** The model with these values of its parameters. */
    Model at(double[] point) {
        Map<String, Double> values = new LinkedHashMap<>();
        List<String> names = model.program().parameters();
        if (point.length != names.size()) {
            throw new IllegalArgumentException("the point has " + point.length + " numbers, the spec " + names.size() + " parameters: " + String.join(", ", names));
        }
        for (int i = 0; i < point.length; i++) values.put(names.get(i), point[i]);
        return new Model(model.title(), model.program(), model.network(), model.withRespectTo(), values, model.valuesOrigin(), model.data(),
                model.training(), model.questions(), model.experiments());
    }
}
