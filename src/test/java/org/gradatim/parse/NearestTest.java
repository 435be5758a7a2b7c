package org.gradatim.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> KNOWN = List.of("linear", "sigmoid", "tanh", "relu", "leaky_relu", "softplus", "softmax");

    @ParameterizedTest
    @CsvSource({"sigmod, sigmoid", "simgoid, sigmoid", "Sigmoid, sigmoid", "LeakyReLU, leaky_relu", "thanh, tanh", "reul, relu", "sig, sigmoid", "softmx, softmax"})
    void aMistypedWordIsRecognised(String word, String meant) {
        assertThat(Nearest.of(word, KNOWN)).hasValue(meant);
    }

    @ParameterizedTest
    @CsvSource({"cosine", "zz", "x", "activation"})
    void aWordThatIsNearToNothingIsNot(String word) {
        assertThat(Nearest.of(word, KNOWN)).isEmpty();
        assertThat(Nearest.advice(word, KNOWN)).startsWith("there are `linear`, `sigmoid`");
    }

    @Test
    void anEmptyWordIsNearToNothing() {
        assertThat(Nearest.of("", KNOWN)).isEmpty();
    }
}
