package org.gradatim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaCommandTest {
    private static final String SPEC = "examples/two-neurons.yaml";

    @TempDir
    Path folder;

    @Test
    void aFormulaIsPrintedOrSpoken() {
        assertThat(Session.of("formula", SPEC, "dJ/dw1")).isEqualTo(new Session(Shell.DONE, "∂J/∂w₁ = (a₃ - y) w₅ a₁ (1 - a₁) x₁" + System.lineSeparator(), ""));
        assertThat(Session.of("formula", SPEC, "a3", "--speak").out()).isEqualToIgnoringNewLines("a 3 equals sigma of z 3");
        assertThat(Session.of("formula", SPEC, "dJ/dw1_12", "--notation", "layered").out()).startsWith("∂J/∂w₁₂^[1] = ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"svg", "png", "pdf"})
    void ofAPictureItsSizeAndItsBaselineAreTold(String ending) {
        Path file = folder.resolve("f." + ending);
        Session session = Session.of("formula", SPEC, "dJ/dw1", "--size", "16px", "-o", file.toString());
        assertThat(session.code()).isEqualTo(Shell.DONE);
        assertThat(session.out()).matches("(?s)\\Q" + file + "\\E: 1[0-9]{2}\\.[0-9]{2} × [0-9]{2}\\.[0-9]{2} pt, baseline [0-9.]+ pt \\(0\\.[0-9]{3} em\\) above the bottom\\R");
        assertThat(file).isNotEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mml", "tex", "TXT"})
    void textsAreWrittenWithoutAWord(String ending) {
        Path file = folder.resolve("f." + ending);
        assertThat(Session.of("formula", SPEC, "dJ/dw1", "-o", file.toString())).isEqualTo(new Session(Shell.DONE, "", ""));
        assertThat(file).isNotEmptyFile();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dJ/dw1 -o {}/f.gif                   | its ending says no format; use .svg, .png, .pdf, .mml, .tex, .txt
            dJ/dw1 -o {}/f.svg --color blau      | `blau` is no colour; write a name of CSS such as navy, or #rrggbb such as #1a2b3c
            dJ/dw1 -o {}/f.svg --background #12  | `#12` is no colour
            dJ/dw1 -o {}/f.svg --size 0          | `0` is no size of letters; write for example 12pt or 16px
            dJ/dw1 -o {}/f.svg --size 2em        | `2em` is no size of letters
            dJ/dw1 -o {}/f.png --scale 99        | `99` is no scale; write a number up to 20, such as 2
            dJ/dw1 -o {}/f.svg --scale 3         | --scale has no use in
            dJ/dw1 -o {}/f.tex --color red       | --color has no use in
            dJ/dw1 --size 12                     | --size has no use on the terminal; name a picture with -o
            dJ/dw9 -o {}/f.svg                   | there is no `w9` in this model; the nearest are `w6`
            J -o {}/f.png --size 1000 --scale 20 | more than 50,000,000
            J -o {}/none/f.svg                   | there is no folder
            ''                                   | missing required parameter: 'FORMULA'
            """)
    void whatIsWrongIsOneLineAndNothingIsWritten(String arguments, String message) {
        String typed = "formula " + SPEC + " " + arguments.replace("{}", folder.toString());
        Session session = Session.of(typed.strip().split(" +"));
        assertThat(session.code()).isEqualTo(Shell.BAD_INPUT);
        assertThat(session.err()).contains(message).hasLineCount(1);
        assertThat(session.out()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFormulaOfAnyDepthIsSpokenAndOneTooDeepForAPictureIsRefused() throws Exception {
        int depth = 20_000;
        Path spec = Files.writeString(folder.resolve("deep.yaml"), "inputs: [x]\ndefinitions:\n  - J = " + "sigmoid(".repeat(depth) + "w*x" + ")".repeat(depth) + "\n");
        assertThat(Session.of("formula", spec.toString(), "J", "--speak").out().split("sigma of").length).isEqualTo(depth + 1);
        Session picture = Session.of("formula", spec.toString(), "J", "-o", folder.resolve("f.svg").toString());
        assertThat(picture.code()).isEqualTo(Shell.BAD_INPUT);
        assertThat(picture.err()).contains("nested too deeply").hasLineCount(1);
        assertThat(folder.resolve("f.svg")).doesNotExist();
    }

    @Test
    void theSpecIsNotWrittenOver() {
        assertThat(Session.of("formula", SPEC, "J", "-o", SPEC).err()).contains("it is the spec itself");
    }
}
