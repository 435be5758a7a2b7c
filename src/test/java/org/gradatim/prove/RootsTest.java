package org.gradatim.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradatim.graph.Program;
import org.gradatim.parse.FormulaReader;
import org.junit.jupiter.api.Test;

/** The root of a square is no less than 0; which of the two roots the field takes at a point must not decide anything. */
class RootsTest {
    @Test
    void theRootOfASquareIsNeverTakenForItsBase() {
        Prover prover = new Prover(program());
        for (int k = 1; k <= 200; k++) {
            String root = "sqrt(x^2 + " + 2 * k + "*x*y + " + k * k + "*y^2)";
            assertThat(prover.equal(FormulaReader.read(root), FormulaReader.read("x + " + k + "*y")).isProved()).as(root).isFalse();
            assertThat(prover.equal(FormulaReader.read(root), FormulaReader.read("0 - x - " + k + "*y")).isProved()).as(root).isFalse();
        }
    }

    private static Program program() {
        Program.Builder program = Program.builder().parameters(List.of("x", "y"));
        program.define("J", FormulaReader.read("x*y"));
        return program.build();
    }
}
