package org.gradatim.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradatim.graph.Program;
import org.gradatim.parse.FormulaReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Equalities that hold for some signs of the arguments only are refuted, whatever points the test happens to take. */
class StepPatternsTest {
    private static final int PROVERS = 20;

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
            (x - y)*(1 + 4*step(x*y + 1/2)) = 5*(x - y)
            (x - y)*(1 + 4*step(x)) = x - y
            step(x)*step(y) = step(x)
            abs(x)*step(x) = x
            relu(x) + relu(y) = relu(x + y)
            max(x, y) = x
            """)
    void whatHoldsForSomeSignsIsNotProved(String left, String right) {
        Prover prover = new Prover(program());
        for (int i = 0; i < PROVERS; i++) {
            assertThat(prover.equal(FormulaReader.read(left), FormulaReader.read(right))).isInstanceOf(Verdict.Refuted.class);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
            step(x)*step(x) = step(x)
            step(x)*step(-x) = 0
            abs(x)*abs(x) = x^2
            relu(relu(x)) = relu(x)
            relu(x)*relu(-x) = 0
            max(x, y)*min(x, y) = x*y
            step(x)*step(x)*exp(x/2)*exp(x/3) = step(x)*exp(5*x/6)
            """)
    void whatHoldsForAllSignsIsProved(String left, String right) {
        Prover prover = new Prover(program());
        assertThat(prover.equal(FormulaReader.read(left), FormulaReader.read(right))).isInstanceOf(Verdict.Proved.class);
    }

    private static Program program() {
        Program.Builder program = Program.builder().parameters(List.of("x", "y"));
        program.define("J", FormulaReader.read("x*y"));
        return program.build();
    }
}
