package org.gradatim.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.gradatim.expr.InputException;
import org.gradatim.expr.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssumptionReaderTest {
    private static final List<String> NAMES = List.of("w1", "w2", "w3", "w4", "price");

    @Test
    void chainsNumbersAndSeveralEquationsAreRead() {
        assertThat(AssumptionReader.read("w1=w3=w2, w4 = -1/2", NAMES)).containsExactly(
                new Assumption(List.of("w1", "w2", "w3"), Optional.empty()), new Assumption(List.of("w4"), Optional.of(Rational.of(-1, 2))));
    }

    @Test
    void whatIsEqualByTwoEquationsIsOneAssumption() {
        assertThat(AssumptionReader.read("w1=w2, w3=w4, w2=w3", NAMES)).containsExactly(new Assumption(List.of("w1", "w2", "w3", "w4"), Optional.empty()));
        assertThat(AssumptionReader.read("w1=w2, w2=0.5, 0.5=w3=w1", NAMES))
                .containsExactly(new Assumption(List.of("w1", "w2", "w3"), Optional.of(Rational.of(1, 2))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            w1            | 3  | expected `=`
            w1=           | 4  | expected the name of a parameter or a number
            w1=w9         | 4  | there is no parameter `w9`
            w1=prise      | 4  | did you mean `price`?
            w1=w2 w3      | 7  | expected `,` or the end
            w1=w1         | 1  | this equation says nothing
            0=0           | 1  | an equation needs a parameter
            w1=0=1        | 6  | this would be 0 and 1 at once
            w1=0, w2=1, w1=w2 | 16 | at once
            w1=1/0        | 6  | a division by zero
            w1=w2,        | 7  | expected the name
            w1==w2        | 4  | expected the name
            w1=w2+w3      | 6  | expected `,` or the end
            w1=1e999      | 4  | outside of what can be computed with
            w1≠w2         | 3  | ≠
            """)
    void mistakesAreShownWithACaretBelowThem(String text, int column, String message) {
        assertThatThrownBy(() -> AssumptionReader.read(text, NAMES)).isInstanceOf(InputException.class)
                .hasMessageContaining("column " + column + ": ").hasMessageContaining(message)
                .hasMessageEndingWith("\n  " + " ".repeat(column - 1) + "^");
    }
}
