package org.gradatim.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gradatim.expr.Activations;
import org.gradatim.expr.InputException;
import org.gradatim.expr.Losses;
import org.gradatim.expr.Rational;
import org.gradatim.graph.Activation;
import org.gradatim.graph.Model;
import org.gradatim.graph.Naming;
import org.gradatim.graph.Network;
import org.gradatim.graph.Training;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation.Accent;
import org.gradatim.notation.Notation.AccentKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SpecReaderTest {
    private static final Path EXAMPLES = Path.of("examples");
    private static final String ONE_NEURON = "network: {inputs: 1, layers: [{units: 1, activation: sigmoid}]}\nloss: binary_crossentropy\n";
    private static final String CLASSES = "network: {inputs: 1, layers: [{units: 3, activation: softmax}]}\nloss: categorical_crossentropy\n";

    @TempDir
    Path folder;

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsReadAndHasNumbers(Path example) throws IOException {
        Model model = SpecReader.read(example);
        assertThat(model.hasNumbers()).isTrue();
        assertThat(model.withRespectTo()).isNotEmpty();
        assertThat(Files.readString(example)).startsWith("# ");
    }

    @Test
    void theTwoNeuronsAreReadAsWritten() {
        Model model = SpecReader.read(EXAMPLES.resolve("two-neurons.yaml"));
        Network network = model.network().orElseThrow();

        assertThat(model.title()).isEqualTo("Why identical neurons learn different things");
        assertThat(network.inputs()).containsExactly("x1", "x2");
        assertThat(network.layers()).extracting(Network.Layer::units).containsExactly(2, 1);
        assertThat(network.layers()).noneMatch(Network.Layer::bias);
        assertThat(network.loss()).isEqualTo(Losses.BINARY_CROSSENTROPY);
        assertThat(model.values()).containsExactly(entry("w1", 0.2), entry("w2", -0.4), entry("w3", 0.7), entry("w4", 0.1), entry("w5", 0.5), entry("w6", -0.3));
        assertThat(model.data().column("x2")).containsExactly(2);
        assertThat(model.training()).hasValue(new Training(0.1, 200));
        assertThat(model.withRespectTo()).isEqualTo(model.program().parameters());
    }

    @Test
    void formulasAreReadAsWritten() {
        Model model = SpecReader.read(EXAMPLES.resolve("formulas.yaml"));

        assertThat(model.network()).isEmpty();
        assertThat(model.program().parameters()).containsExactly("w1", "w2");
        assertThat(model.program().constants()).containsExactly(entry("lam", Rational.of(1, 10)));
        assertThat(model.program().root()).isEqualTo("J");
        assertThat(model.withRespectTo()).containsExactly("w1", "w2", "z1");
        assertThat(model.program().definition("J").orElseThrow().value())
                .isSameAs(FormulaReader.read("-(y*log(a1) + (1-y)*log(1-a1)) + lam/2*(w1^2 + w2^2)"));
        assertThat(model.program().symbols().of("a1")).isEqualTo(new Accent(Formulas.symbol("y"), AccentKind.HAT));
    }

    @Test
    void parametersAreTakenInEveryForm() {
        List<Double> values = List.of(0.15, 0.20, 0.35, 0.25, 0.30, 0.35, 0.40, 0.45, 0.60, 0.50, 0.55, 0.60);
        assertThat(SpecReader.read(EXAMPLES.resolve("mazur.yaml")).values().values()).containsExactlyElementsOf(values);
        String net = "network: {inputs: 1, layers: [{units: 2, activation: tanh}, {units: 1}]}\nloss: mean_squared_error\n";
        var byName = read(net + "parameters: {w1: 1, w2: 2, b1: 3, b2: 4, w3: 5, w4: 6, b3: 7}").values();
        assertThat(read(net + "parameters: {W1: [[1], [2]], b1: [3, 4], W2: [5, 6], b2: [7]}").values()).isEqualTo(byName);
        assertThat(read(net + "parameters: [{weights: [[1], [2]], biases: [3, 4]}, {weights: [[5, 6]], biases: [7]}]").values()).isEqualTo(byName);
        assertThat(read(net + "parameters: {w1: 1, W2: [[5, 6]]}\ninitialization: zeros").values())
                .containsEntry("w1", 1.0).containsEntry("w2", 0.0).containsEntry("w4", 6.0);
    }

    @Test
    void layeredNamesAreThoseOfTheNotation() {
        Model model = read(ONE_NEURON + "notation: layered\nparameters: {w1_11: 0.5, b1_1: 0.1}");
        assertThat(model.values()).containsOnlyKeys("w1_11", "b1_1");
        assertThat(model.network().orElseThrow().naming()).isEqualTo(Naming.LAYERED);
        assertThat(read(ONE_NEURON + "notation: nielsen").network().orElseThrow().naming()).isEqualTo(Naming.NIELSEN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "zeros                                | zeros",
        "{constant: 0.5}                      | constant 0.5",
        "{scheme: constant, value: 0.5}       | constant 0.5",
        "{scheme: glorot_uniform, seed: 42}   | glorot_uniform, seed 42",
        "he_normal                            | he_normal, seed 0 (the default)",
        "{scheme: random_normal, value: 0.1, seed: -7} | normal 0.1, seed -7"})
    void valuesSayWhereTheyWereDrawn(String initialization, String origin) {
        Model model = read(ONE_NEURON + "initialization: " + initialization);
        assertThat(model.valuesOrigin()).hasValue(origin);
        assertThat(model.values()).containsOnlyKeys("w1", "b1").containsEntry("b1", 0.0);
    }

    @Test
    void withoutParametersThereAreNoNumbers() {
        assertThat(read(ONE_NEURON).values()).isEmpty();
        assertThat(read(ONE_NEURON).hasNumbers()).isFalse();
        assertThat(read(ONE_NEURON).training()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "{units: 1}                                                 | linear",
        "{units: 1, activation: tanh}                               | tanh",
        "{units: 1, activation: leaky_relu, negative_slope: 0.01}   | leaky_relu",
        "{units: 1, activation: elu, alpha: 2}                      | elu",
        "{units: 1, activation: softmax}                            | softmax",
        "{units: 1, activation: \"\"z/(1+exp(-z))\"\"}              | z/(1 + exp(-z))",
        "{units: 1, activation: z}                                  | z"})
    void activationsAreNamesOrFormulas(String layer, String keyword) {
        Model model = read("network: {inputs: 1, layers: [" + layer.replace("\"\"", "\"") + "]}\nloss: half_squared_error\n");
        assertThat(model.network().orElseThrow().layers().getFirst().activation().keyword()).isEqualTo(keyword);
    }

    @Test
    void settingsHaveTheValuesThatKerasGivesThem() {
        Model model = read("network: {inputs: 1, layers: [{units: 1, activation: leaky_relu}, {units: 1, activation: elu}]}\nloss: half_squared_error");
        assertThat(model.network().orElseThrow().layers()).extracting(Network.Layer::activation).containsExactly(
                new Activation.Function(Activations.LEAKY_RELU, List.of(Rational.of(1, 5))), new Activation.Function(Activations.ELU, List.of(Rational.ONE)));
    }

    @Test
    void classesAreIndicatorsOrAnIndex() throws IOException {
        Files.writeString(folder.resolve("classes.csv"), "x1,class\n0.5,2\n");
        for (String data : List.of("[{x: [0.5], y: [0, 0, 1]}]", "[{x1: 0.5, y: 2}]", "[{x: 0.5, y1: 0, y2: 0, y3: 1}]", "{csv: classes.csv, targets: [class]}")) {
            Model model = read(CLASSES + "data: " + data);
            assertThat(model.data().column("y1")).as(data).containsExactly(0);
            assertThat(model.data().column("y3")).as(data).containsExactly(1);
        }
    }

    @Test
    void aCsvFileMayHaveMoreColumnsThanAreNeeded() throws IOException {
        Files.createDirectory(folder.resolve("data"));
        Files.writeString(folder.resolve("data/apples.csv"), "\uFEFF# sold\nname,sold,\"x1\"\nBoskoop, 1 ,0.5\n\"Elstar, red\",0,1e-1\n");
        Model model = read(ONE_NEURON + "data: {csv: data/apples.csv, targets: [sold]}");
        assertThat(model.data().size()).isEqualTo(2);
        assertThat(model.data().column("x1")).containsExactly(0.5, 0.1);
        assertThat(model.data().column("y")).containsExactly(1, 0);
    }

    @Test
    void anInputMayBeCalledX() {
        Model model = read(ONE_NEURON.replace("inputs: 1", "inputs: [x]") + "data: [{x: 0.5, y: 1}, {x: [0.25], y: [0]}]");
        assertThat(model.data().column("x")).containsExactly(0.5, 0.25);
    }

    @Test
    void aTargetMayBeCalledXAndAnInputY() {
        Model model = read("inputs: [y, n]\ntargets: [x]\ndefinitions: [J = (w*y + n - x)^2]\ndata: [{y: 1, n: 2, x: 3}]");
        assertThat(model.data().column("y")).containsExactly(1);
        assertThat(model.data().column("n")).containsExactly(2);
        assertThat(model.data().column("x")).containsExactly(3);
    }

    @Test
    void numbersAreTakenAsYamlHasThem() {
        Model model = read("definitions: [J = a*b*c*d]\nparameters: {a: .5, b: +3, c: 1e-3, d: 010}");
        assertThat(model.values()).containsExactly(entry("a", 0.5), entry("b", 3.0), entry("c", 0.001), entry("d", 10.0));
    }

    @Test
    void anAliasStandsForItsValue() {
        Model model = read("network: {inputs: 1, layers: [&l {units: 2, activation: tanh}, *l, {units: 1}]}\nloss: mean_squared_error");
        assertThat(model.network().orElseThrow().layers()).extracting(Network.Layer::units).containsExactly(2, 2, 1);
    }

    @Test
    void formulasOfManyLinesAreRead() {
        assertThat(read("definitions:\n  - >\n    J = a +\n    b\n").program().definitions().getFirst().value()).isSameAs(FormulaReader.read("a + b"));
    }

    @Test
    void formulasDrawFirstValuesToo() {
        Model model = read("definitions: [J = u*v]\ninitialization: {scheme: normal, seed: 1}\nparameters: {v: 2}");
        assertThat(model.values()).containsOnlyKeys("u", "v").containsEntry("v", 2.0);
        assertThat(model.valuesOrigin()).hasValue("normal, seed 1");
    }

    @ParameterizedTest
    @CsvSource({"two-neurons.yaml, Two neurons", "a/my_net.yml, My net", ".yaml, .yaml", "stdin, Stdin"})
    void theFileGivesTheTitleWhereThereIsNone(String file, String title) {
        assertThat(SpecReader.read(ONE_NEURON, folder, file).title()).isEqualTo(title);
    }

    @Test
    void aLimitIsSetByItsProperty() {
        String deep = "network: {inputs: 1, layers: [{units: 1}, {units: 1}, {units: 1}]}\nloss: mean_squared_error\n";
        System.setProperty(Limit.LAYERS.property(), "2");
        try {
            assertThatThrownBy(() -> read(deep)).isInstanceOf(InputException.class).hasMessageContaining("3 layers are over the limit of 2");
        } finally {
            System.clearProperty(Limit.LAYERS.property());
        }
        assertThat(read(deep).network().map(n -> n.layers().size())).hasValue(3);
    }

    @ParameterizedTest
    @CsvSource({"-1", "0", "abc", "1e3"})
    void aLimitThatIsNoneIsRefused(String limit) {
        System.setProperty(Limit.LAYERS.property(), limit);
        try {
            assertThatThrownBy(() -> read(ONE_NEURON)).isInstanceOf(InputException.class)
                    .hasMessage("GRADATIM_LIMIT_LAYERS is `" + limit + "`, expected a whole number such as 1000");
        } finally {
            System.clearProperty(Limit.LAYERS.property());
        }
    }

    @Test
    void anEmptyLimitIsTheUsualOne() {
        System.setProperty(Limit.LAYERS.property(), "");
        try {
            assertThat(Limit.LAYERS.value()).isEqualTo(1_000);
        } finally {
            System.clearProperty(Limit.LAYERS.property());
        }
    }

    private Model read(String spec) {
        return SpecReader.read(spec, folder, "spec.yaml");
    }
}
