package org.gradatim.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.gradatim.OutputFile;
import org.gradatim.check.UnprovedException;
import org.gradatim.expr.InputException;
import org.gradatim.render.escape.Plain;
import org.gradatim.render.template.TemplateException;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Runs a command line and turns whatever goes wrong into one message on standard error and an exit code:
 *
 * <ul>
 *   <li>0: done;
 *   <li>1: a gradient or an answer is wrong, two witnesses disagree, or a hypothesis does not last;
 *   <li>2: the input or the usage is wrong, a file cannot be read or written, or memory is too small;
 *   <li>3: a fault of the program itself;
 *   <li>141: nobody reads the output any more, as a shell reports it of any program.
 * </ul>
 */
final class Shell {
    static final int DONE = 0;
    static final int WRONG = 1;
    static final int BAD_INPUT = 2;
    static final int FAULT = 3;
    static final int CLOSED_PIPE = 141;

    private final Streams streams;

    Shell(Streams streams) {
        this.streams = streams;
    }

    /** Runs {@code args}; returns the exit code. */
    int run(String... args) {
        try {
            int code = execute(args);
            streams.out().flush();
            return code;
        } catch (Throwable failure) {
            return report(failure, List.of(args).contains("--stacktrace"));
        }
    }

    private int execute(String... args) throws Exception {
        ParseResult given = commandLine().parseArgs(args);
        Integer helped = CommandLine.executeHelpRequest(given);
        if (helped != null) {
            return helped;
        }
        ParseResult last = given.hasSubcommand() ? given.subcommand() : given;
        return ((Command) last.commandSpec().userObject()).run(last, streams);
    }

    private CommandLine commandLine() {
        return new CommandLine(new Main().options())
                .registerConverter(Path.class, Shell::path)
                .setOut(new PrintWriter(streams.out(), false, StandardCharsets.UTF_8))
                .setColorScheme(Help.defaultColorScheme(streams.colours() ? Ansi.ON : Ansi.OFF))
                .setExpandAtFiles(false);
    }

    private static Path path(String typed) {
        if (typed.isBlank()) throw new TypeConversionException("the name of the file is empty");
        try {
            return Path.of(typed);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("`" + Plain.printable(typed) + "` cannot be the name of a file");
        }
    }

    private int report(Throwable failure, boolean stackTrace) {
        return switch (failure) {
            case Streams.ClosedPipe _ -> CLOSED_PIPE;
            case InputException e -> say(BAD_INPUT, e.getMessage());
            case TemplateException e -> say(BAD_INPUT, e.getMessage());
            case ParameterException e -> say(BAD_INPUT, usage(e));
            case UncheckedIOException e -> say(BAD_INPUT, inWords(e.getCause()));
            case IOException e -> say(BAD_INPUT, inWords(e));
            case OutOfMemoryError _ -> say(BAD_INPUT, "not enough memory; GRADATIM_JAVA_OPTIONS=-Xmx8g gives it 8 GB");
            case StackOverflowError _ -> say(BAD_INPUT, "a formula is nested too deeply to be printed; give its parts names of their own, or GRADATIM_JAVA_OPTIONS=-Xss512m");
            case UnprovedException e -> fault(e.getMessage(), e, stackTrace);
            default -> fault(failure.toString(), failure, stackTrace);
        };
    }

    private int say(int code, String message) {
        streams.err().println("gradatim: " + message);
        return code;
    }

    private int fault(String words, Throwable failure, boolean stackTrace) {
        String what = words.lines().findFirst().orElseThrow();
        say(FAULT, "a fault of the program: " + what + "; please report it with what --stacktrace adds");
        if (stackTrace || System.getenv("GRADATIM_STACKTRACE") != null) {
            failure.printStackTrace(streams.err());
        }
        return FAULT;
    }

    private static String inWords(IOException e) {
        return e instanceof FileSystemException file ? file.getFile() + ": " + OutputFile.reason(e) : OutputFile.reason(e);
    }

    private static String usage(ParameterException e) {
        String help = "; see " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help";
        if (e instanceof UnmatchedArgumentException unmatched) {
            List<String> nearest = unmatched.getSuggestions();
            return kind(unmatched) + " '" + unmatched.getUnmatched().getFirst() + "'"
                    + (nearest.isEmpty() ? help : "; did you mean " + nearest.getFirst() + "?");
        }
        String message = e.getMessage();
        return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1) + help;
    }

    private static String kind(UnmatchedArgumentException unmatched) {
        if (unmatched.isUnknownOption()) {
            return "unknown option";
        }
        return unmatched.getCommandLine().getParent() == null ? "unknown command" : "one argument too many:";
    }
}
