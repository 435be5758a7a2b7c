package org.gradatim.cas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradatim.expr.Arithmetic.log;
import static org.gradatim.expr.Arithmetic.plus;
import static org.gradatim.expr.Arithmetic.times;
import static org.gradatim.expr.Const.ONE;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.gradatim.cas.Opinion.Agrees;
import org.gradatim.cas.Opinion.Differs;
import org.gradatim.cas.Opinion.NoOpinion;
import org.gradatim.expr.Activations;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Losses;
import org.gradatim.expr.Op;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecondOpinionTest {
    private static final SequencedMap<String, Expr> NO_DEFINITIONS = Collections.emptyNavigableMap();

    static Stream<OpCase> ops() {
        return OpCase.all();
    }

    @ParameterizedTest
    @MethodSource("ops")
    void everyOpsDerivativesAreThoseOfTheComputerAlgebraSystem(OpCase c) {
        SequencedMap<String, Expr> ours = new LinkedHashMap<>();
        List<Expr> derivatives = c.op().derivatives(c.variables(), c.expression());
        for (int i = 0; i < derivatives.size(); i++) ours.put("x" + i, derivatives.get(i));

        SequencedMap<String, Opinion> opinions = SecondOpinion.compare(NO_DEFINITIONS, c.expression(), ours, List.of(c.point()));

        assertThat(opinions.keySet()).containsExactlyElementsOf(ours.keySet());
        assertThat(opinions.values()).allSatisfy(opinion -> assertThat(opinion).isInstanceOf(Agrees.class));
    }

    @Test
    void theTwoNeuronNetworkIsDifferentiatedWhole() {
        Net net = new Net(Activations.SIGMOID, 2, 2, 1);

        assertThat(net.opinions(ONE).values()).hasSize(6).allSatisfy(o -> assertThat(o).isInstanceOf(Agrees.class));
    }

    @Test
    void aLargerNetworkIsDifferentiatedDefinitionByDefinition() {
        Net net = new Net(Activations.TANH, 4, 5, 5, 1);

        assertThat(net.opinions(ONE).values()).hasSize(50).allSatisfy(o -> assertThat(o).isInstanceOf(Agrees.class));
    }

    @Test
    void aWrongFactorInOneDerivativeIsFound() {
        Expr almostOne = Const.of(Rational.of(1_000_001, 1_000_000));

        SequencedMap<String, Opinion> small = new Net(Activations.SIGMOID, 2, 2, 1).opinions(almostOne);
        SequencedMap<String, Opinion> large = new Net(Activations.TANH, 4, 5, 5, 1).opinions(almostOne);

        assertThat(small.values()).filteredOn(Differs.class::isInstance).hasSize(1);
        assertThat(small.firstEntry().getValue()).isInstanceOf(Differs.class);
        assertThat(large.values()).filteredOn(Differs.class::isInstance).hasSize(1);
    }

    @Test
    void namesThatMeanSomethingToSymjaAreOrdinaryNames() {
        Expr f = times(Var.of("E"), Var.of("D"), Var.of("I"), Var.of("Pi"));
        SequencedMap<String, Expr> ours = new LinkedHashMap<>(Map.of("E", times(Var.of("D"), Var.of("I"), Var.of("Pi"))));
        Map<String, Rational> point = Map.of("E", Rational.of(2), "D", Rational.of(3), "I", Rational.of(5), "Pi", Rational.of(7));

        assertThat(SecondOpinion.compare(NO_DEFINITIONS, f, ours, List.of(point)).get("E")).isInstanceOf(Agrees.class);
    }

    @Test
    void aVariableThatDoesNotOccurHasDerivativeZero() {
        SequencedMap<String, Expr> ours = new LinkedHashMap<>(Map.of("b", Const.ZERO));

        assertThat(SecondOpinion.compare(NO_DEFINITIONS, log(Var.of("a")), ours, List.of(Map.of("a", ONE.value(), "b", ONE.value()))).get("b"))
                .isInstanceOf(Agrees.class);
    }

    @Test
    void withoutACommonValueThereIsNoOpinion() {
        SequencedMap<String, Expr> ours = new LinkedHashMap<>(Map.of("a", Apply.of(Arithmetic.DIVIDE, ONE, Var.of("a"))));

        assertThat(SecondOpinion.compare(NO_DEFINITIONS, log(Var.of("a")), ours, List.of(Map.of("a", Rational.ZERO))).get("a"))
                .isEqualTo(new NoOpinion("at none of the points both derivatives have a value"));
    }

    @Test
    void aFunctionThatIsTooLargeGetsNoOpinionAndAReason() {
        Net net = new Net(Activations.SIGMOID, 100, 101, 1);

        assertThat(net.opinions(ONE).firstEntry().getValue())
                .isEqualTo(new NoOpinion("the function has 10405 local derivatives, more than the 10000 that are asked for"));
    }

    /** A dense network without bias and its gradient by reverse mode, written out here so that this test stands alone. */
    private static final class Net {
        private final SequencedMap<String, Expr> definitions = new LinkedHashMap<>();
        private final List<String> weights = new ArrayList<>();
        private final Map<String, Rational> point = new LinkedHashMap<>();
        private final Expr loss;

        Net(Op activation, int... sizes) {
            List<Expr> layer = new ArrayList<>();
            for (int i = 1; i <= sizes[0]; i++) layer.add(leaf("x" + i, Rational.of(i, 3)));
            for (int l = 1; l < sizes.length; l++) {
                Op g = l == sizes.length - 1 ? Activations.SIGMOID : activation;
                List<Expr> next = new ArrayList<>();
                for (int i = 0; i < sizes[l]; i++) next.add(neuron(g, l + "_" + i, layer));
                layer = next;
            }
            this.loss = Losses.BINARY_CROSSENTROPY.of(List.of(leaf("y", Rational.of(1, 4))), layer);
        }

        private Expr neuron(Op activation, String name, List<Expr> layer) {
            List<Expr> terms = new ArrayList<>();
            for (Expr a : layer) {
                String weight = "w" + (weights.size() + 1);
                weights.add(weight);
                terms.add(times(leaf(weight, Rational.of(weights.size() * 7 % 11 - 5, 13)), a));
            }
            definitions.put("z" + name, Arithmetic.sum(terms));
            definitions.put("a" + name, Apply.of(activation, Var.of("z" + name)));
            return Var.of("a" + name);
        }

        private Expr leaf(String name, Rational value) {
            point.put(name, value);
            return Var.of(name);
        }

        /** Symja's opinions of the gradient, with the first derivative multiplied by {@code factor}. */
        SequencedMap<String, Opinion> opinions(Expr factor) {
            SequencedMap<String, Expr> gradient = gradient();
            gradient.compute(weights.getFirst(), (_, derivative) -> times(factor, derivative));
            return SecondOpinion.compare(definitions, loss, gradient, List.of(point));
        }

        private SequencedMap<String, Expr> gradient() {
            Map<Expr, Expr> adjoints = new LinkedHashMap<>();
            backwards(loss, ONE, adjoints);
            for (String name : new ArrayList<>(definitions.keySet()).reversed()) {
                backwards(definitions.get(name), adjoints.getOrDefault(Var.of(name), Const.ZERO), adjoints);
            }
            SequencedMap<String, Expr> gradient = new LinkedHashMap<>();
            for (String weight : weights) gradient.put(weight, adjoints.get(Var.of(weight)));
            return gradient;
        }

        private static void backwards(Expr root, Expr upstream, Map<Expr, Expr> adjoints) {
            Map<Expr, Expr> within = new LinkedHashMap<>(Map.of(root, upstream));
            for (Expr node : Traversal.postorder(List.of(root)).reversed()) {
                if (node instanceof Var) adjoints.merge(node, within.get(node), (a, b) -> plus(a, b));
                if (!(node instanceof Apply a)) continue;
                List<Expr> local = a.op().derivatives(a.arguments(), a);
                for (int i = 0; i < local.size(); i++) {
                    within.merge(a.arguments().get(i), times(within.get(a), local.get(i)), (p, q) -> plus(p, q));
                }
            }
        }
    }
}
