package org.gradatim.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code gradatim explain}. */
@Command(name = "explain",
        description = "Derive every gradient, or those asked for, and explain each step.",
        sortOptions = false,
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gradatim explain two-neurons.yaml",
            "  gradatim explain two-neurons.yaml -w w1,w3 --detail full -o derivation.pdf",
            "  gradatim explain two-neurons.yaml --notation layered -o derivation.html"
        })
final class Explain implements Callable<Integer> {
    enum Detail { brief, standard, full }

    enum Naming { flat, layered, nielsen }

    @Parameters(paramLabel = "SPEC", description = "The network, or the loss as formulas, in YAML.")
    private Path spec;

    @Option(names = {"-w", "--weights"}, paramLabel = "NAME", split = ",",
            description = "Only these weights, such as w1,w3. Default: all.")
    private List<String> weights = List.of();

    @Option(names = "--detail", paramLabel = "DETAIL", defaultValue = "standard",
            description = "How small the steps are: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Detail detail;

    @Option(names = "--notation", paramLabel = "NAMING",
            description = "How weights are named: ${COMPLETION-CANDIDATES}. Default: as SPEC says.")
    private Naming naming;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE",
            description = "Where to write; its ending (pdf, html, tex, md, txt, json) chooses the format. "
                    + "Default, or -: text on standard output.")
    private Path output;

    @Option(names = "--template", paramLabel = "FILE",
            description = "A template of yours for the shell of the document.")
    private Path template;

    @ParentCommand
    private Main main;

    @Override
    public Integer call() {
        throw new UnsupportedOperationException("explain");
    }
}
