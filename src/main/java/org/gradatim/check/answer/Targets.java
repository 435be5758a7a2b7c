package org.gradatim.check.answer;

import static org.gradatim.notation.Formulas.partial;

import java.util.Optional;
import java.util.function.Supplier;
import org.gradatim.expr.Grid;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Unrolled;
import org.gradatim.notation.Notation;
import org.gradatim.parse.Nearest;
import org.gradatim.parse.Quote;
import org.gradatim.parse.answer.Statement.Side;
import org.gradatim.parse.answer.Written;
import org.gradatim.parse.array.Interpreter;
import org.gradatim.parse.array.Spelling;
import org.gradatim.parse.array.Term;

/** Which derivative is meant: by a name such as dw1, or by what is written as one. */
final class Targets {
    private final Scope scope;
    private final Setting setting;
    /** The derivative that a line is about to give, where none has given it: it says nothing of itself. */
    private Optional<Named> open = Optional.empty();

    Targets(Scope scope, Setting setting) {
        this.scope = scope;
        this.setting = setting;
    }

    /** By what a name such as dw1 says to differentiate. */
    Optional<Target> named(Spelling s) {
        return GradientNames.by(s, scope::model).filter(n -> !n.name().equals(setting.program().root())).map(n -> Target.of(errorRoot(n), n, false));
    }

    /** What is differentiated where it is not said: the cost, for what varies by example the sum of the losses. */
    private Named errorRoot(Named by) {
        return setting.unrolled().isPresent() && by.varies() ? scope.definition(Unrolled.LOSSES) : scope.root();
    }

    /** What is differentiated, and by what. */
    Target of(Written.Derivative d, Interpreter reader) {
        Named by = scope.name(d.by(), reader).orElseThrow(() -> nothingToDifferentiateBy(d.by(), reader));
        Optional<Named> of = scope.name(d.of(), reader);
        if (of.isPresent()) return Target.of(of.get(), by, true);
        if (isAnyLetter(d.of())) {
            reader.note(true, reader.text(d.of().span()).strip(), scope.root().name());
            return Target.of(scope.root(), by, true);
        }
        Term formula = reader.read(d.of());
        if (!formula.grid().isScalar()) throw reader.error(d.of().span(), "only numbers and names are differentiated");
        return new Target(Optional.empty(), Optional.of(scope.own().expanded(formula.value())), by, true);
    }

    private InputException nothingToDifferentiateBy(Written by, Interpreter reader) {
        String written = reader.text(by.span()).strip();
        Supplier<String> message = () -> Quote.of(written) + " is no name of this model by which can be differentiated; " + Nearest.names(written, scope.known());
        return by instanceof Written.Name n ? reader.unknown(n.label(), n.span(), message) : reader.error(by.span(), message.get());
    }

    /** A single letter that is no name of the model can only be what is differentiated. */
    private boolean isAnyLetter(Written of) {
        return of instanceof Written.Name n && n.label().base().length() == 1 && n.label().below().isEmpty() && n.label().above().isEmpty()
                && scope.own().find(Scope.key(Spelling.of(n.label()))).isEmpty();
    }

    /** Reads what gives a derivative that no line has given before. */
    <T> T opening(Target target, Supplier<T> reading) {
        open = Optional.of(target.by());
        try {
            return reading.get();
        } finally {
            open = Optional.empty();
        }
    }

    /**
     * What the answerer has said that the derivative is, else the true one.
     *
     * @throws InputException where it is the one that is still to be given
     */
    Term value(Target t) {
        whyOpen(t).ifPresent(reason -> {
            throw new InputException(reason);
        });
        return new Term(scope.own().find(t.key()).orElseGet(() -> truth(t)), notation(t), setting.table().isMatrix(t.by()));
    }

    /** Why the derivative has no value where it is the one that is still to be given. */
    Optional<String> whyOpen(Target t) {
        if (open.isEmpty() || !isItself(t, open.get())) return Optional.empty();
        return Optional.of("the derivative by " + Quote.of(t.by().name()) + " is explained by itself here; write out what it is");
    }

    /** Whether a line says by this derivative what the derivative by that is, which no line has given before. */
    boolean isItself(Target t, Named by) {
        return by.grid().equals(t.by().grid()) && isOfLosses(t) && scope.own().find(t.key()).isEmpty();
    }

    /** The derivative of the losses that is written here and nothing else, if it is one. */
    Optional<Target> alone(Side side) {
        boolean name = side.written().filter(w -> w instanceof Written.Name || w instanceof Written.Derivative).isPresent();
        return name && LeftSide.of(side, scope) instanceof LeftSide.Gradients g && g.all().size() == 1 ? Optional.of(g.all().getFirst().target()) : Optional.empty();
    }

    private boolean isOfLosses(Target t) {
        return t.of().filter(of -> of.name().equals(setting.program().root()) || of.name().equals(Unrolled.LOSSES)).isPresent();
    }

    /** The true derivative, entry by entry. */
    Grid truth(Target t) {
        return setting.derivatives().of(t, setting.model().program().root());
    }

    Notation notation(Target t) {
        return partial(t.of().map(Named::symbol).orElseGet(() -> setting.program().symbols().of(t.formula().orElseThrow())), t.by().symbol());
    }
}
