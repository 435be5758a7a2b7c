package org.gradatim.check.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gradatim.check.answer.Answer.Step;
import org.gradatim.check.answer.CheckedAnswer.Wrong;
import org.gradatim.check.grade.Submission;
import org.gradatim.check.mistake.Diagnoser;
import org.gradatim.derive.Gradient;
import org.gradatim.expr.Expr;
import org.gradatim.expr.ExprNotation;
import org.gradatim.expr.Grid;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Model;
import org.gradatim.graph.Program;
import org.gradatim.notation.Formulas;
import org.gradatim.parse.FormulaReader;
import org.gradatim.parse.Place;

public final class Provisional {
    public static Function<Submission.Content, List<CheckedAnswer>> of(Model model) {
        Program program = model.program();
        Judge judge = new Judge(program);
        Gradient gradient = Gradient.of(program);
        Diagnoser diagnoser = Diagnoser.of(program);
        return content -> {
            List<CheckedAnswer> all = new ArrayList<>();
            if (!(content instanceof Submission.Formulas f)) throw new InputException("only formulas yet");
            f.answers().forEach((name, text) -> {
                Quantity q = new Quantity("dJ/d" + name, Formulas.partial(program.symbols().of("J"), program.symbols().of(name)), program.root(), List.of(name), 1);
                Place place = new Place(f.name(), 1, 1);
                try {
                    Expr e = FormulaReader.read(text);
                    Expr truth = gradient.ofRoot(name);
                    Answer a = new Answer(q, program, Grid.scalar(truth), List.of(new Step(text, place, ExprNotation.of(e, program.symbols()::of), Optional.of(Grid.scalar(e)), Optional.empty(), List.of())), place);
                    Ruling r = judge.judge(a, List.of());
                    all.add(new CheckedAnswer(q.text(), Optional.of(q), Optional.of(a.steps().getLast().reading()), r.verdict(),
                            r.verdict() instanceof Wrong ? diagnoser.diagnose(program.root(), name, e) : List.of(), Optional.empty(), r.remarks(), place));
                } catch (InputException e) {
                    all.add(new CheckedAnswer(q.text(), Optional.of(q), Optional.empty(), new CheckedAnswer.Unreadable(e), List.of(), Optional.empty(), List.of(), place));
                }
            });
            return all;
        };
    }
}
