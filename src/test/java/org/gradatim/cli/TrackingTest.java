package org.gradatim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class TrackingTest {
    private static final String SEEDS = "examples/seeds.yaml";

    private static final String WILD = """
            network: {inputs: 1, layers: [{units: 1, activation: linear}]}
            loss: mean_squared_error
            initialization: {constant: 1}
            data: [{x: 10, y: 0}]
            training: {learning_rate: 5, epochs: 300}
            experiments:
              wild: {}
              tame: {training: {learning_rate: 0.001}}
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("org.gradatim.cli.VerifyTest#examples")
    void everyExampleIsTrackedAsDataAndAsText(Path example) {
        JsonNode json = ValidJson.read(done("train", example.toString(), "--track", "--json"), "track");
        for (JsonNode run : json.get("experiments")) {
            JsonNode history = run.get("history");
            assertThat(history.get(history.size() - 1).get("epoch").intValue()).isEqualTo(run.get("epochs").intValue());
            assertThat(history.get(history.size() - 1).get("loss").doubleValue()).isLessThan(history.get(0).get("loss").doubleValue());
            assertThat(history.get(0).get("values").size()).isEqualTo(run.get("parameters").size());
        }
        assertThat(done("train", example.toString(), "--track")).contains("What the training makes of it", "Which weights stay equal");
    }

    @Test
    void theSameSeedIsTheSameTrainingAndAnotherIsNot() {
        JsonNode runs = ValidJson.read(done("train", SEEDS, "--track", "--json"), "track").get("experiments");
        assertThat(runs.get(0).get("same_as").toString()).isEqualTo("[\"seed 42 again\"]");
        assertThat(runs.get(2).get("same_as").isEmpty()).isTrue();
        assertThat(runs.get(0).get("history")).isEqualTo(runs.get(1).get("history"));
        assertThat(done("train", SEEDS, "--track")).contains("yes, to the last bit", "Here 1 of 3 pairs of trainings are the same.",
                "seed 2: no two neurons of a hidden layer are equal.");
    }

    @Test
    void theTrackEndsWhereTheTrainingEnds() {
        JsonNode plain = ValidJson.read(done("train", SEEDS, "--json"), "train");
        JsonNode first = ValidJson.read(done("train", SEEDS, "--track", "--json"), "track").get("experiments").get(0);
        JsonNode last = first.get("history").get(first.get("history").size() - 1);
        assertThat(last.get("loss")).isEqualTo(plain.get("loss"));
        for (int k = 0; k < plain.get("parameters").size(); k++) {
            assertThat(last.get("values").get(k)).isEqualTo(plain.get("parameters").get(k).get("value"));
        }
    }

    @Test
    void oneNeuronFailsWhereANetworkDoesNot() {
        JsonNode runs = ValidJson.read(done("train", "examples/one-neuron-or-many.yaml", "--track", "--json"), "track").get("experiments");
        assertThat(accuracy(runs.get(0))).isLessThan(0.7);
        assertThat(accuracy(runs.get(1))).isGreaterThan(0.95);
    }

    private static double accuracy(JsonNode run) {
        return run.get("history").get(run.get("history").size() - 1).get("accuracy").doubleValue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "loss", "weights", "neurons", "boundary"})
    void plotsArePicturesByThemselves(String plot) throws IOException {
        for (String ending : new String[] {"svg", "PNG"}) {
            Path file = folder.resolve("plot" + plot + "." + ending);
            if (plot.isEmpty()) done("train", SEEDS, "--track", "-o", file.toString());
            else done("train", SEEDS, "--track", "--plot", plot, "-o", file.toString());
            if (ending.equals("svg")) assertThat(file).content().startsWith("<svg ").endsWith("</svg>\n");
            else assertThat(ImageIO.read(file.toFile()).getWidth()).isGreaterThan(200);
        }
    }

    @Test
    void thePdfSaysWhatTheTextSays() throws IOException {
        Path file = folder.resolve("seeds.pdf");
        done("train", SEEDS, "--track", "-o", file.toString());
        try (var pdf = Loader.loadPDF(file.toFile())) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ")).contains("Reproducible or symmetric?", "yes, to the last bit");
        }
    }

    @Test
    void aTrainingThatDivergesIsNamedAndTheDocumentIsWrittenAllTheSame() throws IOException {
        Path spec = Files.writeString(folder.resolve("wild.yaml"), WILD);
        Path file = folder.resolve("wild.txt");
        Session session = Session.of("train", spec.toString(), "--track", "-o", file.toString());
        assertThat(session.code()).isEqualTo(Shell.BAD_INPUT);
        assertThat(session.err()).containsPattern("experiment `wild` diverges: after \\d+ epochs the loss is no longer a finite number").doesNotContain("tame").hasLineCount(1);
        assertThat(file).content().contains("The training “wild” diverges", "J is infinite", "tame");
        JsonNode runs = ValidJson.read(Session.of("train", spec.toString(), "--track", "--json").out(), "track").get("experiments");
        assertThat(runs.get(0).get("diverged").get("what").stringValue()).isEqualTo("cost");
        assertThat(runs.get(1).get("diverged").isNull()).isTrue();
    }

    @Test
    void optionsThatDoNotFitSayHowTheyDo() {
        assertThat(refused("train", SEEDS, "-o", "x.pdf")).contains("`--output` goes with `--track`; add it");
        assertThat(refused("train", SEEDS, "--plot", "loss")).contains("`--plot` goes with `--track`");
        assertThat(refused("train", SEEDS, "--track", "--plot", "loss")).contains("`--plot` chooses what is drawn; add `-o weights.svg`");
        assertThat(refused("train", SEEDS, "--track", "--plot", "los", "-o", "x.svg")).contains("'los' is none of loss, weights, neurons, boundary");
        assertThat(refused("train", SEEDS, "--track", "-o", folder.resolve("x.doc").toString())).contains("its ending says no format").contains(".svg or .png");
        assertThat(refused("train", "examples/mazur.yaml", "--track", "--plot", "boundary", "-o", folder.resolve("x.svg").toString()))
                .contains("there is no `boundary` to plot: that needs a classifier of two inputs");
        assertThat(folder).isEmptyDirectory();
    }

    private static String done(String... arguments) {
        Session session = Session.of(arguments);
        assertThat(session.code()).as(session.err()).isEqualTo(Shell.DONE);
        assertThat(session.err()).isEmpty();
        return session.out();
    }

    private static String refused(String... arguments) {
        Session session = Session.of(arguments);
        assertThat(session.code()).isEqualTo(Shell.BAD_INPUT);
        assertThat(session.err()).hasLineCount(1);
        return session.err();
    }
}
