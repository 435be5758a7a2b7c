package org.gradatim.check.answer;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Grid;
import org.gradatim.expr.Grids;
import org.gradatim.expr.Var;
import org.gradatim.parse.answer.Statement;
import org.gradatim.parse.answer.Statement.Side;
import org.gradatim.parse.answer.Statement.Sign;
import org.gradatim.parse.answer.Written;
import org.gradatim.parse.answer.Written.Label;
import org.gradatim.parse.array.FunctionNames;
import org.gradatim.parse.array.Spelling;
import org.gradatim.parse.array.Term;

/** Lines that are about no derivative: they define names and functions of the answerer's own, or write out a definition of the model once more. */
final class OwnDefinitions {
    private final Scope scope;
    private final SideReader sides;
    private final BiPredicate<Grid, Grid> same;
    private int asIs;
    private int otherwise;

    /** @param same whether two arrays of formulas are equal */
    OwnDefinitions(Scope scope, SideReader sides, BiPredicate<Grid, Grid> same) {
        this.scope = scope;
        this.same = same;
        this.sides = sides;
    }

    /** {@code f(x) := …} as functions in code are read; not where the parameters are names of the model, and not of a function that everybody knows. */
    boolean isFunction(Statement statement, Written left, boolean asked) {
        if (statement.sides().size() != 2 || statement.signs().getFirst() != Sign.ASSIGN || !(left instanceof Written.Call c)) return false;
        if (!(c.function() instanceof Written.Name f) || !c.named().isEmpty() || !c.arguments().stream().allMatch(Written.Name.class::isInstance)) return false;
        boolean ofModel = c.arguments().stream().allMatch(a -> scope.table().exactly(((Written.Name) a).label().base()).isPresent());
        boolean gradient = scope.ofModel(Spelling.of(f.label())).isPresent() || scope.targets().named(Spelling.of(f.label())).isPresent();
        return !gradient && !(asked && ofModel);
    }

    /** Takes a function of the answerer's. */
    Outcome function(Written.Call head, Side value) {
        String name = ((Written.Name) head.function()).label().base();
        List<String> parameters = head.arguments().stream().map(a -> ((Written.Name) a).label().base()).toList();
        if (value.written().isPresent() && !FunctionNames.isKnown(name)) scope.aliases().define(head, new Alias(value, parameters));
        return Outcome.NOTHING;
    }

    /** What the lines say of the network itself: how many definitions are written out as they are, and how many otherwise. */
    record Declared(int asIs, int otherwise) {}

    /** What has been declared so far. */
    Declared declared() {
        return new Declared(asIs, otherwise);
    }

    /** A line about a layer that there is not, or of another shape. */
    void misfit() {
        otherwise++;
    }

    /** A definition of the model, written out again: the answerer's own where it is not the same. */
    Outcome restated(LeftSide.Restated r, Statement statement) {
        Optional<Term> term = sides.value(statement);
        Optional<Grid> value = term.map(Term::grid);
        if (value.isEmpty()) misfit();
        if (value.isEmpty() || value.get().entries().stream().allMatch(Const.class::isInstance)) return Outcome.NOTHING;
        Grid truth = r.name().grid();
        if (!value.get().hasShapeOf(truth)) {
            Optional<Named> array = scope.table().find(Spelling.of(r.label()), true).filter(a -> a.grid().hasShapeOf(value.get()));
            if (array.isPresent()) truth = array.get().grid();
        }
        Sign sign = statement.signs().getLast();
        if (sign == Sign.ADD || sign == Sign.SUBTRACT) return own(r.label(), statement);
        if (same.test(value.get(), truth)) {
            asIs++;
            if (!r.label().above().isEmpty() || isDefinition(value.get(), truth)) return Outcome.NOTHING;
        } else {
            misfit();
        }
        scope.own().define(List.of(Scope.key(Spelling.of(r.label()))), value.get(), term.get().matrix(), Optional.of(truth));
        return Outcome.NOTHING;
    }

    private boolean isDefinition(Grid value, Grid names) {
        for (int i = 0; i < value.entries().size(); i++) {
            Expr defined = scope.program().definition(((Var) names.entries().get(i)).name()).<Expr>map(d -> d.value()).orElse(names.entries().get(i));
            if (value.entries().get(i) != defined && value.entries().get(i) != names.entries().get(i)) return false;
        }
        return true;
    }

    /** A name of the answerer's own, or what is added to one. */
    Outcome own(Label label, Statement statement) {
        Side last = statement.sides().getLast();
        Optional<Term> value = last.written().isEmpty() ? Optional.empty() : sides.value(statement);
        String key = Scope.key(Spelling.of(label));
        if (value.isEmpty()) {
            if (!scope.isCommon(Spelling.of(label))) scope.own().lose(List.of(key), statement.place());
            return new Outcome(List.of(), Optional.empty(), 1, false);
        }
        Sign sign = statement.signs().getLast();
        Optional<Grid> before = scope.own().find(key).or(() -> scope.model(Spelling.of(label)).map(Named::grid));
        Grid now = value.get().grid();
        if ((sign == Sign.ADD || sign == Sign.SUBTRACT) && before.filter(b -> b.hasShapeOf(value.get().grid())).isPresent()) {
            now = Grids.elementwise(before.get(), now, sign == Sign.ADD ? Arithmetic::plus : Arithmetic::minus);
        }
        scope.own().define(List.of(key), now, value.get().matrix(), Optional.empty());
        return Outcome.NOTHING;
    }
}
