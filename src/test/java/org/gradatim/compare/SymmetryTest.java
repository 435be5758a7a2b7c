package org.gradatim.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.gradatim.Examples;
import org.gradatim.check.IdentityProof;
import org.gradatim.check.UnprovedException;
import org.gradatim.derive.Gradient;
import org.gradatim.expr.InputException;
import org.gradatim.expr.Var;
import org.gradatim.graph.Model;
import org.gradatim.parse.SpecReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetryTest {

    @Test
    void equalNeuronsStayEqualForEver() {
        Partition found = found(Examples.read("symmetric-start").model());
        assertThat(names(found)).containsExactly(List.of("w1", "w3"), List.of("w2", "w4"), List.of("w5", "w6"));
        assertThat(found.frozen()).isEmpty();
    }

    @Test
    void oneDifferentWeightPartsThemAll() {
        Partition found = found(Examples.read("broken-symmetry").model());
        assertThat(found.shared()).isEmpty();
        assertThat(found.frozen()).isEmpty();
    }

    @Test
    void zeroWeightsUnderTanhMoveNothingButTheLastBias() {
        Partition found = found(Examples.read("zero-init-tanh").model());
        assertThat(found.frozen()).containsExactly("w1", "w2", "b1", "w3", "w4", "b2", "w5", "w6");
        assertThat(names(found)).containsExactly(found.frozen());
    }

    @Test
    void zeroWeightsUnderSigmoidMoveTogether() {
        Partition found = found(Examples.read("zero-init-sigmoid").model());
        assertThat(names(found)).containsExactlyInAnyOrder(List.of("w1", "w3"), List.of("w2", "w4"), List.of("b1", "b2"), List.of("w5", "w6"));
        assertThat(found.frozen()).isEmpty();
    }

    @Test
    void logisticRegressionLearnsFromZero() {
        Partition found = found(Examples.read("zero-init-logistic").model());
        assertThat(found.shared()).isEmpty();
        assertThat(found.frozen()).isEmpty();
    }

    @Test
    void zeroWeightsUnderReluRestOnTheConventionAtItsKink() {
        Symmetry symmetry = symmetry(network("relu", "zeros", ""));
        assertThat(symmetry.partition().frozen()).hasSize(8).doesNotContain("b3");
        assertThat(symmetry.grouping().stepsAtZero()).containsExactly(Var.of("z1"), Var.of("z2"));
    }

    @Test
    void aDeadReluIsKnownByTheSignOfItsBias() {
        Model dead = SpecReader.read("""
                inputs: [x]
                targets: [y]
                definitions: [z = w*x + b, a = relu(z), J = (v*a - y)^2]
                parameters: {w: 0, b: -0.7182818, v: 3}
                """, Path.of(""), "dead.yaml");
        assertThat(found(dead).frozen()).containsExactly("w", "b", "v");
        Model alive = SpecReader.read("""
                inputs: [x]
                targets: [y]
                definitions: [z = w*x + b, a = relu(z), J = (v*a - y)^2]
                parameters: {w: 0, b: 0.7182818, v: 3}
                """, Path.of(""), "alive.yaml");
        assertThat(found(alive).frozen()).isEmpty();
    }

    @Test
    void aPenaltyMovesWhatWouldElseStay() {
        String formulas = """
                inputs: [x]
                definitions: ["z = w*x", "a = relu(z - b)", "J = a*v%s"]
                parameters: {w: 0, b: 1, v: 2}
                """;
        assertThat(found(SpecReader.read(formulas.formatted(""), Path.of(""), "test.yaml")).frozen()).containsExactly("w", "b", "v");
        assertThat(found(SpecReader.read(formulas.formatted(" + v^2"), Path.of(""), "test.yaml")).frozen()).containsExactly("w", "b");
        Model twoExamples = network("tanh", "zeros", "regularization: {l2: 0.1}\ndata: [{x: [1, 2], y: 1}, {x: [2, 1], y: 0}]\n");
        assertThat(found(twoExamples).frozen()).as("λw/m is 0 where w is").hasSize(8);
    }

    @Test
    void threeEqualNeuronsOfFiveAreOne() {
        Model five = SpecReader.read("""
                network:
                  inputs: 2
                  layers: [{units: 5, activation: softplus}, {units: 1, activation: sigmoid}]
                  bias: false
                loss: binary_crossentropy
                parameters: {W1: [[0.1, 0.2], [0.3, 0.4], [0.1, 0.2], [0.1, 0.2], [0.1, 0.6]], W2: [[0.7, 0.8, 0.7, 0.7, 0.7]]}
                """, Path.of(""), "five.yaml");
        assertThat(names(found(five))).containsExactlyInAnyOrder(List.of("w1", "w5", "w7"), List.of("w2", "w6", "w8"), List.of("w11", "w13", "w14"));
    }

    /** y·step(z)·step(z) = y·step(z) holds since a step is 0 or 1. */
    @Test
    void whatHoldsForEitherValueOfAStepCounts() {
        Model model = SpecReader.read("""
                inputs: [x]
                definitions: ["J = a*step(x) + b*step(x)*step(x)"]
                parameters: {a: 1, b: 1}
                """, Path.of(""), "steps.yaml");
        Symmetry symmetry = symmetry(model);
        assertThat(names(symmetry.partition())).containsExactly(List.of("a", "b"));
        assertThat(symmetry.grouping().byPatterns()).isTrue();
    }

    /** step(b) and 1 - step(-b) differ at b = 0 alone, which a step of gradient descent may reach. */
    @Test
    void equalitiesHoldAtTheKinkToo() {
        Model model = SpecReader.read("""
                definitions: ["J = relu(a) + b + relu(-b)"]
                parameters: {a: 1/2, b: 0.5}
                """.replace("1/2", "0.5"), Path.of(""), "kink.yaml");
        assertThat(found(model).shared()).as("once they move").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"J = x/w", "J = x*log(w)", "J = x*w^(-2)"})
    void withoutAGradientAtTheStartThatIsSaid(String definition) {
        Model model = SpecReader.read("inputs: [x]\ndefinitions: [\"" + definition + "\"]\nparameters: {w: 0}\n", Path.of(""), "test.yaml");
        assertThatThrownBy(() -> symmetry(model)).isInstanceOf(InputException.class).hasMessageContaining("with these first values the derivatives need a");
    }

    @Test
    void aWrongGradientIsNeverTheReasonOfATheorem() {
        Model right = SpecReader.read("definitions: [\"J = w1^2 + w2^3\"]\nparameters: {w1: 1, w2: 1}\n", Path.of(""), "right.yaml");
        Model other = SpecReader.read("definitions: [\"J = w1^2 + w2^2\"]", Path.of(""), "other.yaml");
        Gradient planted = Gradient.of(other.program());
        assertThatThrownBy(() -> Symmetry.of(right.program(), planted, right.values(), new IdentityProof(right.program())))
                .isInstanceOf(UnprovedException.class).hasMessageContaining("gradient of J by w2");
        assertThat(found(right).shared()).isEmpty();
    }

    @Test
    void aDeepNetworkOfZerosWakesLayerByLayer() {
        Model deep = SpecReader.read("""
                network:
                  inputs: 2
                  layers: [{units: 3, activation: sigmoid}, {units: 3, activation: sigmoid}, {units: 1, activation: sigmoid}]
                loss: binary_crossentropy
                initialization: zeros
                """, Path.of(""), "deep.yaml");
        Symmetry symmetry = symmetry(deep);
        assertThat(symmetry.rounds()).hasSize(4);
        assertThat(symmetry.partition().frozen()).isEmpty();
        assertThat(names(symmetry.partition())).contains(List.of("w7", "w8", "w9", "w10", "w11", "w12", "w13", "w14", "w15"), List.of("b4", "b5", "b6"));
    }

    private static Model network(String hidden, String initialization, String more) {
        return SpecReader.read("""
                network:
                  inputs: 2
                  layers: [{units: 2, activation: %s}, {units: 1, activation: sigmoid}]
                loss: binary_crossentropy
                initialization: %s
                """.formatted(hidden, initialization) + more, Path.of(""), "test.yaml");
    }

    static Symmetry symmetry(Model model) {
        return Symmetry.of(model.program(), Gradient.of(model.program()), model.values(), new IdentityProof(model.program()));
    }

    private static Partition found(Model model) {
        return symmetry(model).partition();
    }

    private static List<List<String>> names(Partition partition) {
        return partition.shared().stream().map(EqualityClass::members).toList();
    }
}
