package org.gradatim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gradatim.embed.Lecture;
import org.gradatim.embed.Platform;
import org.gradatim.embed.Shelf;
import org.gradatim.expr.InputException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code gradatim embed}. A place that cannot be filled makes the exit code 2, with {@code --check} one that is out of date 1. */
final class Embed implements Command {
    @Override
    public CommandSpec options() {
        return Command.options(this, "Fill in derivations where lectures ask for them, and keep them up to date.",
                        "  gradatim embed lesson.md",
                        "  gradatim embed lesson.md lesson.tex lesson.ipynb -o site/",
                        "  gradatim embed --check lesson.md || echo \"run gradatim embed lesson.md\"",
                        "  gradatim embed --remove lesson.md")
                .addPositional(PositionalParamSpec.builder().index("0..*").arity("1..*").required(true).paramLabel("FILE").type(List.class).auxiliaryTypes(Path.class)
                        .description("Markdown (.md, .qmd), AsciiDoc (.adoc), reStructuredText (.rst), HTML, LaTeX (.tex) or notebooks (.ipynb).").build())
                .addOption(OptionSpec.builder("-o", "--output").paramLabel("DIR").type(Path.class)
                        .description("Write copies into this folder; the files themselves stay as they are.").build())
                .addOption(OptionSpec.builder("--check").description("Write nothing; say what is out of date, with exit code 1.").build())
                .addOption(OptionSpec.builder("--remove").description("Take out again all that was filled in.").build())
                .addOption(OptionSpec.builder("--for").paramLabel("PLATFORM").type(Platform.class)
                        .converters(Choice.of(Platform.values(), Platform::toString)).completionCandidates(Choice.keywords(Platform.values(), Platform::toString))
                        .description("Write HTML to be pasted into the editor of a platform, without MathML and SVG: ${COMPLETION-CANDIDATES}; needs -o.").build())
                .addOption(OptionSpec.builder("--watch").description("Go on, and fill the files again whenever they or their specs change.").build())
                .addOption(OptionSpec.builder("--again").description("Make those parts anew as well that are up to date.").build())
                .addOption(OptionSpec.builder("--root").paramLabel("DIR").type(Path.class)
                        .description("Read specs anywhere in this folder. Default: in the folder of each file.").build());
    }

    @Override
    public int run(ParseResult given, Streams streams) throws IOException {
        requireTogether(given);
        List<Path> files = given.matchedPositionalValue(0, List.of());
        if (given.hasMatchedOption("--output")) requireDistinct(files, given);
        if (!given.hasMatchedOption("--watch")) return all(files, given, streams);
        Watch.over(files, given.matchedOptionValue("--root", null), changed -> all(changed, given, streams), streams);
        return Shell.DONE;
    }

    private static void requireTogether(ParseResult given) {
        List<String> modes = Stream.of("--check", "--remove", "--for", "--watch").filter(given::hasMatchedOption).toList();
        boolean apart = modes.size() > 1 && !modes.equals(List.of("--for", "--watch"));
        if (apart) throw new InputException(String.join(" and ", modes) + " do not go together; leave one out");
        if (given.hasMatchedOption("--remove") && given.hasMatchedOption("--again")) throw new InputException("--again and --remove do not go together; leave one out");
        if (given.hasMatchedOption("--for") && !given.hasMatchedOption("--output")) throw new InputException("--for writes new files; add -o with a folder for them");
    }

    /** Each file by itself: what is wrong with one keeps no other from being filled. */
    private static int all(List<Path> files, ParseResult given, Streams streams) throws IOException {
        Shelf shelf = new Shelf(given.matchedOptionValue("--root", null));
        int code = Shell.DONE;
        for (Path file : files) {
            try {
                code = Math.max(code, one(shelf.read(file), given, streams));
            } catch (InputException e) {
                streams.err().println("gradatim: " + e.getMessage());
                code = Shell.BAD_INPUT;
            }
        }
        streams.out().flush();
        return code;
    }

    private static int one(Lecture lecture, ParseResult given, Streams streams) throws IOException {
        Platform platform = given.matchedOptionValue("--for", null);
        boolean check = given.hasMatchedOption("--check");
        Lecture.Result result = platform != null ? lecture.pasted(platform)
                : given.hasMatchedOption("--remove") ? lecture.removed() : lecture.filled(given.hasMatchedOption("--again"));
        result.problems().forEach(problem -> streams.err().println("gradatim: " + problem.getMessage()));
        boolean late = check && tellLate(lecture.file(), result, streams);
        if (!check) write(result, given, target(lecture.file(), given), streams);
        return !result.problems().isEmpty() ? Shell.BAD_INPUT : late ? Shell.WRONG : Shell.DONE;
    }

    private static Path target(Path file, ParseResult given) {
        Path output = given.matchedOptionValue("--output", null);
        if (output == null) return file;
        String name = file.getFileName().toString();
        return output.resolve(given.hasMatchedOption("--for") ? name.replaceFirst("\\.[^.]*$", ".html") : name);
    }

    /** Two files of one name would take each other's place in the folder of copies. */
    private static void requireDistinct(List<Path> files, ParseResult given) throws IOException {
        Path output = given.matchedOptionValue("--output", null);
        if (!Files.isDirectory(output)) throw new InputException("there is no folder " + output + "; make it first");
        Set<Path> copies = new HashSet<>();
        for (Path file : files) {
            Path copy = target(file, given);
            if (!copies.add(copy)) throw new InputException("two copies would be called " + copy.getFileName() + "; write them into different folders");
            if (Files.exists(copy) && Files.exists(file) && Files.isSameFile(copy, file)) throw new InputException("the copy of " + file + " would be the file itself; name another folder, or leave -o out");
        }
    }

    private static boolean tellLate(Path file, Lecture.Result result, Streams streams) throws IOException {
        result.renewed().forEach(place -> streams.out().println(place + ": out of date"));
        if (result.renewed().isEmpty() && !result.isUpToDate()) streams.out().println(file + ": out of date: a file that it needs beside it is missing or another one");
        return !result.isUpToDate();
    }

    private static void write(Lecture.Result result, ParseResult given, Path target, Streams streams) throws IOException {
        result.writeTo(target);
        boolean remove = given.hasMatchedOption("--remove");
        result.changedByHand().forEach(place -> streams.out().println(place + ": had been changed by hand; " + (remove ? "that is taken out too" : "that is replaced")));
        int changed = result.renewed().size();
        String done = remove ? Numerals.counted(changed, "place") + " emptied"
                : given.hasMatchedOption("--for") ? Numerals.counted(changed, "place") + " filled" : Numerals.counted(result.places(), "place") + ", " + changed + " renewed";
        streams.out().println(target + ": " + done);
    }
}
