package org.gradatim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.gradatim.derive.RandomNetworks;
import org.gradatim.graph.Data;
import org.gradatim.graph.Model;
import org.gradatim.graph.Network;
import org.gradatim.graph.Program;
import org.gradatim.graph.Questions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Derivations as notebooks, run by Jupyter. */
class NotebookTest {
    private static final String PYTHON = "/usr/bin/python3";
    private static final String NBCONVERT = "/usr/bin/jupyter-nbconvert";

    private static final List<String> RUN = List.of("two-neurons", "softmax", "deep", "regression", "formulas", "matrix-regression",
            "demand-prediction", "zero-init-tanh");

    private static final String WITHOUT_NUMBERS = """
            network:
              inputs: 2
              layers: [{units: 2, activation: softplus}, {units: 2, activation: softmax}]
            loss: categorical_crossentropy
            regularization: {l2: 0.1}
            """;

    /** In the first example the output is 1 but for a few digits, and so is log(1 - a). */
    private static final String SATURATED = """
            network: {inputs: 2, layers: [{units: 2, activation: elu}, {units: 1, activation: sigmoid}]}
            loss: binary_crossentropy
            regularization: {l2: 0.01}
            initialization: {scheme: he_normal, seed: 5}
            data: [{x: [100.0, -3.5], y: 1}, {x: [-0.2, 40], y: 0}, {x: [0, 0], y: 1}]
            """;

    /** Names that the language, the library and the notebook itself use. */
    private static final String HOSTILE = """
            title: 'a $x$ \\(y\\) $$ </script> `b` | "quoted"'
            inputs: [x]
            definitions: [cost = lambda*x + np, J = cost^2 + dJ_dnp*penalty + alpha*t1 + SAME]
            parameters: {lambda: 0.5, np: 2, dJ_dnp: 3, penalty: 4, alpha: 5, t1: 6, SAME: 7}
            data: [{x: 1}, {x: -2}]
            """;

    @TempDir
    Path folder;

    private JsonNode notebook(Gradatim gradatim, String name) throws IOException {
        Path file = folder.resolve(name + ".ipynb");
        gradatim.explainTo(file);
        return JsonMapper.shared().readTree(Files.readString(file));
    }

    private Gradatim spec(String yaml, String name) throws IOException {
        return Gradatim.read(Files.writeString(folder.resolve(name + ".yaml"), yaml));
    }

    private static Gradatim random(long seed) {
        Network network = RandomNetworks.smooth(seed);
        Program program = network.program(1);
        return Gradatim.of(new Model("Random", program, Optional.of(network), program.parameters(), Map.of(), Optional.empty(), Data.NONE,
                Optional.empty(), Questions.NONE, List.of()));
    }

    private List<JsonNode> all() throws IOException {
        List<JsonNode> notebooks = new ArrayList<>();
        for (String example : RUN) notebooks.add(notebook(Examples.read(example), example));
        for (long seed = 0; seed < 3; seed++) notebooks.add(notebook(random(seed), "random-" + seed));
        notebooks.add(notebook(spec(WITHOUT_NUMBERS, "symbolic"), "symbolic"));
        notebooks.add(notebook(spec(HOSTILE, "hostile"), "hostile"));
        notebooks.add(notebook(spec(SATURATED, "saturated"), "saturated"));
        return notebooks;
    }

    @Test
    void everyNumberIsFoundAgainByNumPy() throws Exception {
        List<JsonNode> notebooks = all();
        ObjectNode together = (ObjectNode) notebooks.getFirst().deepCopy();
        ArrayNode cells = together.putArray("cells");
        for (JsonNode notebook : notebooks) {
            cells.add(code("%reset -f", cells.size()));
            for (JsonNode cell : notebook.get("cells")) {
                if (cell.get("cell_type").asString().equals("code")) cells.add(code(source(cell), cells.size()));
            }
        }
        assertThat(execute(together)).isEqualTo("");
        assertThat(outputs()).as("a cell that is right says nothing, and warns of nothing").isEmpty();
        assertThat(notebooks.subList(0, notebooks.size() - 1)).allSatisfy(notebook -> assertThat(sources(notebook, "code")).anyMatch(code -> code.contains("central_difference(lambda")));
    }

    @Test
    void aWrongNumberIsReported() throws Exception {
        ObjectNode notebook = (ObjectNode) notebook(Examples.read("two-neurons"), "two-neurons");
        String right = notebook.toString();
        String wrong = right.replaceFirst("assert_close\\(dJ_dw1, -0\\.0582287087", "assert_close(dJ_dw1, -0.0582287187");
        assertThat(wrong).isNotEqualTo(right);
        assertThat(execute(JsonMapper.shared().readTree(wrong))).contains("AssertionError", "is not -0.0582287187");
    }

    @Test
    void theFilesAreValidNotebooks() throws Exception {
        assumeTrue(Files.isExecutable(Path.of(NBCONVERT)), "no Jupyter is installed");
        all();
        String script = "import glob, nbformat, sys\nfor f in glob.glob(sys.argv[1] + '/*.ipynb'):\n    nbformat.validate(nbformat.read(f, 4))\n";
        assertThat(run(PYTHON, "-W", "error", "-c", script, folder.toString())).isEqualTo("");
    }

    @Test
    void aModelWithoutNumbersGetsSomeAndTheNotebookSaysSo() throws Exception {
        JsonNode notebook = notebook(spec(WITHOUT_NUMBERS, "symbolic"), "symbolic");
        assertThat(sources(notebook, "markdown")).anyMatch(text -> text.contains("drawn at random (seed 42)"));
    }

    @Test
    void aModelThatIsTooLargeHasNoCodeAndTheNotebookSaysSo() throws Exception {
        String large = "network: {inputs: 30, layers: [{units: 20, activation: tanh}, {units: 1, activation: linear}]}\nloss: mean_squared_error\n";
        JsonNode notebook = notebook(spec(large, "large"), "large");
        assertThat(sources(notebook, "code")).isEmpty();
        assertThat(sources(notebook, "markdown")).anyMatch(text -> text.contains("at most 400 names"));
    }

    @Test
    void drawingsAreAttachedWithWordsForThem() throws Exception {
        JsonNode notebook = notebook(Examples.read("two-neurons"), "two-neurons");
        List<JsonNode> drawn = new ArrayList<>();
        for (JsonNode cell : notebook.get("cells")) if (cell.has("attachments")) drawn.add(cell);
        assertThat(drawn).isNotEmpty().allSatisfy(cell ->
                assertThat(source(cell)).containsPattern("!\\[[^\\]]{20,}\\]\\(attachment:drawing-1\\.svg\\)"));
    }

    @Test
    void whatLooksLikeMathematicsInATitleIsNone() throws Exception {
        JsonNode notebook = notebook(spec(HOSTILE, "hostile"), "hostile");
        assertThat(sources(notebook, "markdown").getFirst()).startsWith("# a <span>\\$</span>x<span>\\$</span> <span>&#92;</span>(y")
                .contains("&lt;/script&gt;");
    }

    private static List<String> sources(JsonNode notebook, String type) {
        List<String> sources = new ArrayList<>();
        for (JsonNode cell : notebook.get("cells")) if (cell.get("cell_type").asString().equals(type)) sources.add(source(cell));
        return sources;
    }

    private static String source(JsonNode cell) {
        StringBuilder source = new StringBuilder();
        for (JsonNode line : cell.get("source")) source.append(line.asString());
        return source.toString();
    }

    private static ObjectNode code(String source, int number) {
        ObjectNode cell = JsonMapper.shared().createObjectNode();
        cell.put("cell_type", "code").put("id", "c" + number).put("source", source).putNull("execution_count").putObject("metadata");
        cell.putArray("outputs");
        return cell;
    }

    /** What Jupyter reports when it runs the notebook; nothing where all is well. */
    private String execute(JsonNode notebook) throws Exception {
        assumeTrue(Files.isExecutable(Path.of(NBCONVERT)), "no Jupyter is installed");
        Path file = Files.writeString(folder.resolve("run.ipynb"), notebook.toString());
        return run(NBCONVERT, "--to", "notebook", "--execute", "--log-level", "ERROR", "--output", "executed.ipynb", file.toString());
    }

    /** What the cells of the notebook that was executed last printed, warnings among it. */
    private List<String> outputs() throws IOException {
        List<String> outputs = new ArrayList<>();
        for (JsonNode cell : JsonMapper.shared().readTree(Files.readString(folder.resolve("executed.ipynb"))).get("cells")) {
            for (JsonNode output : cell.path("outputs")) outputs.add(output.toString());
        }
        return outputs;
    }

    private String run(String... command) throws Exception {
        Path out = folder.resolve("out.txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        Process process = builder.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(String.join(" ", command)).isTrue();
        String said = Files.readString(out, StandardCharsets.UTF_8);
        return process.exitValue() == 0 ? "" : said;
    }
}
