package org.gradatim.derive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradatim.derive.RandomNetworks.dense;
import static org.gradatim.derive.RandomNetworks.function;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.gradatim.expr.Activations;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Losses;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Activation;
import org.gradatim.graph.Program;
import org.gradatim.prove.Prover;
import org.junit.jupiter.api.Test;

class GradientTest {
    private static final int NETWORKS = 200;

    @Test
    void everyGradientOfManyNetworksIsProved() {
        LongStream.range(0, NETWORKS).forEach(seed -> {
            Program program = RandomNetworks.smooth(seed).program(1);
            assertThat(new Prover(program).isGradient(gradients(program), Var.of(program.root())).isProved()).as("network %d", seed).isTrue();
        });
    }

    @Test
    void everySingleWrongEntryIsFound() {
        LongStream.range(0, NETWORKS / 10).forEach(seed -> {
            Program program = RandomNetworks.smooth(seed).program(1);
            Prover prover = new Prover(program);
            Map<String, Expr> right = gradients(program);
            for (String name : right.keySet()) {
                Map<String, Expr> wrong = new LinkedHashMap<>(right);
                wrong.put(name, Arithmetic.plus(right.get(name), Var.of(program.inputs().getFirst())));
                assertThat(prover.wrongEntries(wrong, Var.of(program.root()))).containsExactly(name);
            }
            assertThat(prover.wrongEntries(right, Var.of(program.root()))).isEmpty();
        });
    }

    @Test
    void allWrongEntriesAreFoundAtOnce() {
        Program program = seed().program(1);
        Map<String, Expr> wrong = gradients(program);
        wrong.put("w1", Arithmetic.negate(wrong.get("w1")));
        wrong.put("w4", wrong.get("w3"));
        wrong.put("w6", Const.ZERO);
        assertThat(new Prover(program).wrongEntries(wrong, Var.of("J"))).containsExactly("w1", "w4", "w6");
    }

    @Test
    void theSeedsGradientsReadAsTheMentorWritesThem() {
        Gradient gradient = Gradient.of(seed().program(1));
        assertThat(gradient.ofRoot("w1")).hasToString("(a3 - y)*w5*a1*(1 - a1)*x1");
        assertThat(gradient.ofRoot("w4")).hasToString("(a3 - y)*w6*a2*(1 - a2)*x2");
        assertThat(gradient.ofRoot("w6")).hasToString("(a3 - y)*a2");
        assertThat(gradient.ofRoot("z3")).hasToString("a3 - y");
        assertThat(gradient.ofRoot("a3")).hasToString("(a3 - y)/(a3*(1 - a3))");
        assertThat(gradient.ofRoot("nothing")).isSameAs(Const.ZERO);
    }

    @Test
    void softmaxWithCrossEntropyGivesPredictionLessTarget() {
        Program program = dense(function(Activations.TANH), new Activation.Softmax(), Losses.CATEGORICAL_CROSSENTROPY, 2, 2, 3).program(1);
        Gradient gradient = Gradient.of(program);
        for (int k = 1; k <= 3; k++) assertThat(gradient.ofRoot("z" + (k + 2))).hasToString("a" + (k + 2) + " - y" + k);
    }

    @Test
    void pathsAreSummedInTheOrderOfTheDefinitions() {
        Program program = dense(function(Activations.SIGMOID), function(Activations.SIGMOID), Losses.BINARY_CROSSENTROPY, 2, 2, 2).program(1);
        assertThat(Gradient.of(program).ofRoot("w1")).hasToString("1/2*((a3 - y1)*w5 + (a4 - y2)*w7)*a1*(1 - a1)*x1");
    }

    @Test
    void errorSignalsAreNamedWhereTheyAreUsed() {
        Gradient gradient = Gradient.of(seed().program(1), Set.of("z1", "z2", "z3"));
        Expr z3 = Gradient.signal("z3");
        assertThat(gradient.ofRoot("z1")).isSameAs(Arithmetic.times(z3, Var.of("w5"), Var.of("a1"), Arithmetic.minus(Const.ONE, Var.of("a1"))));
        assertThat(gradient.ofRoot("w1")).isSameAs(Arithmetic.times(Gradient.signal("z1"), Var.of("x1")));
        assertThat(Gradient.signalOf(Gradient.signal("z1").name())).isEqualTo("z1");
        assertThat(Gradient.signalOf("z1")).isNull();
    }

    /** The peers need seconds for a thousand weights; what matters here is that the closed forms grow as the weights do. */
    @Test
    void closedFormsGrowLinearlyWithTheWeights() {
        assertThat(nodes(64)).isLessThan(5 * nodes(32));
    }

    private static int nodes(int width) {
        Program program = dense(function(Activations.SIGMOID), function(Activations.SIGMOID), Losses.BINARY_CROSSENTROPY, width, width, width, 1).program(1);
        return Traversal.postorder(new ArrayList<>(gradients(program).values())).size();
    }

    private static org.gradatim.graph.Network seed() {
        return dense(function(Activations.SIGMOID), function(Activations.SIGMOID), Losses.BINARY_CROSSENTROPY, 2, 2, 1);
    }

    private static Map<String, Expr> gradients(Program program) {
        Gradient gradient = Gradient.of(program);
        Map<String, Expr> gradients = new LinkedHashMap<>();
        for (String name : program.parameters()) gradients.put(name, gradient.ofRoot(name));
        return gradients;
    }
}
