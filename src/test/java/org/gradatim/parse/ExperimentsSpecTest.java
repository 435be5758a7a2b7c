package org.gradatim.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Experiment;
import org.gradatim.graph.Model;
import org.gradatim.graph.Naming;
import org.gradatim.graph.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentsSpecTest {
    /** Its experiments begin in line 11. */
    private static final String NETWORK = """
            title: Several
            network:
              inputs: [x1, x2]
              layers: [{units: 2, activation: tanh}, {units: 1, activation: sigmoid}]
              bias: false
            loss: binary_crossentropy
            initialization: {scheme: glorot_uniform, seed: 42}
            data: [{x: [1, 2], y: 1}, {x: [0, 1], y: 0}]
            training: {learning_rate: 0.5, epochs: 7}
            experiments:
            """;

    private static final String FORMULA = """
            definitions: [J = (w - v)^2]
            parameters: {w: 1, v: 2}
            experiments:
            """;

    @Test
    void whatAnExperimentDoesNotSayItInherits() {
        Model as = experiment(NETWORK + "  as given: {}\n");
        Model spec = read(NETWORK.replace("experiments:\n", ""));
        assertThat(as.values()).isEqualTo(spec.values()).isNotEmpty();
        assertThat(as.training()).isEqualTo(spec.training());
        assertThat(as.data().size()).isEqualTo(2);
        assertThat(as.title()).isEqualTo("Several");
        assertThat(as.experiments()).isEmpty();
    }

    @Test
    void aBeginningOfItsOwnReplacesThatOfTheSpec() {
        Model seeded = experiment(NETWORK + "  other: {initialization: {scheme: glorot_uniform, seed: 7}}\n");
        assertThat(seeded.valuesOrigin()).hasValue("glorot_uniform, seed 7");
        assertThat(seeded.values()).isNotEqualTo(read(NETWORK.replace("experiments:\n", "")).values());
        Model given = experiment(FORMULA + "  other: {parameters: {w: 3, v: 4}}\n");
        assertThat(given.values()).isEqualTo(Map.of("w", 3.0, "v", 4.0));
    }

    @Test
    void trainingIsInheritedSettingBySetting() {
        assertThat(experiment(NETWORK + "  longer: {training: {epochs: 9}}\n").training().orElseThrow())
                .satisfies(t -> assertThat(t.epochs()).isEqualTo(9)).satisfies(t -> assertThat(t.learningRate()).isEqualTo(0.5));
    }

    @Test
    void anotherNetworkKeepsInputsLossAndWhetherThereAreBiasesButNotTheBeginning() {
        Model one = experiment(NETWORK + "  one: {network: {layers: [{units: 1, activation: sigmoid}]}}\n");
        Network network = one.network().orElseThrow();
        assertThat(network.inputs()).containsExactly("x1", "x2");
        assertThat(network.parameterCount()).isEqualTo(2);
        assertThat(one.values()).isEmpty();
    }

    @Test
    void namesAndOrderAreThoseOfTheSpec() {
        assertThat(read(NETWORK + "  b c: {}\n  a: {}\n").experiments()).extracting(Experiment::name).containsExactly("b c", "a");
    }

    @Test
    void experimentsAreRenamedWithTheirSpec() {
        Model renamed = read(NETWORK + "  a: {}\n").renamed(Naming.LAYERED);
        assertThat(renamed.experiments().getFirst().model().values()).containsKey("w1_11");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "  a: {seed: 7}                                            | 11:7  | `a` has no key `seed`",
        "  a: {initialisation: zeros}                              | 11:7  | `a` has no key `initialisation`; did you mean `initialization`?",
        "  a: {initialization: {scheme: glorot_unifrom}}           | 11:32 | did you mean `glorot_uniform`?",
        "  a: {training: {epochs: 0}}                              | 11:26 | `epochs` must be at least 1",
        "  a: {parameters: {w1: 1}}                                | 11:19 | `parameters` has no value for `w2`, `w3`, `w4`, `w5`, `w6`",
        "  a: {parameters: {w9: 1}}                                | 11:20 | there is no parameter `w9`",
        "  a: {network: {layers: [{units: 2, activation: sigmoid}]}} | 11:34 | the last layer of an experiment has as many units as that of the spec, 1",
        "  a: {network: {inputs: 3, layers: [{units: 1, activation: sigmoid}]}} | 11:17 | `network` has no key `inputs`",
        "  a: 3                                                    | 11:6  | `a` must be a map, found the number `3`",
        "  a:                                                      | 11:5  | `a` must be a map, found nothing",
        "  '': {}                                                  | 11:3  | an experiment needs a name",
        "  a: {data: []}                                           | 11:7  | `a` has no key `data`"})
    void aMistakeIsNamedWithItsPlace(String experiment, String place, String message) {
        assertThatThrownBy(() -> read(NETWORK + "  " + experiment + "\n")).isInstanceOf(InputException.class)
                .hasMessageStartingWith("test.yaml:" + place + ": ").hasMessageContaining(message);
    }

    @Test
    void aNameGivenTwiceIsAMistake() {
        assertThatThrownBy(() -> read(NETWORK + "  a: {}\n  a: {}\n")).hasMessageContaining("test.yaml:12:3: the key `a` is given twice, first in line 11");
    }

    @Test
    void thereIsALimitOnTheirNumber() {
        StringBuilder many = new StringBuilder(FORMULA);
        for (int k = 0; k <= Limit.EXPERIMENTS.value(); k++) many.append("  e").append(k).append(": {}\n");
        assertThatThrownBy(() -> read(many.toString())).hasMessageContaining("101 experiments are over the limit of 100");
        assertThatThrownBy(() -> read(FORMULA.stripTrailing() + " {}\n")).hasMessageContaining("`experiments` is empty");
        assertThatThrownBy(() -> read(FORMULA + "  " + "n".repeat(61) + ": {}\n")).hasMessageContaining("at most 60 characters, this one has 61");
    }

    @Test
    void formulasHaveNoNetworks() {
        assertThatThrownBy(() -> read(FORMULA + "  a: {network: {layers: [{units: 1}]}}\n")).hasMessageContaining("`a` has no key `network`");
    }

    private static Model experiment(String yaml) {
        List<Experiment> experiments = read(yaml).experiments();
        assertThat(experiments).hasSize(1);
        return experiments.getFirst().model();
    }

    private static Model read(String yaml) {
        return SpecReader.read(yaml, Path.of(""), "test.yaml");
    }
}
