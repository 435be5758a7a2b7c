package org.gradatim.dense;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.gradatim.dense.DenseNetwork.Bias;
import org.gradatim.dense.DenseNetwork.Layer;

/** Networks, parameters and examples for the tests of this package. */
final class Nets {
    /** A custom activation whose outputs are no probabilities. */
    static final Activation OWN = Activation.custom("own", z -> z / (1 + StrictMath.exp(-z * z)));
    static final List<Activation> ACTIVATIONS = List.of(Activation.LINEAR, Activation.SIGMOID, Activation.TANH,
            Activation.RELU, Activation.leakyRelu(0.2), Activation.elu(0.7), Activation.SOFTPLUS, Activation.SILU,
            Activation.SOFTMAX, OWN);

    private Nets() {}

    /** inputs-units-…-units, sigmoid throughout, binary cross-entropy. */
    static DenseNetwork sigmoid(Bias bias, int inputs, int... units) {
        List<Layer> layers = new ArrayList<>();
        for (int count : units) {
            layers.add(new Layer(count, Activation.SIGMOID, bias));
        }
        return new DenseNetwork(inputs, layers, Loss.BINARY_CROSSENTROPY, 0);
    }

    static Parameters parameters(DenseNetwork network, RandomGenerator random) {
        double[][] biases = network.layers().stream()
                .map(layer -> table(random, 1, layer.biases())[0]).toArray(double[][]::new);
        return Parameters.of(network, weights(network, random), biases);
    }

    static double[][][] weights(DenseNetwork network, RandomGenerator random) {
        return IntStream.range(0, network.layers().size())
                .mapToObj(l -> table(random, network.layers().get(l).units(), network.inputs(l)))
                .toArray(double[][][]::new);
    }

    /** Inputs normal; targets in [0, 1), so that every loss has a value. */
    static Examples examples(DenseNetwork network, int count, RandomGenerator random) {
        double[][] targets = new double[count][network.outputs()];
        for (double[] row : targets) {
            for (int i = 0; i < row.length; i++) {
                row[i] = random.nextDouble();
            }
        }
        return Examples.of(table(random, count, network.inputs()), targets);
    }

    static double[][] table(RandomGenerator random, int rows, int columns) {
        double[][] table = new double[rows][columns];
        for (double[] row : table) {
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextGaussian();
            }
        }
        return table;
    }
}
