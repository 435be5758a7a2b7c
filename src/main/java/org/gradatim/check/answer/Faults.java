package org.gradatim.check.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gradatim.check.answer.Answer.OwnName;
import org.gradatim.check.answer.CheckedAnswer.Wrong;
import org.gradatim.check.answer.CheckedAnswer.WrongStep;
import org.gradatim.check.mistake.Diagnoser;
import org.gradatim.check.mistake.Diagnosis;
import org.gradatim.check.mistake.Mistake;
import org.gradatim.check.mistake.MistakeClass;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Grid;
import org.gradatim.expr.ShapeMismatch;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Marked;
import org.gradatim.notation.Notation.Words;
import org.gradatim.notation.Role;

/** What was done wrong in an answer that was found wrong. What lies in the working itself comes before what lies in the derivation. */
final class Faults {
    private final Program program;
    private final Diagnoser diagnoser;

    Faults(Program program) {
        this.program = program;
        this.diagnoser = Diagnoser.of(program);
    }

    /** The simplest explanation first; none where the answer is not wrong, or no explanation is found. */
    List<Diagnosis> of(Answer answer, Ruling ruling) {
        if (!(ruling.verdict() instanceof Wrong wrong)) return List.of();
        if (wrong.carriedForward()) return ruling.carriedFrom().map(own -> List.of(carriedForward(own))).orElse(List.of());
        if (ruling.carriedFrom().isPresent()) return List.of(updatedWeight(ruling.carriedFrom().get()));
        if (ruling.endIsRight()) return falseStep(answer, ruling);
        if (ruling.given().isEmpty()) return List.of(transposedFactor(answer));
        Grid given = ruling.given().get();
        List<Diagnosis> ofTheEnd = ofValue(answer, given);
        if (isExplained(ofTheEnd)) return ofTheEnd;
        return ruling.wrongStep().filter(step -> !step.equals(given)).map(step -> ofValue(answer, step)).filter(Faults::isExplained).orElse(ofTheEnd);
    }

    private static boolean isExplained(List<Diagnosis> diagnoses) {
        return !diagnoses.isEmpty() && diagnoses.getFirst().mistakes().getFirst().kind() != MistakeClass.UNEXPLAINED;
    }

    private List<Diagnosis> ofValue(Answer answer, Grid given) {
        Quantity asked = answer.quantity();
        if (answer.truth().isScalar() && given.isScalar()) return diagnoser.diagnose(asked.of(), asked.by().getFirst(), given.entries().getFirst());
        return diagnoser.diagnoseGrid(asked.of(), asked.by(), answer.truth(), given);
    }

    // ---- in the working

    private Diagnosis carriedForward(OwnName own) {
        Notation where = Formulas.equation(new Marked(Role.WRONG, program.symbols().of(own.written())), program.symbols().of(own.truth().orElseThrow()));
        return new Diagnosis(List.of(new Mistake(MistakeClass.CARRIED_FORWARD, "", where, own.written(), List.of())), own.value(), 0);
    }

    /** A weight that has made its step in a line above. */
    private Diagnosis updatedWeight(OwnName own) {
        Map<String, Expr> written = Traversal.variables(own.value()).stream().filter(OwnName::is).collect(Collectors.toMap(n -> n, n -> Var.of(OwnName.written(n))));
        Notation weight = program.symbols().of(own.truth().orElseThrow());
        Notation updated = program.symbols().of(Traversal.substitute(own.value(), written));
        Notation where = Formulas.equation(new Marked(Role.WRONG, weight), updated);
        return new Diagnosis(List.of(new Mistake(MistakeClass.USES_UPDATED_WEIGHTS, "", where, own.written(), List.of(weight, updated))), own.value(), 0);
    }

    /** Two factors whose shapes do not fit, and one of which has to be transposed. */
    private static Diagnosis transposedFactor(Answer answer) {
        ShapeMismatch shapes = (ShapeMismatch) answer.steps().getLast().error().orElseThrow();
        List<Notation> factors = List.of(new Words(shapes.left().toString()), new Words(shapes.right().toString()));
        Notation where = new Marked(Role.WRONG, answer.quantity().notation());
        String place = shapes.mend().filter(ShapeMismatch.Mend.LEFT::equals).isPresent() ? shapes.left().text() : shapes.right().text();
        return new Diagnosis(List.of(new Mistake(MistakeClass.TRANSPOSED, "factor", where, place, factors)), answer.truth().entries().getFirst(), 0);
    }

    /** A false equals sign before a right end, and what was done wrong where it stands. */
    private List<Diagnosis> falseStep(Answer answer, Ruling ruling) {
        WrongStep step = ruling.firstWrongStep().orElseThrow();
        Grid value = ruling.wrongStep().orElseThrow();
        Notation where = new Notation.Relation(step.readBefore(), "≠", new Marked(Role.WRONG, step.readAfter()));
        Mistake sign = new Mistake(MistakeClass.CHAIN_STEP_INCONSISTENT, "", where, step.after(), List.of());
        List<Diagnosis> all = new ArrayList<>(List.of(new Diagnosis(List.of(sign), value.entries().getFirst(), 0)));
        all.addAll(ofValue(answer, value));
        return all;
    }
}
