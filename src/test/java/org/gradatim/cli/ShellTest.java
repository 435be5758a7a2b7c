package org.gradatim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTest {
    @Test
    void helpNamesEveryCommandWithAnExample() {
        Session help = Session.of("--help");
        assertThat(help.code()).isEqualTo(Shell.DONE);
        for (String command : new String[] {"explain", "check", "verify", "grade", "train", "formula", "draw", "completion"}) {
            assertThat(help.out()).contains("\n  " + command + " ").contains("gradatim " + command);
        }
        assertThat(help.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"explain", "check", "verify", "grade", "train", "formula", "draw", "completion"})
    void everyCommandHasHelpWithAnExample(String command) {
        Session help = Session.of(command, "--help");
        assertThat(help.code()).isEqualTo(Shell.DONE);
        assertThat(help.out()).contains("Usage: gradatim " + command).contains("Example").doesNotContain("\033[");
    }

    @Test
    void helpFitsAnOrdinaryTerminal() {
        assertThat((Session.of("--help").out() + Session.of("explain", "--help").out() + Session.of("formula", "--help").out() + Session.of("draw", "--help").out()).lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void helpIsColouredWhereColoursAreWelcome() {
        assertThat(Session.coloured("--help").out()).contains("\033[");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                            | no command given: explain, check, compare, symmetry, verify, grade, train, formula, draw or embed; see gradatim --help
            explian net.yaml              | unknown command 'explian'; did you mean explain?
            verify net.yaml --jsn         | unknown option '--jsn'; did you mean --json?
            verify                        | missing required parameter: 'SPEC'; see gradatim verify --help
            train net.yaml more           | one argument too many: 'more'; see gradatim train --help
            explain net.yaml -o           | missing required parameter for option '--output' (FILE); see gradatim explain --help
            """)
    void wrongUsageIsOneLineThatSaysTheMend(String arguments, String message) {
        assertThat(Session.of(arguments.isEmpty() ? new String[0] : arguments.split(" ")))
                .isEqualTo(new Session(Shell.BAD_INPUT, "", "gradatim: " + message + System.lineSeparator()));
    }

    @Test
    void aWrongChoiceIsAnsweredWithTheRightOnes() {
        Session session = Session.of("explain", "net.yaml", "--detail", "huge");
        assertThat(session.code()).isEqualTo(Shell.BAD_INPUT);
        assertThat(session.err()).contains("brief, standard, full").contains("huge").hasLineCount(1);
        assertThat(Session.of("explain", "net.yaml", "--paper", "A3").err()).contains("'A3' is none of a4, letter").hasLineCount(1);
    }

    @Test
    void completionIsAScriptForEveryCommand() {
        Session completion = Session.of("completion");
        assertThat(completion.code()).isEqualTo(Shell.DONE);
        assertThat(completion.out()).startsWith("#!").contains("complete -F").contains("explain check compare symmetry verify grade train formula draw embed completion");
    }
}
