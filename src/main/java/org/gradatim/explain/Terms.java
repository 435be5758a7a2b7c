package org.gradatim.explain;

import static org.gradatim.notation.Formulas.number;
import static org.gradatim.notation.Formulas.partial;
import static org.gradatim.notation.Formulas.symbol;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradatim.derive.Derivation;
import org.gradatim.derive.Gradient;
import org.gradatim.expr.Expr;
import org.gradatim.expr.ExprNotation;
import org.gradatim.graph.Model;
import org.gradatim.graph.Program;
import org.gradatim.graph.Symbols;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.BigOperator;
import org.gradatim.notation.Notation.Bracket;
import org.gradatim.notation.Notation.Bracketed;
import org.gradatim.notation.Notation.Fraction;
import org.gradatim.notation.Notation.Infix;
import org.gradatim.notation.Operator;

/** How the quantities of one model read: names, derivatives, error signals, means over the examples. */
final class Terms {
    private static final Notation INDEX = symbol("i");

    private final Derivation derivation;
    private final Model model;
    private final Program program;
    private final boolean network;

    Terms(Derivation derivation) {
        this.derivation = derivation;
        this.model = derivation.model();
        this.program = model.program();
        this.network = model.network().isPresent();
    }

    /** Whether there are several examples, so that the cost is a mean. */
    boolean averaged() {
        return model.data().size() > 1;
    }

    /** J, the cost. */
    Notation cost() {
        return averaged() ? symbol("J") : root();
    }

    /** What is differentiated: the loss of one example, J itself where there is one. */
    Notation root() {
        return of(program.root());
    }

    Notation of(String name) {
        String signal = Gradient.signalOf(name);
        if (signal == null) return program.symbols().of(name);
        return network ? Symbols.errorSignal(program.symbols().of(signal)) : partial(root(), program.symbols().of(signal));
    }

    Notation of(Expr expr) {
        return ExprNotation.of(expr, this::of);
    }

    /** δ beside its z; ∂J/∂v where the model is no network. */
    Notation signal(String of) {
        return of(Gradient.signal(of).name());
    }

    /** ∂of/∂by, through all paths. */
    Notation derivative(String of, String by) {
        return partial(of(of), of(by));
    }

    /**
     * ∂of/∂by as a factor of a chain: local, with all other names in the definition of {@code of} held fixed. Where some of these
     * depend on {@code by} themselves they are named below, (∂J/∂w₁) with a₁ fixed, so that it is not taken for the whole derivative.
     */
    Notation local(String of, String by) {
        List<String> fixed = derivation.heldFixed(of, by);
        if (fixed.isEmpty()) return derivative(of, by);
        Notation names = fixed.size() == 1 ? of(fixed.getFirst()) : new Infix(Operator.COMMA, fixed.stream().map(this::of).toList());
        return Formulas.sub(new Bracketed(derivative(of, by), Bracket.ROUND), names);
    }

    /** ∂J/∂name, of the cost. */
    Notation costDerivative(String name) {
        return partial(cost(), of(name));
    }

    /** ∂/∂by of an expression that is still to be differentiated. */
    Notation pending(Expr expr, String by) {
        Notation operator = new Fraction(symbol("∂"), Formulas.row(symbol("∂"), of(by)));
        return Formulas.row(operator, new Bracketed(of(expr), Bracket.SQUARE));
    }

    /** The expression where some variables stand for derivatives that are still pending. */
    Notation withPending(Expr expr, Map<String, Expr> pending, String by) {
        return ExprNotation.of(expr, name -> pending.containsKey(name) ? pending(pending.get(name), by) : of(name));
    }

    /** The expression with (i) on every name whose value differs from example to example. */
    Notation inExample(Expr expr) {
        return ExprNotation.of(expr, name -> {
            String meant = Gradient.signalOf(name) == null ? name : Gradient.signalOf(name);
            return program.variesByExample(meant) ? Symbols.inExample(of(name), INDEX) : of(name);
        });
    }

    /** 1/m Σᵢ body. */
    Notation mean(Notation body) {
        Notation sum = new BigOperator("∑", Optional.of(Formulas.equation(INDEX, number("1"))), Optional.of(symbol("m")), body);
        return Formulas.product(List.of(new Fraction(number("1"), symbol("m")), sum));
    }

    /** The derivative of the cost: that of the root, or its mean over the examples, plus what the penalty adds. */
    Notation ofCost(Expr ofRoot, Expr ofPenalty) {
        if (!averaged()) return of(ofRoot);
        Notation mean = program.variesByExample(ofRoot) ? mean(inExample(ofRoot)) : of(ofRoot);
        if (ofPenalty.isZero()) return mean;
        return ofRoot.isZero() ? of(ofPenalty) : Formulas.sum(List.of(mean, of(ofPenalty)));
    }
}
