package org.gradatim.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.gradatim.eval.Tape;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Var;
import org.gradatim.graph.Data;
import org.gradatim.graph.Program;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MagnitudeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            w - 3                     | 6
            w*(w - 3)                 | 18
            -(w - 3)                  | 6
            (w - 1)^2                 | 20
            log(w)                    | 1.0986122886681098
            sigmoid(v)*(1-sigmoid(v)) | 1.9999999979388463
            z                         | 5
            sigmoid(z)                | 1.7141182448374142
            """)
    void isTheSizeWithoutCancellation(String formula, double expected) {
        Program program = Specs.model("definitions: [z = w - 2, \"u = " + formula + "\", J = u*v*w*z]").program();
        Expr magnitude = new Magnitude(program).of(Var.of("u"));
        double actual = Tape.compile(program, List.of(magnitude)).means(Map.of("w", 3.0, "v", 20.0), Data.NONE)[0];
        assertThat(actual).isCloseTo(expected, within(1e-8));
    }
}
