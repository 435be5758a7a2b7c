package org.gradatim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gradatim.check.grade.GradeSheet;
import org.gradatim.check.grade.Quantities;
import org.gradatim.check.grade.SheetState;
import org.gradatim.check.grade.Submissions;
import org.gradatim.explain.Feedback;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Model;
import org.gradatim.parse.SpecReader;
import org.gradatim.render.Format;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code gradatim grade}: the submissions of a class. Wrong answers are what is looked for, so the exit code is 0 whatever they are. */
final class GradeCommand implements Command {
    private static final List<Format> FEEDBACK = List.of(Format.MARKDOWN, Format.HTML, Format.PDF);

    private static String keyword(Format format) {
        return format.ending().substring(1);
    }

    @Override
    public CommandSpec options() {
        Format[] formats = FEEDBACK.toArray(Format[]::new);
        return Command.options(this, "Grade the submissions of a class: a table, and what to teach tomorrow.",
                        "  gradatim grade two-neurons.yaml submissions/ -o grades.csv",
                        "  gradatim grade two-neurons.yaml class.jsonl -o grades.csv --report report.html",
                        "  gradatim grade two-neurons.yaml quiz.csv -o grades.csv --feedback feedback/")
                .addPositional(Command.spec("The network, or the loss as formulas, in YAML; `rubric` says what answers are worth."))
                .addPositional(PositionalParamSpec.builder().index("1").required(true).paramLabel("SUBMISSIONS").type(Path.class)
                        .description("A folder of files, JSON Lines, or a table (CSV) of a learning platform.").build())
                .addOption(file("Where the table of grades grows (CSV); begun before, it is gone on with.", "-o", "--output").required(true).build())
                .addOption(file("A report on the class; its ending (" + Format.endings() + ") chooses the format.", "--report").build())
                .addOption(OptionSpec.builder("--feedback").paramLabel("DIR").type(Path.class).description("A folder for a file of feedback on each submission.").build())
                .addOption(OptionSpec.builder("--feedback-format").paramLabel("FORMAT").type(Format.class)
                        .converters(Choice.of(formats, GradeCommand::keyword)).completionCandidates(Choice.keywords(formats, GradeCommand::keyword))
                        .defaultValue(keyword(Format.MARKDOWN)).description("Its format: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.").build())
                .addOption(file("The answers as tests, in the XML of JUnit.", "--junit").build())
                .addOption(OptionSpec.builder("--json").description("Print each grade as data, a line each, as it comes.").build())
                .addOption(OptionSpec.builder("--hint-only").description("Say of wrong answers what to look at, and nothing that gives the right one away.").build())
                .addOption(OptionSpec.builder("--threads").paramLabel("N").type(Integer.class).description("How many work at once. Default: as many as there are cores.").build())
                .addOption(OptionSpec.builder("--restart").description("Begin the table anew.").build());
    }

    private static OptionSpec.Builder file(String description, String... names) {
        return OptionSpec.builder(names).paramLabel("FILE").type(Path.class).description(description);
    }

    @Override
    public int run(ParseResult given, Streams streams) throws IOException {
        Path spec = given.matchedPositionalValue(0, null);
        Path handedIn = given.matchedPositionalValue(1, null);
        int threads = threads(given);
        GradeOutputs outputs = outputs(given, spec, handedIn);
        Model model = SpecReader.read(spec);
        Quantities asked = Quantities.of(model);
        Submissions submissions = Submissions.at(handedIn, asked);
        SheetState state = SheetState.of(spec, model, submissions, outputs.feedbackKind());
        try (GradeSheet sheet = GradeSheet.open(outputs.table(), asked.asked(), state, given.hasMatchedOption("--restart"))) {
            new GradeRun(model, asked, submissions, sheet, outputs, streams).run(threads, given.hasMatchedOption("--json"));
        }
        return Shell.DONE;
    }

    private static int threads(ParseResult given) {
        int threads = given.matchedOptionValue("--threads", Runtime.getRuntime().availableProcessors());
        if (threads < 1) throw new InputException("`--threads` is " + threads + ", expected 1 or more");
        return threads;
    }

    /** @throws InputException where one of the files cannot be written, before anything is graded */
    private static GradeOutputs outputs(ParseResult given, Path spec, Path handedIn) throws IOException {
        Optional<Path> report = Optional.ofNullable(given.matchedOptionValue("--report", null));
        Optional<Path> feedback = Optional.ofNullable(given.matchedOptionValue("--feedback", null));
        Optional<Path> junit = Optional.ofNullable(given.matchedOptionValue("--junit", null));
        if (given.hasMatchedOption("--feedback-format") && feedback.isEmpty()) throw new InputException("`--feedback-format` goes with `--feedback`; add it");
        GradeOutputs outputs = new GradeOutputs(given.matchedOptionValue("--output", null), report, feedback,
                given.matchedOptionValue("--feedback-format", Format.MARKDOWN), junit, given.hasMatchedOption("--hint-only") ? Feedback.HINT : Feedback.FIRST);
        for (Path output : outputs.all()) {
            if (sameFile(output, spec)) throw new InputException("cannot write " + output + ": it is the spec itself; name another file");
            if (sameFile(output, handedIn) || Files.isDirectory(handedIn) && absolute(output).startsWith(absolute(handedIn))) {
                throw new InputException("cannot write " + output + ": it is among the submissions; name a place outside of them");
            }
        }
        outputs.requireWritable();
        return outputs;
    }

    private static boolean sameFile(Path one, Path other) throws IOException {
        return Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
