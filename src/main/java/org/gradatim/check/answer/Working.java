package org.gradatim.check.answer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gradatim.check.answer.LeftSide.Asked;
import org.gradatim.expr.Grid;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Model;
import org.gradatim.parse.Quote;
import org.gradatim.parse.answer.Statement;
import org.gradatim.parse.answer.Statement.Side;
import org.gradatim.parse.answer.Written;
import org.gradatim.parse.answer.Written.Label;
import org.gradatim.parse.array.Spelling;
import org.gradatim.parse.array.Term;
import org.gradatim.prove.Prover;

/** Reads line by line in one scope: what is about a gradient becomes answers, what is not becomes own names. */
final class Working {
    private final Model model;
    private final Scope scope;
    private final SideReader sides;
    private final OwnDefinitions definitions;
    private final Steps stepped;
    private final Optional<Target> asked;
    private final Answers answers;
    private final GradientLines gradients;
    private final DescentLines descent;

    /** @param asked what is asked for, where the text need not say it */
    Working(Model model, Scope scope, Layout layout, Optional<Target> asked, Supplier<Prover> prover) {
        this.model = model;
        this.scope = scope;
        this.sides = new SideReader(scope);
        this.answers = new Answers(model, scope, layout, prover);
        this.definitions = new OwnDefinitions(scope, sides, answers::areEqual);
        this.stepped = new Steps(scope.own(), sides);
        this.gradients = new GradientLines(model, scope, sides, answers, definitions);
        this.descent = new DescentLines(model, scope, sides, answers, stepped);
        this.asked = asked;
        scope.follow(stepped);
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
        stepped.enter(statement);
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
        boolean right = exact.faults() == 0 && answers.areRight(exact);
        if (fits && right) return exact;
        Map<String, Grid> after = scope.own().known();
        scope.own().restore(before);
        scope.preferMatrices(true);
        Outcome matrix = line(statement);
        if ((fits || right) && (matrix.faults() > 0 || !answers.areRight(matrix))) {
            scope.own().restore(after);
            return exact;
        }
        if (exact.answers().isEmpty() || matrix.answers().isEmpty() || exact.answers().getFirst().quantity().equals(matrix.answers().getFirst().quantity())) return matrix;
        String left = statement.sides().getFirst().source().strip();
        return matrix.remarked(a -> new Remark(Remark.Kind.NAME_READ_AS, List.of(left, a.quantity().text())));
    }

    private Outcome line(Statement statement) {
        Side left = statement.sides().getFirst();
        if (left.written().isEmpty()) {
            return asked.isPresent() && statement.sides().size() == 1 ? gradients.read(new Asked(asked.get(), Map.of()), statement, 0) : Outcome.unreadable(left.error().orElseThrow());
        }
        if (definitions.isFunction(statement, left.written().get(), asked.isPresent())) return definitions.function((Written.Call) left.written().get(), statement.sides().getLast());
        boolean alone = statement.sides().size() == 1;
        return switch (alone ? new LeftSide.Formula() : LeftSide.of(left, scope)) {
            case LeftSide.Gradients g -> gradients.read(g, statement);
            case LeftSide.Parameter p -> descent.read(p, statement);
            case LeftSide.Parameters p -> descent.isStep(p.all().getFirst(), statement) ? descent.read(p.all(), statement) : definitions.own(p.all().getFirst().label(), statement);
            case LeftSide.Restated r -> {
                stepped.forget();
                yield definitions.restated(r, statement);
            }
            case LeftSide.Own o -> own(o.label(), statement);
            case LeftSide.Known _ -> Outcome.NOTHING;
            case LeftSide.Formula _ -> asked.map(t -> gradients.read(new Asked(t, Map.of()), statement, 0)).orElseGet(() -> Outcome.unreadable(withoutLeftSide(left)));
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

    /** Whether all answers of the line are right. */
    boolean isRight(Outcome outcome) {
        return answers.areRight(outcome);
    }
}
