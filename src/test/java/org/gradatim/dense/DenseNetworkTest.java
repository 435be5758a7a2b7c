package org.gradatim.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.gradatim.dense.DenseNetwork.Bias;
import org.gradatim.dense.DenseNetwork.Layer;
import org.junit.jupiter.api.Test;

class DenseNetworkTest {
    private static final Layer LINEAR = new Layer(1, Activation.LINEAR, Bias.NONE);

    @Test
    void aLossThatDoesNotFitTheLastLayerIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DenseNetwork(1, List.of(LINEAR), Loss.BINARY_CROSSENTROPY, 0))
                .withMessage("binary_crossentropy needs outputs between 0 and 1 (sigmoid, softmax), not those of linear");
    }

    @Test
    void sizesThatAreNotPositiveAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Layer(0, Activation.RELU, Bias.NONE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DenseNetwork(0, List.of(LINEAR), Loss.MEAN_SQUARED_ERROR, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DenseNetwork(1, List.of(), Loss.MEAN_SQUARED_ERROR, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DenseNetwork(1, List.of(LINEAR), Loss.MEAN_SQUARED_ERROR, -1));
    }

    @Test
    void parametersOfTheWrongShapeAreNamed() {
        DenseNetwork network = Nets.sigmoid(Bias.PER_NEURON, 2, 2, 1);
        double[][] first = {{1, 2}, {3, 4}};
        double[][] biases = {{0, 0}, {0}};

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parameters.of(network, new double[][][] {first, {{1, 2, 3}}}, biases))
                .withMessage("layer 2, row of weights 1 has 3 numbers, it needs 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parameters.of(network, new double[][][] {first, first}, biases))
                .withMessage("layer 2 has 2 rows of weights, it needs 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parameters.of(network, new double[][][] {first, {{1, 2}}}, new double[2][2]))
                .withMessage("layer 2 has 2 biases, it needs 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parameters.of(network, new double[][][] {first}))
                .withMessage("the network has 2 layers, got 1 weight matrices and 2 bias vectors");
    }

    @Test
    void parametersKeepTheirOrderAndAreNotChangedFromOutside() {
        DenseNetwork network = Nets.sigmoid(Bias.SHARED, 2, 2, 1);
        double[][] first = {{1, 2}, {3, 4}};
        Parameters parameters = Parameters.of(
                network, new double[][][] {first, {{5, 6}}}, new double[][] {{7}, {8}});
        first[0][0] = 100;
        parameters.weights(0)[0][0] = 100;
        parameters.biases(0)[0] = 100;

        assertThat(parameters.values()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(parameters.size()).isEqualTo(8);
        assertThat(parameters.bias(0, 1)).isEqualTo(7);
        assertThat(parameters.weight(0, 1, 0)).isEqualTo(3);
    }

    @Test
    void raggedOrEmptyExamplesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Examples.of(new double[0][], new double[0][]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Examples.of(new double[][] {{1, 2}, {1}}, new double[][] {{1}, {1}}))
                .withMessage("row of inputs 2 has 1 numbers, it needs 2");
    }
}
