package org.gradatim.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The program {@code gradatim}. Its exit codes are those of {@link Shell}.
 *
 * <p>The class of a command holds options and one call of what does the work, so that asking for help loads little.
 */
@Command(name = "gradatim",
        description = "Derives, proves, checks and explains every gradient of a small network, step by step.",
        subcommands = {Explain.class, Verify.class, Train.class, Completion.class},
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        descriptionHeading = "%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gradatim explain two-neurons.yaml                   on the terminal",
            "  gradatim explain two-neurons.yaml -w w1 -o w1.pdf   one weight, as a document",
            "  gradatim verify two-neurons.yaml                    three witnesses a gradient",
            "  gradatim train two-neurons.yaml --json              weights and loss, as data",
            "  source <(gradatim completion)                       in bash and zsh"
        })
final class Main implements Callable<Integer> {
    final Streams streams;

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "Say which version this is, and end.")
    private boolean version;

    @Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT,
            description = "Say what there is, and end.")
    private boolean help;

    @Option(names = "--stacktrace", scope = ScopeType.INHERIT,
            description = "On a fault of the program itself, show where it arose.")
    boolean stackTrace;

    @Spec
    private CommandSpec spec;

    Main(Streams streams) {
        this.streams = streams;
    }

    /** Runs the command line {@code args} and ends the virtual machine with its exit code. */
    public static void main(String[] args) {
        System.exit(new Shell(Streams.standard()).run(args));
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "No command given: explain, verify or train");
    }
}
