package org.gradatim.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gradatim.expr.InputException;
import org.junit.jupiter.api.Test;

/** Whatever a text is, it is read or refused with a message for the user; never does anything else come out. */
class HostileInputTest {
    private static final Path EXAMPLES = Path.of("examples");
    private static final int ROUNDS = Integer.getInteger("gradatim.test.rounds", 600);

    private static final List<String> PIECES = List.of("{", "}", "[", "]", ": ", "- ", ",", "\n", "\t", "\"", "'", "#", "&a ", "*a", "!!x ", "? ", "|", ">", "%", "@", "`",
            "---\n", "...\n", "<<: ", "null", "true", "~", "0", "-1", "1e9", ".nan", "1e400", "𝑥", "\u0000", "\u0085", "\u2028", "\\", "(", ")", "^", "*", "/", "=",
            "network", "units", "w1", "x", "y", "exp", "softmax_9(", "csv", "definitions", "  ");

    @Test
    void specsWithMistakesAreRefusedInWords() throws IOException {
        List<String> specs;
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            specs = files.filter(f -> f.toString().endsWith(".yaml")).sorted().map(HostileInputTest::text).toList();
        }
        Random random = new Random(11);
        for (int i = 0; i < ROUNDS; i++) {
            String text = mutated(specs.get(i % specs.size()), random);
            attempt(text, t -> SpecReader.read(t, EXAMPLES, "hostile.yaml"));
        }
    }

    @Test
    void formulasAndSymbolsWithMistakesAreRefusedInWords() {
        Random random = new Random(12);
        List<String> formulas = List.of("J = -(y*log(a1) + (1-y)*log(1-a1)) + lam/2*(w1^2 + w2^2)", "a = max(0, 1.5e-3*z)**2", "\\hat{y}_{12}^{[1]}");
        for (int i = 0; i < 10 * ROUNDS; i++) {
            String text = mutated(formulas.get(i % formulas.size()), random);
            attempt(text, FormulaReader::read);
            attempt(text, FormulaReader::readEquation);
            attempt(text, t -> SpecReader.read(specWithSymbol(t), EXAMPLES, "hostile.yaml"));
        }
    }

    /** A spec that says how its parameter is set. */
    private static String specWithSymbol(String latex) {
        return "definitions: [\"J = p1^2\"]\nsymbols: {p1: \"" + latex.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}\n";
    }

    private static void attempt(String text, Consumer<String> reading) {
        try {
            reading.accept(text);
        } catch (InputException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\u0000");
        } catch (RuntimeException | Error e) {
            fail("reading\n" + text, e);
        }
    }

    private static String mutated(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(mutated.length() + 1);
            int end = Math.min(mutated.length(), at + random.nextInt(6));
            String piece = PIECES.get(random.nextInt(PIECES.size()));
            switch (random.nextInt(4)) {
                case 0 -> mutated.insert(at, piece);
                case 1 -> mutated.delete(at, end);
                case 2 -> mutated.replace(at, end, piece);
                default -> mutated.insert(at, mutated.substring(random.nextInt(at + 1), at));
            }
        }
        return mutated.toString();
    }

    private static String text(Path file) {
        return InputFile.text(file, Limit.SPEC_BYTES);
    }
}
