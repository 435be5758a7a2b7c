package org.gradatim.check.answer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gradatim.check.answer.Answer.Step;
import org.gradatim.check.answer.LeftSide.Asked;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Grid;
import org.gradatim.expr.Grids;
import org.gradatim.graph.Model;
import org.gradatim.graph.Unrolled;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;
import org.gradatim.parse.answer.Statement;
import org.gradatim.parse.answer.Statement.Side;
import org.gradatim.parse.answer.Statement.Sign;
import org.gradatim.parse.answer.Written;
import org.gradatim.parse.answer.Written.Label;
import org.gradatim.parse.array.Spelling;
import org.gradatim.parse.array.UnknownName;

/** Lines that give a derivative, one or one for each number that letters in its name can stand for. Later lines mean by its name what these say. */
final class GradientLines {
    private static final Set<String> ALLOCATIONS = Set.of("zeros", "zeros_like", "empty", "empty_like");

    private final Model model;
    private final Scope scope;
    private final SideReader sides;
    private final Answers answers;
    private final OwnDefinitions definitions;
    private final PreActivations preActivations;
    private final Parts parts;

    GradientLines(Model model, Scope scope, SideReader sides, Answers answers, OwnDefinitions definitions) {
        this.model = model;
        this.scope = scope;
        this.sides = sides;
        this.answers = answers;
        this.definitions = definitions;
        this.preActivations = new PreActivations(scope);
        this.parts = new Parts(scope);
    }

    /** What the line gives for each of these. */
    Outcome read(LeftSide.Gradients g, Statement statement) {
        if (allocates(statement)) return withoutValue(g, statement);
        if (restates(g, statement)) return Outcome.NOTHING;
        Map<Asked, Outcome> all = new LinkedHashMap<>();
        g.all().forEach(asked -> all.put(asked, read(asked, statement, 1)));
        List<Asked> read = all.keySet().stream().filter(a -> unknown(all.get(a)).isEmpty()).toList();
        if (!read.isEmpty()) all.entrySet().removeIf(e -> unknown(e.getValue()).filter(name -> isBeyond(name, e.getKey(), read)).isPresent());
        all.forEach((asked, outcome) -> loseWhatIsUnread(asked, outcome, statement));
        List<Answer> given = all.values().stream().flatMap(o -> o.answers().stream()).toList();
        int faults = all.values().stream().mapToInt(Outcome::faults).max().orElse(0);
        return new Outcome(given, Optional.empty(), faults, all.values().stream().anyMatch(Outcome::continued));
    }

    /** {@code dW = np.zeros_like(W)} makes room for what later lines put there. */
    private static boolean allocates(Statement statement) {
        return statement.sides().getLast().written().orElse(null) instanceof Written.Call c && c.function() instanceof Written.Name f && ALLOCATIONS.contains(f.label().base());
    }

    /** {@code dw1 = ∂J/∂w1} and {@code dw1 = grads["w1"]} say how the derivative is called, or where it is kept, and not what it is. */
    private boolean restates(LeftSide.Gradients g, Statement statement) {
        if (statement.sides().size() != 2 || g.all().size() != 1 || statement.signs().getFirst() == Sign.ADD || statement.signs().getFirst() == Sign.SUBTRACT) return false;
        return scope.targets().alone(statement.sides().getLast()).filter(t -> scope.targets().isItself(t, g.all().getFirst().target().by())).isPresent();
    }

    private Outcome withoutValue(LeftSide.Gradients g, Statement statement) {
        for (Asked asked : g.all()) scope.own().lose(keys(statement, 1, asked, asked.target()), "it has been given no value yet");
        return Outcome.NOTHING;
    }

    /** The name that keeps a derivative from having a value. */
    private static Optional<Label> unknown(Outcome outcome) {
        return outcome.answers().stream().flatMap(a -> a.steps().getLast().error().stream())
                .flatMap(e -> e instanceof UnknownName name ? Stream.of(name.label()) : Stream.empty()).findFirst();
    }

    /** A rule for every layer that speaks of the next one says nothing of the last: of the l for which no derivative can be read. */
    private static boolean isBeyond(Label unknown, Asked asked, List<Asked> read) {
        return Spelling.of(unknown).counting().stream().filter(asked.bound()::containsKey)
                .anyMatch(letter -> read.stream().noneMatch(r -> asked.bound().get(letter).equals(r.bound().get(letter))));
    }

    /** A later line that uses what this one gives cannot mean the true derivative, which this line may not have given. */
    private void loseWhatIsUnread(Asked asked, Outcome outcome, Statement statement) {
        boolean read = outcome.answers().stream().allMatch(a -> a.value().isPresent());
        if (!read) scope.own().lose(keys(statement, 1, asked, asked.target()), statement.place());
    }

    /** @param first the side with which the answer begins: 1, or 0 where it is not said which derivative it is */
    Outcome read(Asked asked, Statement statement, int first) {
        List<Side> read = statement.sides().subList(first, statement.sides().size());
        List<Step> steps = new ArrayList<>();
        boolean inPlace = first == 1 && goesOn(statement) && preActivations.of(asked.target()).isPresent();
        for (Side side : read) {
            Supplier<Step> step = () -> sides.step(side, side.written(), asked.bound(), asked.target());
            steps.add(inPlace ? step.get() : scope.targets().opening(asked.target(), step));
        }
        if (first == 1 && part(statement).isPresent()) steps.add(lying(steps.removeLast(), asked.target()));
        boolean adds = first == 1 && (statement.signs().getFirst() == Sign.ADD || statement.signs().getFirst() == Sign.SUBTRACT);
        if (adds) steps = List.of(added(steps.getLast(), statement.signs().getFirst(), asked.target()));
        if (first == 1 && isOtherLayers(statement, steps.getLast(), asked.target())) return ofOtherLayer(statement);
        Target target = chosen(asked.target(), steps.getLast());
        boolean goesOn = first == 1 && goesOn(statement);
        Optional<Claim> before = goesOn ? beforeActivation(target, steps.getLast()) : Optional.empty();
        Asked meant = before.map(claim -> new Asked(claim.target(), asked.bound())).orElse(asked);
        Claim claim = before.orElseGet(() -> answers.claim(target));
        Answer answer = answers.of(claim, steps, statement);
        define(keys(statement, first, meant, claim.target()), claim.target(), answer);
        if (first == 1) part(statement).ifPresent(array -> takePart(array, claim.target(), answer));
        return Outcome.of(answer, before.isEmpty() && (adds || goesOn));
    }

    /** The array of which the line gives a part. */
    private static Optional<Label> part(Statement statement) {
        return statement.sides().getFirst().written().flatMap(LeftSide::array);
    }

    /** What has one axis only lies as the part does, a row or a column. */
    private static Step lying(Step step, Target part) {
        Grid by = part.by().grid();
        boolean across = step.value().filter(v -> v.rows() == by.columns() && v.columns() == by.rows()).isPresent();
        return across ? new Step(step.source(), step.place(), step.reading(), step.value().map(Grids::transpose), step.error(), step.remarks()) : step;
    }

    private void takePart(Label array, Target target, Answer answer) {
        Optional<Grid> value = scope.own().find(target.key()).filter(v -> v.hasShapeOf(target.by().grid()));
        if (value.isPresent()) parts.take(array, target.by().grid(), value.get(), answer.place());
        else scope.own().lose(List.of(Scope.key(Spelling.of(array))), answer.place());
    }

    /** {@code do *= o*(1-o)}, where do has been right before, or is right as the derivative by what goes into o now. */
    private Optional<Claim> beforeActivation(Target target, Step last) {
        boolean given = scope.own().find(target.key()).isPresent();
        if (last.value().isEmpty() || given && answers.isRight(target, last.value().get())) return Optional.empty();
        Optional<Claim> claim = preActivations.of(target);
        if (claim.isEmpty() || !given || answers.areEqual(last.value().get(), claim.get().truth())) return claim;
        boolean rightBefore = scope.own().find(target.key()).filter(before -> answers.isRight(target, before)).isPresent();
        return rightBefore ? claim : Optional.empty();
    }

    private Outcome ofOtherLayer(Statement statement) {
        definitions.misfit();
        return definitions.own(((Written.Name) statement.sides().getFirst().written().orElseThrow()).label(), statement);
    }

    /** A δ with the number of a layer, which some count from the input on, is the answerer's own where its shape is another than that of the model's. */
    private boolean isOtherLayers(Statement statement, Step last, Target target) {
        boolean delta = statement.sides().getFirst().written().orElse(null) instanceof Written.Name n && n.label().base().startsWith("delta");
        return delta && model.network().isPresent() && last.value().filter(v -> !v.isScalar() && !v.hasShapeOf(scope.targets().truth(target))).isPresent();
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
        Notation change = sign == Sign.ADD ? step.reading() : Formulas.minus(step.reading());
        Grid sum = Grids.elementwise(before.get(), step.value().get(), sign == Sign.ADD ? Arithmetic::plus : Arithmetic::minus);
        return new Step(step.source(), step.place(), Formulas.sum(List.of(scope.targets().notation(target), change)), Optional.of(sum), step.error(), step.remarks());
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
        return !answers.isRight(target, last.value().get()) && answers.isRight(alternative, last.value().get()) ? alternative : target;
    }

    /** Later lines that use the same derivative, by whichever name, mean what this line says. */
    private void define(List<String> keys, Target target, Answer answer) {
        answer.value().ifPresent(value -> scope.own().define(keys, value, scope.table().isMatrix(target.by()), Optional.of(answer.truth())));
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
}
