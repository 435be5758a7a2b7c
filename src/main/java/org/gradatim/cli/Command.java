package org.gradatim.cli;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.gradatim.Gradatim;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Naming;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * A command: which options it has, and what it does with those given.
 *
 * <p>Options are declared by calls rather than annotations: to read an annotation Java makes classes while it runs, which
 * would take most of the time that {@code --help} needs.
 */
interface Command {
    /** The options, with what {@code --help} says of them. */
    CommandSpec options();

    /**
     * Does it.
     *
     * @param given   the options as typed
     * @param streams where to write
     * @return the exit code
     * @throws Exception for {@link Shell} to put in words
     */
    int run(ParseResult given, Streams streams) throws Exception;

    /** Options with {@code --help} and the layout that all commands share; {@code examples} stand at its foot. */
    static CommandSpec options(Command command, String description, String... examples) {
        CommandSpec options = CommandSpec.wrapWithoutInspection(command)
                .addOption(OptionSpec.builder("-h", "--help").usageHelp(true)
                        .description("Say what there is, and end.").build())
                .addOption(OptionSpec.builder("--stacktrace")
                        .description("On a fault of the program itself, show where it arose.").build());
        options.usageMessage()
                .descriptionHeading("%n").description(description)
                .parameterListHeading("%n")
                .optionListHeading("%nOptions:%n").sortOptions(false)
                .footerHeading(examples.length == 1 ? "%nExample:%n" : "%nExamples:%n").footer(examples);
        return options;
    }

    /** Works on a spec that has been read; what is wrong with it is said with the name of its file. */
    static <T> T about(Path spec, Supplier<T> work) {
        try {
            return work.get();
        } catch (InputException e) {
            throw e.about(spec);
        }
    }

    /** The file that a command works on, its first argument. */
    static PositionalParamSpec spec(String description) {
        return PositionalParamSpec.builder()
                .index("0").required(true).paramLabel("SPEC").type(Path.class).description(description).build();
    }

    /** {@code --notation}, which {@link #read} heeds. */
    static OptionSpec notation() {
        return OptionSpec.builder("--notation").paramLabel("NAMING").type(Naming.class)
                .converters(Choice.of(Naming.values(), Naming::keyword)).completionCandidates(Choice.keywords(Naming.values(), Naming::keyword))
                .description("How weights are named: ${COMPLETION-CANDIDATES}. Default: as SPEC says.").build();
    }

    /** The spec that is the first argument, its weights named as {@code --notation} says. */
    static Gradatim read(ParseResult given) {
        Gradatim read = Gradatim.read(given.matchedPositionalValue(0, null));
        Naming naming = given.matchedOptionValue("--notation", null);
        return naming == null ? read : read.renamed(naming);
    }
}
