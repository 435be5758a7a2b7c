package org.gradatim.dense;

import static org.gradatim.dense.DenseNetwork.require;

/**
 * Full-batch gradient descent, w := w - α ∂J/∂w once an epoch.
 *
 * @param learningRate α
 * @param epochs       E, the number of updates
 */
public record Trainer(double learningRate, int epochs) {

    /** Told of every epoch as it is reached, e.g. to show progress. */
    @FunctionalInterface
    public interface Progress {
        /** After {@code epoch} updates, of 0 … E, the parameters have these values, and J and its gradient are {@code evaluation}. */
        void reached(int epoch, Backpropagation.Evaluation evaluation, Parameters parameters);
    }

    /** @throws IllegalArgumentException if α is not a positive number, or E negative */
    public Trainer {
        require(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY,
                "the learning rate must be a positive number, not " + learningRate);
        require(epochs >= 0, "the number of epochs must not be negative, as " + epochs + " is");
    }

    /** {@link #train(DenseNetwork, Examples, Parameters, Progress)} in silence. */
    public History train(DenseNetwork network, Examples examples, Parameters start) {
        return train(network, examples, start, (_, _, _) -> {});
    }

    /**
     * Trains from the given parameters. A training whose loss or parameters cease to be finite stops there, and its
     * history ends with the epoch before.
     *
     * @throws IllegalArgumentException if the examples have not the inputs or outputs of the network
     */
    public History train(DenseNetwork network, Examples examples, Parameters start, Progress progress) {
        Backpropagation backpropagation = new Backpropagation(network, examples);
        History.Recorder recorder = new History.Recorder(start, epochs);
        Parameters current = start;
        for (int epoch = 0; true; epoch++) {
            Backpropagation.Evaluation evaluation = backpropagation.evaluate(current);
            if (!Double.isFinite(evaluation.cost()) || !current.isFinite()) {
                return recorder.diverged(new History.Divergence(epoch, evaluation.cost(), current));
            }
            recorder.record(epoch, evaluation, current);
            progress.reached(epoch, evaluation, current);
            if (epoch == epochs) {
                return recorder.finished();
            }
            current = current.descend(learningRate, evaluation.gradient());
        }
    }
}
