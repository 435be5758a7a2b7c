package org.gradatim.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gradatim.cas.Opinion;
import org.gradatim.derive.Gradient;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Model;
import org.gradatim.prove.Prover;
import org.junit.jupiter.api.Test;

class VerificationTest {
    private static final String NO_NUMBERS = """
            network:
              inputs: 2
              layers:
                - {units: 2, activation: tanh}
                - {units: 3, activation: softmax}
            loss: categorical_crossentropy
            """;

    @Test
    void theGradientIsProvedBesideTheWitnesses() {
        Verification verification = Verification.of(Specs.model(Specs.MAZUR));
        assertThat(verification.holds()).isTrue();
        assertThat(verification.drawn()).isFalse();
        assertThat(verification.errorBits()).isGreaterThanOrEqualTo(Prover.REQUIRED_ERROR_BITS);
    }

    @Test
    void withoutNumbersRandomOnesAreTakenAndSaid() {
        Verification verification = Verification.of(Specs.model(NO_NUMBERS));
        assertThat(verification.drawn()).isTrue();
        assertThat(verification.holds()).isTrue();
        Model model = verification.model();
        assertThat(model.hasNumbers()).isTrue();
        assertThat(model.valuesOrigin()).hasValue("random, seed 42");
        double sum = model.program().targets().stream().mapToDouble(y -> model.data().column(y)[0]).sum();
        assertThat(sum).isCloseTo(1, org.assertj.core.api.Assertions.within(1e-15));
    }

    @Test
    void theSameNumbersAreDrawnEveryTime() {
        assertThat(Verification.of(Specs.model(NO_NUMBERS)).model().values())
                .isEqualTo(Verification.of(Specs.model(NO_NUMBERS)).model().values());
    }

    @Test
    void numbersAreDrawnWhereTheLossHasAValue() {
        Verification verification = Verification.of(Specs.model("definitions: [\"J = log(w1) + log(w2) + sqrt(w3 - 0.5)\"]"));
        assertThat(verification.holds()).isTrue();
    }

    @Test
    void aLossWithoutValueAnywhereAsksForNumbers() {
        Model model = Specs.model("definitions: [\"J = log(-1 - w^2)\"]");
        assertThatThrownBy(() -> Verification.of(model)).isInstanceOf(InputException.class)
                .hasMessageContaining("no value at any of 200 random points").hasMessageContaining("add `parameters`");
    }

    @Test
    void aWrongGradientIsNeitherProvedNorConfirmed() {
        Model model = Specs.model("""
                definitions: ["J = w1^2 + w2"]
                parameters: {w1: 3, w2: 1}
                """);
        Model other = Specs.model("definitions: [\"J = w1^3 + w2\"]");
        Verification verification = Verification.of(model, Gradient.of(other.program()));
        assertThat(verification.holds()).isFalse();
        assertThat(verification.unproved().get()).contains("w1").doesNotContain("w2");
        assertThat(verification.witnesses().all()).extracting(Witness::finding).containsExactly(Finding.DISAGREES, Finding.AGREES);
    }

    /** 10⁻¹³ w is too little for any number to show, but not for a proof. */
    @Test
    void theProofFindsWhatNumbersCannotShow() {
        Model model = Specs.model("""
                definitions: ["J = w^2"]
                parameters: {w: 3}
                """);
        Model other = Specs.model("definitions: [\"J = w^2 + 0.0000000000001*w\"]");
        Verification verification = Verification.of(model, Gradient.of(other.program()));
        assertThat(verification.witnesses().agree()).isTrue();
        assertThat(verification.holds()).isFalse();
    }

    @Test
    void theSecondOpinionSpeaksOfEveryDerivative() {
        Verification verification = Verification.of(Specs.model("""
                inputs: [x]
                targets: [y]
                definitions:
                  - z = w*x
                  - J = (y - sigmoid(z))^2
                with_respect_to: [w, z]
                parameters: {w: 0.5}
                data:
                  - {x: 2, y: 1}
                  - {x: -1, y: 0}
                """));
        assertThat(verification.secondOpinion()).containsOnlyKeys("w", "z").allSatisfy((_, opinion) ->
                assertThat(opinion).isInstanceOfSatisfying(Opinion.Agrees.class, a -> assertThat(a.digits()).isGreaterThan(20)));
    }
}
