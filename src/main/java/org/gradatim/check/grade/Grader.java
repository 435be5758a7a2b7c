package org.gradatim.check.grade;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gradatim.check.answer.CheckedAnswer;
import org.gradatim.check.answer.CheckedAnswer.Wrong;
import org.gradatim.check.grade.SubmissionJudge.Judged;
import org.gradatim.check.mistake.Mistake;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Model;
import org.gradatim.graph.Rubric;

/**
 * Marks submissions by a rubric. To be used by one thread. Whatever happens in one submission, a fault of the program included, is said in
 * its grade and touches no other.
 */
public final class Grader {
    private final Quantities quantities;
    private final List<String> asked;
    private final Rubric rubric;
    private final Supplier<Function<Submission.Content, Judged>> judges;
    private Function<Submission.Content, Judged> judge;

    /** Marks by the rubric of the model. */
    public Grader(Model model) {
        this(model, () -> new SubmissionJudge(model));
    }

    /** @param judges makes what judges answers; another one after a fault, which may have left one in the midst of something */
    Grader(Model model, Supplier<Function<Submission.Content, Judged>> judges) {
        this.quantities = Quantities.of(model);
        this.asked = quantities.asked();
        this.rubric = model.questions().rubric();
        this.judges = judges;
    }

    /** The marks of a submission; one that cannot be read or judged has none, and says why. */
    public Grade grade(Submission submission) {
        try {
            if (judge == null) judge = judges.get();
            return marked(submission, judge.apply(submission.content()));
        } catch (InputException e) {
            return withProblem(submission, e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            judge = null;
            return withProblem(submission, "a fault of the program: " + e);
        }
    }

    private Grade withProblem(Submission submission, String problem) {
        return new Grade(submission, asked.stream().map(this::missing).toList(), List.of(), review(), Optional.of(problem));
    }

    private boolean review() {
        return rubric.undecided() == Rubric.Undecided.REVIEW;
    }

    private BigDecimal worth(String name) {
        return rubric.points().getOrDefault(name, BigDecimal.ONE);
    }

    private Mark missing(String name) {
        return new Mark(name, Outcome.MISSING, BigDecimal.ZERO, worth(name), Optional.empty());
    }

    /** Of several answers to the same quantity the last one counts, as it corrects those before it. */
    private Grade marked(Submission submission, Judged judged) {
        Map<String, CheckedAnswer> byName = new HashMap<>();
        List<CheckedAnswer> others = new ArrayList<>();
        for (CheckedAnswer answer : judged.answers()) {
            List<String> about = about(answer, submission.content());
            if (about.isEmpty()) others.add(answer);
            about.forEach(name -> byName.put(name, answer));
        }
        Optional<String> problem = problem(judged, submission.content());
        List<Mark> marks = asked.stream().map(name -> byName.containsKey(name) ? mark(name, byName.get(name)) : missing(name)).toList();
        boolean open = problem.isPresent() || marks.stream().anyMatch(m -> m.outcome() == Outcome.UNDECIDED || m.outcome() == Outcome.UNREADABLE)
                || others.stream().anyMatch(a -> a.verdict() instanceof CheckedAnswer.Unreadable);
        return new Grade(submission, marks, others, open && review(), problem);
    }

    /** The quantities that an answer is about; one that cannot be read is about that for which it stands. */
    private List<String> about(CheckedAnswer answer, Submission.Content content) {
        if (answer.quantity().isPresent()) return quantities.in(answer.quantity().get());
        return content instanceof Submission.Formulas ? quantities.named(answer.place().file()).stream().toList() : List.of();
    }

    private static Optional<String> problem(Judged judged, Submission.Content content) {
        if (!judged.problems().isEmpty()) return Optional.of(String.join("; ", judged.problems()));
        boolean nothing = judged.answers().isEmpty() && !(content instanceof Submission.Formulas f && f.answers().isEmpty());
        return nothing ? Optional.of("no derivative is found in it") : Optional.empty();
    }

    private Mark mark(String name, CheckedAnswer answer) {
        return new Mark(name, Outcome.of(answer.verdict()), worth(name).multiply(share(answer)), worth(name), Optional.of(answer));
    }

    private BigDecimal share(CheckedAnswer answer) {
        return switch (answer.verdict()) {
            case CheckedAnswer.Right _ -> BigDecimal.ONE;
            case Wrong wrong when wrong.carriedForward() -> rubric.carriedForward();
            case Wrong _ -> answer.diagnoses().isEmpty() ? BigDecimal.ZERO : share(answer.diagnoses().getFirst().mistakes());
            case CheckedAnswer.Undecided _, CheckedAnswer.Unreadable _ -> BigDecimal.ZERO;
        };
    }

    private BigDecimal share(List<Mistake> mistakes) {
        return mistakes.stream().map(m -> rubric.partial().getOrDefault(m.kind().key(), BigDecimal.ZERO)).reduce(BigDecimal.ONE, BigDecimal::multiply);
    }
}
