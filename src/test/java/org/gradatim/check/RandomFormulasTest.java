package org.gradatim.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.gradatim.derive.Derivation;
import org.gradatim.expr.InputException;
import org.gradatim.expr.Rational;
import org.gradatim.graph.Data;
import org.gradatim.graph.Model;
import org.gradatim.graph.Program;
import org.gradatim.graph.Questions;
import org.gradatim.parse.FormulaReader;
import org.junit.jupiter.api.Test;

/** Seeded losses of all functions, as nobody would write them: every derivative is proved, line by line, and the witnesses agree. */
class RandomFormulasTest {
    private static final int LOSSES = 300;
    private static final List<String> FUNCTIONS = List.of("exp", "log", "sqrt", "abs", "sign", "step", "relu", "sigmoid", "tanh", "softplus", "sin", "cos");
    private static final List<String> EXPONENTS = List.of("2", "3", "(-1)", "(-2)", "(1/2)", "(1/3)", "(-3/2)", "2.5", "lam", "v");
    private static final List<String> NUMBERS = List.of("1", "2", "0.5", "3", "10");

    private final List<String> names = new ArrayList<>();
    private SplittableRandom random;

    @Test
    void everyDerivativeIsProvedAndNoWitnessDisagrees() {
        int checked = 0;
        for (long seed = 0; seed < LOSSES; seed++) if (holds(model(seed))) checked++;
        assertThat(checked).as("losses that have a value somewhere").isGreaterThan(LOSSES * 9 / 10);
    }

    /** False for a loss that has no value at any point. */
    private static boolean holds(Model model) {
        Verification verification;
        try {
            verification = Verification.of(model);
        } catch (InputException noValue) {
            return false;
        }
        assertThat(verification.unproved()).as("%s", model.program().definitions()).isEmpty();
        assertThat(verification.witnesses().agree()).as("%s: %s", model.program().definitions(), verification.witnesses().all()).isTrue();
        return linesHold(model);
    }

    /** False where a line has no value anywhere, such as the slope of a root of what is 0. */
    private static boolean linesHold(Model model) {
        try {
            Derivation derivation = IdentityProof.derive(model);
            for (String name : model.withRespectTo()) assertThat(derivation.weight(name).result()).isNotNull();
            return true;
        } catch (UnprovedException e) {
            assertThat(e).as("%s", model.program().definitions()).hasMessageContaining("at all 0 real points");
            return false;
        }
    }

    private Model model(long seed) {
        random = new SplittableRandom(seed);
        names.clear();
        names.addAll(List.of("v", "w", "b", "x", "y", "lam"));
        Program.Builder program = Program.builder().inputs(List.of("x")).targets(List.of("y")).parameters(List.of("v", "w", "b"))
                .constant("lam", Rational.of(1, 10));
        for (int i = 1; i <= seed % 4; i++) {
            program.define("u" + i, FormulaReader.read(formula(random.nextInt(1, 4))));
            names.add("u" + i);
        }
        program.define("J", FormulaReader.read(formula(random.nextInt(1, 5))));
        return new Model("Seed " + seed, program.build(), Optional.empty(), List.of("v", "w", "b"), Map.of(), Optional.empty(), Data.NONE, Optional.empty(), Questions.NONE, List.of());
    }

    private String formula(int depth) {
        if (depth == 0) return random.nextInt(6) == 0 ? any(NUMBERS) : any(names);
        return switch (random.nextInt(8)) {
            case 0 -> "(" + below(depth) + " + " + below(depth) + ")";
            case 1 -> difference(below(depth), below(depth));
            case 2 -> below(depth) + "*" + below(depth);
            case 3 -> "(" + below(depth) + ")/(" + below(depth) + ")";
            case 4 -> "(" + below(depth) + ")^" + any(EXPONENTS);
            case 5 -> (random.nextBoolean() ? "max(" : "min(") + below(depth) + ", " + below(depth) + ")";
            default -> any(FUNCTIONS) + "(" + below(depth) + ")";
        };
    }

    /** What is 0 throughout makes losses whose values and signs nobody asks for. */
    private static String difference(String left, String right) {
        return left.equals(right) ? left : "(" + left + " - " + right + ")";
    }

    private String below(int depth) {
        return formula(random.nextInt(depth));
    }

    private String any(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
