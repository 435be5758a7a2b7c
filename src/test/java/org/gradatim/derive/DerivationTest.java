package org.gradatim.derive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.gradatim.check.IdentityProof;
import org.gradatim.check.UnprovedException;
import org.gradatim.expr.Activations;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Losses;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Var;
import org.gradatim.graph.Activation;
import org.gradatim.graph.Data;
import org.gradatim.graph.Model;
import org.gradatim.graph.Naming;
import org.gradatim.graph.Network;
import org.gradatim.graph.Program;
import org.gradatim.graph.Questions;
import org.gradatim.parse.FormulaReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DerivationTest {
    private static final int NETWORKS = 24;

    @Test
    void theChainOfAHiddenWeightHasTheFactorsThatTheTextbookGives() {
        WeightDerivation w1 = derive(twoNeurons()).weight("w1");
        assertThat(w1.pathCount()).isEqualTo(1);
        assertThat(w1.chains().getFirst().names()).containsExactly("J", "a3", "z3", "a1", "z1", "w1");
        assertThat(w1.chains().getFirst().factors()).extracting(f -> f.result().toString())
                .containsExactly("(a3 - y)/(a3*(1 - a3))", "a3*(1 - a3)", "w5", "a1*(1 - a1)", "x1");
        assertThat(w1.result()).hasToString("(a3 - y)*w5*a1*(1 - a1)*x1");
    }

    @Test
    void anErrorSignalIsWrittenThroughThoseAfterIt() {
        Derivation derivation = derive(twoNeurons());
        assertThat(derivation.errorSignal("z3").recursive()).hasToString("a3 - y");
        Expr recursive = derivation.errorSignal("z1").recursive();
        assertThat(recursive.operands().getFirst()).isSameAs(Gradient.signal("z3"));
    }

    @Test
    void theLossIsDifferentiatedRuleByRule() {
        LocalDerivative loss = derive(twoNeurons()).local("J", "a3");
        assertThat(loss.termByTerm()).hasToString("-y/a3 + (1 - y)/(1 - a3)");
        assertThat(loss.lines()).extracting(line -> line.pending().size()).containsExactly(2, 1, 0);
        assertThat(loss.lines().get(1).rules()).extracting(rule -> rule.op().name()).containsExactly("log");
    }

    /** z is used twice, by a and by J directly: the direct factor alone is not the derivative. */
    @Test
    void aFactorThatHoldsSomethingFixedIsKnown() {
        Derivation derivation = derive(formulas("z = w*x", "a = sigmoid(z)", "J = a^2 + z*y"));
        assertThat(derivation.heldFixed("J", "z")).containsExactly("a");
        assertThat(derivation.heldFixed("a", "z")).isEmpty();
        assertThat(derivation.weight("w").pathCount()).isEqualTo(2);
    }

    @Test
    void pathsAreCountedWithoutBeingListed() {
        Program.Builder ladder = Program.builder().parameters(List.of("w"));
        ladder.define("a0", Var.of("w"));
        ladder.define("b0", Var.of("w"));
        for (int i = 1; i <= 70; i++) {
            ladder.define("a" + i, FormulaReader.read("a" + (i - 1) + " + b" + (i - 1)));
            ladder.define("b" + i, FormulaReader.read("a" + (i - 1) + " - b" + (i - 1)));
        }
        assertThat(new Paths(ladder.build()).count("w")).isEqualTo(Long.MAX_VALUE);
        assertThat(new Paths(ladder.build()).list("w", 5)).hasSize(5).allSatisfy(path -> assertThat(path).hasSize(72));
    }

    @ParameterizedTest
    @MethodSource("randomNetworks")
    void everyLineOfARandomNetworksDerivationIsProved(Model model) {
        Derivation derivation = derive(model);
        for (String name : model.withRespectTo()) assertThat(derivation.weight(name).isReached()).isTrue();
        MatrixDerivation matrices = MatrixDerivation.of(derivation);
        assertThat(matrices.layers()).hasSize(model.network().orElseThrow().layers().size());
    }

    @Test
    void aWrongDerivativeStopsTheDerivationWithTheNameOfItsLine() {
        IdentityProof proof = new IdentityProof(twoNeurons().program());
        Gradient gradient = Gradient.of(twoNeurons().program());
        Map<String, Expr> planted = Map.of("w1", gradient.ofRoot("w1"), "w3", gradient.ofRoot("w1"));
        assertThatThrownBy(() -> proof.gradient("gradient of J", planted, Var.of("J")))
                .isInstanceOf(UnprovedException.class).hasMessageContaining("w3");
        assertThatThrownBy(() -> proof.localDerivative("∂a1/∂z1", FormulaReader.read("z1*(1 - z1)"), FormulaReader.read("sigmoid(z1)"), "z1"))
                .isInstanceOf(UnprovedException.class).hasMessageContaining("∂a1/∂z1");
        assertThatThrownBy(() -> proof.equal("delta", FormulaReader.read("y - a3"), FormulaReader.read("a3 - y")))
                .isInstanceOf(UnprovedException.class).hasMessageContaining("delta").hasMessageContaining("for example");
    }

    // ---- models

    private static Derivation derive(Model model) {
        return IdentityProof.derive(model);
    }

    private static Model twoNeurons() {
        Activation sigmoid = new Activation.Function(Activations.SIGMOID, List.of());
        Network network = new Network(List.of("x1", "x2"), List.of(new Network.Layer(2, sigmoid, false), new Network.Layer(1, sigmoid, false)),
                Losses.BINARY_CROSSENTROPY, Optional.empty(), Naming.FLAT);
        return model(network, 0);
    }

    private static Model formulas(String... definitions) {
        Program.Builder program = Program.builder().inputs(List.of("x")).targets(List.of("y")).parameters(List.of("w"));
        for (String definition : definitions) {
            var equation = FormulaReader.readEquation(definition);
            program.define(equation.name(), equation.value());
        }
        return new Model("", program.build(), Optional.empty(), List.of("w"), Map.of(), Optional.empty(), Data.NONE, Optional.empty(), Questions.NONE, List.of());
    }

    private static Model model(Network network, int examples) {
        Program program = network.program(examples);
        Data data = examples == 0 ? Data.NONE : new Data(Map.of(), examples);
        return new Model("", program, Optional.of(network), program.parameters(), Map.of(), Optional.empty(), data, Optional.empty(), Questions.NONE, List.of());
    }

    static Stream<Model> randomNetworks() {
        SplittableRandom random = new SplittableRandom(5);
        return Stream.generate(() -> randomNetwork(random)).limit(NETWORKS);
    }

    private static Model randomNetwork(SplittableRandom random) {
        List<Network.Layer> layers = new ArrayList<>();
        int depth = random.nextInt(1, 4);
        for (int l = 1; l < depth; l++) layers.add(new Network.Layer(random.nextInt(1, 4), hidden(random), random.nextBoolean()));
        Losses loss = Losses.values()[random.nextInt(Losses.values().length)];
        layers.add(switch (loss) {
            case BINARY_CROSSENTROPY -> new Network.Layer(random.nextInt(1, 3), new Activation.Function(Activations.SIGMOID, List.of()), random.nextBoolean());
            case CATEGORICAL_CROSSENTROPY -> new Network.Layer(random.nextInt(2, 4), new Activation.Softmax(), random.nextBoolean());
            case MEAN_SQUARED_ERROR, HALF_SQUARED_ERROR -> new Network.Layer(random.nextInt(1, 3), hidden(random), random.nextBoolean());
        });
        Optional<Rational> l2 = random.nextBoolean() ? Optional.of(Rational.of(1, 10)) : Optional.empty();
        Naming naming = Naming.values()[random.nextInt(Naming.values().length)];
        return model(new Network(List.of("price", "x2"), layers, loss, l2, naming), random.nextInt(0, 3));
    }

    private static Activation hidden(SplittableRandom random) {
        return switch (random.nextInt(10)) {
            case 0 -> new Activation.Linear();
            case 1 -> new Activation.Function(Activations.LEAKY_RELU, List.of(Rational.of(1, 5)));
            case 2 -> new Activation.Function(Activations.ELU, List.of(Rational.ONE));
            case 3 -> new Activation.Function(Activations.TANH, List.of());
            case 4 -> new Activation.Function(Activations.RELU, List.of());
            case 5 -> new Activation.Function(Activations.SOFTPLUS, List.of());
            case 6 -> new Activation.Function(Activations.SILU, List.of());
            case 7 -> new Activation.Formula(FormulaReader.read("z/(1+exp(-z))"));
            case 8 -> new Activation.Softmax();
            default -> new Activation.Function(Activations.SIGMOID, List.of());
        };
    }
}
