package org.gradatim.cli;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.gradatim.Gradatim;
import org.gradatim.expr.InputException;
import org.gradatim.notation.Notation;
import org.gradatim.render.formula.FormulaLook;
import org.gradatim.render.picture.FormulaFile.Box;
import org.gradatim.render.picture.FormulaFormat;
import org.gradatim.render.speech.SpokenFormula;
import org.gradatim.render.text.TextFormula;
import org.gradatim.render.text.TextStyle;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** {@code gradatim formula}. */
final class FormulaCommand implements Command {
    private static final Path TERMINAL = Path.of("-");

    private static final double LARGEST_SCALE = 20;

    /** What has no place in a text. */
    private static final List<String> LOOKS = List.of("--size", "--color", "--background", "--inline");

    private static final String SCALE = "--scale";

    @Override
    public CommandSpec options() {
        return Command.options(this, "Print one formula, or write it as a file.",
                        "  gradatim formula two-neurons.yaml dJ/dw1",
                        "  gradatim formula two-neurons.yaml dJ/dw1 -o w1.svg",
                        "  gradatim formula two-neurons.yaml \"dJ/dw1 chain\" --color navy -o w1.png",
                        "  gradatim formula two-neurons.yaml a3 --speak")
                .addPositional(Command.spec("The network, or the loss as formulas, in YAML."))
                .addPositional(PositionalParamSpec.builder().index("1").required(true).paramLabel("FORMULA").type(String.class)
                        .description("A derivative such as dJ/dw1 or dz3/da1, or the name of a definition. Behind it may stand chain or factors, "
                                + "and left or right for one side of the equation.").build())
                .addOption(OptionSpec.builder("-o", "--output").paramLabel("FILE").type(Path.class)
                        .description("Where to write; its ending (svg, png, pdf, mml, tex, txt) chooses the format. Default, or -: text on standard output.").build())
                .addOption(OptionSpec.builder("--size").paramLabel("SIZE").type(LetterSize.class).converters(LetterSize.READER)
                        .description("Size of the letters, such as 12pt or 16px. Default: that of the text around it, 12pt where there is none.").build())
                .addOption(OptionSpec.builder("--color").paramLabel("COLOR").type(Color.class).converters(new Colour())
                        .description("Color of the letters: a name of CSS, or #rrggbb. Default: that of the text around it.").build())
                .addOption(OptionSpec.builder("--background").paramLabel("COLOR").type(Color.class).converters(new Colour())
                        .description("Color behind them. Default: none.").build())
                .addOption(OptionSpec.builder("--inline").description("As in a line of text, with smaller fractions.").build())
                .addOption(OptionSpec.builder(SCALE).paramLabel("N").type(Double.class).converters(FormulaCommand::scale)
                        .description("Pixels of a PNG for each pixel of CSS, of which there are 96 to an inch. Default: 2.").build())
                .addOption(OptionSpec.builder("--speak").description("Print the formula in words, as it is read aloud.").build())
                .addOption(Command.notation());
    }

    private static double scale(String typed) {
        if (typed.strip().matches("[0-9]{1,2}(\\.[0-9]{1,3})?")) {
            double scale = Double.parseDouble(typed.strip());
            if (scale > 0 && scale <= LARGEST_SCALE) return scale;
        }
        throw new TypeConversionException("`" + typed + "` is no scale; write a number up to 20, such as 2");
    }

    @Override
    public int run(ParseResult given, Streams streams) throws IOException {
        Path spec = given.matchedPositionalValue(0, null);
        Path file = given.matchedOptionValue("--output", TERMINAL);
        DocumentOutput.requireOther(file, spec, "spec");
        requireUse(given, file);
        Gradatim gradatim = Command.read(given);
        String name = given.matchedPositionalValue(1, "");
        boolean speak = given.hasMatchedOption("--speak");
        boolean terminal = file.equals(TERMINAL);
        if (terminal || speak) {
            Notation formula = gradatim.formula(name);
            if (speak) streams.out().println(SpokenFormula.of(formula));
            else streams.out().println(TextFormula.of(formula, streams.colours() ? TextStyle.ANSI : TextStyle.PLAIN));
        }
        if (!terminal) gradatim.formulaTo(file, name, look(given)).ifPresent(box -> streams.out().println(report(file, box)));
        return Shell.DONE;
    }

    /** Refuses options that would change nothing. */
    private static void requireUse(ParseResult given, Path file) {
        Optional<FormulaFormat> format = FormulaFormat.of(file);
        boolean looks = format.map(FormulaFormat::hasLooks).orElse(!file.equals(TERMINAL));
        Stream<String> useless = looks ? Stream.of() : LOOKS.stream();
        if (format.filter(f -> f != FormulaFormat.PNG).isPresent() || file.equals(TERMINAL)) useless = Stream.concat(useless, Stream.of(SCALE));
        useless.filter(given::hasMatchedOption).findFirst().ifPresent(option -> {
            throw new InputException(option + " has no use " + (file.equals(TERMINAL) ? "on the terminal; name a picture with -o, such as -o formula.svg" : "in " + file + "; leave it out"));
        });
    }

    private static FormulaLook look(ParseResult given) {
        FormulaLook standard = FormulaLook.standard();
        LetterSize size = given.matchedOptionValue("--size", null);
        Color colour = given.matchedOptionValue("--color", null);
        Color background = given.matchedOptionValue("--background", null);
        return new FormulaLook(size == null ? OptionalDouble.empty() : OptionalDouble.of(size.points()), Optional.ofNullable(colour), Optional.ofNullable(background),
                !given.hasMatchedOption("--inline"), given.matchedOptionValue(SCALE, standard.scale()));
    }

    /** What somebody needs who sets the picture into a line of text. */
    private static String report(Path file, Box box) {
        return String.format(Locale.ROOT, "%s: %.2f × %.2f pt, baseline %.2f pt (%.3f em) above the bottom", file, box.width(), box.height(), box.depth(),
                box.depth() / box.em());
    }
}
