package org.gradatim.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code gradatim verify}. */
@Command(name = "verify",
        description = "Hold each gradient against three witnesses; exit code 1 when one disagrees.",
        sortOptions = false,
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gradatim verify two-neurons.yaml",
            "  gradatim verify two-neurons.yaml --json | jq .agree"
        })
final class Verify implements Callable<Integer> {
    @Parameters(paramLabel = "SPEC", description = "The network, or the loss as formulas, in YAML.")
    private Path spec;

    @Option(names = "--json", description = "Print the table as data.")
    private boolean json;

    @Option(names = "--second-opinion", description = "Let a computer algebra system differentiate as well.")
    private boolean secondOpinion;

    @ParentCommand
    private Main main;

    @Override
    public Integer call() {
        throw new UnsupportedOperationException("verify");
    }
}
