package org.gradatim.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gradatim.Gradatim;
import org.gradatim.OutputFile;
import org.gradatim.document.Document;
import org.gradatim.expr.InputException;
import org.gradatim.render.Format;
import org.gradatim.render.Options;
import org.gradatim.render.Renderer;
import org.gradatim.render.template.Paper;
import org.gradatim.render.template.Templates;
import org.gradatim.render.text.TextStyle;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Where a command's document goes: to the terminal, or into a file whose ending says the format. */
final class DocumentOutput {
    /** The file name that stands for standard output. */
    private static final Path TERMINAL = Path.of("-");

    /** Longer lines are hard to follow from one to the next. */
    private static final int MOST_COLUMNS = 120;

    private final Path file;
    private final Options look;

    private DocumentOutput(Path file, Options look) {
        this.file = file;
        this.look = look;
    }

    /** Adds {@code -o}, {@code --paper} and {@code --template}. */
    static CommandSpec addTo(CommandSpec options) {
        return options
                .addOption(OptionSpec.builder("-o", "--output").paramLabel("FILE").type(Path.class)
                        .description("Where to write; its ending (" + Format.endings() + ", .json, interactive.html) chooses the format. "
                                + "Default, or -: text on standard output.").build())
                .addOption(OptionSpec.builder("--paper").paramLabel("PAPER").type(Paper.class)
                        .converters(Choice.of(Paper.values(), Paper::keyword))
                        .completionCandidates(Choice.keywords(Paper.values(), Paper::keyword)).defaultValue(Paper.A4.keyword())
                        .description("The paper of a PDF or LaTeX source: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.").build())
                .addOption(OptionSpec.builder("--template").paramLabel("FILE").type(Path.class)
                        .description("A template of yours for the shell of the document.").build());
    }

    /**
     * As the options say; what the format needs is loaded from now on, beside what the command does before it writes.
     *
     * @throws InputException where the file is what the command reads, or has no use for a template that is given
     */
    static DocumentOutput of(ParseResult given) throws IOException {
        Path file = given.matchedOptionValue("--output", TERMINAL);
        requireOther(file, given.matchedPositionalValue(0, null), "spec");
        Format.of(file).ifPresent(Format::warmUp);
        Path template = given.matchedOptionValue("--template", null);
        Options look = Options.standard().on(given.matchedOptionValue("--paper", Paper.A4));
        if (template == null) return new DocumentOutput(file, look);
        requireOther(file, template, "template");
        DocumentOutput output = new DocumentOutput(file, look.with(Templates.of(template)));
        if (output.isJson()) throw withoutTemplate(".json");
        Optional<Format> format = Format.of(file);
        if (format.isPresent() && !format.get().hasTemplate()) throw withoutTemplate(format.get().ending());
        return output;
    }

    private static InputException withoutTemplate(String ending) {
        return new InputException("a " + ending + " has no template; leave out --template");
    }

    /** Refuses to write over what is read. */
    static void requireOther(Path file, Path read, String noun) throws IOException {
        if (Files.isRegularFile(file) && Files.isRegularFile(read) && Files.isSameFile(file, read)) {
            throw new InputException("cannot write " + file + ": it is the " + noun + " itself; name another file");
        }
    }

    /** The file. */
    Path file() {
        return file;
    }

    Options look() {
        return look;
    }

    boolean isTerminal() {
        return file.equals(TERMINAL);
    }

    boolean isJson() {
        return endsWith(".json");
    }

    /** Empty for the terminal, and for a file whose ending is that of no document. */
    Optional<Format> format() {
        return isTerminal() ? Optional.empty() : Format.of(file);
    }

    boolean endsWith(String ending) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(ending);
    }

    /**
     * Writes the document to the terminal or into the file; the file is written whole or not at all.
     *
     * @throws InputException where the file's ending is no format of documents
     */
    void write(Supplier<Document> document, Streams streams) throws IOException {
        if (isTerminal()) {
            Options terminal = look.terminal(columns(), streams.colours() ? TextStyle.ANSI : TextStyle.PLAIN);
            streams.out().print(new Renderer(terminal).text(document.get()));
            return;
        }
        if (Gradatim.isInteractive(file)) {
            throw new InputException("cannot write " + file + ": only `gradatim explain` makes pages that answer; end the name otherwise, such as page.html");
        }
        Format format = Format.of(file).orElseThrow(() -> new InputException("cannot write " + file
                + ": its ending says no format; use " + Format.endings() + " or .json"));
        OutputFile target = OutputFile.at(file);
        Document finished = document.get();
        target.write(out -> new Renderer(look).write(finished, format, out));
    }

    /** Writes data to the terminal or into the file; the file is written whole or not at all. */
    void writeJson(Consumer<PrintStream> data, Streams streams) throws IOException {
        if (isTerminal()) {
            data.accept(streams.out());
            return;
        }
        OutputFile.at(file).write(out -> {
            // A print stream would hide why the file cannot be written.
            var bytes = new ByteArrayOutputStream();
            data.accept(new PrintStream(bytes, true, StandardCharsets.UTF_8));
            bytes.writeTo(out);
        });
    }

    /** The width of the terminal, but none that tires the eye; where it is not known, that of a file. */
    static int columns() {
        return Math.min(MOST_COLUMNS, Streams.columns().orElse(Options.FILE_COLUMNS));
    }
}
