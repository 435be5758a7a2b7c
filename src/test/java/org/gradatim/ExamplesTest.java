package org.gradatim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradatim.check.Finding;
import org.gradatim.check.Verification;
import org.gradatim.check.Witness;
import org.gradatim.derive.Chain;
import org.gradatim.derive.LocalDerivative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is known of the examples without this program, and what must hold for each. */
class ExamplesTest {
    private static final Gradatim TWO_NEURONS = Examples.read("two-neurons");

    @Test
    void theExamplesAreAllThere() {
        assertThat(Examples.names()).containsExactly("broken-symmetry", "deep", "demand-prediction", "formulas", "logistic-regression", "matrix-regression", "mazur",
                "one-neuron-or-many", "regression", "seeds", "softmax", "symmetric-start", "tour", "two-neurons", "two-neurons-bias",
                "zero-init-logistic", "zero-init-sigmoid", "zero-init-tanh");
    }

    @ParameterizedTest
    @MethodSource("org.gradatim.Examples#names")
    void everyDerivativeIsProvedAndTheWitnessesAgree(String example) {
        Verification verification = Verification.of(Examples.read(example).model());
        assertThat(verification.holds()).isTrue();
        assertThat(verification.unproved()).isEmpty();
        assertThat(verification.drawn()).as("numbers are the example's own").isFalse();
        assertThat(verification.witnesses().all()).isNotEmpty().allSatisfy(ExamplesTest::isConfirmed);
        if (verification.model().network().isPresent()) {
            assertThat(verification.witnesses().all()).allMatch(w -> w.dense().isPresent());
            assertThat(verification.witnesses().denseCost()).hasValueCloseTo(verification.witnesses().cost(), within(1e-14));
        }
    }

    private static void isConfirmed(Witness witness) {
        assertThat(witness.finding()).as(witness.name()).isEqualTo(Finding.AGREES);
        assertThat(witness.difference()).as(witness.name()).isPresent();
    }

    /** As published, to the last digit that is printed there; and recomputed by hand from the formulas, with more digits. */
    @ParameterizedTest
    @CsvSource({"w5, 0.0821670406, 0.5e-10", "w1, 0.000438568, 0.5e-9", "w1, 0.0004385677344743465, 1e-18"})
    void mazursGradientIsAsPublished(String weight, double published, double lastDigit) {
        Map<String, Double> gradient = new HashMap<>();
        Verification.of(Examples.read("mazur").model()).witnesses().all().forEach(w -> gradient.put(w.name(), w.symbolic()));
        assertThat(gradient.get(weight)).isCloseTo(published, within(lastDigit));
    }

    @Test
    void mazursCostIsAsPublished() {
        assertThat(Verification.of(Examples.read("mazur").model()).witnesses().cost()).isCloseTo(0.298371109, within(0.5e-9));
    }

    @Test
    void mazursDocumentPrintsThePublishedDigits(@TempDir Path folder) throws Exception {
        assertThat(new String(Examples.explained("mazur", ".txt", folder), StandardCharsets.UTF_8))
                .contains("0.0821670406", "0.000438567734", "0.298371");
    }

    @Test
    void theChainOfAFirstWeightHasFiveFactorsEachWorkedOut() {
        List<LocalDerivative> factors = onlyChain("w1").factors();
        assertThat(factors.stream().map(f -> f.of() + " by " + f.by()))
                .containsExactly("J by a3", "a3 by z3", "z3 by a1", "a1 by z1", "z1 by w1");
        assertThat(factors.stream().map(f -> f.result().toString()))
                .containsExactly("(a3 - y)/(a3*(1 - a3))", "a3*(1 - a3)", "w5", "a1*(1 - a1)", "x1");
        assertThat(result("w1")).isEqualTo("(a3 - y)*w5*a1*(1 - a1)*x1");
    }

    @Test
    void twoNeuronsDifferThroughTheWeightsAfterThemAndTheirOwnValues() {
        assertThat(difference("w1", "w3")).containsExactly("w5 and w6", "a1*(1 - a1) and a2*(1 - a2)");
        assertThat(result("w3")).isEqualTo(result("w1").replace("w5", "w6").replace("a1", "a2"));
    }

    @Test
    void twoWeightsOfANeuronDifferThroughTheirInputs() {
        assertThat(difference("w1", "w2")).containsExactly("x1 and x2");
        assertThat(result("w2")).isEqualTo(result("w1").replace("x1", "x2"));
    }

    /** The factors, place by place, in which the chains of two weights differ. */
    private static List<String> difference(String one, String other) {
        List<LocalDerivative> left = onlyChain(one).factors();
        List<LocalDerivative> right = onlyChain(other).factors();
        assertThat(left).hasSameSizeAs(right);
        List<String> different = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            if (left.get(i).result() != right.get(i).result()) different.add(left.get(i).result() + " and " + right.get(i).result());
        }
        return different;
    }

    private static Chain onlyChain(String weight) {
        List<Chain> chains = TWO_NEURONS.derivation().weight(weight).chains();
        assertThat(chains).hasSize(1);
        return chains.getFirst();
    }

    private static String result(String weight) {
        return TWO_NEURONS.derivation().weight(weight).result().toString();
    }

    @Test
    void explainingTwiceSaysTheSame(@TempDir Path folder) throws Exception {
        Gradatim network = Examples.read("softmax");
        Path first = folder.resolve("first.txt");
        Path second = folder.resolve("second.txt");
        network.explainTo(first);
        network.explainTo(second);
        assertThat(first).hasSameTextualContentAs(second);
    }
}
