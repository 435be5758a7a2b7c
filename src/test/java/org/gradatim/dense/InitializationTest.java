package org.gradatim.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.gradatim.dense.DenseNetwork.Bias;
import org.gradatim.dense.Initialization.Scheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitializationTest {
    private static final int IN = 300;
    private static final int OUT = 200;
    /** Six deviations of the mean square of as many draws as these tests make. */
    private static final double SAMPLING = 0.035;

    @Test
    void drawsAreThoseOfSplitMix64RowByRowLayerByLayer() {
        double[][][] weights = new Initialization(Scheme.UNIFORM, 1, 42).weights(2, 2, 1);

        long state = 42;
        for (double weight : flat(weights)) {
            state += 0x9e3779b97f4a7c15L;
            long z = (state ^ state >>> 30) * 0xbf58476d1ce4e5b9L;
            z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
            double unit = ((z ^ z >>> 31) >>> 11) * 0x1p-53;
            assertThat(weight).isEqualTo(2 * unit - 1);
        }
        assertThat(weights[0]).hasDimensions(2, 2);
        assertThat(weights[1]).hasDimensions(1, 2);
    }

    @Test
    void zerosAndConstantsAreWhatTheySay() {
        assertThat(flat(new Initialization(Scheme.ZEROS, 42).weights(2, 2))).containsOnly(0);
        assertThat(flat(new Initialization(Scheme.CONSTANT, 0.5, 42).weights(2, 2))).containsOnly(0.5);
    }

    @ParameterizedTest
    @CsvSource({
        "NORMAL,         0.0025",
        "UNIFORM,        0.00083333",
        "GLOROT_NORMAL,  0.004",
        "GLOROT_UNIFORM, 0.004",
        "HE_NORMAL,      0.0066667",
        "HE_UNIFORM,     0.0066667"})
    void aSchemeHasTheVarianceOfItsDefinition(Scheme scheme, double variance) {
        double[] drawn = flat(new Initialization(scheme, 1).weights(IN, OUT));

        assertThat(Arrays.stream(drawn).map(w -> w * w).average().orElseThrow() / variance)
                .isCloseTo(1, within(SAMPLING));
        assertThat(Arrays.stream(drawn).average().orElseThrow()).isCloseTo(0, within(0.03 * Math.sqrt(variance)));
    }

    @ParameterizedTest
    @CsvSource({
        "UNIFORM,        0.05",
        "GLOROT_UNIFORM, 0.109544512",
        "HE_UNIFORM,     0.141421356",
        "GLOROT_NORMAL,  0.143803604",
        "HE_NORMAL,      0.185649654"})
    void aBoundedSchemeFillsItsBoundsAndKeepsThem(Scheme scheme, double limit) {
        DoubleSummaryStatistics drawn =
                Arrays.stream(flat(new Initialization(scheme, 5).weights(IN, OUT))).summaryStatistics();

        assertThat(drawn.getMax()).isBetween(0.999 * limit, limit);
        assertThat(drawn.getMin()).isBetween(-limit, -0.999 * limit);
    }

    @Test
    void aSeedAlwaysGivesTheSameWeightsAndAnotherSeedOthers() {
        double[] drawn = flat(new Initialization(Scheme.HE_NORMAL, 42).weights(4, 3));
        assertThat(flat(new Initialization(Scheme.HE_NORMAL, 42).weights(4, 3))).containsExactly(drawn);
        assertThat(flat(new Initialization(Scheme.HE_NORMAL, 43).weights(4, 3))).doesNotContain(drawn);
    }

    @Test
    void biasesStartAtZero() {
        Parameters start = new Initialization(Scheme.GLOROT_UNIFORM, 1).parameters(Nets.sigmoid(Bias.PER_NEURON, 3, 4, 2));
        assertThat(start.biases(0)).hasSize(4).containsOnly(0);
        assertThat(start.biases(1)).hasSize(2).containsOnly(0);
    }

    @Test
    void namesAreThoseOfKeras() {
        assertThat(Scheme.values()).extracting(Scheme::toString).containsExactly("zeros", "constant", "normal", "uniform",
                "glorot_normal", "glorot_uniform", "he_normal", "he_uniform");
    }

    private static double[] flat(double[][][] matrices) {
        return Stream.of(matrices).flatMap(Stream::of).flatMapToDouble(DoubleStream::of).toArray();
    }
}
