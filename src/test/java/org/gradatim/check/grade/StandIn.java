package org.gradatim.check.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gradatim.check.answer.CheckedAnswer;
import org.gradatim.check.answer.CheckedAnswer.Right;
import org.gradatim.check.answer.CheckedAnswer.Undecided;
import org.gradatim.check.answer.CheckedAnswer.Unreadable;
import org.gradatim.check.answer.CheckedAnswer.Verdict;
import org.gradatim.check.answer.CheckedAnswer.Wrong;
import org.gradatim.check.answer.Quantity;
import org.gradatim.check.grade.SubmissionJudge.Judged;
import org.gradatim.check.mistake.Diagnosis;
import org.gradatim.check.mistake.Mistake;
import org.gradatim.check.mistake.MistakeClass;
import org.gradatim.expr.Const;
import org.gradatim.expr.InputException;
import org.gradatim.notation.Formulas;
import org.gradatim.parse.Place;

/**
 * Judges that take an answer for what it calls itself: {@code right}, {@code undecided}, {@code unreadable}, the name of a class of
 * mistakes, several with {@code +} between them; {@code fault} is one.
 */
final class StandIn implements Function<Submission.Content, Judged> {
    @Override
    public Judged apply(Submission.Content content) {
        if (content instanceof Submission.Unreadable unreadable) return new Judged(List.of(), List.of(unreadable.problem()));
        Map<String, String> answers = ((Submission.Formulas) content).answers();
        List<CheckedAnswer> checked = new ArrayList<>();
        answers.forEach((name, word) -> checked.add(answer(name, word)));
        return new Judged(checked, List.of());
    }

    private static CheckedAnswer answer(String name, String word) {
        if (word.equals("fault")) throw new IllegalStateException("planted");
        Quantity quantity = new Quantity("dJ/d" + name, Formulas.symbol(name), "J", List.of(name), 1);
        List<Diagnosis> diagnoses = word.startsWith("right") || word.startsWith("un") ? List.of() : List.of(diagnosis(word));
        return new CheckedAnswer(quantity.text(), Optional.of(quantity), Optional.empty(), verdict(word), diagnoses, Optional.empty(), List.of(), new Place("test", 1, 1));
    }

    private static Verdict verdict(String word) {
        return switch (word) {
            case "right" -> new Right(100);
            case "undecided" -> new Undecided("tried this");
            case "unreadable" -> new Unreadable(new InputException("expected a formula"));
            default -> new Wrong(Optional.empty(), word.equals(MistakeClass.CARRIED_FORWARD.key()));
        };
    }

    private static Diagnosis diagnosis(String word) {
        List<Mistake> mistakes = new ArrayList<>();
        for (String key : word.split("\\+")) mistakes.add(new Mistake(named(key), "", Formulas.symbol("J"), "J", List.of()));
        return new Diagnosis(mistakes, Const.ONE, 1);
    }

    private static MistakeClass named(String key) {
        for (MistakeClass kind : MistakeClass.values()) if (kind.key().equals(key)) return kind;
        throw new IllegalArgumentException(key);
    }
}
