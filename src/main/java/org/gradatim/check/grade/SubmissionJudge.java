package org.gradatim.check.grade;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.gradatim.check.answer.CheckedAnswer;
import org.gradatim.check.answer.Checker;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Model;
import org.gradatim.parse.Place;

/** Judges what is handed in, in whatever form. For one thread. */
public final class SubmissionJudge implements Function<Submission.Content, SubmissionJudge.Judged> {
    private final Checker checker;

    public SubmissionJudge(Model model) {
        this.checker = Checker.of(model);
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
            case Submission.Formulas formulas -> new Judged(checker.check(formulas.answers()), List.of());
            case Submission.Files files -> files(files);
            case Submission.Unreadable unreadable -> new Judged(List.of(), List.of(unreadable.problem()));
        };
    }

    /** One file that cannot be read leaves the others as they are. Who handed them in knows them by their names alone. */
    private Judged files(Submission.Files files) {
        List<CheckedAnswer> answers = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Path file : files.files()) {
            try {
                checker.check(file).forEach(answer -> answers.add(named(answer, file)));
            } catch (InputException e) {
                problems.add(byName(e.getMessage(), file));
            }
        }
        return new Judged(answers, problems);
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
