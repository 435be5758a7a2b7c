package org.gradatim.parse.array;

import static org.gradatim.notation.Formulas.symbol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.gradatim.expr.Activations;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Grid;
import org.gradatim.expr.Grids;
import org.gradatim.expr.Op;
import org.gradatim.expr.Rational;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Call;
import org.gradatim.parse.Quote;
import org.gradatim.parse.answer.Written;
import org.gradatim.parse.answer.Written.Label;

/**
 * What is written as a call: functions entry by entry and of whole matrices, derivatives of functions such as σ′(z), and products such as
 * h(1-h), where what stands before the bracket is no function.
 */
final class Functions {
    private final Interpreter reader;
    private final Products products;
    private final Conditions conditions;
    private final MatrixFunctions matrices;

    Functions(Interpreter reader, Products products, Conditions conditions) {
        this.reader = reader;
        this.products = products;
        this.conditions = conditions;
        this.matrices = new MatrixFunctions(reader);
    }

    /** What the call means: a function of its arguments, a name that is given with them, or a product. */
    Term call(Written.Call written) {
        Written.Call c = alias(written.function())
                .map(f -> new Written.Call(f, written.arguments(), written.named(), written.span())).orElse(written);
        return switch (c.function()) {
            case Written.Name n -> named(n, c);
            case Written.Primed p -> slope(p, c);
            case Written.Power p when p.base() instanceof Written.Name n && FunctionNames.isFunction(n.label()) ->
                    raised(named(n, new Written.Call(n, c.arguments(), c.named(), c.span())), reader.read(p.exponent()));
            default -> {
                requireOne(c);
                yield product(c, reader.read(c.arguments().getFirst()));
            }
        };
    }

    private Optional<Written> alias(Written function) {
        return reader.isLiteral() ? Optional.empty() : reader.names().functionAlias(function);
    }

    /** A power entry by entry. */
    Term raised(Term base, Term exponent) {
        Notation reading = Formulas.sup(base.reading(), exponent.reading());
        return new Term(reader.entries(base.grid(), exponent.grid(), (x, y) -> Apply.of(Arithmetic.POWER, x, y)), reading, base.matrix() || exponent.matrix()).flatAs(base, exponent);
    }

    private Term named(Written.Name n, Written.Call c) {
        String name = FunctionNames.plain(n.label());
        Optional<Term> own = reader.find(n.label());
        if (own.isPresent() && !isCode(c)) return applied(own.get(), n, c);
        Optional<Term> known = known(name, c);
        if (known.isPresent()) return known.get();
        if (Interpreter.isEuler(n.label()) && c.arguments().size() == 1) return product(c, reader.read(c.arguments().getFirst()));
        if (c.arguments().size() == 1 && own.isPresent()) return applied(own.get(), n, c);
        if (c.arguments().size() == 1 && n.label().above().isEmpty() && looksLikeFunction(n)) {
            throw reader.error(n.span(), "there is neither a function nor a name " + Quote.of(n.label().source()) + " here; if it is a function of yours, say under `aliases` which one it is");
        }
        if (c.arguments().size() != 1) throw reader.error(n.span(), "there is no function " + Quote.of(n.label().source()) + " of " + c.arguments().size() + " arguments");
        throw reader.unknown(n.label(), n.span());
    }

    private static boolean looksLikeFunction(Written.Name n) {
        return n.label().below().isEmpty() && n.label().base().chars().noneMatch(Character::isDigit);
    }

    private static boolean isCode(Written.Call c) {
        return !c.named().isEmpty();
    }

    /** A name with a bracket behind it: h(x), which is h, or the product h(1-h). */
    private Term applied(Term name, Written.Name n, Written.Call c) {
        if (c.arguments().stream().allMatch(a -> reader.names().dependsOn(name, a, reader))) {
            reader.note(true, reader.text(c.span()).strip(), reader.text(n.span()).strip());
            return inExample(n.label(), c.arguments().getFirst()).orElse(name);
        }
        requireOne(c);
        return product(c, reader.read(c.arguments().getFirst()));
    }

    /** h(x⁽ⁱ⁾) is what h is for that example. */
    private Optional<Term> inExample(Label name, Written argument) {
        if (!(argument instanceof Written.Name x) || x.label().above().isEmpty() || !name.above().isEmpty()) return Optional.empty();
        return reader.find(new Label(name.base(), name.accent(), name.below(), x.label().above(), name.source()));
    }

    private void requireOne(Written.Call c) {
        if (c.arguments().size() != 1) throw reader.error(c.span(), Quote.of(reader.text(c.function().span())) + " is no function, and a bracket with commas is no factor");
    }

    private Term product(Written.Call c, Term argument) {
        return products.read(c.function(), argument, c.arguments().getFirst().span());
    }

    /** What is written, which stands around {@code changed}: where that is a call of no function, only its bracket is changed. */
    Term changed(Written changed, UnaryOperator<Term> change) {
        if (!(changed instanceof Written.Call c) || !isProduct(c)) return change.apply(reader.read(changed));
        return product(c, change.apply(reader.read(c.arguments().getFirst())));
    }

    private boolean isProduct(Written.Call c) {
        if (!(c.function() instanceof Written.Name n) || c.arguments().size() != 1 || !c.named().isEmpty()) return false;
        Optional<Term> own = reader.find(n.label());
        return own.isPresent() && !reader.names().dependsOn(own.get(), c.arguments().getFirst(), reader);
    }

    private Optional<Term> known(String name, Written.Call c) {
        Optional<Term> array = matrices.call(name, c);
        if (array.isPresent()) return array;
        if (c.arguments().isEmpty()) return Optional.empty();
        if (FunctionNames.op(name).filter(o -> o == Arithmetic.STEP).isPresent() && c.arguments().getFirst() instanceof Written.Comparison k) return Optional.of(conditions.comparison(k));
        Optional<Op> op = FunctionNames.op(name);
        if (op.isPresent()) return Optional.of(applied(op.get(), c));
        Optional<UnaryOperator<Expr>> composed = FunctionNames.composed(name);
        if (composed.isPresent()) return Optional.of(one(c).map(composed.get(), new Call(Formulas.upright(name), List.of(one(c).reading()))));
        return FunctionNames.derivativeOf(name).map(o -> slopes(o, c, 1));
    }

    private Term one(Written.Call c) {
        requireOne(c);
        return reader.read(c.arguments().getFirst());
    }

    /** An op applied entry by entry. */
    private Term applied(Op op, Written.Call c) {
        List<Term> arguments = new ArrayList<>(c.arguments().stream().map(reader::read).toList());
        if (op == Activations.LEAKY_RELU && arguments.size() == 1) arguments.add(Term.scalar(Const.of(Rational.of(1, 5)), Formulas.number("0.2")));
        if (op == Activations.ELU && arguments.size() == 1) arguments.add(Term.scalar(Const.ONE, Formulas.number("1")));
        if (!op.accepts(arguments.size())) throw reader.error(c.span(), Quote.of(op.name()) + " takes " + op.arityInWords() + ", not " + arguments.size());
        Notation reading = op.notation(arguments.stream().map(Term::reading).toList());
        if (arguments.size() == 1) return arguments.getFirst().map(x -> Apply.of(op, x), reading);
        if (arguments.size() == 2) {
            Grid a = arguments.get(0).grid();
            Grid b = arguments.get(1).grid();
            if (!Grids.fit(a, b)) throw reader.mismatchOfEntries(a, c.arguments().get(0).span(), b, c.arguments().get(1).span());
            return new Term(reader.entries(a, b, (x, y) -> Apply.of(op, x, y)), reading, arguments.stream().anyMatch(Term::matrix)).flatAs(arguments.get(0), arguments.get(1));
        }
        if (!arguments.stream().allMatch(Term::isScalar)) throw reader.error(c.span(), Quote.of(op.name()) + " takes numbers here, not matrices");
        return Term.scalar(Apply.of(op, arguments.stream().map(Term::value).toList()), reading);
    }

    /** σ′(z): the derivative of a function at its argument, of a name of the model by another, or of the activation that z goes into. */
    private Term slope(Written.Primed p, Written.Call c) {
        Written body = alias(p.body()).orElse(p.body());
        if (!(body instanceof Written.Name n)) throw reader.error(p.span(), "a prime stands after the name of a function, as in σ'(z)");
        boolean byName = c.arguments().size() == 1 && c.arguments().getFirst() instanceof Written.Name && reader.find(n.label()).isPresent();
        if (byName && p.order() == 1) return reader.names().derivative(new Written.Derivative(n, c.arguments().getFirst(), c.span()), reader);
        Optional<Op> op = FunctionNames.op(FunctionNames.plain(n.label()));
        if (op.isPresent()) return slopes(op.get(), c, p.order());
        requireOne(c);
        Written argument = c.arguments().getFirst();
        if (reader.find(new Label(n.label().base() + "p", n.label().accent(), n.label().below(), n.label().above(), n.label().source() + "'")).isPresent()) {
            return product(new Written.Call(p, c.arguments(), c.named(), c.span()), reader.read(argument));
        }
        Term at = reader.read(argument);
        return at.map(x -> reader.names().slopeAt(x).orElseThrow(() -> reader.error(c.span(), "which function " + Quote.of(reader.text(p.span()))
                + " is does not follow from " + Quote.of(reader.text(argument.span())) + "; write σ', tanh' or relu', or give " + Quote.of(n.label().source()) + " under `aliases`")),
                new Call(primed(LabelNotation.of(n.label()), p.order()), List.of(at.reading())));
    }

    private Term slopes(Op op, Written.Call c, int order) {
        Term at = one(c);
        if (order > 1) throw reader.error(c.function().span(), "second derivatives are not read; write them out");
        if (op == Activations.LEAKY_RELU || op == Activations.ELU || !op.accepts(1)) throw reader.error(c.span(), "the derivative of " + Quote.of(op.name()) + " is written out, without a prime");
        Notation name = op.notation(List.of(at.reading())) instanceof Call k && k.arguments().size() == 1 ? k.function() : Formulas.upright(op.name());
        return at.map(x -> op.derivatives(List.of(x), reader.names().output(op, x)).getFirst(), new Call(primed(name, order), List.of(at.reading())));
    }

    private static Notation primed(Notation name, int order) {
        return Symbolic.withSuperscript(name, symbol("′".repeat(order)));
    }
}
