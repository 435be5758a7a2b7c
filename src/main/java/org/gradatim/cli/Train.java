package org.gradatim.cli;

import java.nio.file.Path;
import org.gradatim.check.Descent;
import org.gradatim.expr.InputException;
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
        return Command.options(this, "Train by gradient descent; print the final weights, the loss, the accuracy.",
                        "  gradatim train two-neurons.yaml",
                        "  gradatim train two-neurons.yaml --json | jq .loss")
                .addPositional(Command.spec("The network in YAML, with data and training."))
                .addOption(OptionSpec.builder("--json").description("Print the result as data.").build());
    }

    @Override
    public int run(ParseResult given, Streams streams) {
        Path spec = given.matchedPositionalValue(0, null);
        Model model = SpecReader.read(spec);
        Descent descent = Command.about(spec, () -> train(model, streams));
        if (given.hasMatchedOption("--json")) TrainJson.write(descent, streams.out());
        else new TrainText(model, descent, streams.out()).print();
        return Shell.DONE;
    }

    private static Descent train(Model model, Streams streams) {
        requireNumbers(model);
        int epochs = model.training().orElse(Training.DEFAULT).epochs();
        try (Progress progress = new Progress("training", epochs, streams)) {
            Descent descent = Descent.of(model, progress::reached);
            requireConvergence(descent);
            return descent;
        }
    }

    private static void requireNumbers(Model model) {
        if (!model.values().keySet().containsAll(model.program().parameters())) {
            throw new InputException("training needs a beginning; add `initialization: {scheme: glorot_uniform, seed: 42}`, "
                    + "or `parameters` with a value for each");
        }
        if (!model.hasNumbers()) throw new InputException("training needs examples; add `data`, a list of rows or `{csv: FILE}`");
    }

    private static void requireConvergence(Descent descent) {
        if (descent.divergedAt().isEmpty()) return;
        throw new InputException("the training diverges: after " + Numerals.counted(descent.divergedAt().getAsInt(), "epoch")
                + " the loss or a weight is no longer a finite number; try a `learning_rate` below "
                + Numerals.shortest(descent.training().learningRate()));
    }
}
