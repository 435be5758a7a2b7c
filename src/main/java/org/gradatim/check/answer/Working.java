package org.gradatim.check.answer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gradatim.check.answer.Answer.Step;
import org.gradatim.check.answer.LeftSide.Asked;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Grid;
import org.gradatim.expr.Grids;
import org.gradatim.expr.InputException;
import org.gradatim.expr.ShapeMismatch;
import org.gradatim.graph.Model;
import org.gradatim.graph.Unrolled;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;
import org.gradatim.parse.Quote;
import org.gradatim.parse.answer.Statement.Side;
import org.gradatim.parse.answer.Statement.Sign;
import org.gradatim.parse.answer.Statement;
import org.gradatim.parse.answer.Written.Label;
import org.gradatim.parse.answer.Written;
import org.gradatim.parse.array.Spelling;
import org.gradatim.parse.array.Term;
import org.gradatim.parse.array.UnknownName;
import org.gradatim.prove.Prover;

/** Reads line by line in one scope: what is about a gradient becomes answers, what is not becomes own names. */
final class Working {
    private final Model model;
    private final Scope scope;
    private final SideReader sides;
    private final OwnDefinitions definitions;
    private final Steps descent;
    private final PreActivations preActivations;
    private final Layout layout;
    private final Optional<Target> asked;
    private final Supplier<Prover> prover;

    /**
     * What came of a line.
     *
     * @param answers   that it gives
     * @param error     why it cannot be related to a derivative, where it tries to
     * @param faults    how ill it fits this scope: 0 not at all, 1 in its shape, 2 in its names or inside
     * @param continued whether it goes on with an earlier line about the same quantity
     */
    record Outcome(List<Answer> answers, Optional<InputException> error, int faults, boolean continued) {
        static final Outcome NOTHING = new Outcome(List.of(), Optional.empty(), 0, false);

        /** Whether every answer would have a value if one factor were transposed. */
        boolean lacksTranspose() {
            return !answers.isEmpty() && answers.stream().allMatch(a -> a.steps().getLast().error().filter(e -> e instanceof ShapeMismatch s && s.mend().isPresent()).isPresent());
        }

        static Outcome unreadable(InputException error) {
            return new Outcome(List.of(), Optional.of(error), 2, false);
        }
    }

    /** @param asked what is asked for, where the text need not say it */
    Working(Model model, Scope scope, Layout layout, Optional<Target> asked, Supplier<Prover> prover) {
        this.model = model;
        this.scope = scope;
        this.sides = new SideReader(scope);
        this.definitions = new OwnDefinitions(scope, sides, this::equal);
        this.descent = new Steps(scope.own(), sides);
        scope.follow(descent);
        this.preActivations = new PreActivations(scope);
        this.layout = layout;
        this.asked = asked;
        this.prover = prover;
    }

    Scope scope() {
        return scope;
    }

    /** What the lines so far say of the network itself. */
    OwnDefinitions.Declared declared() {
        return definitions.declared();
    }

    Outcome read(Statement written) {
        Statement statement = InPlace.whole(written);
        descent.enter(statement);
        boolean matrices = Mentions.of(statement, scope.table()).matrices();
        try {
            if ((matrices || isOwnMatrix(statement)) && isOfExactName(statement)) return ofExactName(statement);
            scope.preferMatrices(matrices);
            return line(statement);
        } catch (InputException e) {
            return Outcome.unreadable(e);
        }
    }

    /** Whether the line gives a matrix of the answerer's own: {@code nabla_b3 = delta}. */
    private boolean isOwnMatrix(Statement statement) {
        return scope.own().hasMatrices() && sides.value(statement).filter(Term::matrix).isPresent();
    }

    /** Whether the line names the derivative by a single name of the model that could be a matrix in another case: w1 and W1. */
    private boolean isOfExactName(Statement statement) {
        Optional<Written> left = statement.sides().getFirst().written();
        Optional<Label> label = switch (left.orElse(null)) {
            case Written.Name n -> Optional.of(n.label());
            case Written.Derivative d when d.by() instanceof Written.Name n -> Optional.of(n.label());
            case null, default -> Optional.empty();
        };
        if (label.isEmpty()) return false;
        Spelling s = Spelling.of(label.get());
        return Stream.concat(Stream.of(s), GradientNames.of(s).stream()).map(Working::first)
                .anyMatch(n -> scope.table().exactly(n.key()).isPresent() || scope.table().exactly(n.squashed()).isPresent());
    }

    /** w1 for {@code w_j}. */
    private static Spelling first(Spelling s) {
        return s.above().isEmpty() && s.letters().size() == 1 ? s.bound(Map.of(s.letters().getFirst(), 1)) : s;
    }

    /** A name is what the model calls so, unless only the matrix of that name fits, or is right. */
    private Outcome ofExactName(Statement statement) {
        Map<String, Grid> before = scope.own().known();
        scope.preferMatrices(false);
        Outcome exact = line(statement);
        boolean fits = exact.faults() == 0 && sides.value(statement).filter(Term::matrix).isEmpty();
        boolean right = exact.faults() == 0 && isRight(exact);
        if (fits && right) return exact;
        Map<String, Grid> after = scope.own().known();
        scope.own().restore(before);
        scope.preferMatrices(true);
        Outcome matrix = line(statement);
        if ((fits || right) && (matrix.faults() > 0 || !isRight(matrix))) {
            scope.own().restore(after);
            return exact;
        }
        if (exact.answers().isEmpty() || matrix.answers().isEmpty() || exact.answers().getFirst().quantity().equals(matrix.answers().getFirst().quantity())) return matrix;
        String left = statement.sides().getFirst().source().strip();
        List<Answer> remarked = matrix.answers().stream().map(a -> withRemark(a, new Remark(Remark.Kind.NAME_READ_AS, List.of(left, a.quantity().text())))).toList();
        return new Outcome(remarked, matrix.error(), matrix.faults(), matrix.continued());
    }

    private static Answer withRemark(Answer answer, Remark remark) {
        List<Step> steps = new ArrayList<>(answer.steps());
        Step last = steps.removeLast();
        List<Remark> remarks = new ArrayList<>(last.remarks());
        remarks.add(remark);
        steps.add(new Step(last.source(), last.place(), last.reading(), last.value(), last.error(), remarks));
        return new Answer(answer.quantity(), answer.program(), answer.truth(), steps, answer.place());
    }

    private Outcome line(Statement statement) {
        Side left = statement.sides().getFirst();
        if (left.written().isEmpty()) {
            return asked.isPresent() && statement.sides().size() == 1 ? gradient(new Asked(asked.get(), Map.of()), statement, 0) : Outcome.unreadable(left.error().orElseThrow());
        }
        if (definitions.isFunction(statement, left.written().get(), asked.isPresent())) return definitions.function((Written.Call) left.written().get(), statement.sides().getLast());
        boolean alone = statement.sides().size() == 1;
        return switch (alone ? new LeftSide.Formula() : LeftSide.of(left, scope)) {
            case LeftSide.Gradients g -> gradients(g, statement);
            case LeftSide.Parameter p -> parameter(p, statement);
            case LeftSide.Parameters p -> parameters(p, statement);
            case LeftSide.Restated r -> {
                descent.forget();
                yield definitions.restated(r, statement);
            }
            case LeftSide.Own o -> own(o.label(), statement);
            case LeftSide.Known _ -> Outcome.NOTHING;
            case LeftSide.Formula _ -> asked.map(t -> gradient(new Asked(t, Map.of()), statement, 0)).orElseGet(() -> Outcome.unreadable(withoutLeftSide(left)));
        };
    }

    /** A name of the answerer's own; one with the number of a layer that there is not speaks against how layers are counted here. */
    private Outcome own(Label label, Statement statement) {
        Spelling s = Spelling.of(label);
        boolean ofLayer = !s.above().isEmpty() && s.letters().isEmpty() || Numbering.isLayer(s);
        if (model.network().isPresent() && ofLayer) definitions.misfit();
        return definitions.own(label, statement);
    }

    private InputException withoutLeftSide(Side left) {
        String example = model.withRespectTo().getFirst();
        return new InputException(left.place() + ": it is not said which derivative " + Quote.of(left.source().strip()) + " is; write for example `dJ/d" + example + " = …`");
    }

    private Outcome gradients(LeftSide.Gradients g, Statement statement) {
        List<Answer> answers = new ArrayList<>();
        int faults = 0;
        boolean continued = false;
        List<Outcome> beyond = new ArrayList<>();
        for (Asked asked : g.all()) {
            Outcome one = gradient(asked, statement, 1);
            if (g.all().size() > 1 && namesNothing(one)) {
                beyond.add(one);
                continue;
            }
            loseWhatIsUnread(asked, one, statement);
            answers.addAll(one.answers());
            faults = Math.max(faults, one.faults());
            continued |= one.continued();
        }
        if (!answers.isEmpty()) return new Outcome(answers, Optional.empty(), faults, continued);
        beyond.forEach(one -> answers.addAll(one.answers()));
        return new Outcome(answers, Optional.empty(), 2, false);
    }

    /** A later line that uses what this one gives cannot mean the true derivative, which this line may not have given. */
    private void loseWhatIsUnread(Asked asked, Outcome outcome, Statement statement) {
        boolean read = outcome.answers().stream().allMatch(a -> a.steps().getLast().value().isPresent());
        if (!read) scope.own().lose(keys(statement, 1, asked, asked.target()), statement.place());
    }

    /** A rule for every layer that speaks of the next one says nothing of the last. */
    private static boolean namesNothing(Outcome outcome) {
        return outcome.answers().stream().allMatch(a -> a.steps().getLast().error().filter(UnknownName.class::isInstance).isPresent());
    }

    /** @param first the side with which the answer begins */
    private Outcome gradient(Asked asked, Statement statement, int first) {
        List<Side> read = statement.sides().subList(first, statement.sides().size());
        List<Step> steps = new ArrayList<>();
        for (Side side : read) steps.add(sides.step(side, side.written(), asked.bound(), asked.target()));
        boolean adds = first == 1 && (statement.signs().getFirst() == Sign.ADD || statement.signs().getFirst() == Sign.SUBTRACT);
        if (adds) steps = List.of(added(steps.getLast(), statement.signs().getFirst(), asked.target()));
        if (first == 1 && isOtherLayers(statement, steps.getLast(), asked.target())) return ofOtherLayer(statement);
        Target target = chosen(asked.target(), steps.getLast());
        boolean goesOn = first == 1 && goesOn(statement);
        Optional<Claim> before = goesOn ? beforeActivation(target, steps.getLast()) : Optional.empty();
        Asked meant = before.map(claim -> new Asked(claim.target(), asked.bound())).orElse(asked);
        Claim claim = before.orElseGet(() -> claim(target));
        Answer answer = answer(claim, steps, statement);
        define(statement, first, meant, claim.target(), answer);
        return new Outcome(List.of(answer), Optional.empty(), faults(answer), before.isEmpty() && (adds || goesOn));
    }

    private Claim claim(Target target) {
        return new Claim(target, scope.program(), scope.truth(target));
    }

    /** {@code do *= o*(1-o)}, where do has been right before, or is right as the derivative by what goes into o now. */
    private Optional<Claim> beforeActivation(Target target, Step last) {
        if (last.value().isEmpty() || equal(target, last)) return Optional.empty();
        Optional<Claim> claim = preActivations.of(target);
        if (claim.isEmpty() || equal(last.value().get(), claim.get().truth())) return claim;
        boolean rightBefore = scope.own().find(target.key()).filter(given -> equal(given, scope.truth(target))).isPresent();
        return rightBefore ? claim : Optional.empty();
    }

    private Outcome ofOtherLayer(Statement statement) {
        definitions.misfit();
        return definitions.own(((Written.Name) statement.sides().getFirst().written().orElseThrow()).label(), statement);
    }

    /** A δ with the number of a layer, which some count from the input on, is the answerer's own where its shape is another than that of the model's. */
    private boolean isOtherLayers(Statement statement, Step last, Target target) {
        boolean delta = statement.sides().getFirst().written().orElse(null) instanceof Written.Name n && n.label().base().startsWith("delta");
        return delta && model.network().isPresent() && last.value().filter(v -> !v.isScalar() && !v.hasShapeOf(scope.truth(target))).isPresent();
    }

    /** {@code dZ = dZ * mask}, as {@code *=} and {@code /=} are read: what the name was before is a step on the way. */
    private static boolean goesOn(Statement statement) {
        if (!(statement.sides().getFirst().written().orElse(null) instanceof Written.Name left)) return false;
        Deque<Written> open = new ArrayDeque<>(statement.sides().getLast().written().stream().toList());
        while (!open.isEmpty()) {
            Written next = open.pop();
            if (next instanceof Written.Name n && n.label().equals(left.label())) return true;
            open.addAll(next.parts());
        }
        return false;
    }

    private Step added(Step step, Sign sign, Target target) {
        Optional<Grid> before = scope.own().find(target.key());
        if (before.isEmpty() || step.value().isEmpty() || !before.get().hasShapeOf(step.value().get())) return step;
        Grid old = before.get();
        Notation left = scope.notation(target);
        Notation change = sign == Sign.ADD ? step.reading() : Formulas.minus(step.reading());
        Grid sum = Grids.elementwise(old, step.value().get(), sign == Sign.ADD ? Arithmetic::plus : Arithmetic::minus);
        return new Step(step.source(), step.place(), Formulas.sum(List.of(left, change)), Optional.of(sum), step.error(), step.remarks());
    }

    /**
     * Courses differ in whether dZ has the 1/m of the mean: dZ = A - Y is the derivative of the sum of the losses. Where it is not plain, it
     * is taken as the one that it equals.
     */
    private Target chosen(Target target, Step last) {
        if (target.of().isEmpty() || !target.by().varies() || last.value().isEmpty()) return target;
        String of = target.of().get().name();
        if (!of.equals(Unrolled.LOSSES) && !of.equals(scope.program().root())) return target;
        String other = of.equals(Unrolled.LOSSES) ? scope.program().root() : Unrolled.LOSSES;
        Target alternative = Target.of(scope.definition(other), target.by(), target.said());
        return !equal(target, last) && equal(alternative, last) ? alternative : target;
    }

    /** Whether all answers of the line are right. */
    boolean isRight(Outcome outcome) {
        return outcome.answers().stream().allMatch(a -> a.steps().getLast().value().isPresent() && equal(a.steps().getLast().value().get(), a.truth()));
    }

    private boolean equal(Target target, Step last) {
        return equal(last.value().orElseThrow(), scope.truth(target));
    }

    private boolean equal(Grid value, Grid truth) {
        if (!truth.hasShapeOf(value)) return false;
        for (int i = 0; i < truth.entries().size(); i++) {
            if (!prover.get().provedEqual(scope.own().expanded(value.entries().get(i)), truth.entries().get(i)).isProved()) return false;
        }
        return true;
    }

    private Answer answer(Claim claim, List<Step> steps, Statement statement) {
        Target target = claim.target();
        Named by = target.by();
        String of = target.of().map(n -> n.name().equals(Unrolled.LOSSES) ? model.program().root() : n.name()).orElseGet(target::ofText);
        String text = "d" + of + "/d" + by.name();
        Quantity quantity = new Quantity(text, scope.notation(target), target.of().map(Named::name).orElse(""), by.entries(), by.grid().rows());
        List<Step> remarked = new ArrayList<>(steps);
        Step last = steps.getLast();
        List<Remark> remarks = new ArrayList<>(last.remarks());
        if (layout == Layout.ROWS && !by.grid().isScalar()) remarks.add(new Remark(Remark.Kind.EXAMPLES_IN_ROWS, List.of()));
        if (layout == Layout.WEIGHTS_IN_A_COLUMN && by.grid().columns() == 1 && by.grid().rows() > 1) remarks.add(inAColumn(by.grid()));
        boolean oneOfSeveral = model.data().size() > 1 && scope.examples().isEmpty() && of.equals(model.program().root());
        remarks.addAll(scope.convention().remarks());
        if (oneOfSeveral) remarks.add(new Remark(Remark.Kind.ONE_EXAMPLE, List.of(model.program().root())));
        remarked.set(remarked.size() - 1, new Step(last.source(), last.place(), last.reading(), last.value(), last.error(), remarks));
        return new Answer(quantity, claim.program(), claim.truth(), remarked, statement.place());
    }

    private static Remark inAColumn(Grid weights) {
        return new Remark(Remark.Kind.ROW_LAYOUT, List.of(weights.shape(), new Grid(weights.columns(), weights.rows(), weights.entries()).shape()));
    }

    private static int faults(Answer answer) {
        Optional<Grid> value = answer.steps().getLast().value();
        if (value.isEmpty()) return 2;
        boolean ofNames = answer.truth().rows() == answer.quantity().rows() && answer.truth().columns() == answer.quantity().columns();
        return value.get().hasShapeOf(answer.truth()) && ofNames ? 0 : 1;
    }

    /** Later lines that use the same derivative, by whichever name, mean what this line says. */
    private void define(Statement statement, int first, Asked asked, Target target, Answer answer) {
        Optional<Grid> value = answer.steps().getLast().value();
        if (value.isEmpty()) return;
        scope.own().define(keys(statement, first, asked, target), value.get(), scope.table().isMatrix(target.by()), Optional.of(answer.truth()));
    }

    /** Under what later lines find the derivative that a line gives. */
    private List<String> keys(Statement statement, int first, Asked asked, Target target) {
        List<String> keys = new ArrayList<>(List.of(target.key()));
        if (first == 1 && statement.sides().getFirst().written().orElse(null) instanceof Written.Name n) keys.addFirst(Scope.key(Spelling.of(n.label()).bound(asked.bound())));
        if (!keys.contains(asked.target().key())) keys.add(asked.target().key());
        String ofCost = Target.of(scope.root(), target.by(), true).key();
        boolean error = asked.target().of().filter(o -> o.name().equals(Unrolled.LOSSES)).isPresent();
        if (error && !keys.contains(ofCost)) keys.add(ofCost);
        return keys;
    }

    /** A step of descent for every weight that the letters of its name can mean; a line of another kind is no answer. */
    private Outcome parameters(LeftSide.Parameters p, Statement statement) {
        Optional<Written> right = statement.sides().getLast().written();
        boolean changes = statement.signs().getLast() == Sign.SUBTRACT || statement.signs().getLast() == Sign.ADD;
        if (!changes && right.flatMap(r -> Update.of(r, p.all().getFirst().label(), model)).isEmpty()) return definitions.own(p.all().getFirst().label(), statement);
        List<Outcome> each = p.all().stream().map(one -> parameter(one, statement)).toList();
        List<Answer> answers = each.stream().flatMap(o -> o.answers().stream()).toList();
        return new Outcome(answers, Optional.empty(), each.stream().mapToInt(Outcome::faults).max().orElse(0), false);
    }

    /** {@code w := w - α g}, {@code w -= α g}; {@code w = …} without w is meant as its gradient. */
    private Outcome parameter(LeftSide.Parameter p, Statement statement) {
        Side last = statement.sides().getLast();
        if (last.written().isEmpty()) return Outcome.unreadable(last.error().orElseThrow());
        Written right = last.written().get();
        Sign sign = statement.signs().getLast();
        Target target = Target.of(scope.root(), p.name(), false);
        Optional<Update> update = sign == Sign.SUBTRACT || sign == Sign.ADD
                ? Optional.of(new Update(Update.withoutRate(right, model), sign == Sign.ADD)) : Update.of(right, p.label(), model);
        if (update.isEmpty() && isNumber(right)) return Outcome.NOTHING;
        Step step = sides.step(last, Optional.of(update.map(Update::gradient).orElse(right)), p.bound(), target);
        List<Remark> remarks = new ArrayList<>(step.remarks());
        if (update.isEmpty()) remarks.add(new Remark(Remark.Kind.NAME_READ_AS, List.of(p.label().source(), "d" + scope.root().name() + "/d" + p.name().name())));
        if (update.filter(Update::added).isPresent()) remarks.add(new Remark(Remark.Kind.DESCENT_DIRECTION, List.of()));
        Step read = new Step(step.source(), step.place(), step.reading(), step.value(), step.error(), remarks);
        boolean known = update.isPresent() ? isOwnEarlier(read, target) : isItself(read, p.name());
        if (update.isPresent() && Steps.isCode(statement, known)) descent.take(p, statement);
        if (known) return Outcome.NOTHING;
        Answer answer = answer(claim(target), List.of(read), statement);
        return new Outcome(List.of(answer), Optional.empty(), faults(answer), false);
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
