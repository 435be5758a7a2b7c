package org.gradatim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTableTest {
    @Test
    void numbersStandUnderEachOtherByTheirPoints() {
        TextTable table = new TextTable("name", "value", "");
        table.add("w1", "-0.25", "✓ agrees");
        table.add("w12", "12.5", "");
        table.add("b", "0", "✗");
        table.add("c", "–", "✗");
        assertThat(table.lines()).containsExactly(
                "name  value",
                "w1    -0.25  ✓ agrees",
                "w12   12.5",
                "b      0     ✗",
                "c     –      ✗");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0, 0
            -0.0, 0
            0.5, 0.5
            12.602500000000001, 12.6025
            -0.0821670405642308, -0.08216704056
            1.23456789012e-7, 1.234567890e-07
            98765432112345, 9.876543211e+13
            """)
    void numbersHaveTenDigits(double value, String expected) {
        assertThat(Numerals.of(value)).isEqualTo(expected);
    }
}
