package org.gradatim.cli;

import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code gradatim train}. */
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
        boolean json = given.hasMatchedOption("--json");
        throw new UnsupportedOperationException("train " + spec + json);
    }
}
