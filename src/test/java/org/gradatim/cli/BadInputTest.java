package org.gradatim.cli;

import static java.nio.file.Files.createDirectory;
import static java.nio.file.Files.createSymbolicLink;
import static java.nio.file.Files.writeString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user can get wrong, from the command line: one message that says where and how to mend it, exit code 2, no file. */
class BadInputTest {
    private static final String NETWORK = """
            network:
              inputs: [x1, x2]
              layers:
                - {units: 2, activation: sigmoid}
                - {units: 1, activation: sigmoid}
              bias: false
            loss: binary_crossentropy
            """;

    /** @param message what follows the file's name, as a regular expression */
    private record Bad(String what, String spec, String message) {
        @Override
        public String toString() {
            return what;
        }
    }

    static final List<Bad> SPECS = List.of(
            new Bad("empty", "", ": the spec is empty; .*"),
            new Bad("a comment alone", "# nothing\n", ": the spec is empty; .*"),
            new Bad("binary", "\u007fELF\0\0", ": this is no text, .*"),
            new Bad("a text", "hello\n", ":1:1: a spec must be a map, found the text `hello`"),
            new Bad("cyclic by alias", "network: &a [*a]\n", ":1:14: `\\*a` stands for a value that contains it; .*"),
            new Bad("an alias bomb", bomb(), ":.* bytes in a spec are over the limit of .*GRADATIM_LIMIT_SPEC_BYTES.*"),
            new Bad("lists in lists", "network: " + "[".repeat(5_000) + "]".repeat(5_000), ":.* over the limit of 32.*"),
            new Bad("a tag", "!!java.lang.Runtime {}\n", ":1:1: a tag .* delete it"),
            new Bad("two documents", NETWORK + "---\n" + NETWORK, ":9:1: a second document begins here.*"),
            new Bad("a tab", "network:\n\tinputs: 2\n", ":2:1: this is no YAML: .*indent with spaces.*"),
            new Bad("a number that is none", NETWORK + "parameters: {w1: .nan}\n", ":8:18: `.nan` is no number to compute with.*"),
            new Bad("a number too large", NETWORK + "data:\n  - {x: [1e999, 1], y: 1}\n", ":9:10: the number `1e999` is outside of .*"),
            new Bad("a key twice", NETWORK + "loss: mean_squared_error\n", ":8:1: the key `loss` is given twice, first in line 7.*"),
            new Bad("a key unknown", NETWORK + "tilte: x\n", ":8:1: a spec has no key `tilte`; did you mean `title`\\?"),
            new Bad("a key missing", NETWORK.replace("loss: binary_crossentropy\n", ""), ":1:1: a spec lacks `loss`; .*"),
            new Bad("a type wrong", NETWORK.replace("units: 2", "units: two"), ":4:15: `units` must be a whole number, .*"),
            new Bad("an activation unknown", NETWORK.replaceFirst("sigmoid", "sigmiod"), ":4:30: .*did you mean `sigmoid`\\?"),
            new Bad("a loss unknown", NETWORK.replace("binary_", "binary_cross_"), ":7:7: there is no `loss` .*"),
            new Bad("a loss that does not fit", NETWORK.replace("1, activation: sigmoid", "1, activation: linear"), ":7:7: .*does not fit.*"),
            new Bad("too few parameters", NETWORK + "parameters: {w1: 1}\n", ":8:13: `parameters` has no value for `w2`.*"),
            new Bad("too many parameters", NETWORK + "parameters: {w7: 1}\n", ":8:14: there is no parameter `w7`; .*"),
            new Bad("a row of weights too long", NETWORK + "parameters:\n  - {weights: [[1, 2, 3], [1, 2]]}\n  - {weights: [[1, 1]]}\n", ":9:16: neuron 1 of layer 1 has 3 weights listed, .*"),
            new Bad("an example too short", NETWORK + "data:\n  - {x: [1], y: 1}\n", ":9:9: .*it needs 2 \\(x1, x2\\)"),
            new Bad("a million neurons", NETWORK.replace("units: 2", "units: 1000000"), ":4:15: .*GRADATIM_LIMIT_UNITS.*"),
            new Bad("a file outside of the folder", NETWORK + "data: {csv: ../x.csv, targets: [y]}\n", ":8:13: .*outside of the folder.*"),
            new Bad("a CSV that is not there", NETWORK + "data: {csv: x.csv, targets: [y]}\n", ":8:13: there is no file `x.csv`"),
            new Bad("a formula broken off", formulas("J = w*x +"), ":3:14: .*but the formula ends\n.*\n.*\\^"),
            new Bad("a function unknown", formulas("J = sigmiod(w*x)"), ":3:9: .*did you mean `sigmoid`\\?\n.*\n.*\\^"),
            new Bad("definitions in a circle", formulas("a = b*w", "b = a", "J = a"), ":3:9: .*are defined by each other.*\n.*\n.*\\^"),
            new Bad("nothing to differentiate by", formulas("J = x"), ":2:1: there is nothing to differentiate by.*"));

    /** Specs that are right and have no finite numbers: verify, train and explain say the same. */
    static final List<Bad> NUMBERS = List.of(
            new Bad("the logarithm of a negative number", formulas("z = w*x", "J = log(z)") + "parameters: {w: -1}\ndata: [{x: 1}]\n",
                    ": `J` is undefined where z = -1.0; .*"),
            new Bad("a division by zero", formulas("J = w/x") + "parameters: {w: 1}\ndata: [{x: 0}]\n", ": `J` is infinite where .*"),
            new Bad("a slope that is infinite", formulas("J = sqrt(w*x)") + "parameters: {w: 0}\ndata: [{x: 1}]\n", ": ∂J/∂w is infinite where .*"),
            new Bad("an overflow", formulas("J = (w*x)^2") + "parameters: {w: 1e200}\ndata: [{x: 1}]\n", ": `J` is infinite where .*"),
            new Bad("an overflow that a sigmoid hides", formulas("z = w*x", "J = sigmoid(z)^2") + "parameters: {w: 1e300}\ndata: [{x: 1e300}]\n",
                    ": `z` is infinite where .*"));

    @TempDir
    private Path folder;
    private String spec;

    @BeforeEach
    void writeAGoodSpec() throws IOException {
        spec = writeString(folder.resolve("net.yaml"), NETWORK).toString();
    }

    private static String formulas(String... definitions) {
        return "inputs: [x]\ndefinitions:\n  - " + String.join("\n  - ", definitions) + "\n";
    }

    private static String bomb() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) bomb.append("a%d: &a%1$d [".formatted(i)).append("*a%d, ".formatted(i - 1).repeat(10)).append("]\n");
        return bomb.toString();
    }

    @ParameterizedTest
    @FieldSource("SPECS")
    void aWrongSpecIsOneMessageWithItsPlace(Bad bad) throws IOException {
        writeString(folder.resolve("net.yaml"), bad.spec);
        for (String command : List.of("explain", "verify", "train")) assertRefused(Session.of(command, spec), bad);
    }

    @ParameterizedTest
    @FieldSource("NUMBERS")
    void numbersThatAreNotFiniteAreNamed(Bad bad) throws IOException {
        writeString(folder.resolve("net.yaml"), bad.spec);
        for (String command : List.of("explain", "verify", "train")) assertRefused(Session.of(command, spec), bad);
        assertRefused(Session.of("explain", spec, "-o", folder.resolve("net.json").toString()), bad);
        assertThat(left()).containsExactly("net.yaml");
    }

    private void assertRefused(Session session, Bad bad) {
        assertThat(session.err()).matches("gradatim: \\Q" + spec + "\\E" + bad.message + "\n");
        assertThat(session.out()).isEmpty();
        assertThat(session.code()).isEqualTo(Shell.BAD_INPUT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ""                   | data.csv: the file is empty; .*
            x1,y\\n1,1            | data.csv:1: there is no column `x2`; .*
            x1,x2,y\\n1,two,0     | data.csv:2:3: column `x2`: `two` is no number; .*
            x1,x2,y\\n1,,0        | data.csv:2:3: column `x2`: a number is missing
            x1,x2,y\\n1,2,1\\n1,2  | data.csv:3: this line has 2 values, the first line names 3 columns
            x1,x2,y\\n1,"2,1      | data.csv:2: this is no CSV: .*
            x1,x1,x2,y\\n1,1,2,0  | data.csv:1:4: the column `x1` is there twice; .*
            x1;x2;y\\n1;2;1       | data.csv:1: there is no column `x1`; columns are separated by commas, .*
            """)
    void aWrongTableIsOneMessageWithItsPlace(String table, String message) throws IOException {
        writeString(folder.resolve("data.csv"), table.replace("\\n", "\n"));
        writeString(folder.resolve("net.yaml"), NETWORK + "data: {csv: data.csv, targets: [y]}\n");
        Session session = Session.of("verify", spec);
        assertThat(session.err()).matches("gradatim: .*" + message + "\n");
        assertThat(session.code()).isEqualTo(Shell.BAD_INPUT);
    }

    @Test
    void aTableOfAnotherSystemIsRead() throws IOException {
        writeString(folder.resolve("data.csv"), "\ufeffid, x1, x2, y\r\n7, 1, 2, 1\r\n\r\n8, 0, 1, 0\r\n");
        writeString(folder.resolve("net.yaml"), NETWORK + "data: {csv: data.csv, targets: [y]}\ninitialization: {seed: 1, scheme: normal}\n");
        assertThat(Session.of("verify", spec).code()).isEqualTo(Shell.DONE);
    }

    @Test
    void aHugeSpecIsRefusedUnread() throws IOException {
        try (var huge = new RandomAccessFile(spec, "rw")) {
            huge.setLength(100L << 20);
        }
        assertThat(Session.of("verify", spec).err()).contains("104,857,600 bytes").contains("GRADATIM_LIMIT_SPEC_BYTES").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            explain {}/nte.yaml                         | gradatim: there is no file `{}/nte.yaml`; did you mean `net.yaml`?
            explain {}/no/net.yaml                      | gradatim: there is no file `{}/no/net.yaml`: there is no folder `{}/no`
            verify {}                                   | gradatim: {}: this is a folder; name a file in it
            explain {}/net.yaml -w W1                   | gradatim: there is no `W1` to differentiate by; did you mean `w1`?
            explain {}/net.yaml -w w1,,v                | gradatim: there is no `v` to differentiate by; there are `w1`, `w2`, `w3`, `w4`, `w5`, `w6`, `z1`, `z2`, `a1`, `a2`, `z3`, `a3`, `J`
            explain {}/net.yaml -w ,                    | gradatim: -w names no weight; write one or several, such as -w w1,w3, or leave it out for all
            explain {}/net.yaml --notation roman        | gradatim: invalid value for option '--notation': 'roman' is none of flat, layered, nielsen; see gradatim explain --help
            explain {}/net.yaml -o {}/no/net.pdf        | gradatim: cannot write {}/no/net.pdf: there is no folder {}/no; make it first
            explain {}/net.yaml -o {}                   | gradatim: cannot write {}: its ending says no format; use .pdf, .html, .tex, slides.tex, slides.html, .pptx, .md, .ipynb, .txt or .json
            explain {}/net.yaml -o /                    | gradatim: cannot write /: its ending says no format; use .pdf, .html, .tex, slides.tex, slides.html, .pptx, .md, .ipynb, .txt or .json
            explain {}/net.yaml -o {}/net.doc           | gradatim: cannot write {}/net.doc: its ending says no format; use .pdf, .html, .tex, slides.tex, slides.html, .pptx, .md, .ipynb, .txt or .json
            explain {}/net.yaml --template {}/no.html   | gradatim: {}/no.html: there is no such template
            explain {}/net.yaml --template {}           | gradatim: {}: this is a folder; name a file in it
            """)
    void aWrongArgumentIsOneMessage(String arguments, String message) throws IOException {
        Session session = Session.of(arguments.replace("{}", folder.toString()).split(" "));
        assertThat(session).isEqualTo(new Session(Shell.BAD_INPUT, "", message.replace("{}", folder.toString()) + System.lineSeparator()));
        assertThat(left()).containsExactly("net.yaml");
    }

    @Test
    void whatIsReadIsNeverOverwritten() throws IOException {
        Path net = writeString(folder.resolve("net.md"), NETWORK);
        Path link = createSymbolicLink(folder.resolve("link.md"), net);
        Path own = writeString(folder.resolve("own.html"), "{{ body }}");
        for (Path output : List.of(net, link)) {
            assertThat(Session.of("explain", net.toString(), "-o", output.toString())).isEqualTo(new Session(Shell.BAD_INPUT, "",
                    "gradatim: cannot write " + output + ": it is the spec itself; name another file" + System.lineSeparator()));
        }
        assertThat(Session.of("explain", net.toString(), "--template", own.toString(), "-o", own.toString()).err())
                .endsWith("own.html: it is the template itself; name another file" + System.lineSeparator());
        assertThat(net).hasContent(NETWORK);
        assertThat(own).hasContent("{{ body }}");
    }

    @Test
    void dataHasNoTemplate() throws IOException {
        Path own = writeString(folder.resolve("own.html"), "{{ body }}");
        Session session = Session.of("explain", spec, "--template", own.toString(), "-o", folder.resolve("net.json").toString());
        assertThat(session.err()).startsWith("gradatim: a .json has no template; leave out --template").hasLineCount(1);
        assertThat(session.code()).isEqualTo(Shell.BAD_INPUT);
    }

    @Test
    void aNameThatNoFileCanHaveIsSaidToBeNone() {
        assertThat(Session.of("explain", "a\0b").err()).startsWith("gradatim: ").contains("`a\uFFFDb` cannot be the name of a file")
                .doesNotContain("Exception").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"explain|", "explain|net.yaml|-o|", "explain|net.yaml|--template|"})
    void anEmptyNameOfAFileIsSaidToBeEmpty(String arguments) {
        Session session = Session.of(arguments.split("\\|", -1));
        assertThat(session.err()).contains("the name of the file is empty").hasLineCount(1);
        assertThat(session.code()).isEqualTo(Shell.BAD_INPUT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            {% if %}                       ! :1: Unexpected token
            {{ titel }}                    ! :1: there is no value `titel`; there are body, contents, labels, language, title
            {% include "/etc/passwd" %}    ! a template can only build on the built-in ones
            {{ body | shout }}             ! :1: Filter [shout] does not exist
            """)
    void aBrokenTemplateIsOneMessage(String template, String message) throws IOException {
        String own = writeString(folder.resolve("own.html"), template).toString();
        Session session = Session.of("explain", spec, "--template", own, "-o", folder.resolve("net.html").toString());
        assertThat(session.err()).startsWith("gradatim: " + own + ":").contains(message).hasLineCount(1);
        assertThat(session.code()).isEqualTo(Shell.BAD_INPUT);
        assertThat(left()).containsExactlyInAnyOrder("net.yaml", "own.html");
    }

    @Test
    void whatStandsInTheWayIsLeftAlone() throws IOException {
        Path old = createDirectory(folder.resolve("old.pdf"));
        assertThat(Session.of("explain", spec, "-o", old.toString()).err()).contains("it is a folder; name a file in it").hasLineCount(1);
        Path locked = createDirectory(folder.resolve("locked"));
        assumeTrue(locked.toFile().setWritable(false) && !Files.isWritable(locked), "the user may write everywhere");
        assertThat(Session.of("explain", spec, "-o", locked.resolve("net.pdf").toString()).err()).contains("is read-only").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({"explain, md", "explain, json", "compare, md", "compare, json"})
    void aFullDiskIsOneMessage(String command, String ending) throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "no device that is always full");
        Path link = createSymbolicLink(folder.resolve("net." + ending), full);
        Session session = Session.of(command, spec, "-o", link.toString());
        Files.delete(link);
        assertThat(session).isEqualTo(new Session(Shell.BAD_INPUT, "", "gradatim: cannot write " + link + ": No space left on device\n"));
    }

    @Test
    void namesAreForgiving() throws IOException {
        Path odd = writeString(folder.resolve("Zwei Neuronen σ.yaml"), NETWORK);
        Path written = folder.resolve("Ausgabe σ.MD");
        assertThat(Session.of("explain", odd.toString(), "-w", "w3, w1 ,,w3,", "--detail", "Full", "--notation", "FLAT", "--paper", "Letter", "-o", written.toString()))
                .isEqualTo(new Session(Shell.DONE, "", ""));
        List<String> sections = Files.readAllLines(written).stream().filter(line -> line.startsWith("### The derivative")).toList();
        assertThat(sections).containsExactly("### The derivative $\\partial J/\\partial w_3$", "### The derivative $\\partial J/\\partial w_1$");
    }

    @Test
    void aTitleCannotSteerTheTerminal() throws IOException {
        writeString(folder.resolve("net.yaml"), "title: \"one\\ntwo\\e[31m\\u202Ered\"\ndata: [{x: [1, 2], y: 1}]\ninitialization: {scheme: normal, seed: 1}\n" + NETWORK);
        for (String command : List.of("explain", "verify", "train")) {
            assertThat(Session.of(command, spec).out()).as(command).startsWith("one two\ufffd[31mred").doesNotContain("\033").doesNotContain("\u202e");
        }
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
