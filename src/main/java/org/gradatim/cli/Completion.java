package org.gradatim.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code gradatim completion}. */
final class Completion implements Command {
    @Override
    public CommandSpec options() {
        return Command.options(this, "Print a script that completes commands and options in bash and zsh.",
                "  source <(gradatim completion)");
    }

    @Override
    public int run(ParseResult given, Streams streams) {
        streams.out().print(AutoComplete.bash("gradatim", given.commandSpec().root().commandLine()));
        return Shell.DONE;
    }
}
