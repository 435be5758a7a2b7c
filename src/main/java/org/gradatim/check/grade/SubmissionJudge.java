package org.gradatim.check.grade;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gradatim.check.answer.CheckedAnswer;
import org.gradatim.check.answer.Checker;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Model;
import org.gradatim.parse.InputFile;
import org.gradatim.parse.Limit;
import org.gradatim.parse.Place;
import org.gradatim.parse.Quote;
import org.gradatim.parse.numbers.NumberArray;
import org.gradatim.parse.numbers.NumbersReader;
import org.gradatim.parse.numbers.Numeral;

/** Judges what is handed in, in whatever form. For one thread. */
public final class SubmissionJudge implements Function<Submission.Content, SubmissionJudge.Judged> {
    private final Checker checker;
    private final boolean hasNumbers;

    /** Judges by the derivatives of the model, and by their numbers where it has parameters and data. */
    public SubmissionJudge(Model model) {
        this.checker = Checker.of(model);
        this.hasNumbers = model.hasNumbers();
    }

    /**
     * What came of it.
     *
     * @param problems with what could not be read as a whole, while the rest could
     */
    public record Judged(List<CheckedAnswer> answers, List<String> problems) {
        public Judged {
            answers = List.copyOf(answers);
            problems = List.copyOf(problems);
        }
    }

    @Override
    public Judged apply(Submission.Content content) {
        return switch (content) {
            case Submission.Text text -> new Judged(checker.check(text.text(), text.name()), List.of());
            case Submission.Formulas formulas -> new Judged(formulas(formulas.answers()), List.of());
            case Submission.Files files -> files(files);
            case Submission.Unreadable unreadable -> new Judged(List.of(), List.of(unreadable.problem()));
        };
    }

    /** Where the model has numbers, bare numbers are judged to their digits; all else is a formula. */
    private List<CheckedAnswer> formulas(Map<String, String> answers) {
        Map<String, String> formulas = new LinkedHashMap<>(answers);
        List<NumberArray> numbers = new ArrayList<>();
        List<CheckedAnswer> checked = new ArrayList<>();
        if (hasNumbers) answers.forEach((name, text) -> numbers(name, text).ifPresent(array -> {
            numbers.add(array);
            formulas.remove(name);
        }));
        if (!formulas.isEmpty()) checked.addAll(checker.check(formulas));
        formulas.forEach((name, text) -> unread(name, text, checked).ifPresent(checked::add));
        if (!numbers.isEmpty()) checked.addAll(checker.checkNumbers(numbers).answers());
        return checked;
    }

    private static Optional<NumberArray> numbers(String name, String text) {
        String bare = text.strip();
        if (bare.startsWith("[")) return matrix(name, bare);
        return Numeral.read(bare).map(number -> new NumberArray(derivative(name), List.of(), List.of(number), Place.of(name)));
    }

    /** A name alone would be that of the parameter itself. */
    private static String derivative(String name) {
        return Quantities.isPlain(name) ? "d" + name : name;
    }

    private static Optional<NumberArray> matrix(String name, String rows) {
        try {
            return NumbersReader.read(rows.getBytes(StandardCharsets.UTF_8), name, NumbersReader.Format.JSON).stream().findFirst()
                    .map(array -> new NumberArray(derivative(name), array.shape(), array.entries(), Place.of(name)));
        } catch (InputException _) {
            // Brackets of a formula, which is read as one.
            return Optional.empty();
        }
    }

    /** What is to be said of an answer in which the checker finds nothing that it could judge. */
    private static Optional<CheckedAnswer> unread(String name, String text, List<CheckedAnswer> checked) {
        if (text.isBlank() || checked.stream().anyMatch(a -> a.place().file().equals(name))) return Optional.empty();
        InputException error = Place.of(name).error("expected a formula, found " + Quote.of(text));
        return Optional.of(new CheckedAnswer(name, Optional.empty(), Optional.empty(), new CheckedAnswer.Unreadable(error), List.of(), Optional.empty(), List.of(), Place.of(name)));
    }

    /** One file that cannot be read leaves the others as they are. Who handed them in knows them by their names alone. */
    private Judged files(Submission.Files files) {
        List<CheckedAnswer> answers = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Path file : files.files()) {
            try {
                check(file).forEach(answer -> answers.add(named(answer, file)));
            } catch (InputException e) {
                problems.add(byName(e.getMessage(), file));
            }
        }
        return new Judged(answers, problems);
    }

    private List<CheckedAnswer> check(Path file) {
        if (!RichText.isPage(file)) return checker.check(file);
        return checker.check(RichText.plain(InputFile.text(file, Limit.ANSWER_BYTES)), file.toString());
    }

    private static CheckedAnswer named(CheckedAnswer a, Path file) {
        CheckedAnswer.Verdict verdict = a.verdict() instanceof CheckedAnswer.Unreadable u
                ? new CheckedAnswer.Unreadable(new InputException(byName(u.error().getMessage(), file), u.error())) : a.verdict();
        Place place = new Place(byName(a.place().file(), file), a.place().line(), a.place().column());
        return new CheckedAnswer(a.text(), a.quantity(), a.reading(), verdict, a.diagnoses(), a.firstWrongStep(), a.remarks(), place);
    }

    private static String byName(String message, Path file) {
        return message.replace(Place.of(file.toString()).toString(), file.getFileName().toString()).replace(file.toString(), file.getFileName().toString());
    }
}
