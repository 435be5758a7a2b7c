package org.gradatim.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Model;
import org.gradatim.graph.Questions;
import org.gradatim.graph.Training;
import org.junit.jupiter.api.Test;

class DescentTest {
    @Test
    void theFirstUpdateIsTheOneThatMazurPublished() {
        Descent descent = Descent.of(with(Specs.model(Specs.MAZUR), new Training(0.5, 1)), _ -> {});
        assertThat(descent.trained()).hasEntrySatisfying("w5", w -> assertThat(w).isCloseTo(0.35891648, within(1e-8)))
                .hasEntrySatisfying("w1", w -> assertThat(w).isCloseTo(0.149780716, within(1e-9)));
        assertThat(descent.start()).containsEntry("w5", 0.4);
        assertThat(descent.first().cost()).isCloseTo(0.298371109, within(1e-9));
    }

    @Test
    void formulasDescendAsMatricesDo() {
        Model network = with(Specs.network("tanh", "{units: 1, activation: sigmoid}", "binary_crossentropy", "1", "0", "1"), new Training(0.3, 50));
        Model formulas = new Model(network.title(), network.program(), Optional.empty(), network.withRespectTo(), network.values(),
                Optional.empty(), network.data(), network.training(), Questions.NONE, List.of());
        Descent byMatrices = Descent.of(network, _ -> {});
        Descent byFormulas = Descent.of(formulas, _ -> {});
        assertThat(byFormulas.last().cost()).isCloseTo(byMatrices.last().cost(), within(1e-12));
        assertThat(byFormulas.trained().keySet()).containsExactlyElementsOf(network.program().parameters());
        byFormulas.trained().forEach((name, w) -> assertThat(w).isCloseTo(byMatrices.trained().get(name), within(1e-12)));
        assertThat(byMatrices.last().accuracy()).isPresent();
        assertThat(byFormulas.last().accuracy()).isEmpty();
    }

    @Test
    void everyEpochIsReported() {
        Model network = with(Specs.model(Specs.MAZUR), new Training(0.5, 3));
        List<Integer> epochs = new ArrayList<>();
        Descent.of(network, epochs::add);
        assertThat(epochs).containsExactly(0, 1, 2, 3);
    }

    @Test
    void withoutTrainingInTheSpecTheDefaultHolds() {
        assertThat(Descent.of(Specs.model(Specs.MAZUR), _ -> {}).training()).isEqualTo(Training.DEFAULT);
    }

    @Test
    void aTrainingThatDivergesSaysWhen() {
        Descent descent = Descent.of(Specs.model("""
                definitions: [J = w^4]
                parameters: {w: 3}
                training: {learning_rate: 1, epochs: 100}
                """), _ -> {});
        assertThat(descent.divergedAt().getAsInt()).isBetween(2, 10);
        assertThat(descent.last().cost()).isFinite();
    }

    @Test
    void aTrainingThatCannotBeginSaysWhy() {
        Model model = Specs.model("""
                definitions: [J = log(w)]
                parameters: {w: -1}
                """);
        assertThatThrownBy(() -> Descent.of(model, _ -> {})).isInstanceOf(InputException.class).hasMessageContaining("`J` is undefined");
    }

    private static Model with(Model model, Training training) {
        return new Model(model.title(), model.program(), model.network(), model.withRespectTo(), model.values(), model.valuesOrigin(),
                model.data(), Optional.of(training), model.questions(), model.experiments());
    }
}
