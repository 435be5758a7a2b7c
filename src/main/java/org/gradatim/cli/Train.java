package org.gradatim.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.gradatim.check.Descent;
import org.gradatim.check.Track;
import org.gradatim.explain.TrackPlot;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Experiment;
import org.gradatim.graph.Model;
import org.gradatim.graph.Training;
import org.gradatim.parse.SpecReader;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code gradatim train}. A training that diverges is an input to be mended: exit code 2. */
final class Train implements Command {
    @Override
    public CommandSpec options() {
        CommandSpec options = Command.options(this, "Train by gradient descent; print the final weights, the loss, the accuracy.",
                        "  gradatim train two-neurons.yaml",
                        "  gradatim train two-neurons.yaml --json | jq .loss",
                        "  gradatim train seeds.yaml --track -o experiment.pdf",
                        "  gradatim train seeds.yaml --track --plot loss -o loss.svg")
                .addPositional(Command.spec("The network in YAML, with data and training."))
                .addOption(OptionSpec.builder("--json").description("Print the result as data.").build())
                .addOption(OptionSpec.builder("--track")
                        .description("Follow every weight through every epoch, of all `experiments` of SPEC: plots, and which weights stay equal.").build())
                .addOption(OptionSpec.builder("--plot").paramLabel("PLOT").type(TrackPlot.class)
                        .converters(Choice.of(TrackPlot.values(), TrackPlot::toString))
                        .completionCandidates(Choice.keywords(TrackPlot.values(), TrackPlot::toString))
                        .description("With --track and a picture (svg, png): which plot, ${COMPLETION-CANDIDATES}. Default: all that apply.").build());
        return DocumentOutput.addTo(options);
    }

    @Override
    public int run(ParseResult given, Streams streams) throws IOException {
        Path spec = given.matchedPositionalValue(0, null);
        if (given.hasMatchedOption("--track")) return new Tracking(given, spec, streams).run();
        for (String option : new String[] {"--plot", "--output", "--template"}) {
            if (given.hasMatchedOption(option)) throw new InputException("`" + option + "` goes with `--track`; add it");
        }
        Model model = SpecReader.read(spec);
        Descent descent = Command.about(spec, () -> train(model, streams));
        if (given.hasMatchedOption("--json")) TrainJson.write(descent, streams.out());
        else new TrainText(model, descent, streams.out()).print();
        return Shell.DONE;
    }

    private static Descent train(Model model, Streams streams) {
        Track.requireNumbers(new Experiment("", model));
        int epochs = model.training().orElse(Training.DEFAULT).epochs();
        try (Progress progress = new Progress("training", epochs, streams)) {
            Descent descent = Descent.of(model, progress::reached);
            requireConvergence(descent);
            return descent;
        }
    }

    private static void requireConvergence(Descent descent) {
        if (descent.divergedAt().isEmpty()) return;
        throw new InputException("the training diverges: after " + Numerals.counted(descent.divergedAt().getAsInt(), "epoch")
                + " the loss or a weight is no longer a finite number; try a `learning_rate` below "
                + Numerals.shortest(descent.training().learningRate()));
    }
}
