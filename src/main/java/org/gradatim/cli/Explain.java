package org.gradatim.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.gradatim.Gradatim;
import org.gradatim.explain.Detail;
import org.gradatim.explain.Nameable;
import org.gradatim.explain.Options;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Model;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code gradatim explain}. */
final class Explain implements Command {
    @Override
    public CommandSpec options() {
        CommandSpec options = Command.options(this, "Derive every gradient, or those asked for, and explain each step.",
                        "  gradatim explain two-neurons.yaml",
                        "  gradatim explain two-neurons.yaml -w w1,w3 --detail full -o derivation.pdf",
                        "  gradatim explain two-neurons.yaml --notation layered -o derivation.html")
                .addPositional(Command.spec("The network, or the loss as formulas, in YAML."))
                .addOption(OptionSpec.builder("-w", "--weights").paramLabel("NAMES").type(List.class).splitRegex(",")
                        .description("Only these weights, such as w1,w3. Default: all.").build())
                .addOption(OptionSpec.builder("--detail").paramLabel("DETAIL").type(Detail.class)
                        .converters(Choice.of(Detail.values(), Detail::toString)).completionCandidates(Choice.keywords(Detail.values(), Detail::toString))
                        .defaultValue(Detail.STANDARD.toString())
                        .description("How small the steps are: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
                        .build())
                .addOption(Command.notation());
        return DocumentOutput.addTo(options);
    }

    @Override
    public int run(ParseResult given, Streams streams) throws IOException {
        DocumentOutput output = DocumentOutput.of(given);
        Gradatim gradatim = Command.read(given);
        Options what = new Options(given.matchedOptionValue("--detail", Detail.STANDARD), weights(given, gradatim.model()), Locale.ENGLISH);
        if (output.isJson() || Gradatim.isInteractive(output.file())) gradatim.explainTo(output.file(), what, output.look());
        else output.write(() -> output.format().map(format -> gradatim.explain(what, format)).orElseGet(() -> gradatim.explain(what)), streams);
        return Shell.DONE;
    }

    /** The names that were typed, each once; a parameter or a definition of the model may be asked for. */
    private static List<String> weights(ParseResult given, Model model) {
        if (!given.hasMatchedOption("--weights")) return List.of();
        List<String> typed = given.matchedOptionValue("--weights", List.of());
        List<String> names = typed.stream().map(String::strip).filter(name -> !name.isEmpty()).distinct().toList();
        if (names.isEmpty()) throw new InputException("-w names no weight; write one or several, such as -w w1,w3, or leave it out for all");
        Nameable.require(names, model);
        return names;
    }
}
