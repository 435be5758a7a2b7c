package org.gradatim.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.gradatim.dense.DenseNetwork.Bias;
import org.gradatim.dense.DenseNetwork.Layer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {
    private static final Examples XOR =
            Examples.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, new double[][] {{0}, {1}, {1}, {0}});
    /** y = 3x on one weight: w := w - α 2(w-3). */
    private static final DenseNetwork LINE = new DenseNetwork(
            1, List.of(new Layer(1, Activation.LINEAR, Bias.NONE)), Loss.MEAN_SQUARED_ERROR, 0);
    private static final Examples ON_LINE = Examples.of(new double[][] {{1}}, new double[][] {{3}});

    @Test
    void exclusiveOrIsLearned() {
        DenseNetwork network = Nets.sigmoid(Bias.PER_NEURON, 2, 4, 1);
        Parameters start = Parameters.of(network, Nets.weights(network, new SplittableRandom(42)));
        History history = new Trainer(2, 2000).train(network, XOR, start);

        assertThat(history.divergedAt()).isEmpty();
        assertThat(history.curve()).hasSize(2001);
        assertThat(history.curve().getFirst().loss()).isGreaterThan(0.5);
        assertThat(history.curve().getLast().loss()).isLessThan(0.02);
        assertThat(history.curve().getLast().accuracy()).hasValue(1);
    }

    @Test
    void anEpochIsOneStepAgainstTheGradient() {
        History history = new Trainer(0.25, 3).train(LINE, ON_LINE, weight(1));

        assertThat(history.snapshots()).extracting(s -> s.parameters().weight(0, 0, 0)).containsExactly(1.0, 2.0, 2.5, 2.75);
        assertThat(history.snapshots()).extracting(History.Snapshot::epoch).containsExactly(0, 1, 2, 3);
        assertThat(history.curve()).extracting(History.Point::loss).containsExactly(4.0, 1.0, 0.25, 0.0625);
        assertThat(history.curve()).allMatch(point -> point.accuracy().isEmpty());
        assertThat(history.trained().values()).containsExactly(2.75);
    }

    @Test
    void theListenerHearsEveryEpoch() {
        List<String> heard = new ArrayList<>();
        new Trainer(0.25, 2).train(LINE, ON_LINE, weight(1), (epoch, evaluation, _) -> heard.add(epoch + ": " + evaluation.cost()));
        assertThat(heard).containsExactly("0: 4.0", "1: 1.0", "2: 0.25");
    }

    @Test
    void aDivergenceStopsAndKeepsWhatWasFinite() {
        History history = new Trainer(10, 1000).train(LINE, ON_LINE, weight(1));

        int epoch = history.divergedAt().orElseThrow();
        assertThat(epoch).isBetween(100, 200);
        assertThat(history.curve()).hasSize(epoch).allMatch(point -> Double.isFinite(point.loss()));
        assertThat(history.snapshots().getLast().epoch()).isEqualTo(epoch - 1);
        assertThat(history.trained().values()[0]).isFinite();
    }

    @Test
    void aStartWithoutAFiniteLossDivergesAtOnce() {
        Parameters start = weight(1e200);
        History history = new Trainer(0.1, 5).train(LINE, ON_LINE, start);

        assertThat(history.divergedAt()).hasValue(0);
        assertThat(history.curve()).isEmpty();
        assertThat(history.trained()).isSameAs(start);
    }

    @Test
    void parametersThatAreNoNumbersEndATrainingWhoseLossHidesThem() {
        DenseNetwork network = new DenseNetwork(1, List.of(new Layer(2, Activation.RELU, Bias.NONE),
                new Layer(1, Activation.custom("blind", _ -> 0.5), Bias.NONE)), Loss.MEAN_SQUARED_ERROR, 0);
        Parameters start = Parameters.of(network, new double[][][] {{{Double.NaN}, {1}}, {{1, 1}}});
        assertThat(new Trainer(0.1, 5).train(network, ON_LINE, start).divergedAt()).hasValue(0);
    }

    @Test
    void aLongHistoryOfManyWeightsIsThinnedButKeepsItsEnds() {
        DenseNetwork network = Nets.sigmoid(Bias.NONE, 4095, 1, 1);
        Parameters start = Parameters.of(network, new double[][][] {new double[1][4095], new double[1][1]});
        Backpropagation.Evaluation evaluation = new Backpropagation(LINE, ON_LINE).evaluate(weight(1));
        int epochs = 2001;
        History.Recorder recorder = new History.Recorder(start, epochs);
        for (int epoch = 0; epoch <= epochs; epoch++) {
            recorder.record(epoch, evaluation, start);
        }
        History history = recorder.finished();

        assertThat(history.curve()).hasSize(epochs + 1);
        assertThat(history.snapshots()).extracting(History.Snapshot::epoch).startsWith(0, 4, 8).endsWith(1996, 2000, 2001);
        assertThat((history.snapshots().size() - 2) * start.size()).isLessThanOrEqualTo(History.KEPT_NUMBERS);
    }

    @Test
    void theStrideKeepsTheBudgetForAnySize() {
        assertThat(History.stride(200, 6)).isEqualTo(1);
        assertThat(History.stride(5_000_001, 2)).isEqualTo(5);
        assertThat(History.stride(10, History.KEPT_NUMBERS)).isGreaterThan(10);
        assertThat(History.stride(Integer.MAX_VALUE, Integer.MAX_VALUE)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void aLearningRateThatIsNoPositiveNumberIsRefused(double learningRate) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Trainer(learningRate, 1));
    }

    @Test
    void aNegativeNumberOfEpochsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Trainer(1, -1)).withMessageContaining("-1");
    }

    private static Parameters weight(double w) {
        return Parameters.of(LINE, new double[][][] {{{w}}});
    }
}
