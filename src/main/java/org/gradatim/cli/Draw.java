package org.gradatim.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.gradatim.Gradatim;
import org.gradatim.document.Block.Figure;
import org.gradatim.expr.InputException;
import org.gradatim.render.FigureFormat;
import org.gradatim.render.canvas.Theme;
import org.gradatim.render.text.TextStyle;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code gradatim draw}. */
final class Draw implements Command {
    private static final Path TERMINAL = Path.of("-");

    @Override
    public CommandSpec options() {
        return Command.options(this, "Draw the network, or the graph of its computation, with the path to a weight.",
                        "  gradatim draw two-neurons.yaml -o network.svg",
                        "  gradatim draw two-neurons.yaml w1 -o w1.pdf",
                        "  gradatim draw two-neurons.yaml w1 --graph -o graph.png")
                .addPositional(Command.spec("The network, or the loss as formulas, in YAML."))
                .addPositional(PositionalParamSpec.builder().index("1").arity("0..1").paramLabel("WEIGHT").type(String.class)
                        .description("A weight or a definition, the paths to which are marked with the factors of the chain rule.").build())
                .addOption(OptionSpec.builder("-o", "--output").paramLabel("FILE").type(Path.class)
                        .description("Where to write; its ending (svg, png, pdf, tex, md, txt) chooses the format. Default, or -: text on standard output.").build())
                .addOption(OptionSpec.builder("--graph")
                        .description("The computation graph, with a local derivative on each edge. Default for a loss given as formulas.").build())
                .addOption(OptionSpec.builder("--theme").paramLabel("THEME").type(Theme.class)
                        .converters(Choice.of(Theme.values(), Theme::keyword)).completionCandidates(Choice.keywords(Theme.values(), Theme::keyword))
                        .description("Colors of an SVG or PNG: ${COMPLETION-CANDIDATES}; auto follows the reader's screen, in an SVG. Default: light.").build())
                .addOption(Command.notation());
    }

    @Override
    public int run(ParseResult given, Streams streams) throws IOException {
        Path spec = given.matchedPositionalValue(0, null);
        Path file = given.matchedOptionValue("--output", TERMINAL);
        DocumentOutput.requireOther(file, spec, "spec");
        requireUse(given, file);
        Gradatim gradatim = Command.read(given);
        Optional<String> weight = Optional.ofNullable(given.matchedPositionalValue(1, null));
        Figure figure = given.hasMatchedOption("--graph") ? gradatim.drawGraph(weight) : gradatim.drawNetwork(weight);
        if (file.equals(TERMINAL)) {
            TextStyle style = streams.colours() ? TextStyle.ANSI : TextStyle.PLAIN;
            streams.out().print(FigureFormat.text(figure.diagram(), DocumentOutput.columns(), style));
        } else {
            Gradatim.drawTo(file, figure, given.matchedOptionValue("--theme", Theme.LIGHT));
        }
        return Shell.DONE;
    }

    private static void requireUse(ParseResult given, Path file) {
        if (!given.hasMatchedOption("--theme")) return;
        Theme theme = given.matchedOptionValue("--theme", Theme.LIGHT);
        if (file.equals(TERMINAL)) throw new InputException("--theme has no use on the terminal; name a picture with -o, such as -o network.svg");
        FigureFormat.of(file).ifPresent(format -> {
            if (!format.hasThemes()) throw new InputException("--theme has no use in " + file + "; leave it out");
            if (format == FigureFormat.PNG && theme == Theme.AUTO) throw new InputException("a PNG cannot follow its reader; write --theme light or --theme dark");
        });
    }
}
