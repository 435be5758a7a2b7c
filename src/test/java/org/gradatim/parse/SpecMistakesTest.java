package org.gradatim.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradatim.expr.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every mistake is one message that names file, line, column and the mend. */
class SpecMistakesTest {
    /** Two inputs, two sigmoid neurons, one sigmoid output; the loss stands in line 7. */
    private static final String NETWORK = """
            network:
              inputs: [x1, x2]
              layers:
                - {units: 2, activation: sigmoid}
                - {units: 1, activation: sigmoid}
              bias: false
            loss: binary_crossentropy
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "units: 2                | unit: 2                 | 4:8  | entry 1 of `layers` has no key `unit`; did you mean `units`?",
        "units: 2                | units: two              | 4:15 | `units` must be a whole number, found the text `two`",
        "units: 2                | units: 2.5              | 4:15 | `units` must be a whole number",
        "units: 2                | units: 0                | 4:15 | `units` must be at least 1, found the number `0`",
        "units: 2                | units: 1000000000       | 4:15 | over the limit of 200,000; if that is what you want, set the environment variable GRADATIM_LIMIT_UNITS",
        "units: 2                | units: 9e99             | 4:15 | over the limit of 200,000",
        "inputs: [x1, x2]        | inputs: 0               | 2:11 | `inputs` must be at least 1",
        "inputs: [x1, x2]        | inputs: []              | 2:11 | `inputs` is empty",
        "inputs: [x1, x2]        | inputs: [x1, x1]        | 2:11 | `inputs` has an entry twice",
        "inputs: [x1, x2]        | inputs: [x1, a1]        | 2:16 | `a1` is a name that the network gives itself; call the input otherwise, such as `x_a1`",
        "inputs: [x1, x2]        | inputs: [x1, y]         | 2:16 | is a name that the network gives itself",
        "inputs: [x1, x2]        | inputs: [x1, exp]       | 2:16 | `exp` is a function; choose another name",
        "inputs: [x1, x2]        | inputs: [x1, a b]       | 2:16 | entry 2 of `inputs` is no name",
        "layers:                 | layer:                  | 3:3  | `network` has no key `layer`; did you mean `layers`?",
        "bias: false             | bias: 0                 | 6:9  | `bias` must be `true` or `false`, found the number `0`",
        "binary_crossentropy     | binary_crossentopy      | 7:7  | there is no `loss` `binary_crossentopy`; did you mean `binary_crossentropy`?",
        "binary_crossentropy     | categorical_crossentropy | 7:7 | use `activation: softmax` with a unit for each class, two or more",
        "units: 1, activation: sigmoid | units: 1          | 7:7  | use `activation: sigmoid` there, or `loss: mean_squared_error`",
        "units: 1, activation: sigmoid | units: 2, activation: softmax | 7:7 | or `loss: categorical_crossentropy`",
        "units: 2, activation: sigmoid | units: 2, activation: sigmod  | 4:30 | did you mean `sigmoid`?",
        "units: 2, activation: sigmoid | units: 2, activation: z/(1+q) | 4:35 | an activation is a formula in z alone; `q` is not z",
        "units: 2, activation: sigmoid | units: 2, activation: z/(1+   | 4:35 | expected a number, a name or `(`",
        "units: 2, activation: sigmoid | units: 2, alpha: 2            | 4:18 | `alpha` is a setting of elu",
        "loss: binary            | Loss: binary            | 7:1  | a spec has no key `Loss`; did you mean `loss`?",
        "network:                | netwrok:                | 1:1  | a spec has no key `netwrok`; did you mean `network`?"})
    void aMistakeInTheNetworkIsNamed(String right, String wrong, String at, String message) {
        String spec = NETWORK.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong));
        assertMistake(spec, at, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "epochs: 3                                             | 8:1  | a spec has no key `epochs`; there are `title`",
        "loss: mean_squared_error                              | 8:1  | the key `loss` is given twice, first in line 7",
        "definitions: [J = w]                                  | 8:1  | belongs to a spec of formulas, and this one has a `network`",
        "notation: layerd                                      | 8:11 | did you mean `layered`?",
        "regularization: 0.1                                   | 8:17 | `regularization` must be a map, found the number `0.1`; for example `{l2: 0.01}`",
        "regularization: {l2: -1}                              | 8:22 | `l2` must be at least 0",
        "training: {learning_rate: 0}                          | 8:27 | `learning_rate` must be greater than 0",
        "parameters: {w1: .nan}                                | 8:18 | `.nan` is no number to compute with",
        "parameters: {w1: -.inf}                               | 8:18 | no number to compute with",
        "parameters: {w1: 1e999}                               | 8:18 | outside of what can be computed with",
        "parameters: {w1: abc}                                 | 8:18 | `w1` must be a number or a list, found the text `abc`",
        "parameters: {w1: 1, w7: 3}                            | 8:21 | there is no parameter `w7`; there are `w1`",
        "parameters: {w1: 1, w2: 2}                            | 8:13 | has no value for `w3`, `w4`, `w5`, `w6`; add them, or an `initialization`",
        "parameters: {W1: [[1, 2], [3, 4]], W2: [[1, 2, 3]]}   | 8:41 | layer 2 has 3 weights listed, it needs 2 (a1, a2)",
        "parameters: {W1: [[1, 2], [3]], W2: [1, 2]}           | 8:27 | neuron 2 of layer 1 has 1 weight listed, it needs 2 (x1, x2)",
        "parameters: {W1: [[1, 2], 3], W2: [1, 2]}             | 8:27 | a number among the rows",
        "parameters: {W1: [[1, 2]], W2: [1, 2]}                | 8:18 | layer 1 has 1 row for weights, it needs a list of 2 rows",
        "parameters: {W1: [1, 2], W2: [1, 2]}                  | 8:18 | it needs a list of 2 rows",
        "parameters: {W1: [[1, 2], [3, 4]], W2: [1, 2], b1: [0, 0]} | 8:52 | layer 1 has no biases",
        "parameters: {W1: [[1, 2], [3, 4]], W2: [1, 2], w1: 3} | 8:48 | the parameter `w1` is given twice",
        "parameters: {V1: [[1, 2]]}                            | 8:14 | `V1` is neither",
        "parameters: [{weights: [[1, 2], [3, 4]]}]             | 8:13 | parameters for 1 layer are listed, the network has 2",
        "initialization: glorot                                | 8:17 | did you mean `glorot_normal`?",
        "initialization: constant                              | 8:17 | `constant` needs its value; for example `{constant: 0.5}`",
        "initialization: {seed: 3}                             | 8:17 | needs either a `scheme` or a `constant`",
        "initialization: {scheme: normal, value: -1}           | 8:41 | must be greater than 0",
        "initialization: {scheme: normal, seed: 1e30}          | 8:40 | `seed` must be a whole number",
        "data: [[1, 2]]                                        | 8:8  | entry 1 of `data` must be a map, found a list",
        "data: [{x: [1], y: 1}]                                | 8:12 | this example has 1 input listed, it needs 2 (x1, x2)",
        "data: [{x: [1, NaN], y: 1}]                           | 8:16 | entry 2 of `x` must be a number, found the text `NaN`",
        "data: [{x: [1, 2]}]                                   | 8:8  | this example has no value for `y`",
        "data: [{x: [1, 2], x1: 3, y: 1}]                      | 8:20 | `x1` is given twice in this example",
        "data: [{x1: 3, x2: 4, x: [1, 2], y: 1}]               | 8:23 | `x1` is given twice in this example",
        "data: [{x1: 1, x3: 2, y: 1}]                          | 8:16 | there is no input or target `x3`; there are `x1`, `x2`, `y`",
        "data: [{x: [1, 2], y: 3}]                             | 8:23 | the target `y` is 3, and under binary_crossentropy it is between 0 and 1",
        "data: 5                                               | 8:7  | `data` must be a list or a map",
        "data: {csv: ../apples.csv}                            | 8:13 | outside of the folder of this spec",
        "data: {csv: a/../../apples.csv}                       | 8:13 | outside of the folder of this spec",
        "data: {csv: /etc/hostname}                            | 8:13 | outside of the folder of this spec",
        "data: {csv: appels.csv}                               | 8:13 | there is no file `appels.csv`; did you mean `apples.csv`?",
        "data: {csv: .}                                        | 8:13 | `.` is no file",
        "title: !!java.net.URL [x]                             | 8:8  | a tag such as",
        "!!java.net.URL title: x                               | 8:1  | a key stands alone; delete the tag before it",
        "training: {!!java.net.URL epochs: 3}                  | 8:12 | a key stands alone; delete the tag before it",
        "training: {&e epochs: 3}                              | 8:12 | a key stands alone; delete the anchor before it",
        "parameters: [3]                                       | 8:14 | must be a map, found the number `3`; for example `{weights: [[",
        "title: 42                                             | 8:8  | must be a text, found the number `42`; put it in quotes",
        "title: true                                           | 8:8  | must be a text, found `true`; put it in quotes",
        "title: \"\"x                                           | 8:8  | the quotes or brackets that open here are never closed",
        "title: 'x                                             | 8:8  | the quotes or brackets that open here are never closed",
        "? [1, 2]                                              | 8:4  | a key is one word",
        "<<: {bias: true}                                      | 8:1  | a spec has no key `<<`; write out what it would merge",
        "title: *x                                             | 8:8  | `*x` stands for nothing",
        "title: &x [*x]                                        | 8:12 | `*x` stands for a value that contains it",
        "title: a: b                                           | 8:9  | put a text with `: ` in quotes",
        "title: @a                                             | 8:8  | put a text that begins with this character in quotes"})
    void aMistakeInWhatFollowsTheNetworkIsNamed(String line, String at, String message) throws IOException {
        Files.writeString(folder.resolve("apples.csv"), "x1,x2,y\n");
        assertMistake(NETWORK + line.replace("\"\"", "\"") + "\n", at, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "- z1 = w1*x1 +                      | 2:17 | expected a number, a name or `(` after `+`, but the formula ends",
        "- \"\"z1 = sigmod(w1)\"\"           | 2:11 | did you mean `sigmoid`?",
        "- w1 + w2                           | 2:8  | expected `=` after the name `w1`",
        "- 3                                 | 2:5  | entry 1 of `definitions` must be a text, found the number `3`; for example",
        "- J = w +~    2*w +~    sigmod(w)     | 4:5  | did you mean `sigmoid`?",
        "- >~    J = w +~      2*w + sigmod(w) | 4:13 | did you mean `sigmoid`?",
        "- >~    J = w +~                     | 3:12 | after `+`, but the formula ends",
        "- >-~    J = w +~~    # w + sigmod(w) | 5:5  | the character `#`",
        "- \"\"J = w +~    \\tsigmod(w)\"\"  | 2:5 | did you mean `sigmoid`?",
        "- J = e^(-w)                        | 2:9  | `e` is not defined; write `exp(x)`",
        "- J = J + 1                         | 2:9  | `J` is defined by itself",
        "- exp = w                           | 2:5  | `exp` is a function",
        "- J = w~  - J = 2*w                 | 3:5  | `J` is defined twice, first in line 2",
        "- J = a1^2~  - a1 = w1              | 2:9  | `a1` is used here but defined only in line 3; move its definition before this one",
        "- J = a1^2~  - a1 = b1~  - b1 = J   | 2:9  | `a1` and `J` are defined by each other",
        "- J = w~inputs: [J]                 | 2:5  | `J` is an input and cannot be defined by a formula",
        "- J = w~inputs: [x]~targets: [x]    | 4:11 | `x` is an input already; it cannot be a target too",
        "- J = w~inputs: [max]               | 3:10 | `max` is a function",
        "- J = x^2~inputs: [x]               | 1:1  | there is nothing to differentiate by",
        "- J = w~differentiate: K            | 3:16 | `K` is to be differentiated but is not among the definitions; there is `J`",
        "- J = w~with_respect_to: [w2]       | 3:19 | there is no parameter or definition `w2`; there are `w`, `J`",
        "- J = w~with_respect_to: [J]        | 3:19 | `J` is what is differentiated",
        "- J = w*x~inputs: [x]~with_respect_to: [x] | 4:19 | `x` is an input; gradients are taken by parameters and by definitions",
        "- a = w~  - J = w^2~with_respect_to: [a]   | 4:19 | `J` does not depend on `a`",
        "- J = w~constants: {1a: 2}          | 3:13 | `1a` is no name",
        "- J = w~constants: {lam: x}         | 3:18 | `lam` must be a number, found the text `x`",
        "- J = w~symbols: {v: a}             | 3:11 | no formula has the name `v`; there are `w`, `J`",
        "- J = w~symbols: {w: '\\frac12'}    | 3:15 | the command `\\frac` is not allowed in a symbol",
        "- J = w~parameters: {v: 1}          | 3:14 | there is no parameter `v`",
        "- J = u*v~parameters: {v: 1}        | 3:13 | `parameters` has no value for `u`; add it",
        "- J = w~initialization: he_normal   | 3:1  | he_normal draws by the size of a layer, and formulas have none",
        "- J = w~loss: binary_crossentropy   | 3:1  | `loss` belongs to a spec with a `network`, and this one has `definitions`"})
    void aMistakeInASpecOfFormulasIsNamed(String lines, String at, String message) {
        assertMistake("definitions:\n  " + lines.replace("~", "\n").replace("\"\"", "\"") + "\n", at, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "price,size,y~1,large,0       | 2:3  | column `size`: `large` is no number; write one such as `0.5`",
        "price,size,y~1, ,0           | 2:4  | column `size`: a number is missing",
        "price,size,y~1,NaN,0         | 2:3  | `NaN` is no number to compute with",
        "price,size,y~1,0x10,0        | 2:3  | `0x10` is no number",
        "price,size,y~1,1d,0          | 2:3  | `1d` is no number",
        "price,size,y~1,\"2,5\",0     | 2:3  | has a comma; decimals are written with a point: `2.5`",
        "price,size,y~1,2             | 2    | this line has 2 values, the first line names 3 columns",
        "price,size,y~~1,2,3          | 3:5  | the target `y` is 3",
        "price,sice,y~1,2,3           | 1    | did you mean `sice`?",
        "price,size,z~1,2,3           | 1    | there is no column `y`; name the columns of the targets, `targets: [y]`; there are `price`, `size`, `z`",
        "price;size;y~1;2;3           | 1    | columns are separated by commas, and this line has none",
        "price,size,price,y~1,2,3,4   | 1:12 | the column `price` is there twice",
        "price,size,y~1,\"2\"x,1      | 2    | this is no CSV: quotes",
        "price,size,y~1,2,1~\"2,2,1~3 | 3    | this is no CSV: quotes",
        "~                            |      | the file is empty"})
    void aMistakeInACsvFileIsNamed(String csv, String at, String message) throws IOException {
        Files.writeString(folder.resolve("apples.csv"), csv.replace('~', '\n'));
        String spec = NETWORK.replace("x1, x2", "price, size") + "data: {csv: apples.csv}\n";
        assertThatThrownBy(() -> SpecReader.read(spec, folder, "net.yaml")).isInstanceOf(InputException.class)
                .hasMessageStartingWith("apples.csv:" + (at == null ? "" : at + ":")).hasMessageContaining(message);
    }

    @Test
    void aCsvFileInAnotherEncodingSaysSo() throws IOException {
        Files.write(folder.resolve("apples.csv"), "x1,x2,y\n1,2,\u00E9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> SpecReader.read(NETWORK + "data: {csv: apples.csv}", folder, "net.yaml"))
                .isInstanceOf(InputException.class).hasMessageContaining("save it as UTF-8");
    }

    @Test
    void aLinkOutOfTheFolderIsNotFollowed(@TempDir Path elsewhere) throws IOException {
        Path secret = Files.writeString(elsewhere.resolve("secret.csv"), "x1,x2,y\n1,2,1\n");
        Files.createSymbolicLink(folder.resolve("link.csv"), secret);
        Files.createSymbolicLink(folder.resolve("sub"), elsewhere);
        assertMistake(NETWORK + "data: {csv: link.csv}", "8:13", "outside of the folder");
        assertMistake(NETWORK + "data: {csv: sub/secret.csv}", "8:13", "outside of the folder");
    }

    @Test
    void severalMistakesAreToldAtOnceInTheirOrder() {
        String spec = NETWORK.replace("units: 2", "units: no").replace("bias: false", "bias: 0") + "epochs: 3\n";
        assertThatThrownBy(() -> SpecReader.read(spec, folder, "net.yaml")).message().satisfies(m ->
                assertThat(m.lines().map(line -> line.substring(0, 11))).containsExactly("net.yaml:4:", "net.yaml:6:", "net.yaml:8:"));
    }

    @Test
    void veryManyMistakesAreCounted() {
        String spec = "network: {inputs: 1, layers: [" + String.join(", ", Collections.nCopies(9, "3")) + "]}\nloss: half_squared_error\n";
        assertThatThrownBy(() -> SpecReader.read(spec, folder, "net.yaml")).message().hasLineCount(6).endsWith("and 4 mistakes more");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "-                        | the spec is empty",
        "# a comment              | the spec is empty",
        "- a                      | a spec must be a map, found a list",
        "hello                    | a spec must be a map, found the text `hello`",
        "title: x                 | a spec needs a `network` with its `loss`, or `definitions`; this one has neither",
        "network: {inputs: 1      | this is no YAML",
        "? [1, 2]                 | this is no YAML"})
    void whatIsNoSpecSaysSo(String text, String message) {
        assertThatThrownBy(() -> SpecReader.read(text.equals("-") ? "" : text, folder, "net.yaml")).isInstanceOf(InputException.class)
                .hasMessageStartingWith("net.yaml").hasMessageContaining(message);
    }

    @Test
    void aSpecIsOneDocument() {
        assertMistake(NETWORK + "---\ntitle: x\n", "9:1", "a second document begins here");
    }

    @Test
    void tabsAreNoIndentation() {
        assertMistake("network:\n\tinputs: 2\n", "2:1", "indent with spaces");
    }

    @Test
    void aliasesCannotBlowUpTheMemory() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int i = 1; i < 12; i++) {
            String copies = String.join(", ", Collections.nCopies(9, "*a" + (i - 1)));
            bomb.append("a").append(i).append(": &a").append(i).append(" [").append(copies).append("]\n");
        }
        assertThatThrownBy(() -> SpecReader.read(bomb.toString(), folder, "bomb.yaml")).isInstanceOf(InputException.class)
                .hasMessageStartingWith("bomb.yaml:").hasMessageContaining("GRADATIM_LIMIT_SPEC_BYTES");
    }

    @ParameterizedTest
    @CsvSource({"100", "100000"})
    void depthIsLimited(int depth) {
        assertThatThrownBy(() -> SpecReader.read("a: " + "[".repeat(depth), folder, "deep.yaml"))
                .isInstanceOf(InputException.class).hasMessageContaining("over the limit of 32");
    }

    @Test
    void tooManyWeightsAreRefusedBeforeAnyIsMade() {
        assertMistake(NETWORK.replace("units: 2", "units: 90000").replace("units: 1,", "units: 80000,"), "4:5",
                "7,200,180,000 weights and biases are over the limit of 2,000,000; if that is what you want, set the environment variable GRADATIM_LIMIT_PARAMETERS");
    }

    @Test
    void aFileThatIsTooLargeIsRefusedUnread() throws IOException {
        Path big = folder.resolve("big.yaml");
        try (RandomAccessFile file = new RandomAccessFile(big.toFile(), "rw")) {
            file.setLength(100L << 20);
        }
        assertFileMistake(big, big + ": 104,857,600 bytes in a spec are over the limit of 2,097,152");
    }

    @Test
    void aFileThatIsNoTextInUtf8SaysWhere() throws IOException {
        assertFileMistake(Files.write(folder.resolve("zero.yaml"), new byte[] {1, 0, 2}), "zero byte");
        assertFileMistake(Files.write(folder.resolve("utf16.yaml"), "title: x".getBytes(StandardCharsets.UTF_16)), "save it as UTF-8");
        assertFileMistake(Files.write(folder.resolve("latin.yaml"), "a: 1\ntitle: Sch\u00F6n".getBytes(StandardCharsets.ISO_8859_1)),
                "latin.yaml:2:11: the byte 0xF6");
    }

    @Test
    void aFileThatIsNotThereOrNoFileSaysSo() throws IOException {
        Files.createFile(folder.resolve("two-neurons.yaml"));
        assertFileMistake(folder.resolve("two-neuron.yaml"), "did you mean `two-neurons.yaml`?");
        assertFileMistake(folder.resolve("no/two-neurons.yaml"), "there is no folder");
        assertFileMistake(folder, "this is a folder");
    }

    private void assertFileMistake(Path file, String message) {
        assertThatThrownBy(() -> SpecReader.read(file)).isInstanceOf(InputException.class).hasMessageContaining(message);
    }

    private void assertMistake(String spec, String at, String message) {
        assertThatThrownBy(() -> SpecReader.read(spec, folder, "net.yaml")).isInstanceOf(InputException.class)
                .message().startsWith("net.yaml:" + at + ":").contains(message);
    }
}
