package org.gradatim.check.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradatim.check.answer.Answer.Step;
import org.gradatim.expr.Grid;
import org.gradatim.graph.Model;
import org.gradatim.parse.answer.Statement;
import org.gradatim.parse.answer.Statement.Side;
import org.gradatim.parse.answer.Statement.Sign;
import org.gradatim.parse.answer.Written;
import org.gradatim.parse.array.Spelling;

/**
 * Lines about weights themselves: {@code w := w - α g} and {@code w -= α g} claim that g is the gradient; {@code w = …} without w is meant as its
 * gradient. Where g is ∂J/∂w by name alone, and no line has said what that is, nothing is claimed.
 */
final class DescentLines {
    private final Model model;
    private final Scope scope;
    private final SideReader sides;
    private final Answers answers;
    private final Steps steps;

    DescentLines(Model model, Scope scope, SideReader sides, Answers answers, Steps steps) {
        this.model = model;
        this.scope = scope;
        this.sides = sides;
        this.answers = answers;
        this.steps = steps;
    }

    /** Whether the line is a step of descent. */
    boolean isStep(LeftSide.Parameter p, Statement statement) {
        return changes(statement) || statement.sides().getLast().written().flatMap(right -> Update.of(right, p.label(), model)).isPresent();
    }

    private static boolean changes(Statement statement) {
        Sign sign = statement.signs().getLast();
        return sign == Sign.SUBTRACT || sign == Sign.ADD;
    }

    /** The same step for each of several weights. */
    Outcome read(List<LeftSide.Parameter> all, Statement statement) {
        List<Outcome> each = all.stream().map(one -> read(one, statement)).toList();
        List<Answer> given = each.stream().flatMap(o -> o.answers().stream()).toList();
        return new Outcome(given, Optional.empty(), each.stream().mapToInt(Outcome::faults).max().orElse(0), false);
    }

    Outcome read(LeftSide.Parameter p, Statement statement) {
        Side last = statement.sides().getLast();
        if (last.written().isEmpty()) return Outcome.unreadable(last.error().orElseThrow());
        Written right = last.written().get();
        Target target = Target.of(scope.root(), p.name(), false);
        Optional<Update> update = update(p, statement, right).map(u -> new Update(withoutStepSize(u.gradient(), target), u.added()));
        if (update.isEmpty() && isNumber(right)) return Outcome.NOTHING;
        Side gradient = new Side(last.source(), last.place(), Optional.of(update.map(Update::gradient).orElse(right)), Optional.empty());
        if (scope.targets().alone(gradient).filter(t -> scope.targets().isItself(t, p.name())).isPresent()) return Outcome.NOTHING;
        Step step = scope.targets().opening(target, () -> sides.step(gradient, gradient.written(), p.bound(), target)).with(remarks(p, update));
        boolean known = update.isPresent() ? isOwnEarlier(step, target) : isItself(step, p.name());
        if (update.isPresent() && Steps.isCode(statement, known)) steps.take(p, statement);
        return known ? Outcome.NOTHING : Outcome.of(answers.of(answers.claim(target), List.of(step), statement), false);
    }

    private Optional<Update> update(LeftSide.Parameter p, Statement statement, Written right) {
        return changes(statement) ? Optional.of(new Update(Update.withoutRate(right, model), statement.signs().getLast() == Sign.ADD)) : Update.of(right, p.label(), model);
    }

    /** A number before the gradient that an earlier line has given is a learning rate, whichever. */
    private Written withoutStepSize(Written step, Target target) {
        if (!(step instanceof Written.Product p) || p.factors().size() != 2) return step;
        List<Written> others = p.factors().stream().filter(f -> !(f instanceof Written.Literal)).toList();
        boolean gradient = others.size() == 1 && others.getFirst() instanceof Written.Name n && isOwnGradient(Spelling.of(n.label()), target);
        return gradient ? others.getFirst() : step;
    }

    private boolean isOwnGradient(Spelling name, Target target) {
        Optional<Grid> given = scope.own().find(target.key());
        return given.isPresent() && given.equals(scope.own().find(Scope.key(name)));
    }

    private List<Remark> remarks(LeftSide.Parameter p, Optional<Update> update) {
        List<Remark> remarks = new ArrayList<>();
        if (update.isEmpty()) remarks.add(new Remark(Remark.Kind.NAME_READ_AS, List.of(p.label().source(), "d" + scope.root().name() + "/d" + p.name().name())));
        if (update.filter(Update::added).isPresent()) remarks.add(new Remark(Remark.Kind.DESCENT_DIRECTION, List.of()));
        return remarks;
    }

    /** A step of descent by a gradient that an earlier line has given says nothing new. */
    private boolean isOwnEarlier(Step step, Target target) {
        return step.value().isPresent() && scope.own().find(target.key()).filter(g -> g.equals(step.value().get())).isPresent()
                && step.remarks().stream().noneMatch(r -> r.kind() == Remark.Kind.DESCENT_DIRECTION);
    }

    /** {@code W1 = parameters["W1"]} takes a parameter out of where it is kept. */
    private static boolean isItself(Step step, Named parameter) {
        return step.value().filter(v -> v.entries().equals(parameter.grid().entries())).isPresent();
    }

    private static boolean isNumber(Written written) {
        return written instanceof Written.Literal || written instanceof Written.Array || written instanceof Written.Negated n && isNumber(n.operand());
    }
}
