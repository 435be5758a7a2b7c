package org.gradatim.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.gradatim.expr.Losses;
import org.gradatim.graph.Initialization.Scheme;
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
        double[][][] weights = new Initialization(Scheme.RANDOM_UNIFORM, 1, 42).weights(2, 2, 1);

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
        "RANDOM_UNIFORM, 0.00083333",
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
        "RANDOM_UNIFORM, 0.05",
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
    void everyParameterOfANetworkHasAValueAndBiasesStartAtZero() {
        Network network = new Network(List.of("x1", "x2"), List.of(
                new Network.Layer(2, new Activation.Linear(), true), new Network.Layer(1, new Activation.Linear(), true)),
                Losses.MEAN_SQUARED_ERROR, Optional.empty(), Naming.FLAT);
        Map<String, Double> values = new Initialization(Scheme.GLOROT_UNIFORM, 1).values(network);

        assertThat(values.keySet()).containsExactlyElementsOf(network.program(1).parameters());
        assertThat(values).containsEntry("b1", 0.0).containsEntry("b2", 0.0).containsEntry("b3", 0.0);
        double[][][] weights = new Initialization(Scheme.GLOROT_UNIFORM, 1).weights(2, 2, 1);
        assertThat(values).containsEntry("w2", weights[0][0][1]).containsEntry("w5", weights[1][0][0]);
    }

    @Test
    void parametersThatBelongToNoLayerTakeSchemesThatNeedNone() {
        assertThat(new Initialization(Scheme.CONSTANT, 0.5, 0).values(List.of("u", "v"))).containsExactly(entry("u", 0.5), entry("v", 0.5));
        assertThatThrownBy(() -> new Initialization(Scheme.HE_NORMAL, 0).values(List.of("u"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void schemesAreFoundByTheirNames() {
        for (Scheme scheme : Scheme.values()) assertThat(Scheme.named(scheme.toString())).hasValue(scheme);
        assertThat(Scheme.named("random_normal")).hasValue(Scheme.NORMAL);
        assertThat(Scheme.named("orthogonal")).isEmpty();
    }

    @Test
    void namesAreThoseOfKeras() {
        assertThat(Scheme.values()).extracting(Scheme::toString).containsExactly("zeros", "constant", "normal", "random_uniform",
                "glorot_normal", "glorot_uniform", "he_normal", "he_uniform");
    }

    private static double[] flat(double[][][] matrices) {
        return Stream.of(matrices).flatMap(Stream::of).flatMapToDouble(DoubleStream::of).toArray();
    }
}
