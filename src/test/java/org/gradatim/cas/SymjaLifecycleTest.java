package org.gradatim.cas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Var;
import org.junit.jupiter.api.Test;
import org.matheclipse.core.expression.F;

class SymjaLifecycleTest {
    /** From the program's last line to its end; a lingering thread of Symja's keeps it for a minute. */
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(5);

    /** Generous, since the machine may be busy: only a program that hangs takes as long. */
    private static final Duration LONGEST_RUN = Duration.ofSeconds(90);

    private static final Duration SHORT = Duration.ofMillis(300);

    /** Asks for one opinion and ends. */
    static final class Program {
        public static void main(String[] arguments) throws IOException {
            Expr x = Var.of("x");
            Opinion opinion = SecondOpinion.compare(
                    Collections.emptyNavigableMap(),
                    Arithmetic.power(x, 2),
                    new LinkedHashMap<>(Map.of("x", Arithmetic.times(Const.TWO, x))),
                    List.of(Map.of("x", Rational.of(3)))).get("x");
            System.out.write((opinion.getClass().getSimpleName() + " " + System.currentTimeMillis()).getBytes(StandardCharsets.US_ASCII));
            System.out.flush();
        }
    }

    @Test
    void aProgramThatAskedForASecondOpinionEndsByItselfAndInSilence() throws Exception {
        Process program = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), Program.class.getName()).start();
        try {
            assertThat(program.waitFor(LONGEST_RUN.toSeconds(), TimeUnit.SECONDS)).isTrue();
            long end = System.currentTimeMillis();
            String[] output = new String(program.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).split(" ");

            assertThat(output).hasSize(2);
            assertThat(output[0]).isEqualTo("Agrees");
            assertThat(end - Long.parseLong(output[1])).isLessThan(LONGEST_FAREWELL.toMillis());
            assertThat(program.getErrorStream().readAllBytes()).asString(StandardCharsets.UTF_8).isEmpty();
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    void aQuestionThatTakesTooLongIsGivenUpAndTheNextOneIsAnswered() throws Exception {
        assertThatThrownBy(() -> Symja.ask(SHORT, engine -> engine.evaluate(F.While(F.True, F.Null))))
                .isInstanceOf(NoAnswerException.class)
                .hasMessage("it took longer than 0.3 s");

        assertThat(Symja.<String>ask(LONGEST_RUN, engine -> engine.evaluate(F.Plus(F.C1, F.C1)).toString())).isEqualTo("2");
    }

    @Test
    void anExpressionThatIsNestedTooDeeplyIsNoOpinionAndNoCrash() {
        assertThatThrownBy(() -> Symja.ask(LONGEST_RUN, _ -> recurse(0)))
                .isInstanceOf(NoAnswerException.class)
                .hasMessage("the expression is nested too deeply");
    }

    private static int recurse(int depth) {
        return 1 + recurse(depth + 1);
    }
}
