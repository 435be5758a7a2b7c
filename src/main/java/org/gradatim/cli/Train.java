package org.gradatim.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code gradatim train}. */
@Command(name = "train",
        description = "Train by gradient descent; print the final weights, the loss, the accuracy.",
        sortOptions = false,
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gradatim train two-neurons.yaml",
            "  gradatim train two-neurons.yaml --json | jq .loss"
        })
final class Train implements Callable<Integer> {
    @Parameters(paramLabel = "SPEC", description = "The network in YAML, with data and training.")
    private Path spec;

    @Option(names = "--json", description = "Print the result as data.")
    private boolean json;

    @ParentCommand
    private Main main;

    @Override
    public Integer call() {
        throw new UnsupportedOperationException("train");
    }
}
