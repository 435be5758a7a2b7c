package org.gradatim.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.gradatim.Gradatim;
import org.gradatim.explain.Detail;
import org.gradatim.explain.Options;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Model;
import org.gradatim.graph.Naming;
import org.gradatim.parse.Nearest;
import org.gradatim.render.Format;
import org.gradatim.render.Paper;
import org.gradatim.render.Renderer;
import org.gradatim.render.Templates;
import org.gradatim.render.TextStyle;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** {@code gradatim explain}. */
final class Explain implements Command {
    /** The file name that stands for standard output. */
    private static final Path TERMINAL = Path.of("-");

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
                        .converters(choice(Detail.values(), Detail::toString)).completionCandidates(keywords(Detail.values(), Detail::toString))
                        .defaultValue(Detail.STANDARD.toString())
                        .description("How small the steps are: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
                        .build())
                .addOption(OptionSpec.builder("--notation").paramLabel("NAMING").type(Naming.class)
                        .converters(choice(Naming.values(), Naming::keyword)).completionCandidates(keywords(Naming.values(), Naming::keyword))
                        .description("How weights are named: ${COMPLETION-CANDIDATES}. Default: as SPEC says.").build())
                .addOption(OptionSpec.builder("-o", "--output").paramLabel("FILE").type(Path.class)
                        .description("Where to write; its ending (pdf, html, tex, md, txt, json) chooses the format. "
                                + "Default, or -: text on standard output.").build())
                .addOption(OptionSpec.builder("--paper").paramLabel("PAPER").type(Paper.class)
                        .converters(choice(Paper.values(), Paper::keyword)).completionCandidates(keywords(Paper.values(), Paper::keyword))
                        .defaultValue(Paper.A4.keyword())
                        .description("The paper of a PDF or LaTeX source: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.").build())
                .addOption(OptionSpec.builder("--template").paramLabel("FILE").type(Path.class)
                        .description("A template of yours for the shell of the document.").build());
    }

    @Override
    public int run(ParseResult given, Streams streams) throws IOException {
        Path output = given.matchedOptionValue("--output", TERMINAL);
        Format.of(output).ifPresent(Format::warmUp);
        Gradatim gradatim = Gradatim.read(given.matchedPositionalValue(0, null));
        Naming naming = given.matchedOptionValue("--notation", null);
        if (naming != null) gradatim = gradatim.renamed(naming);
        Options what = new Options(given.matchedOptionValue("--detail", Detail.STANDARD), weights(given, gradatim.model()), Locale.ENGLISH);
        Path template = given.matchedOptionValue("--template", null);
        var look = org.gradatim.render.Options.standard().on(given.matchedOptionValue("--paper", Paper.A4));
        if (template != null) look = look.with(Templates.of(template));
        if (output.equals(TERMINAL)) {
            streams.out().print(new Renderer(look.terminal(columns(), streams.colours() ? TextStyle.ANSI : TextStyle.PLAIN))
                    .text(gradatim.explain(what)));
        } else {
            gradatim.explainTo(output, what, look);
        }
        return Shell.DONE;
    }

    private static <T> List<String> keywords(T[] choices, Function<T, String> keyword) {
        return Arrays.stream(choices).map(keyword).toList();
    }

    /** Reads one of the keywords, in upper or lower case. */
    private static <T> ITypeConverter<T> choice(T[] choices, Function<T, String> keyword) {
        return typed -> Arrays.stream(choices).filter(c -> keyword.apply(c).equalsIgnoreCase(typed.strip())).findFirst().orElseThrow(() ->
                new TypeConversionException("'" + typed + "' is none of " + String.join(", ", keywords(choices, keyword))));
    }

    /** The width of the terminal as the shell tells it, else that of a file. */
    private static int columns() {
        String told = System.getenv("COLUMNS");
        return told != null && told.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(told) : org.gradatim.render.Options.FILE_COLUMNS;
    }

    /** The names that were typed, each once; a parameter or a definition of the model may be asked for. */
    private static List<String> weights(ParseResult given, Model model) {
        if (!given.hasMatchedOption("--weights")) return List.of();
        List<String> typed = given.matchedOptionValue("--weights", List.of());
        List<String> names = typed.stream().map(String::strip).filter(name -> !name.isEmpty()).distinct().toList();
        if (names.isEmpty()) throw new InputException("-w names no weight; write one or several, such as -w w1,w3, or leave it out for all");
        requireKnown(names, model);
        return names;
    }

    private static void requireKnown(List<String> names, Model model) {
        List<String> all = new ArrayList<>(model.program().parameters());
        model.program().definitions().forEach(d -> all.add(d.name()));
        Set<String> known = new HashSet<>(all);
        for (String name : names) {
            if (!known.contains(name)) throw new InputException("there is no `" + name + "` to differentiate by; " + Nearest.advice(name, all));
        }
    }
}
