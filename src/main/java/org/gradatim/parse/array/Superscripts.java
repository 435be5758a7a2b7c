package org.gradatim.parse.array;

import static org.gradatim.notation.Formulas.sup;
import static org.gradatim.notation.Formulas.symbol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Grids;
import org.gradatim.notation.Notation;
import org.gradatim.parse.Quote;
import org.gradatim.parse.answer.Written;
import org.gradatim.parse.answer.Written.Label;
import org.gradatim.parse.answer.Written.Span;

/** What stands above: powers, transposes, primes, and numbers that belong to a name. */
final class Superscripts {
    private final Interpreter reader;
    private final Functions functions;
    private final Products products;
    private final JoinedNames joined;

    Superscripts(Interpreter reader, Functions functions, Products products, JoinedNames joined) {
        this.reader = reader;
        this.functions = functions;
        this.products = products;
        this.joined = joined;
    }

    /** A power, e to a power, a transpose, or a name with the number of its layer above it. */
    Term power(Written.Power p) {
        if (p.base() instanceof Written.Name n && p.exponent() instanceof Written.Literal l && !l.digits().contains(".")) {
            Optional<Term> layer = superscripted(n, l);
            if (layer.isPresent()) return layer.get();
        }
        if (p.exponent() instanceof Written.Name n && n.label().base().equals("T") && reader.find(n.label()).isEmpty()) return functions.changed(p.base(), Superscripts::transposed);
        if (p.exponent() instanceof Written.Name n && reader.find(n.label()).isEmpty() && n.label().base().startsWith("T") && n.label().base().length() > 1) {
            Optional<Term> product = transposedBefore(p, n);
            if (product.isPresent()) return product.get();
        }
        if (p.base() instanceof Written.Name n && Interpreter.isEuler(n.label()) && reader.find(n.label()).isEmpty()) {
            Term exponent = reader.read(p.exponent());
            return exponent.map(x -> Apply.of(Arithmetic.EXP, x), sup(symbol("e"), exponent.reading()));
        }
        Term exponent = reader.read(p.exponent());
        return functions.changed(p.base(), base -> raised(base, exponent));
    }

    /** {@code y^TX} in plain text, where no brace says how far the exponent goes: yᵀ X. */
    private Optional<Term> transposedBefore(Written.Power p, Written.Name exponent) {
        Span rest = new Span(exponent.span().start() + 1, exponent.span().end());
        List<Written> factors = joined.split(exponent.label().base().substring(1), exponent.label().below(), rest);
        if (factors.isEmpty()) return Optional.empty();
        List<Written> all = new ArrayList<>(List.of(new Written.Transposed(p.base(), p.base().span())));
        all.addAll(factors);
        reader.note(false, reader.text(p.span()), reader.text(p.base().span()) + "ᵀ " + reader.text(rest));
        return Optional.of(products.read(new Written.Product(all, Collections.nCopies(all.size() - 1, Written.Sign.SIDE_BY_SIDE), p.span())));
    }

    /** A name that has a number above it without brackets, which is no power: w¹₁₂ where there is no w₁₂. */
    private Optional<Term> superscripted(Written.Name n, Written.Literal exponent) {
        if (reader.find(n.label()).isPresent()) return Optional.empty();
        List<Written.Above> above = new ArrayList<>(n.label().above());
        above.add(new Written.Above(exponent.digits(), ' '));
        return reader.find(new Label(n.label().base(), n.label().accent(), n.label().below(), above, n.label().source()));
    }

    private Term raised(Term base, Term exponent) {
        if (!Grids.fit(base.grid(), exponent.grid())) throw reader.place().error("a power needs a number above, not a matrix");
        return functions.raised(base, exponent);
    }

    /** A name with a prime, or the transpose of a matrix as in Octave. */
    Term primed(Written.Primed p) {
        if (p.body() instanceof Written.Name n) {
            Optional<Term> primedName = reader.find(withPrime(n.label(), p.order()));
            if (primedName.isPresent()) return primedName.get();
        }
        return functions.changed(p.body(), body -> primed(body, p));
    }

    private Term primed(Term body, Written.Primed p) {
        if (p.order() == 1 && !body.isScalar()) return transposed(body);
        if (p.order() == 1 && reader.names().examples().isPresent()) return body;
        throw reader.error(p.span(), "a prime stands after a function, as in σ'(z), after a matrix that is transposed, or belongs to a name; "
                + Quote.of(reader.text(p.body().span())) + " is none of them");
    }

    /** y′ is yp in the names of a program. */
    private static Label withPrime(Label label, int order) {
        return new Label(label.base() + "p".repeat(order), label.accent(), label.below(), label.above(), label.source() + "'".repeat(order));
    }

    static Term transposed(Term t) {
        return t.isScalar() || t.flat() ? t : new Term(Grids.transpose(t.grid()), transposedReading(t.reading()), true);
    }

    static Notation transposedReading(Notation reading) {
        return Symbolic.withSuperscript(reading, symbol("⊤"));
    }
}
