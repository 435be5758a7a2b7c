package org.gradatim.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.gradatim.Gradatim;
import org.gradatim.check.IdentityProof;
import org.gradatim.document.Interactive;
import org.gradatim.graph.Model;
import org.gradatim.parse.SpecReader;
import org.gradatim.render.Options;
import org.gradatim.render.Renderer;
import org.junit.jupiter.api.Test;

/** Models so small, or so odd, that what is true of others would read wrong. */
class SmallModelsTest {
    private static final String ONE_WEIGHT = """
            network:
              inputs: 1
              layers:
                - {units: 1, activation: linear}
              bias: false
            loss: mean_squared_error
            parameters: {w1: 0.5}
            data:
              - {x: [2], y: 3}
            """;

    private static String explained(String spec) {
        return new Renderer(Options.standard()).text(Gradatim.of(SpecReader.read(spec, Path.of("."), "small.yaml")).explain());
    }

    @Test
    void oneIsNotSeveral() {
        assertThat(explained(ONE_WEIGHT)).contains("takes one input and has a layer of one neuron (linear): one parameter in all");
    }

    @Test
    void aNetworkWithoutHiddenNeuronsIsToldNothingOfThem() {
        assertThat(explained(ONE_WEIGHT)).contains("Only J mentions y.").doesNotContain("hidden neuron");
    }

    @Test
    void whatIsExactIsCalledEqual() {
        assertThat(explained(ONE_WEIGHT)).contains("J = (y - a₁)² = (3 - 1)² = 4").contains("w₁ := 0.5 - 0.1 · (-8) = 1.3").doesNotContain("≈");
    }

    @Test
    void numbersThatDoubleTheirDigitsAtEachStepAreNotKeptInFull() {
        StringBuilder squares = new StringBuilder("definitions:\n  - a0 = w*w\n");
        for (int i = 1; i <= 40; i++) squares.append("  - a%d = a%d*a%d%n".formatted(i, i - 1, i - 1));
        assertThat(explained(squares + "parameters: {w: 0.99999}\ndata: [{}]\n")).contains("∂a₄₀/∂w");
    }

    @Test
    void oneStepIsNoChain() {
        assertThat(explained("""
                inputs: [x]
                definitions:
                  - J = (w*x)^2
                """)).contains("J is written with w itself").doesNotContain("The chain rule").doesNotContain("∂J/∂w = ∂J/∂w");
    }

    @Test
    void targetsThatNobodyMentionsAreNotSpokenOf() {
        assertThat(explained("""
                inputs: [x]
                targets: [y]
                definitions:
                  - z = w*x
                  - J = z^2
                """)).doesNotContain("mentions");
    }

    @Test
    void withoutParametersThereIsNothingToUpdate() {
        assertThat(explained("""
                inputs: [x]
                targets: [y]
                definitions:
                  - z = w*x
                  - J = (z - y)^2
                with_respect_to: [z]
                """)).contains("The value z is computed without a target.").doesNotContain("gradient descent").doesNotContain("neuron");
    }

    @Test
    void aSumOfEqualTermsHasNoDenominator() {
        assertThat(explained("definitions:\n  - J = w*w\n")).contains("tidied up").doesNotContain("common denominator");
    }

    @Test
    void everyWeightOfAWideLayerHasItsPlaceOnAPageThatAnswers() {
        Model model = SpecReader.read("""
                network:
                  inputs: 1
                  layers: [{units: 10, activation: tanh}, {units: 1, activation: sigmoid}]
                loss: binary_crossentropy
                """, Path.of("."), "wide.yaml");
        Interactive page = Explanation.of(IdentityProof.derive(model), org.gradatim.explain.Options.DEFAULT).interactive(false);
        assertThat(page.drawings().getFirst().diagram().columns().get(1).nodes()).hasSize(10);
        assertThat(page.weights()).hasSize(31).allSatisfy(w -> assertThat(w.handles().size() + w.knobs().size()).isOne());
    }
}
