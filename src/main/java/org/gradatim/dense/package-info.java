/**
 * A dense network trained in matrices, with its backward pass written out by hand. It is the independent witness for
 * the symbolic gradients, and therefore imports nothing else of this project.
 *
 * <p>Notation: layer l has pre-activations Z<sup>[l]</sup> = W<sup>[l]</sup> A<sup>[l-1]</sup> + b<sup>[l]</sup> and
 * activations A<sup>[l]</sup> = g(Z<sup>[l]</sup>), both units × m; the columns are the m examples, A<sup>[0]</sup> = X.
 * In code layers, neurons, inputs and examples count from 0.
 *
 * <p>Exponentials and logarithms are those of {@link java.lang.StrictMath}, and one thread does all sums, so that a
 * training gives the same bytes on every machine. Neurons that are equal, in the weights and the bias that enter them and
 * in the weights that leave them, stay equal to the last bit: each row of a product is summed in the same order.
 *
 * {@snippet :
 * var network = new DenseNetwork(2, List.of(
 *         new DenseNetwork.Layer(2, Activation.SIGMOID, DenseNetwork.Bias.PER_NEURON),
 *         new DenseNetwork.Layer(1, Activation.SIGMOID, DenseNetwork.Bias.PER_NEURON)),
 *     Loss.BINARY_CROSSENTROPY, 0);
 * var examples = Examples.of(new double[][] {{1, 2}, {0, 1}}, new double[][] {{1}, {0}});
 * var start = Parameters.of(network, new double[][][] {{{0.2, -0.4}, {0.7, 0.1}}, {{0.5, -0.3}}});
 * History history = new Trainer(0.1, 200).train(network, examples, start);
 * }
 */
package org.gradatim.dense;
