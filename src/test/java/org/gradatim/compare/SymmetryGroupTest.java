package org.gradatim.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.gradatim.Examples;
import org.gradatim.check.IdentityProof;
import org.gradatim.compare.SymmetryGroup.HiddenLayer;
import org.gradatim.derive.Gradient;
import org.gradatim.derive.RandomNetworks;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Model;
import org.gradatim.graph.Network;
import org.gradatim.graph.Program;
import org.gradatim.parse.SpecReader;
import org.gradatim.prove.Prover;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SymmetryGroupTest {

    /** Odd by what they compute, not by their names. */
    @ParameterizedTest
    @CsvSource({"tanh, true", "linear, true", "sigmoid, false", "relu, false", "softplus, false", "silu, false",
        "z/(1+abs(z)), true", "z^3, true", "z^2, false", "2*sigmoid(2*z)-1, true", "sin(z), true", "exp(z)-exp(-z), true", "exp(z), false"})
    void theSignsTurnUnderOddActivations(String activation, boolean odd) {
        Model model = SpecReader.read("""
                network:
                  inputs: 2
                  layers: [{units: 3, activation: "%s"}, {units: 2, activation: softmax}]
                loss: categorical_crossentropy
                """.formatted(activation), Path.of(""), "test.yaml");
        assertThat(SymmetryGroup.of(model.program(), model.network()).layers()).containsExactly(new HiddenLayer(1, 3, true, odd));
    }

    @Test
    void exchangesAreThoseOfNeuronsWithAllTheirWeights() {
        SymmetryGroup group = group(Examples.read("symmetric-start").model());
        assertThat(group.exchanges()).containsExactly(Map.of("w1", "w3", "w3", "w1", "w2", "w4", "w4", "w2", "w5", "w6", "w6", "w5"));
        assertThat(group.orbits()).containsExactly(List.of("w1", "w3"), List.of("w2", "w4"), List.of("w5", "w6"));
    }

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    /** The definitions one by one, as the group is found, or the whole cost at once: that is the same. */
    @ParameterizedTest
    @MethodSource("seeds")
    void everyExchangeLeavesTheWholeCostAsItIs(long seed) {
        Network network = RandomNetworks.smooth(seed);
        Program program = network.program(1);
        SymmetryGroup group = SymmetryGroup.of(program, Optional.of(network));
        Expr cost = program.expanded(Var.of(program.root()));
        assertThat(group.layers()).hasSize(network.layers().size() - 1).allMatch(HiddenLayer::exchangeable);
        for (Map<String, String> exchange : group.exchanges()) {
            Map<String, Expr> names = new LinkedHashMap<>();
            exchange.forEach((from, to) -> names.put(from, Var.of(to)));
            assertThat(new Prover(program).provedEqual(Traversal.substitute(cost, names), cost).isProved()).as("%s", exchange).isTrue();
        }
    }

    @Test
    void aSoftmaxInTheMiddleIsExchangeableToo() {
        Model model = SpecReader.read("""
                network:
                  inputs: 2
                  layers: [{units: 3, activation: softmax}, {units: 1, activation: sigmoid}]
                loss: binary_crossentropy
                """, Path.of(""), "test.yaml");
        assertThat(group(model).layers()).containsExactly(new HiddenLayer(1, 3, true, false));
    }

    @Test
    void exchangesOfFormulasAreFoundByHowTheyAreBuilt() {
        Model model = SpecReader.read("""
                inputs: [x1, x2]
                targets: [y]
                definitions:
                  - z1 = w1*x1 + w2*x2 + c
                  - z2 = w3*x1 + w4*x2 + c
                  - z3 = w7*x1
                  - a1 = tanh(z1)
                  - a2 = tanh(z2)
                  - p = w6*a2 + z3 + w5*a1
                  - q = u1*a1 + u2*a2
                  - J = (p - y)^2 + q^2
                """, Path.of(""), "test.yaml");
        assertThat(group(model).orbits()).containsExactly(List.of("w1", "w3"), List.of("w2", "w4"), List.of("w6", "w5"), List.of("u1", "u2"));
    }

    @Test
    void whatOnlyLooksAlikeIsNoSymmetry() {
        Model model = SpecReader.read("""
                inputs: [x]
                definitions: [z1 = w1*x, z2 = w2*x, "J = z1^2 + 2*z2^2 + (w3 - 1)^2 + (w4 - 1)^2"]
                """, Path.of(""), "test.yaml");
        assertThat(group(model).orbits()).containsExactly(List.of("w3", "w4"));
    }

    /** An exchange of incoming weights alone would be wrong; the test of definitions refuses it. */
    @Test
    void aWrongExchangeIsRefused() {
        Model model = Examples.read("two-neurons").model();
        InvarianceTest test = new InvarianceTest(model.program());
        Map<String, Expr> incoming = new LinkedHashMap<>(Map.of("w1", Var.of("w3"), "w3", Var.of("w1"), "w2", Var.of("w4"), "w4", Var.of("w2")));
        Map<String, Expr> neurons = Map.of("z1", Var.of("z2"), "z2", Var.of("z1"), "a1", Var.of("a2"), "a2", Var.of("a1"));
        assertThat(test.holds(incoming, neurons)).isFalse();
        incoming.putAll(Map.of("w5", Var.of("w6"), "w6", Var.of("w5")));
        assertThat(test.holds(incoming, neurons)).isTrue();
        assertThat(test.holds(incoming, Map.of())).as("z1 does not stay as it is").isFalse();
    }

    @Test
    void dropoutPartsExchangeableNeuronsAndOneWeightParts() {
        Model model = Examples.read("symmetric-start").model();
        Breaking breaking = SymmetryFindings.of(IdentityProof.derive(model)).breaking().orElseThrow();
        assertThat(breaking.dropout().orElseThrow().shared()).isEmpty();
        assertThat(breaking.trials()).hasSize(6).allMatch(Breaking.Trial::breaksAll);
        Model frozen = Examples.read("zero-init-tanh").model();
        Breaking ofFrozen = SymmetryFindings.of(IdentityProof.derive(frozen)).breaking().orElseThrow();
        assertThat(ofFrozen.dropout().orElseThrow().frozen()).hasSize(8);
        assertThat(ofFrozen.trials()).noneMatch(Breaking.Trial::breaksAll);
    }

    @Test
    void masksOfNeuronsThatAreTheSameDoNotPart() {
        Model model = Examples.read("symmetric-start").model();
        Program oneMask = Masks.on(model.program(), List.of("z3"));
        Symmetry symmetry = Symmetry.of(oneMask, Gradient.of(oneMask), model.values(), new IdentityProof(oneMask));
        assertThat(symmetry.partition().shared()).hasSize(3);
    }

    private static SymmetryGroup group(Model model) {
        return SymmetryGroup.of(model.program(), model.network());
    }
}
