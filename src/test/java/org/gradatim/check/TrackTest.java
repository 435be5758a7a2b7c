package org.gradatim.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradatim.check.Divergence.What;
import org.gradatim.check.Track.Moment;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Experiment;
import org.gradatim.graph.Model;
import org.gradatim.graph.Training;
import org.junit.jupiter.api.Test;

class TrackTest {
    private static final String NET = """
            network:
              inputs: [x1, x2]
              layers: [{units: 2, activation: sigmoid}, {units: 1, activation: sigmoid}]
              bias: false
            loss: binary_crossentropy
            data: [{x: [1.0, 2.0], y: 1}, {x: [-1.0, 0.5], y: 0}, {x: [0.3, -0.7], y: 1}]
            training: {learning_rate: 0.5, epochs: 1000}
            """;

    private static final String EQUAL = NET + "parameters: {w1: 0.2, w2: -0.4, w3: 0.2, w4: -0.4, w5: 0.5, w6: 0.5}\n";
    private static final String PARTED = EQUAL.replace("w6: 0.5", "w6: 0.6");

    @Test
    void everyMomentIsWhereAShorterTrainingEnds() {
        Track track = track(PARTED);
        assertThat(track.moments()).hasSizeLessThanOrEqualTo(Track.MOST_MOMENTS + 1);
        assertThat(track.moments()).extracting(Moment::epoch).startsWith(0, 3, 6).endsWith(999, 1000);
        for (Moment moment : List.of(track.first(), track.moments().get(1), track.moments().get(100), track.last())) {
            if (moment.epoch() == 0) continue;
            Descent shorter = Descent.of(with(Specs.model(PARTED), new Training(0.5, moment.epoch())), _ -> {});
            assertThat(track.byName(moment)).isEqualTo(shorter.trained());
            assertThat(moment.loss()).isEqualTo(shorter.last().cost());
            assertThat(moment.accuracy()).isEqualTo(shorter.last().accuracy());
        }
    }

    @Test
    void equalNeuronsStayEqualToTheLastBit() {
        List<EqualStart> sets = track(EQUAL).equalStarts();
        assertThat(sets).extracting(EqualStart::names).containsExactly(List.of("w1", "w3"), List.of("w2", "w4"), List.of("w5", "w6"));
        assertThat(sets).allSatisfy(set -> {
            assertThat(set.stays()).isTrue();
            assertThat(set.largestDifference()).isZero();
            assertThat(set.together()).containsExactly(set.names());
        });
        assertThat(track(EQUAL).alwaysEqual().get("w1")).isEqualTo(track(EQUAL).alwaysEqual().get("w3")).isNotEqualTo(track(EQUAL).alwaysEqual().get("w2"));
    }

    @Test
    void theLargestDifferenceIsThatOfEveryEpochAndNotOnlyOfThoseThatAreKept() {
        Model model = Specs.model(PARTED);
        List<Double> differences = new ArrayList<>();
        Descent.observed(model, (_, _, values) -> differences.add(Math.abs(values[0] - values[2])));
        EqualStart set = track(PARTED).equalStarts().getFirst();
        assertThat(set.names()).containsExactly("w1", "w3");
        assertThat(set.partedAt()).hasValue(1);
        assertThat(set.together()).isEmpty();
        assertThat(set.largestDifference()).isEqualTo(differences.stream().mapToDouble(d -> d).max().orElseThrow()).isPositive();
    }

    @Test
    void aDifferenceThatComesAndGoesIsSeenThoughNoKeptEpochHasIt() {
        EqualStart.Watch watch = new EqualStart.Watch(List.of("u", "v", "w"), new double[] {1, 1, 1});
        watch.reached(0, new double[] {1, 1, 1});
        watch.reached(1, new double[] {2, 2, 5});
        watch.reached(2, new double[] {3, 3, 3});
        EqualStart set = watch.results().getFirst();
        assertThat(set.largestDifference()).isEqualTo(3);
        assertThat(set.partedAt()).hasValue(1);
        assertThat(set.together()).containsExactly(List.of("u", "v"));
    }

    @Test
    void theLastBitCounts() {
        EqualStart.Watch watch = new EqualStart.Watch(List.of("u", "v"), new double[] {1, 1});
        watch.reached(1, new double[] {1, Math.nextUp(1.0)});
        assertThat(watch.results().getFirst().stays()).isFalse();
        assertThat(watch.results().getFirst().largestDifference()).isEqualTo(Math.ulp(1.0));
    }

    @Test
    void theSameSeedGivesTheSameTrainingAndAnotherSeedAnotherOne() {
        String spec = NET + """
                initialization: {scheme: glorot_uniform, seed: 42}
                experiments:
                  one: {}
                  same: {initialization: {scheme: glorot_uniform, seed: 42}}
                  other: {initialization: {scheme: glorot_uniform, seed: 43}}
                """;
        List<Track> tracks = Track.of(Specs.model(spec).experiments(), _ -> {});
        assertThat(tracks.get(0).agreesWith(tracks.get(1))).isTrue();
        assertThat(tracks.get(0).agreesWith(tracks.get(2))).isFalse();
        assertThat(tracks.get(0).equalStarts()).isEmpty();
    }

    @Test
    void trainingsThatMeetAtTheEndButWentDifferentWaysAreNotTheSame() {
        String spec = """
                definitions: [J = w^2]
                parameters: {w: 1}
                training: {learning_rate: 0.5, epochs: 3}
                experiments:
                  here: {}
                  there: {parameters: {w: 2}}
                """;
        List<Track> tracks = Track.of(Specs.model(spec).experiments(), _ -> {});
        assertThat(tracks).allSatisfy(t -> assertThat(t.last().values()).containsExactly(0.0));
        assertThat(tracks.get(0).agreesWith(tracks.get(1))).isFalse();
    }

    @Test
    void formulasAreFollowedToo() {
        Track track = track("""
                definitions: [J = (w + v)^2 + u^2]
                parameters: {w: 1, v: 1, u: 1}
                training: {learning_rate: 0.1, epochs: 20}
                """);
        EqualStart set = track.equalStarts().getFirst();
        assertThat(set.names()).containsExactly("w", "v", "u");
        assertThat(set.together()).containsExactly(List.of("w", "v"));
        assertThat(track.last().values()[2]).isCloseTo(Math.pow(0.8, 20), within(1e-12));
    }

    @Test
    void oneThatDivergesSaysWhereAndKeepsWhatItHasAndTheOthersGoOn() {
        String spec = """
                network: {inputs: 1, layers: [{units: 1, activation: linear}]}
                loss: mean_squared_error
                initialization: {constant: 1}
                data: [{x: 10, y: 0}]
                training: {learning_rate: 5, epochs: 300}
                experiments:
                  wild: {}
                  tame: {training: {learning_rate: 0.001}}
                """;
        List<Track> tracks = Track.of(Specs.model(spec).experiments(), _ -> {});
        Divergence divergence = tracks.get(0).descent().divergence().orElseThrow();
        assertThat(divergence.what()).isEqualTo(What.COST);
        assertThat(divergence.value()).isInfinite();
        assertThat(tracks.get(0).last().epoch()).isEqualTo(divergence.epoch() - 1);
        assertThat(tracks.get(0).moments()).allSatisfy(m -> assertThat(m.loss()).isFinite());
        assertThat(tracks.get(1).descent().divergence()).isEmpty();
        assertThat(tracks.get(1).last().epoch()).isEqualTo(300);
    }

    @Test
    void theParameterThatIsNoLongerFiniteIsNamed() {
        Divergence divergence = track("""
                definitions: [J = v^2 + w^4]
                parameters: {v: 1, w: 1e70}
                training: {learning_rate: 1e100, epochs: 5}
                """).descent().divergence().orElseThrow();
        assertThat(divergence).isEqualTo(new Divergence(1, What.PARAMETER, "w", Double.NEGATIVE_INFINITY));
    }

    @Test
    void whatIsMissingIsSaidWithTheNameOfTheExperiment() {
        Experiment experiment = Specs.model(NET + "experiments: {bare: {}}\n").experiments().getFirst();
        assertThatThrownBy(() -> Track.requireNumbers(experiment)).isInstanceOf(InputException.class)
                .hasMessageStartingWith("experiment `bare`: training needs a beginning");
    }

    private static Track track(String spec) {
        return Track.of(Track.experiments(Specs.model(spec)), _ -> {}).getFirst();
    }

    private static Model with(Model model, Training training) {
        return new Model(model.title(), model.program(), model.network(), model.withRespectTo(), model.values(), model.valuesOrigin(),
                model.data(), Optional.of(training), model.questions(), model.experiments());
    }
}
