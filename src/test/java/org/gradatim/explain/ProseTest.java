package org.gradatim.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.gradatim.Gradatim;
import org.gradatim.parse.SpecReader;
import org.gradatim.render.Renderer;
import org.junit.jupiter.api.Test;

/** What an explanation says is true of the model at hand, and every sign that it uses is explained. */
class ProseTest {
    private static final String LOSS_BEFORE_COST = """
            inputs: [x]
            targets: [y]
            constants: {lam: 0.1}
            definitions:
              - z1 = w1*x
              - L = (y - z1)^2
              - J = L + lam/2*w1^2
            """;

    private static String explained(String spec, Detail detail, String... weights) {
        Options options = new Options(detail, List.of(weights), Locale.ENGLISH);
        return new Renderer(org.gradatim.render.Options.standard())
                .text(Gradatim.of(SpecReader.read(spec, Path.of("."), "prose.yaml")).explain(options)).replaceAll("\\s+", " ");
    }

    private static String explained(String spec) {
        return explained(spec, Detail.STANDARD);
    }

    private static String network(int inputs, String layers, String loss, String rest) {
        return "network: {inputs: %d, layers: [%s]}%nloss: %s%n%s".formatted(inputs, layers, loss, rest);
    }

    @Test
    void whatDependsOnATargetThroughAnotherStepIsNotSaidToDoWithoutIt() {
        assertThat(explained(LOSS_BEFORE_COST))
                .contains("Where the target enters")
                .contains("Only L mentions y. J depends on y only through L. The value z₁ is computed without a target.");
    }

    @Test
    void ofManyTargetsTheFirstAndTheLastAreNamed() {
        assertThat(explained(network(2, "{units: 10, activation: softmax}", "categorical_crossentropy", "")))
                .contains("Only J mentions y₁, y₂, …, y₁₀.").contains("Only the loss needs the targets");
    }

    @Test
    void theSumOfSoftmaxPathsSaysThatItNeedsTargetsThatAddUpToOne() {
        String text = explained(network(1, "{units: 2, activation: softmax}", "categorical_crossentropy", ""));
        assertThat(text).containsSubsequence("Their sum:", "(a₁ - y₁) x₁", "because y₁ + y₂ = 1", "The same by backpropagation");
        assertThat(text).containsSubsequence("from the loss itself:", "δ₁ = a₁ - y₁", "because y₁ + y₂ = 1");
    }

    @Test
    void oneOutputNeedsNoSuchReason() {
        assertThat(explained(network(1, "{units: 1, activation: sigmoid}", "binary_crossentropy", ""))).doesNotContain("because");
    }

    @Test
    void activationFunctionsAndConditionsInBracketsAreExplainedWithNumbersToo() {
        String data = "parameters: {w1: 1, b1: 0, w2: 1, b2: 0}\ndata:\n  - {x: [2], y: 1}\n";
        assertThat(explained(network(1, "{units: 1, activation: leaky_relu}, {units: 1, activation: sigmoid}", "binary_crossentropy", data)))
                .contains("a layer of one neuron (leaky ReLU)")
                .containsSubsequence("The functions used here, written out:", "leaky(z, 0.2) = ", "σ(z) = 1/(1 + e⁻ᶻ)",
                        "A condition in brackets, such as [z > 0], counts as 1 where it holds");
    }

    @Test
    void conditionsAreNotExplainedWhereThereAreNone() {
        assertThat(explained(network(1, "{units: 1, activation: sigmoid}", "binary_crossentropy", "")))
                .contains("The function used here, written out: σ(z)").doesNotContain("A condition in brackets");
    }

    @Test
    void aFormulaThatServesAsActivationReadsAsAFormula() {
        assertThat(explained(network(1, "{units: 1, activation: \"z/(1+abs(z))\"}", "mean_squared_error", "")))
                .contains("a layer of one neuron (z/(1 + |z|))").doesNotContain("abs(z)");
    }

    @Test
    void errorSignalsAreToldLayerByLayerFromTheOutputAndNeuronByNeuron() {
        assertThat(explained(network(1, "{units: 2, activation: tanh}, {units: 2, activation: linear}", "half_squared_error", "")))
                .containsSubsequence("from the output back: ", "δ₃ = ", "δ₄ = ", "δ₁ = ", "δ₂ = ", "Every path from the loss")
                .contains("times what enters through the weight; through a bias enters 1:");
    }

    @Test
    void aNetworkOfOneLayerHasNoLayerAfterIt() {
        assertThat(explained(network(1, "{units: 1, activation: sigmoid}", "binary_crossentropy", "")))
                .contains("There is one layer, so it comes from the loss itself:").contains("The only layer, the output:")
                .doesNotContain("layer after");
    }

    @Test
    void theSignalsOfALargeNetworkAreNotAnnouncedAndThenLeftOut() {
        String text = explained(network(20, "{units: 30, activation: relu}, {units: 3, activation: softmax}", "categorical_crossentropy", ""));
        assertThat(text).contains("as the matrices below show. Every path").contains("The derivatives of single weights")
                .doesNotContain("asked for").contains("ReLU, applied entry by entry");
    }

    @Test
    void largeCountsHaveTheirDigitsInGroups() {
        assertThat(explained(network(100, "{units: 100, activation: relu}, {units: 1, activation: linear}", "mean_squared_error", "")))
                .contains("10,201 parameters").doesNotContain("10201");
    }

    @Test
    void theNumberOfExamplesIsCalledByItsLetter() {
        String data = "parameters: {w1: 1, b1: 0}\ndata:\n  - {x: [2], y: 1}\n  - {x: [1], y: 1}\n";
        assertThat(explained(network(1, "{units: 1, activation: linear}", "mean_squared_error", data))).contains("There are m = 2 examples");
    }

    @Test
    void functionsOfZeroAreExact() {
        String zeros = "initialization: zeros\ndata:\n  - {x: [2], y: 1}\n";
        assertThat(explained(network(1, "{units: 1, activation: tanh}, {units: 1, activation: sigmoid}", "binary_crossentropy", zeros)))
                .contains("a₁ = tanh(z₁) = tanh(0) = 0").contains("a₂ = σ(z₂) = σ(0) = 0.5").contains("≈ 0.693147");
    }

    @Test
    void theProofOfTheSigmoidRuleHasNoFractionsWithinFractions() {
        assertThat(explained(network(1, "{units: 1, activation: sigmoid}", "binary_crossentropy", ""), Detail.FULL))
                .contains("= -1/(1 + e^{-z₁})² · ∂/∂z₁ [1 + e^{-z₁}] │ quotient rule");
    }

    @Test
    void aProofDoesNotTidyUpWhatIsTidy() {
        assertThat(explained(network(1, "{units: 1, activation: relu}", "mean_squared_error", ""), Detail.FULL))
                .contains("= [z₁ > 0] step rule").doesNotContain("[z₁ > 0] tidied up");
    }

    @Test
    void theProofForAWideSoftmaxNamesTheFirstAndTheLastTerms() {
        assertThat(explained(network(1, "{units: 9, activation: softmax}", "categorical_crossentropy", ""), Detail.FULL, "w1"))
                .contains("softmax₁(z₁, z₂, …, z₉) = e^{z₁}/(e^{z₁} + e^{z₂} + ⋯ + e^{z₉})")
                .contains("because y₁ + y₂ + ⋯ + y₉ = 1");
    }

    @Test
    void derivativesAreTakenWithRespectToSomething() {
        assertThat(explained(LOSS_BEFORE_COST)).doesNotContain("the root").doesNotContain("derivative by");
    }

    @Test
    void longDocumentsHaveATableOfContents() {
        Gradatim three = Gradatim.of(SpecReader.read(network(2, "{units: 1, activation: sigmoid}", "binary_crossentropy", ""), Path.of("."), "a.yaml"));
        assertThat(three.explain().contents()).isTrue();
        assertThat(three.explain(new Options(Detail.BRIEF, List.of("w1"), Locale.ENGLISH)).contents()).isFalse();
    }
}
