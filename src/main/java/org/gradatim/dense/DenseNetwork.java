package org.gradatim.dense;

import java.util.List;

/**
 * A dense network and its cost J = 1/m Σ L + λ/2m Σ w², the weights of all layers in the second sum, biases left out.
 *
 * @param inputs the number of inputs of the first layer
 * @param layers the layers from the first hidden one to the output
 * @param loss   L, the loss of one example
 * @param l2     λ, at least 0
 */
public record DenseNetwork(int inputs, List<Layer> layers, Loss loss, double l2) {

    /**
     * A layer: A = g(W A_prev + b).
     *
     * @param units      the number of neurons
     * @param activation g
     * @param bias       which biases it has
     */
    public record Layer(int units, Activation activation, Bias bias) {
        public Layer {
            require(units > 0, "a layer needs at least one neuron, not " + units);
        }

        /** The number of free biases: 0, 1 or one a neuron. */
        public int biases() {
            return switch (bias) {
                case NONE -> 0;
                case SHARED -> 1;
                case PER_NEURON -> units;
            };
        }
    }

    /** The biases of a layer. */
    public enum Bias {
        /** Z = W A. */
        NONE,
        /** One b for each neuron. */
        PER_NEURON,
        /** One b that all neurons of the layer add; its gradient is the sum over them. */
        SHARED
    }

    /** @throws IllegalArgumentException if a size is not positive, λ is negative or the loss does not fit the last layer */
    public DenseNetwork {
        layers = List.copyOf(layers);
        require(inputs > 0, "a network needs at least one input, not " + inputs);
        require(!layers.isEmpty(), "a network needs at least one layer");
        require(l2 >= 0 && l2 < Double.POSITIVE_INFINITY, "l2 must be a number from 0, not " + l2);
        Activation last = layers.getLast().activation();
        require(loss.fits(last), loss + " needs outputs between 0 and 1 (sigmoid, softmax), not those of " + last);
    }

    /** The number of neurons of the last layer. */
    public int outputs() {
        return layers.getLast().units();
    }

    /** The number of inputs of a layer: the columns of its W. */
    public int inputs(int layer) {
        return layer == 0 ? inputs : layers.get(layer - 1).units();
    }

    /** Refuses an argument for which something does not hold. */
    static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
