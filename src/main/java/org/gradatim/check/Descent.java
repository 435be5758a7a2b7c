package org.gradatim.check;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import org.gradatim.dense.History;
import org.gradatim.dense.Trainer;
import org.gradatim.graph.Model;
import org.gradatim.graph.Training;

/**
 * A model trained by full-batch gradient descent, w := w - α ∂J/∂w once an epoch: networks by the dense trainer, losses given as
 * formulas by their symbolic gradient.
 *
 * @param start      the parameters at the beginning
 * @param trained    the parameters at the end; after a divergence the last at which all was finite
 * @param first      J and accuracy at the beginning
 * @param last       J and accuracy at the end
 * @param divergedAt after how many updates J or a parameter was no longer finite
 */
public record Descent(Training training, Map<String, Double> start, Map<String, Double> trained, State first, State last,
        OptionalInt divergedAt) {

    /** @param accuracy the share of right answers from 0 to 1; empty for regression, and for a loss given as formulas */
    public record State(double cost, OptionalDouble accuracy) {}

    public Descent {
        start = Collections.unmodifiableMap(new LinkedHashMap<>(start));
        trained = Collections.unmodifiableMap(new LinkedHashMap<>(trained));
    }

    /**
     * Trains as the model says, or by {@link Training#DEFAULT}.
     *
     * @param model  one that has numbers for everything
     * @param epochs told of every epoch as it is reached
     * @throws org.gradatim.expr.InputException where J or its gradient is not finite from the beginning
     */
    public static Descent of(Model model, IntConsumer epochs) {
        Training training = model.training().orElse(Training.DEFAULT);
        return model.network().isPresent()
                ? byMatrices(model, new DenseTwin(model.network().get()), training, epochs)
                : new FormulaDescent(model, training).run(epochs);
    }

    private static Descent byMatrices(Model model, DenseTwin twin, Training training, IntConsumer epochs) {
        History history = new Trainer(training.learningRate(), training.epochs()).train(twin.network(),
                twin.examples(model.data()), twin.parameters(model.values()), (epoch, _) -> epochs.accept(epoch));
        if (history.curve().isEmpty()) throw Finite.costIsNot();
        return new Descent(training, model.values(), twin.byName(history.trained()), state(history.curve().getFirst()),
                state(history.curve().getLast()), history.divergedAt());
    }

    private static State state(History.Point point) {
        return new State(point.loss(), point.accuracy());
    }
}
