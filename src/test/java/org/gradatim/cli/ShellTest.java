package org.gradatim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void helpNamesEveryCommandWithAnExample() {
        assertThat(run("--help")).isEqualTo(Shell.DONE);
        for (String command : new String[] {"explain", "verify", "train", "completion"}) {
            assertThat(said(out)).contains("\n  " + command + " ").contains("gradatim " + command);
        }
        assertThat(said(err)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"explain", "verify", "train", "completion"})
    void everyCommandHasHelpWithAnExample(String command) {
        assertThat(run(command, "--help")).isEqualTo(Shell.DONE);
        assertThat(said(out)).contains("Usage: gradatim " + command).contains("Example").doesNotContain("\033[");
    }

    @Test
    void helpFitsAnOrdinaryTerminal() {
        run("--help");
        run("explain", "--help");
        assertThat(said(out).lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void helpIsColouredWhereColoursAreWelcome() {
        new Shell(new Streams(printing(out), printing(err), true, false)).run("--help");
        assertThat(said(out)).contains("\033[");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                            | no command given: explain, verify or train; see gradatim --help
            explian net.yaml              | unknown command 'explian'; did you mean explain?
            verify net.yaml --jsn         | unknown option '--jsn'; did you mean --json?
            verify                        | missing required parameter: 'SPEC'; see gradatim verify --help
            train net.yaml more           | one argument too many: 'more'; see gradatim train --help
            explain net.yaml -o           | missing required parameter for option '--output' (FILE); see gradatim explain --help
            """)
    void wrongUsageIsOneLineThatSaysTheMend(String arguments, String message) {
        assertThat(run(arguments.isEmpty() ? new String[0] : arguments.split(" "))).isEqualTo(Shell.BAD_INPUT);
        assertThat(said(err)).isEqualTo("gradatim: " + message + System.lineSeparator());
        assertThat(said(out)).isEmpty();
    }

    @Test
    void aWrongChoiceIsAnsweredWithTheRightOnes() {
        assertThat(run("explain", "net.yaml", "--detail", "huge")).isEqualTo(Shell.BAD_INPUT);
        assertThat(said(err)).contains("brief, standard, full").contains("huge").hasLineCount(1);
    }

    @Test
    void completionIsAScriptForEveryCommand() {
        assertThat(run("completion")).isEqualTo(Shell.DONE);
        assertThat(said(out)).startsWith("#!").contains("complete -F").contains("explain verify train completion");
    }

    private int run(String... arguments) {
        return new Shell(new Streams(printing(out), printing(err), false, false)).run(arguments);
    }

    private static PrintStream printing(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, false, StandardCharsets.UTF_8);
    }

    private static String said(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
