package org.gradatim.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.gradatim.graph.Naming;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code gradatim explain}. */
final class Explain implements Command {
    enum Detail { brief, standard, full }

    @Override
    public CommandSpec options() {
        return Command.options(this, "Derive every gradient, or those asked for, and explain each step.",
                        "  gradatim explain two-neurons.yaml",
                        "  gradatim explain two-neurons.yaml -w w1,w3 --detail full -o derivation.pdf",
                        "  gradatim explain two-neurons.yaml --notation layered -o derivation.html")
                .addPositional(Command.spec("The network, or the loss as formulas, in YAML."))
                .addOption(OptionSpec.builder("-w", "--weights").paramLabel("NAMES").type(List.class).splitRegex(",")
                        .description("Only these weights, such as w1,w3. Default: all.").build())
                .addOption(OptionSpec.builder("--detail").paramLabel("DETAIL").type(Detail.class)
                        .defaultValue("standard")
                        .description("How small the steps are: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
                        .build())
                .addOption(OptionSpec.builder("--notation").paramLabel("NAMING").type(Naming.class)
                        .completionCandidates(Arrays.stream(Naming.values()).map(Naming::keyword).toList())
                        .description("How weights are named: ${COMPLETION-CANDIDATES}. Default: as SPEC says.").build())
                .addOption(OptionSpec.builder("-o", "--output").paramLabel("FILE").type(Path.class)
                        .description("Where to write; its ending (pdf, html, tex, md, txt, json) chooses the format. "
                                + "Default, or -: text on standard output.").build())
                .addOption(OptionSpec.builder("--template").paramLabel("FILE").type(Path.class)
                        .description("A template of yours for the shell of the document.").build());
    }

    @Override
    public int run(ParseResult given, Streams streams) {
        Path spec = given.matchedPositionalValue(0, null);
        List<String> weights = given.matchedOptionValue("--weights", List.of());
        Detail detail = given.matchedOptionValue("--detail", Detail.standard);
        Naming naming = given.matchedOptionValue("--notation", null);
        Path output = given.matchedOptionValue("--output", null);
        Path template = given.matchedOptionValue("--template", null);
        throw new UnsupportedOperationException("explain " + spec + weights + detail + naming + output + template);
    }
}
