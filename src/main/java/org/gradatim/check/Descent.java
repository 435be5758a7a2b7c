package org.gradatim.check;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import org.gradatim.check.Divergence.What;
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
 * @param divergence where J, a derivative or a parameter was no longer finite
 */
public record Descent(Training training, Map<String, Double> start, Map<String, Double> trained, State first, State last,
        Optional<Divergence> divergence) {

    /** @param accuracy the share of right answers from 0 to 1; empty for regression, and for a loss given as formulas */
    public record State(double cost, OptionalDouble accuracy) {}

    /** Told of every epoch as it is reached. */
    @FunctionalInterface
    public interface Observer {
        /**
         * After {@code epoch} updates.
         *
         * @param values of the parameters in the order of the program; not to be changed
         */
        void reached(int epoch, State state, double[] values);
    }

    public Descent {
        start = Collections.unmodifiableMap(new LinkedHashMap<>(start));
        trained = Collections.unmodifiableMap(new LinkedHashMap<>(trained));
    }

    /** After how many updates the training diverged, if it did. */
    public OptionalInt divergedAt() {
        return divergence.map(d -> OptionalInt.of(d.epoch())).orElse(OptionalInt.empty());
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
                ? byMatrices(model, training, (epoch, _, _) -> epochs.accept(epoch))
                : new FormulaDescent(model, training).run((epoch, _, _) -> epochs.accept(epoch));
    }

    /** The same, with an observer who sees the values of every epoch. */
    static Descent observed(Model model, Observer observer) {
        Training training = model.training().orElse(Training.DEFAULT);
        if (model.network().isEmpty()) return new FormulaDescent(model, training).run(observer);
        DenseTwin twin = new DenseTwin(model.network().get());
        return byMatrices(model, training, (epoch, evaluation, parameters) ->
                observer.reached(epoch, new State(evaluation.cost(), evaluation.accuracy()), twin.inOrder(parameters)));
    }

    private static Descent byMatrices(Model model, Training training, Trainer.Progress progress) {
        DenseTwin twin = new DenseTwin(model.network().orElseThrow());
        History history = new Trainer(training.learningRate(), training.epochs()).train(twin.network(),
                twin.examples(model.data()), twin.parameters(model.values()), progress);
        if (history.curve().isEmpty()) throw Finite.costIsNot();
        return new Descent(training, model.values(), twin.byName(history.trained()), state(history.curve().getFirst()),
                state(history.curve().getLast()), history.divergence().map(d -> divergence(d, twin)));
    }

    /** A parameter that is not finite makes J so too, and is named. */
    private static Divergence divergence(History.Divergence where, DenseTwin twin) {
        return twin.byName(where.parameters()).entrySet().stream().filter(e -> !Double.isFinite(e.getValue())).findFirst()
                .map(e -> new Divergence(where.epoch(), What.PARAMETER, e.getKey(), e.getValue()))
                .orElseGet(() -> new Divergence(where.epoch(), What.COST, "J", where.loss()));
    }

    private static State state(History.Point point) {
        return new State(point.loss(), point.accuracy());
    }
}
