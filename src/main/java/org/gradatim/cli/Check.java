package org.gradatim.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gradatim.check.answer.CheckedAnswer;
import org.gradatim.check.answer.CheckedAnswer.Right;
import org.gradatim.check.answer.CheckedAnswer.Unreadable;
import org.gradatim.check.answer.Checker;
import org.gradatim.check.numbers.ExternalProgram;
import org.gradatim.check.numbers.NumericReport;
import org.gradatim.explain.CheckedAnswers;
import org.gradatim.explain.Feedback;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Model;
import org.gradatim.parse.InputFile;
import org.gradatim.parse.Limit;
import org.gradatim.parse.Place;
import org.gradatim.parse.SpecReader;
import org.gradatim.parse.numbers.NumbersReader;
import org.gradatim.render.json.CheckJson;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code gradatim check}. One answer that is not right makes the exit code 1; nothing that can be judged makes it 2. */
final class Check implements Command {
    /** The file name that stands for standard input. */
    private static final String STANDARD_INPUT = "-";

    /** What the text of {@code --answer} is called in messages. */
    private static final String TYPED = "answer";

    /** A day. */
    private static final int LONGEST_SECONDS = 86_400;

    @Override
    public CommandSpec options() {
        CommandSpec options = Command.options(this, "Say whether answers are right and, where not, what was done wrong.",
                        "  gradatim check two-neurons.yaml student.txt",
                        "  gradatim check two-neurons.yaml --answer \"dJ/dw5 = (a3-y)*a1\"",
                        "  gradatim check two-neurons.yaml homework.tex --hint-only",
                        "  gradatim check two-neurons.yaml gradients.npz --json",
                        "  gradatim check two-neurons.yaml --exec \"python student.py\"")
                .addPositional(Command.spec("The network, or the loss as formulas, in YAML."))
                .addPositional(PositionalParamSpec.builder().index("1..*").arity("0..*").paramLabel("ANSWERS").type(List.class).auxiliaryTypes(Path.class)
                        .description("Formulas: .txt, .tex, .md, .ipynb, .py; - for standard input. Numbers: .csv, .json, .npy, .npz.").build())
                .addOption(OptionSpec.builder("--answer").paramLabel("FORMULA").type(List.class).auxiliaryTypes(String.class)
                        .description("An answer, such as \"dJ/dw1 = (a3-y)*w5*a1*(1-a1)*x1\"; may be given again.").build())
                .addOption(OptionSpec.builder("--exec").paramLabel("COMMAND").type(String.class)
                        .description("Run this program of yours, with all that you may do: it reads parameters and data as JSON and prints gradients as JSON. No shell is used.").build())
                .addOption(OptionSpec.builder("--time-limit").paramLabel("SECONDS").type(Double.class)
                        .description("Stop the program after this time; 10 seconds if not given.").build())
                .addOption(OptionSpec.builder("--hint-only").description("Give hints, and nothing that gives the answer away.").build())
                .addOption(OptionSpec.builder("--all").description("Show every explanation of a wrong answer, not the simplest only.").build())
                .addOption(OptionSpec.builder("--json").description("Print the verdicts as data.").build());
        return DocumentOutput.addTo(options);
    }

    @Override
    public int run(ParseResult given, Streams streams) throws IOException {
        DocumentOutput output = DocumentOutput.of(given);
        Model model = SpecReader.read(given.<Path>matchedPositionalValue(0, null));
        Checker checker = Checker.of(model);
        List<NumericReport> numbers = new ArrayList<>();
        List<CheckedAnswer> answers = check(given, model, checker, numbers);
        if (answers.isEmpty()) throw new InputException("there is no answer here that names a derivative; write one such as `dJ/d"
                + model.withRespectTo().getFirst() + " = …`");
        CheckedAnswers told = new CheckedAnswers(model, feedback(given), Locale.ENGLISH);
        if (given.hasMatchedOption("--json") || output.isJson()) output.writeJson(out -> CheckJson.write(told.data(answers), out), streams);
        else output.write(() -> told.document(answers, numbers), streams);
        return code(answers);
    }

    private static Feedback feedback(ParseResult given) {
        boolean hints = given.hasMatchedOption("--hint-only");
        boolean all = given.hasMatchedOption("--all");
        if (hints && all) throw new InputException("--hint-only and --all do not go together; leave one out");
        return hints ? Feedback.HINT : all ? Feedback.ALL : Feedback.FIRST;
    }

    private static int code(List<CheckedAnswer> answers) {
        if (answers.stream().allMatch(a -> a.verdict() instanceof Unreadable)) return Shell.BAD_INPUT;
        return answers.stream().allMatch(a -> a.verdict() instanceof Right) ? Shell.DONE : Shell.WRONG;
    }

    private static List<CheckedAnswer> check(ParseResult given, Model model, Checker checker, List<NumericReport> numbers) {
        List<CheckedAnswer> checked = new ArrayList<>();
        List<Path> files = given.matchedPositionalValue(1, List.of());
        List<String> typed = given.matchedOptionValue("--answer", List.of());
        Optional<ExternalProgram> program = program(given);
        if (files.isEmpty() && typed.isEmpty() && program.isEmpty()) {
            throw new InputException("there is nothing to check; name a file with answers, or give one with --answer, or a program with --exec");
        }
        for (Path file : files) {
            if (Checker.isNumbers(file)) checked.addAll(kept(checker.checkNumbers(NumbersReader.read(file)), numbers));
            else checked.addAll(file.toString().equals(STANDARD_INPUT) ? checker.check(standardInput(), "standard input") : checker.check(file));
        }
        for (int i = 0; i < typed.size(); i++) checked.addAll(checker.check(typed.get(i), typed.size() == 1 ? TYPED : TYPED + " " + (i + 1)));
        program.ifPresent(p -> checked.addAll(kept(checker.checkNumbers(p.gradients(model)), numbers)));
        return checked;
    }

    private static List<CheckedAnswer> kept(NumericReport report, List<NumericReport> numbers) {
        numbers.add(report);
        return report.answers();
    }

    private static Optional<ExternalProgram> program(ParseResult given) {
        String command = given.matchedOptionValue("--exec", null);
        Double seconds = given.matchedOptionValue("--time-limit", null);
        if (command == null) {
            if (seconds != null) throw new InputException("--time-limit is for the program of --exec; leave it out or name one");
            return Optional.empty();
        }
        if (seconds == null) return Optional.of(ExternalProgram.of(command, ExternalProgram.DEFAULT_TIME_LIMIT));
        if (!(seconds > 0 && seconds <= LONGEST_SECONDS)) throw new InputException("--time-limit is a number of seconds above 0 and up to " + LONGEST_SECONDS);
        return Optional.of(ExternalProgram.of(command, Duration.ofMillis(Math.max(1, Math.round(1000 * seconds)))));
    }

    private static String standardInput() {
        try {
            return InputFile.text(System.in.readNBytes(Math.toIntExact(Limit.ANSWER_BYTES.value() + 1)), Place.of("standard input"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
