package org.gradatim.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradatim.dense.DenseNetwork.Bias;
import org.gradatim.dense.DenseNetwork.Layer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BackpropagationTest {
    /** The cube root of machine epsilon, where truncation and rounding of a second-order difference are about equal. */
    private static final double STEP = 0x1p-17;
    /** A difference at {@link #STEP} is right to about 10⁻¹⁰ for values near one; the rest is for large ones. */
    private static final double TOLERANCE = 1e-7;
    private static final double PUBLISHED_DIGITS = 1e-9;

    @Test
    void theGradientsOfMazursExampleAreThePublishedOnes() {
        Backpropagation.Evaluation evaluation = mazur(Bias.SHARED, new double[] {.35}, new double[] {.60});

        assertThat(evaluation.cost()).isCloseTo(0.298371109, within(PUBLISHED_DIGITS));
        assertThat(evaluation.gradient().weight(1, 0, 0)).isCloseTo(0.0821670406, within(PUBLISHED_DIGITS));
        assertThat(evaluation.gradient().weight(0, 0, 0)).isCloseTo(0.000438567724, within(PUBLISHED_DIGITS));
    }

    @Test
    void theGradientOfASharedBiasIsTheSumOverItsNeurons() {
        Parameters shared = mazur(Bias.SHARED, new double[] {.35}, new double[] {.60}).gradient();
        Parameters own = mazur(Bias.PER_NEURON, new double[] {.35, .35}, new double[] {.60, .60}).gradient();

        for (int l = 0; l < 2; l++) {
            assertThat(shared.biases(l)).hasSize(1);
            assertThat(shared.bias(l, 1)).isEqualTo(own.bias(l, 0) + own.bias(l, 1));
            assertThat(shared.weights(l)).isDeepEqualTo(own.weights(l));
        }
    }

    private static Backpropagation.Evaluation mazur(Bias bias, double[] b1, double[] b2) {
        Layer layer = new Layer(2, Activation.SIGMOID, bias);
        DenseNetwork network = new DenseNetwork(2, List.of(layer, layer), Loss.HALF_SQUARED_ERROR, 0);
        Parameters parameters = Parameters.of(network,
                new double[][][] {{{.15, .20}, {.25, .30}}, {{.40, .45}, {.50, .55}}}, new double[][] {b1, b2});
        Examples examples = Examples.of(new double[][] {{.05, .10}}, new double[][] {{.01, .99}});
        return new Backpropagation(network, examples).evaluate(parameters);
    }

    @Test
    void theChainRuleByHandGivesTheSameNumber() {
        DenseNetwork network = Nets.sigmoid(Bias.NONE, 2, 2, 1);
        double w5 = 0.5;
        Parameters parameters = Parameters.of(network,
                new double[][][] {{{0.2, -0.4}, {0.7, 0.1}}, {{w5, -0.3}}});
        Backpropagation backpropagation =
                new Backpropagation(network, Examples.of(new double[][] {{1, 2}}, new double[][] {{1}}));

        double a1 = 1 / (1 + Math.exp(-(0.2 * 1 - 0.4 * 2)));
        double a2 = 1 / (1 + Math.exp(-(0.7 * 1 + 0.1 * 2)));
        double a3 = 1 / (1 + Math.exp(-(w5 * a1 - 0.3 * a2)));
        assertThat(backpropagation.outputs(parameters)[0][0]).isCloseTo(a3, within(1e-15));
        assertThat(backpropagation.cost(parameters)).isCloseTo(-Math.log(a3), within(1e-15));
        assertThat(backpropagation.evaluate(parameters).gradient().weight(0, 0, 1))
                .isCloseTo((a3 - 1) * w5 * a1 * (1 - a1) * 2, within(1e-15));
    }

    @ParameterizedTest(name = "{0} with {1}")
    @MethodSource("fittingPairs")
    void everyGradientIsThatOfTheCost(Activation last, Loss loss) {
        SplittableRandom random = new SplittableRandom(last.toString().hashCode() + loss.ordinal());
        for (Bias bias : Bias.values()) {
            for (int depth = 1; depth <= 4; depth++) {
                for (int count : new int[] {1, 3, 20}) {
                    for (double l2 : new double[] {0, 0.3}) {
                        DenseNetwork network = randomNetwork(depth, bias, last, loss, l2, random);
                        assertGradientIsThatOfTheCost(network, Nets.examples(network, count, random), random);
                    }
                }
            }
        }
    }

    private static Stream<Arguments> fittingPairs() {
        return Nets.ACTIVATIONS.stream().flatMap(last -> Stream.of(Loss.values())
                .filter(loss -> loss.fits(last) && (loss.fits(Activation.LINEAR) || last != Nets.OWN))
                .map(loss -> Arguments.of(last, loss)));
    }

    private static DenseNetwork randomNetwork(
            int depth, Bias bias, Activation last, Loss loss, double l2, SplittableRandom random) {
        List<Layer> layers = new ArrayList<>();
        for (int l = 1; l < depth; l++) {
            Activation hidden = Nets.ACTIVATIONS.get(random.nextInt(Nets.ACTIVATIONS.size()));
            layers.add(new Layer(random.nextInt(1, 6), hidden, bias));
        }
        // The softmax of one neuron is 1 whatever its z, on which binary cross-entropy has no value.
        layers.add(new Layer(random.nextInt(last == Activation.SOFTMAX ? 2 : 1, 5), last, bias));
        return new DenseNetwork(random.nextInt(1, 5), layers, loss, l2);
    }

    private static void assertGradientIsThatOfTheCost(DenseNetwork network, Examples examples, SplittableRandom random) {
        Backpropagation backpropagation = new Backpropagation(network, examples);
        Parameters parameters = Nets.parameters(network, random);
        Backpropagation.Evaluation evaluation = backpropagation.evaluate(parameters);
        assertThat(evaluation.cost()).isEqualTo(backpropagation.cost(parameters)).isFinite();

        double[] gradient = evaluation.gradient().values();
        assertThat(gradient).hasSize(parameters.size());
        for (int i = 0; i < gradient.length; i++) {
            // A step may cross a kink, but only on one side: the slope on the other is still that of the cost.
            double right = difference(backpropagation, network, parameters, i, STEP);
            double left = difference(backpropagation, network, parameters, i, -STEP);
            double nearer = Math.abs(gradient[i] - right) < Math.abs(gradient[i] - left) ? right : left;
            assertThat(gradient[i]).as("parameter %d of %s", i, network)
                    .isCloseTo(nearer, within(TOLERANCE * Math.max(1, Math.abs(nearer))));
        }
    }

    /** (4 J(w+h) - J(w+2h) - 3 J(w)) / 2h: of second order, from one side. */
    private static double difference(
            Backpropagation backpropagation, DenseNetwork network, Parameters parameters, int i, double h) {
        return (4 * backpropagation.cost(moved(network, parameters, i, h))
                - backpropagation.cost(moved(network, parameters, i, 2 * h))
                - 3 * backpropagation.cost(parameters)) / (2 * h);
    }

    /** The parameters with the i-th of {@link Parameters#values()} moved. */
    private static Parameters moved(DenseNetwork network, Parameters parameters, int i, double by) {
        int layers = network.layers().size();
        double[][][] weights = IntStream.range(0, layers).mapToObj(parameters::weights).toArray(double[][][]::new);
        double[][] biases = IntStream.range(0, layers).mapToObj(parameters::biases).toArray(double[][]::new);
        int left = i;
        for (double[] row : Stream.concat(Stream.of(weights).flatMap(Stream::of), Stream.of(biases)).toList()) {
            if (left >= 0 && left < row.length) {
                row[left] += by;
            }
            left -= row.length;
        }
        return Parameters.of(network, weights, biases);
    }

    @Test
    void aCustomActivationMayEndInACrossEntropy() {
        Activation own = Activation.custom("own sigmoid", z -> 1 / (1 + Math.exp(-z)));
        for (Loss loss : List.of(Loss.BINARY_CROSSENTROPY, Loss.CATEGORICAL_CROSSENTROPY)) {
            SplittableRandom random = new SplittableRandom(7);
            DenseNetwork network = new DenseNetwork(2, List.of(new Layer(3, own, Bias.PER_NEURON)), loss, 0);
            assertGradientIsThatOfTheCost(network, Nets.examples(network, 4, random), random);
        }
    }

    @ParameterizedTest
    @EnumSource
    void meansAndSumsAreTakenAsInKeras(Loss loss) {
        Activation last = loss == Loss.CATEGORICAL_CROSSENTROPY ? Activation.SOFTMAX : Activation.SIGMOID;
        DenseNetwork network = new DenseNetwork(1, List.of(new Layer(2, last, Bias.NONE)), loss, 0);
        Examples examples = Examples.of(new double[][] {{1}, {0}}, new double[][] {{1, 0}, {0, 1}});
        Parameters parameters = Parameters.of(network, new double[][][] {{{0.3}, {-0.2}}});

        double[][] a = new Backpropagation(network, examples).outputs(parameters);
        double p = a[0][0];
        double q = a[0][1];
        // The second example has z = 0, hence outputs of one half.
        double expected = switch (loss) {
            case BINARY_CROSSENTROPY -> (-Math.log(p) - Math.log(1 - q) + 2 * Math.log(2)) / 4;
            case CATEGORICAL_CROSSENTROPY -> (-Math.log(p) + Math.log(2)) / 2;
            case MEAN_SQUARED_ERROR -> ((1 - p) * (1 - p) + q * q + 0.5) / 4;
            case HALF_SQUARED_ERROR -> ((1 - p) * (1 - p) + q * q + 0.5) / 4;
        };
        assertThat(new Backpropagation(network, examples).cost(parameters)).isCloseTo(expected, within(1e-15));
    }

    @Test
    void crossEntropiesOfHugePreActivationsStayFinite() {
        double z = 1000;
        Examples examples = Examples.of(new double[][] {{1}}, new double[][] {{0, 1}});
        for (Loss loss : List.of(Loss.BINARY_CROSSENTROPY, Loss.CATEGORICAL_CROSSENTROPY)) {
            Activation last = loss == Loss.BINARY_CROSSENTROPY ? Activation.SIGMOID : Activation.SOFTMAX;
            DenseNetwork network = new DenseNetwork(1, List.of(new Layer(2, last, Bias.NONE)), loss, 0);
            Parameters parameters = Parameters.of(network, new double[][][] {{{z}, {-z}}});
            Backpropagation.Evaluation evaluation = new Backpropagation(network, examples).evaluate(parameters);

            double expected = loss == Loss.BINARY_CROSSENTROPY ? z : 2 * z;
            assertThat(evaluation.cost()).isEqualTo(expected);
            assertThat(evaluation.gradient().values()).doesNotContain(Double.NaN);
            assertThat(evaluation.gradient().weight(0, 0, 0)).isPositive();
        }
    }

    @Test
    void l2CountsHalfOfEachSquareOverTheExamplesAndLeavesBiasesOut() {
        Layer layer = new Layer(1, Activation.LINEAR, Bias.PER_NEURON);
        DenseNetwork network = new DenseNetwork(1, List.of(layer), Loss.MEAN_SQUARED_ERROR, 0.6);
        Parameters parameters = Parameters.of(network, new double[][][] {{{2}}}, new double[][] {{5}});
        Examples exact = Examples.of(new double[][] {{1}, {2}}, new double[][] {{7}, {9}});

        Backpropagation.Evaluation evaluation = new Backpropagation(network, exact).evaluate(parameters);
        assertThat(evaluation.cost()).isEqualTo(0.6 / (2 * 2) * 4);
        assertThat(evaluation.gradient().values()).containsExactly(0.6 / 2 * 2, 0);
    }

    @Test
    void accuracyIsTheShareOfOutputsOnTheRightSide() {
        Examples examples = Examples.of(new double[][] {{1}, {-1}, {1}, {0}}, new double[][] {{1}, {0}, {0}, {1}});
        assertThat(accuracy(Activation.SIGMOID, Loss.BINARY_CROSSENTROPY, examples, 1)).hasValue(0.5);
        assertThat(accuracy(Activation.SIGMOID, Loss.HALF_SQUARED_ERROR, examples, 1)).hasValue(0.5);
        assertThat(accuracy(Activation.LINEAR, Loss.MEAN_SQUARED_ERROR, examples, 1)).isEmpty();
    }

    @Test
    void accuracyOfSoftmaxIsTheShareOfRightClasses() {
        Examples examples = Examples.of(new double[][] {{1}, {-1}, {1}}, new double[][] {{1, 0}, {0, 1}, {0, 1}});
        assertThat(accuracy(Activation.SOFTMAX, Loss.CATEGORICAL_CROSSENTROPY, examples, 1, -1)).hasValue(2.0 / 3);
        assertThat(accuracy(Activation.SOFTMAX, Loss.MEAN_SQUARED_ERROR, examples, 1, -1)).hasValue(2.0 / 3);
    }

    private static OptionalDouble accuracy(Activation last, Loss loss, Examples examples, double... weights) {
        DenseNetwork network = new DenseNetwork(1, List.of(new Layer(weights.length, last, Bias.NONE)), loss, 0);
        double[][] column = DoubleStream.of(weights).mapToObj(w -> new double[] {w}).toArray(double[][]::new);
        return new Backpropagation(network, examples).evaluate(Parameters.of(network, new double[][][] {column})).accuracy();
    }

    @Test
    void examplesOfTheWrongWidthAreRefused() {
        Examples examples = Examples.of(new double[][] {{1, 2, 3}}, new double[][] {{1}});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Backpropagation(Nets.sigmoid(Bias.NONE, 2, 1), examples))
                .withMessage("an example has 3 inputs, the network needs 2");
    }
}
