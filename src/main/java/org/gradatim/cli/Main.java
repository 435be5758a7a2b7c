package org.gradatim.cli;

import org.gradatim.Gradatim;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The program {@code gradatim}: the command that holds the others. Its exit codes are those of {@link Shell}. */
final class Main implements Command {
    /**
     * Runs the command line {@code args} and ends the virtual machine with its exit code. Everything is written and put
     * away by then, so it halts: an orderly exit would first set up the logging system, to log that it exits.
     */
    public static void main(String[] args) {
        Runtime.getRuntime().halt(new Shell(Streams.standard()).run(args));
    }

    @Override
    public CommandSpec options() {
        CommandSpec options = Command.options(this,
                        "Derives, proves, checks and explains every gradient of a small network, step by step.",
                        "  gradatim explain two-neurons.yaml                   on the terminal",
                        "  gradatim explain two-neurons.yaml -w w1 -o w1.pdf   one weight, as a document",
                        "  gradatim check two-neurons.yaml student.txt         is it right, and if not, why",
                        "  gradatim compare two-neurons.yaml w1 w3             why two gradients differ",
                        "  gradatim symmetry symmetric-start.yaml              weights that stay equal for ever",
                        "  gradatim verify two-neurons.yaml                    three witnesses a gradient",
                        "  gradatim grade two-neurons.yaml class/ -o grades.csv  submissions of a class",
                        "  gradatim train two-neurons.yaml --json              weights and loss, as data",
                        "  gradatim formula two-neurons.yaml dJ/dw1 -o f.svg   one formula, as a picture",
                        "  gradatim draw two-neurons.yaml w1 -o network.svg    the network, with a path",
                        "  gradatim embed lesson.md                            derivations in course material",
                        "  source <(gradatim completion)                       in bash and zsh")
                .name("gradatim")
                .versionProvider(() -> new String[] {"gradatim " + Gradatim.version()})
                .addOption(OptionSpec.builder("-V", "--version").versionHelp(true)
                        .description("Say which version this is, and end.").build())
                .addSubcommand("explain", new Explain().options())
                .addSubcommand("check", new Check().options())
                .addSubcommand("compare", new Compare().options())
                .addSubcommand("symmetry", new SymmetryCommand().options())
                .addSubcommand("verify", new Verify().options())
                .addSubcommand("grade", new GradeCommand().options())
                .addSubcommand("train", new Train().options())
                .addSubcommand("formula", new FormulaCommand().options())
                .addSubcommand("draw", new Draw().options())
                .addSubcommand("embed", new Embed().options())
                .addSubcommand("completion", new Completion().options());
        options.usageMessage().synopsisSubcommandLabel("COMMAND").commandListHeading("%nCommands:%n");
        return options;
    }

    /** Asks for a command, since none was given. */
    @Override
    public int run(ParseResult given, Streams streams) {
        throw new ParameterException(given.commandSpec().commandLine(), "no command given: explain, check, compare, symmetry, verify, grade, train, formula, draw or embed");
    }
}
