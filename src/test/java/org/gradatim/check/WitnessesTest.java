package org.gradatim.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.gradatim.derive.Gradient;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WitnessesTest {
    /** The published numbers have nine digits. */
    private static final double PUBLISHED = 1e-9;

    @Test
    void allThreeGiveThePublishedNumbers() {
        Witnesses witnesses = Witnesses.of(Specs.model(Specs.MAZUR));
        assertThat(witnesses.cost()).isCloseTo(0.298371109, within(PUBLISHED));
        assertThat(witnesses.denseCost().getAsDouble()).isCloseTo(0.298371109, within(PUBLISHED));
        assertThreeGive(witness(witnesses, "w5"), 0.0821670406);
        assertThreeGive(witness(witnesses, "w1"), 0.000438567724);
        assertThat(witnesses.agree()).isTrue();
    }

    private static void assertThreeGive(Witness w, double published) {
        assertThat(w.symbolic()).isCloseTo(published, within(PUBLISHED * 10));
        assertThat(w.dense().getAsDouble()).isCloseTo(published, within(PUBLISHED * 10));
        assertThat(w.difference().getAsDouble()).isCloseTo(published, within(PUBLISHED * 10));
        assertThat(w.relativeError().getAsDouble()).isLessThan(1e-7);
        assertThat(w.finding()).isEqualTo(Finding.AGREES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"linear", "sigmoid", "tanh", "relu", "leaky_relu", "elu", "softplus", "silu", "softmax",
            "\"z/(1+exp(-z))\"", "\"z^3/10\"", "\"log(1+exp(2*z))\""})
    void agreeOnEveryActivation(String activation) {
        assertAllAgree(Specs.network(activation, "{units: 1, activation: sigmoid}", "binary_crossentropy", "1", "0", "1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            binary_crossentropy      | {units: 1, activation: sigmoid} | 1            | 0            | 0.3
            binary_crossentropy      | {units: 2, activation: sigmoid} | '[1, 0]'     | '[0, 0]'     | '[0.5, 1]'
            categorical_crossentropy | {units: 3, activation: softmax} | '[1, 0, 0]'  | '[0, 0, 1]'  | '[0.5, 0.25, 0.25]'
            mean_squared_error       | {units: 2, activation: linear}  | '[1, -2]'    | '[0, 3]'     | '[0.5, 1]'
            half_squared_error       | {units: 2, activation: tanh}    | '[1, -2]'    | '[0, 3]'     | '[0.5, 1]'
            """)
    void agreeOnEveryLoss(String loss, String output, String first, String second, String third) {
        assertAllAgree(Specs.network("tanh", output, loss, first, second, third));
    }

    private static void assertAllAgree(Model model) {
        Witnesses witnesses = Witnesses.of(model);
        assertThat(witnesses.all()).hasSameSizeAs(model.withRespectTo()).allSatisfy(w -> {
            assertThat(w.finding()).as(w.toString()).isEqualTo(Finding.AGREES);
            assertThat(w.dense()).isPresent();
            assertThat(w.difference()).isPresent();
            assertThat(w.relativeError().getAsDouble()).as(w.toString()).isLessThan(1e-6);
        });
        assertThat(witnesses.denseCost().getAsDouble()).isCloseTo(witnesses.cost(), within(1e-12));
    }

    /** At the foot of max(0,z)² and at the top of exp(-z²) the slope is less than what numeric slopes can tell from 0. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            max(0, z)^2; 0
            exp(-z^2);   1.0e-13
            """)
    void aFlatPlaceOfACustomActivationIsNoDisagreement(String activation, String preActivation) {
        Witnesses witnesses = Witnesses.of(Specs.model("""
                network:
                  inputs: [x]
                  layers:
                    - {units: 1, activation: "%s"}
                    - {units: 1, activation: linear}
                  bias: true
                loss: mean_squared_error
                parameters: {w1: %s, w2: 0.7, b1: 0, b2: 0.2}
                data: [{x: 1.0, y: -0.3}]
                """.formatted(activation, preActivation)));
        assertThat(witnesses.agree()).as("%s", witnesses.all()).isTrue();
    }

    @Test
    void aLossGivenAsFormulasHasNoDenseWitness() {
        Witnesses witnesses = Witnesses.of(Specs.model("""
                inputs: [x]
                targets: [y]
                definitions:
                  - z = w*x + b
                  - J = (y - tanh(z))^2 + 0.1*w^2
                parameters: {w: 0.5, b: -1}
                data:
                  - {x: 2, y: 1}
                  - {x: -1, y: 0}
                """));
        assertThat(witnesses.denseCost()).isEmpty();
        assertThat(witnesses.all()).extracting(Witness::finding).containsOnly(Finding.AGREES);
        assertThat(witnesses.all()).extracting(Witness::dense).allMatch(java.util.OptionalDouble::isEmpty);
    }

    @Test
    void anIntermediateIsMovedAsIfItWereFree() {
        Witnesses witnesses = Witnesses.of(Specs.model("""
                inputs: [x]
                targets: [y]
                definitions:
                  - z = w*x
                  - a = sigmoid(z)
                  - J = -(y*log(a) + (1-y)*log(1-a))
                with_respect_to: [z, a, w]
                parameters: {w: 0.5}
                data:
                  - {x: 2, y: 1}
                  - {x: -1, y: 0}
                """));
        double a1 = 1 / (1 + Math.exp(-1));
        double a2 = 1 / (1 + Math.exp(0.5));
        assertThat(witness(witnesses, "z").symbolic()).isCloseTo((a1 - 1 + a2) / 2, within(1e-15));
        assertThat(witnesses.all()).extracting(Witness::name).containsExactly("z", "a", "w");
        assertThat(witnesses.all()).extracting(Witness::finding).containsOnly(Finding.AGREES);
    }

    @Test
    void aWrongSymbolicGradientIsFoundOutByBothOthers() {
        Model model = Specs.network("tanh", "{units: 1, activation: sigmoid}", "binary_crossentropy", "1", "0", "1");
        Model other = Specs.network("silu", "{units: 1, activation: sigmoid}", "binary_crossentropy", "1", "0", "1");
        Witnesses witnesses = Witnesses.of(model, Gradient.of(other.program()));
        assertThat(witnesses.agree()).isFalse();
        assertThat(witness(witnesses, "w1").finding()).isEqualTo(Finding.DISAGREES);
    }

    @Test
    void aDenseNetworkThatComputesSomethingElseIsFoundOut() {
        Model model = Specs.network("tanh", "{units: 1, activation: sigmoid}", "binary_crossentropy", "1", "0", "1");
        Model other = Specs.network("silu", "{units: 1, activation: sigmoid}", "binary_crossentropy", "1", "0", "1");
        Model mixed = new Model(model.title(), model.program(), other.network(), model.withRespectTo(), model.values(),
                Optional.empty(), model.data(), Optional.empty(), model.questions(), model.experiments());
        assertThat(Witnesses.of(mixed).agree()).isFalse();
    }

    @Test
    void aDifferenceNextToAKinkIsNoWitness() {
        Witnesses witnesses = Witnesses.of(Specs.model("""
                network:
                  inputs: [x1, x2]
                  layers:
                    - {units: 2, activation: relu}
                    - {units: 1, activation: linear}
                loss: mean_squared_error
                parameters: {w1: 1, w2: -1, w3: 0.5, w4: 0.25, b1: 0, b2: 0.1, w5: 1, w6: -2, b3: 0.3}
                data:
                  - {x: [1.0, 2.0], y: 1}
                  - {x: [1.0, 1.0], y: 2}
                """));
        assertThat(witnesses.agree()).isTrue();
        for (String name : new String[] {"w1", "w2", "b1"}) {
            Witness w = witness(witnesses, name);
            assertThat(w.finding()).isEqualTo(Finding.KINK);
            assertThat(w.kink().get().differentiable()).isFalse();
            assertThat(w.kink().get().slope()).isZero();
            assertThat(w.kink().get().kink().example()).isEqualTo(1);
            assertThat(w.kink().get().kink().operation()).hasToString("relu(z1)");
            assertThat(w.relativeError()).hasValue(0);
        }
        assertThat(witnesses.all()).filteredOn(w -> w.finding() == Finding.AGREES).hasSize(6);
    }

    @Test
    void aSlopeBesideAKinkExists() {
        Witness w = Witnesses.of(Specs.model("""
                definitions: [J = relu(w)]
                parameters: {w: 1e-7}
                """)).all().getFirst();
        assertThat(w.finding()).isEqualTo(Finding.KINK);
        assertThat(w.kink().get().differentiable()).isTrue();
        assertThat(w.symbolic()).isOne();
    }

    @Test
    void aKinkIsSaidEvenWhereTheDifferenceAgreesByChance() {
        Witness w = Witnesses.of(Specs.model("""
                definitions: [J = abs(w)]
                parameters: {w: 0}
                """)).all().getFirst();
        assertThat(w.difference()).hasValue(0);
        assertThat(w.finding()).isEqualTo(Finding.KINK);
    }

    @Test
    void aKinkThatLeadsNowhereIsNone() {
        Witnesses witnesses = Witnesses.of(Specs.model("""
                definitions: ["J = v*relu(w) + w"]
                parameters: {v: 0, w: 0}
                """));
        assertThat(witnesses.all()).extracting(Witness::finding).containsOnly(Finding.AGREES);
    }

    /** Beyond a(1-a) = 10⁻¹⁵ only its absolute accuracy is left, and a difference sees nothing at all. */
    @Test
    void saturatedNeuronsAreNoMistake() {
        Witnesses witnesses = Witnesses.of(Specs.model("""
                network:
                  inputs: 2
                  layers:
                    - {units: 2, activation: sigmoid}
                    - {units: 1, activation: sigmoid}
                loss: binary_crossentropy
                initialization: {constant: 6}
                data:
                  - {x: [3.0, 2.0], y: 1}
                """));
        assertThat(witnesses.all()).extracting(Witness::finding).containsOnly(Finding.AGREES);
    }

    @Test
    void withoutValueThereIsNoVerdictButTheNameOfWhatHasNone() {
        Model model = Specs.model("""
                inputs: [x]
                definitions:
                  - u = w*x
                  - J = log(u)
                parameters: {w: 1}
                data:
                  - {x: 1}
                  - {x: 0}
                """);
        assertThatThrownBy(() -> Witnesses.of(model)).isInstanceOf(InputException.class)
                .hasMessage("`J` is minus infinity in example 2 where u = 0.0; choose parameters or data at which it is finite");
    }

    @Test
    void aSlopeWithoutValueIsNamedAsWell() {
        Model model = Specs.model("""
                definitions: [J = sqrt(w)]
                parameters: {w: 0}
                """);
        assertThatThrownBy(() -> Witnesses.of(model)).isInstanceOf(InputException.class).hasMessageStartingWith("∂J/∂w is infinite");
    }

    @Test
    void ofALargeNetworkDifferencesAreTakenOfASample() {
        Witnesses witnesses = Witnesses.of(Specs.model("""
                network:
                  inputs: 60
                  layers:
                    - {units: 40, activation: tanh}
                    - {units: 1, activation: sigmoid}
                loss: binary_crossentropy
                initialization: {scheme: glorot_uniform, seed: 1}
                data:
                  - {x: [%s], y: 1}
                """.formatted(String.join(", ", java.util.Collections.nCopies(60, "0.5")))));
        assertThat(witnesses.all()).hasSize(60 * 40 + 40 + 40 + 1);
        assertThat(witnesses.differences()).isEqualTo(Witnesses.SAMPLE);
        assertThat(witnesses.all()).filteredOn(w -> w.difference().isPresent()).hasSize(Witnesses.SAMPLE);
        assertThat(witnesses.all()).allMatch(w -> w.dense().isPresent() && w.finding() == Finding.AGREES);
    }

    private static Witness witness(Witnesses witnesses, String name) {
        return witnesses.all().stream().filter(w -> w.name().equals(name)).findFirst().orElseThrow();
    }
}
