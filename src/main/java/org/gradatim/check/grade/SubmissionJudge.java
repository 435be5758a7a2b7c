package org.gradatim.check.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.gradatim.check.answer.CheckedAnswer;
import org.gradatim.check.answer.Checker;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Model;

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

    /** One file that cannot be read leaves the others as they are. */
    private Judged files(Submission.Files files) {
        List<CheckedAnswer> answers = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (var file : files.files()) {
            try {
                answers.addAll(checker.check(file));
            } catch (InputException e) {
                problems.add(e.getMessage());
            }
        }
        return new Judged(answers, problems);
    }
}
