package org.gradatim.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gradatim.expr.InputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a place is said with file, line and column, harms no other place, and reads nothing that it should not. */
class BadRequestsTest {
    private Path folder;
    private Lectures lectures;

    @BeforeEach
    void write(@TempDir Path temporary) throws IOException {
        folder = Files.createDirectory(temporary.resolve("course"));
        lectures = Lectures.in(folder);
        Files.copy(folder.resolve(Lectures.SPEC), temporary.resolve("outside.yaml"));
    }

    private Lecture.Result fill(String name, String text) throws IOException {
        return Lecture.read(lectures.write(name, text)).filled();
    }

    private static String block(String... lines) {
        return "```gradatim\n" + String.join("\n", lines) + "\n```\n";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            shw: gradient w1            | 2:1: there is no key `shw`; did you mean `show`?
            show: gradient w9           | 1:1: there is no `w9` in this model
            show: gradiant w1           | 2:7: `gradiant` cannot be shown; did you mean `gradient`?
            show: gradient              | 2:7: `gradient` takes one name, such as `gradient w1`
            show: compare w1            | 2:7: `compare` takes two names
            show: compare w1 w1         | 2:7: `w1` is compared with itself
            show: plot everything       | 2:7: `plot` takes one of loss, weights, neurons, boundary
            show: formula dJ/dw9        | 1:1:
            show: [gradient, w1]        | 2:7: `show` takes a text, found a list
            template: /etc/passwd       | 2:1: there is no key `template`
            include: /etc/passwd        | 2:1: there is no key `include`
            caption: x                  | 2:1: `caption` is for a block that shows something
            - gradient                  | 2:1: expected keys
            'show: "gradient'           | 2:7: this is no YAML
            """)
    void aMistakeIsSaidWithItsPlaceAndTheMend(String line, String message) throws IOException {
        Lecture.Result result = fill("a.md", block(line) + "\n<!-- gradatim spec: two-neurons.yaml -->\n\n" + block("show: formula a3"));
        if (message.startsWith("1:1")) result = fill("a.md", block(line, "spec: two-neurons.yaml") + "\n" + block("show: formula a3"));
        assertThat(result.problems()).singleElement().extracting(InputException::getMessage).asString().startsWith(folder.resolve("a.md") + ":" + message);
        assertThat(result.renewed()).hasSize(1);
    }

    @Test
    void columnsAreThoseOfTheFileInListsAndQuotations() throws IOException {
        assertThat(fill("a.md", "- > ```gradatim\n  > spec: two-neurons.yaml\n  > shw: x\n  > ```\n").problems()).singleElement()
                .extracting(InputException::getMessage).asString().contains("a.md:3:5: there is no key `shw`");
        assertThat(fill("a.tex", "\n% gradatim\n%   shw: x\n% end\n").problems()).first().extracting(InputException::getMessage).asString().contains("a.tex:3:5: there is no key");
        assertThat(fill("a.rst", "x\n\n.. gradatim\n   shw: x\n").problems()).singleElement().extracting(InputException::getMessage).asString().contains("a.rst:4:4: there is no key");
        assertThat(fill("a.html", "<p>\n  <!-- gradatim shw: x -->").problems()).singleElement().extracting(InputException::getMessage).asString().contains("a.html:2:17: there is no key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside.yaml", "/etc/passwd", "link.yaml", "sub/../../outside.yaml", "linked/outside.yaml", "C:\\x", "\\\\server\\x"})
    void aSpecOutsideOfTheFolderIsNotRead(String spec) throws IOException {
        Files.createSymbolicLink(folder.resolve("link.yaml"), folder.getParent().resolve("outside.yaml"));
        Files.createSymbolicLink(folder.resolve("linked"), folder.getParent());
        Files.createDirectory(folder.resolve("sub"));
        Lecture.Result result = fill("a.md", block("spec: '" + spec + "'", "show: formula a3"));
        assertThat(result.problems()).singleElement().extracting(InputException::getMessage).asString().contains("a.md:2:7: ").doesNotContain("root:x:0");
        assertThat(result.isUpToDate()).isTrue();
    }

    @Test
    void aWiderFolderMayBeNamed() throws IOException {
        Path lecture = lectures.write("a.md", block("spec: ../outside.yaml", "show: formula a3"));
        assertThat(Lecture.read(lecture, folder.getParent()).filled().problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.md   | ```gradatim\\nshow: x                                | this block is never closed; write ``` below
            a.md   | ~~~~gradatim\\nshow: x\\n~~~                          | write `~~~~` below
            a.md   | <!-- gradatim\\nshow: x                              | this comment is never closed
            a.md   | ```gradatim\\n# -->\\n```                            | a block cannot hold `-->`
            a.md   | `gradatim: a--b`                                    | cannot hold `--`
            a.md   | `gradatim: dJ/dw1`                                  | this place says no `spec`
            a.md   | <!-- gradatim 0123456789abcdef-0123456789abcdef --> | the request above it is missing
            a.tex  | % gradatim\\n% show: x\\ntext                        | this block is never closed; write `% end`
            a.tex  | % gradatim 0123456789abcdef-0123456789abcdef        | the request above it is missing
            a.adoc | [gradatim]\\n----\\nshow: x                          | this block is never closed
            a.adoc | ////\\ngradatim\\nshow: x                            | this comment is never closed
            a.html | <!-- gradatim show: x                               | this comment is never closed
            a.rst  | .. gradatim                                         | there is nothing here
            """)
    void whatIsNotWholeIsRefusedAndStays(String name, String text, String message) throws IOException {
        String lecture = text.replace("\\n", "\n") + "\n";
        Lecture.Result result = fill(name, lecture);
        assertThat(result.problems()).singleElement().extracting(InputException::getMessage).asString().contains(message.replace("```", "`" + "```" + "`"));
        assertThat(result.text()).isEqualTo(lecture);
    }

    @Test
    void aPartWithoutItsEndIsRefused() throws IOException {
        Path file = lectures.write("a.md", block("spec: two-neurons.yaml", "show: formula a3"));
        String filled = lectures.filled(file);
        Lecture.Result result = fill("a.md", filled.replace("<!-- /gradatim -->\n", ""));
        assertThat(result.problems()).singleElement().extracting(InputException::getMessage).asString().contains("has no end; write `<!-- /gradatim -->` below it");
    }

    @ParameterizedTest
    @CsvSource({"a.md,<!-- /gradatim -->", "a.tex,% /gradatim", "a.adoc,// /gradatim", "a.rst,.. /gradatim", "a.html,<!-- /gradatim -->"})
    void theEndOfAnotherPartIsNotTakenForAMissingOne(String name, String below) throws IOException {
        String source = switch (name) {
            case "a.md" -> block("spec: two-neurons.yaml", "show: formula a3");
            case "a.tex" -> "% gradatim\n% spec: two-neurons.yaml\n% show: formula a3\n% end\n";
            case "a.adoc" -> "[gradatim]\n----\nspec: two-neurons.yaml\nshow: formula a3\n----\n";
            case "a.rst" -> ".. gradatim\n   spec: two-neurons.yaml\n   show: formula a3\n";
            default -> "<!-- gradatim\nspec: two-neurons.yaml\nshow: formula a3\n-->\n";
        };
        Path file = lectures.write(name, source + "\nbetween\n\n" + source);
        String filled = lectures.filled(file);
        Lecture.Result result = fill(name, filled.replaceFirst(java.util.regex.Pattern.quote(below) + "\n", ""));
        assertThat(result.problems()).singleElement().extracting(InputException::getMessage).asString().contains(":1:1: the generated part below has no end");
        assertThat(result.text()).contains("\nbetween\n");
    }

    @Test
    void aMistakeInAFilledLectureHasThePlaceThatItHasInTheFile() throws IOException {
        Path file = lectures.write("a.md", block("spec: two-neurons.yaml", "show: gradient w1") + "\n`gradatim: a9`\n");
        String filled = lectures.filled(file);
        int line = (int) filled.substring(0, filled.indexOf("`gradatim: a9`")).lines().count() + 1;
        assertThat(line).isGreaterThan(20);
        assertThat(Lecture.read(file).pasted(Platform.CANVAS).problems()).singleElement().extracting(InputException::getMessage).asString().startsWith(file + ":" + line + ":1: ");
    }

    @Test
    void whatSomebodyChangedByHandIsOutOfDate() throws IOException {
        Path file = lectures.write("a.md", block("spec: two-neurons.yaml", "show: formula a3") + "\n`gradatim: a3`\n");
        String filled = lectures.filled(file);
        assertThat(Lecture.read(file).filled().isUpToDate()).isTrue();
        Lecture.Result again = fill("a.md", filled.replace("a_3", "a_4"));
        assertThat(again.renewed()).hasSize(2);
        assertThat(again.changedByHand()).isEqualTo(again.renewed());
        assertThat(again.text()).isEqualTo(filled);
        assertThat(Lecture.read(file).removed().changedByHand()).hasSize(2);
    }

    @Test
    void aSpecThatChangesMakesItsPlacesOutOfDate() throws IOException {
        Path file = lectures.write("a.md", block("spec: two-neurons.yaml", "show: gradient w1"));
        lectures.filled(file);
        Files.writeString(folder.resolve(Lectures.SPEC), Files.readString(folder.resolve(Lectures.SPEC)).replace("w1: 0.2", "w1: 0.3"));
        assertThat(Lecture.read(file).filled().renewed()).hasSize(1);
    }

    @Test
    void aPictureThatIsGoneIsMadeAnew() throws IOException {
        Path file = lectures.write("a.md", block("spec: two-neurons.yaml", "show: network w1"));
        String filled = lectures.filled(file);
        try (var pictures = Files.list(folder.resolve(KeptPictures.FOLDER))) {
            Files.delete(pictures.findFirst().orElseThrow());
        }
        assertThat(Lecture.read(file).filled().renewed()).hasSize(1);
        assertThat(lectures.filled(file)).isEqualTo(filled);
        assertThat(Lecture.read(file).filled().isUpToDate()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.md", "a.adoc", "a.rst", "a.html", "a.tex", "a.ipynb"})
    void whatIsNoTextIsRefused(String name) throws IOException {
        Path file = Files.write(folder.resolve(name), new byte[] {'a', (byte) 0xE4, '\n'});
        assertThatThrownBy(() -> Lecture.read(file)).isInstanceOf(InputException.class).hasMessageContaining(":1:2: the byte 0xE4 begins no character of UTF-8");
    }

    @Test
    void whatIsNoNotebookIsRefused() throws IOException {
        for (String text : new String[] {"{", "[]", "{}", "{\"cells\": [{\"cell_type\": \"markdown\", \"source\": [1]}]}", "{\"cells\": []} x"}) {
            Path file = lectures.write("a.ipynb", text);
            assertThatThrownBy(() -> Lecture.read(file).filled()).as(text).isInstanceOf(InputException.class).hasMessageContaining("this is no notebook");
        }
    }

    /** The caption says {@code </script>}, {@code -->}, {@code \\input}, {@code <!-- /gradatim -->} and the marks of every medium. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.md   | \\</script\\>                     | </script>
            a.qmd  | &lt;!-- /gradatim --&gt;          | $x$
            a.adoc | &#60;&#47;script&#62;             | </script>
            a.rst  | \\`code\\`\\_                     | `code`_
            a.html | &lt;/script&gt;                   | </script>
            a.tex  | \\textbackslash{}input\\{/etc   | \\input
            """)
    void whatAnAuthorTypesIsTextInEveryMedium(String name, String escaped, String raw) throws IOException {
        String yaml = "spec: two-neurons.yaml\nshow: table\ncaption: \"\\\\input{/etc/passwd} \\x3C/script> --\\x3E \\x3C!-- /gradatim --\\x3E ]]> $x$ `code`_ |sub| *b* {docname} % &amp; // /gradatim\"";
        String source = switch (name) {
            case "a.adoc" -> "[gradatim]\n----\n" + yaml + "\n----\n";
            case "a.rst" -> ".. gradatim\n" + yaml.indent(3);
            case "a.html" -> "<!-- gradatim\n" + yaml + "\n-->\n";
            case "a.tex" -> "% gradatim\n" + yaml.replaceAll("(?m)^", "% ") + "\n% end\n";
            default -> block(yaml);
        };
        Path file = lectures.write(name, source);
        String filled = lectures.filled(file);
        String generated = filled.substring(filled.indexOf("gradatim ", source.length() - 1));
        assertThat(generated).contains(escaped).doesNotContain(raw);
        assertThat(lectures.filled(file)).isEqualTo(filled);
        assertThat(lectures.removed(file)).isEqualTo(source);
    }
}
