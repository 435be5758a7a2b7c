package org.gradatim.dense;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.gradatim.dense.DenseNetwork.Bias;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EqualNeuronsTest {
    private static final int EPOCHS = 500;
    private static final double LEARNING_RATE = 0.5;

    /** Widths and batches on both sides of the sizes at which EJML changes its kernel. */
    @ParameterizedTest(name = "{0} neurons, {1} examples")
    @CsvSource({"2, 1", "3, 4", "14, 15", "16, 14", "33, 40", "101, 1", "101, 3", "128, 20", "150, 16"})
    void equalNeuronsStayEqualForEver(int width, int examples) {
        int twin = width - 1;
        Parameters trained = trainWithTwins(width, examples, twin, true);

        assertThat(trained.weights(0)[twin]).containsExactly(trained.weights(0)[0]);
        assertThat(trained.bias(0, twin)).isEqualTo(trained.bias(0, 0));
        for (double[] outgoing : trained.weights(1)) {
            assertThat(outgoing[twin]).isEqualTo(outgoing[0]);
        }
    }

    @Test
    void neuronsThatDifferOnlyInWhatLeavesThemPart() {
        Parameters trained = trainWithTwins(4, 3, 3, false);
        assertThat(trained.weights(0)[3]).doesNotContain(trained.weights(0)[0]);
    }

    @Test
    void aConstantStartLeavesEachLayerWithOneNeuronInEffect() {
        DenseNetwork network = Nets.sigmoid(Bias.PER_NEURON, 3, 120, 5, 1);
        Parameters start = Parameters.of(network, constant(network, 0.5));
        Examples examples = Nets.examples(network, 20, new SplittableRandom(3));

        Parameters trained = new Trainer(LEARNING_RATE, EPOCHS).train(network, examples, start).trained();
        for (int l = 0; l < 2; l++) {
            for (double[] row : trained.weights(l)) {
                assertThat(row).containsExactly(trained.weights(l)[0]);
            }
        }
        assertThat(trained.weights(0)[0]).doesNotContain(0.5);
    }

    private static double[][][] constant(DenseNetwork network, double value) {
        double[][][] weights = Nets.weights(network, new SplittableRandom(0));
        for (double[][] matrix : weights) for (double[] row : matrix) Arrays.fill(row, value);
        return weights;
    }

    /** Trains 5-width-3-1 from random weights, but neuron {@code twin} of the first layer starts as its neuron 0 does. */
    private static Parameters trainWithTwins(int width, int examples, int twin, boolean alsoWhatLeaves) {
        SplittableRandom random = new SplittableRandom(width);
        DenseNetwork network = Nets.sigmoid(Bias.PER_NEURON, 5, width, 3, 1);
        double[][][] weights = Nets.weights(network, random);
        weights[0][twin] = weights[0][0].clone();
        if (alsoWhatLeaves) {
            for (double[] outgoing : weights[1]) {
                outgoing[twin] = outgoing[0];
            }
        }
        Examples batch = Nets.examples(network, examples, random);
        return new Trainer(LEARNING_RATE, EPOCHS).train(network, batch, Parameters.of(network, weights)).trained();
    }
}
