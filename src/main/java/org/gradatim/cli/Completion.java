package org.gradatim.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code gradatim completion}. */
@Command(name = "completion",
        description = "Print a script that completes commands and options in bash and zsh.",
        descriptionHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExample:%n",
        footer = "  source <(gradatim completion)")
final class Completion implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        main.streams.out().print(AutoComplete.bash("gradatim", spec.root().commandLine()));
        return Shell.DONE;
    }
}
