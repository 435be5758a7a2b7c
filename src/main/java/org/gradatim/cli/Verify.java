package org.gradatim.cli;

import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code gradatim verify}. */
final class Verify implements Command {
    @Override
    public CommandSpec options() {
        return Command.options(this, "Hold each gradient against three witnesses; exit code 1 when one disagrees.",
                        "  gradatim verify two-neurons.yaml",
                        "  gradatim verify two-neurons.yaml --json | jq .agree")
                .addPositional(Command.spec("The network, or the loss as formulas, in YAML."))
                .addOption(OptionSpec.builder("--json").description("Print the table as data.").build())
                .addOption(OptionSpec.builder("--second-opinion")
                        .description("Let a computer algebra system differentiate as well.").build());
    }

    @Override
    public int run(ParseResult given, Streams streams) {
        Path spec = given.matchedPositionalValue(0, null);
        boolean json = given.hasMatchedOption("--json");
        boolean secondOpinion = given.hasMatchedOption("--second-opinion");
        throw new UnsupportedOperationException("verify " + spec + json + secondOpinion);
    }
}
