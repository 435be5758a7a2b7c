package org.gradatim.parse.array;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Grid;
import org.gradatim.expr.Grids;
import org.gradatim.expr.ShapeMismatch;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Bracket;
import org.gradatim.notation.Notation.Bracketed;
import org.gradatim.notation.Notation.Infix;
import org.gradatim.notation.Operator;
import org.gradatim.parse.Limit;
import org.gradatim.parse.answer.Written;
import org.gradatim.parse.answer.Written.Sign;
import org.gradatim.parse.answer.Written.Span;

/**
 * Products of matrices and scalars. {@code @} is the matrix product and {@code ⊙} goes entry by entry; the other signs mean either, and the
 * shapes decide: {@code *} goes entry by entry as in NumPy where the shapes allow it, juxtaposition and {@code ·} are the matrix product
 * where they do. {@code ⊙} binds looser than juxtaposition, as in (W δ) ⊙ g′(z), unless only the other order has fitting shapes.
 */
final class Products {
    /** Signs of mathematics, where ⊙ is the loosest; in code all products go from left to right. */
    private static final Set<Sign> MATHEMATICS = EnumSet.of(Sign.SIDE_BY_SIDE, Sign.DOT, Sign.ELEMENTWISE);

    private final Interpreter reader;

    Products(Interpreter reader) {
        this.reader = reader;
    }

    /** A factor, or several that have been multiplied. */
    private record Factor(Term term, Span span) {}

    Term read(Written.Product written) {
        Written joined = TrailingDigits.join(written, label -> reader.find(label).isPresent());
        return joined instanceof Written.Product p ? product(p) : reader.read(joined);
    }

    private Term product(Written.Product p) {
        List<Factor> factors = new ArrayList<>();
        for (Written w : p.factors()) factors.add(new Factor(reader.read(w), w.span()));
        if (factors.stream().allMatch(f -> f.term().isScalar())) return scalars(factors, p.signs());
        boolean grouped = MATHEMATICS.containsAll(p.signs()) && p.signs().contains(Sign.ELEMENTWISE) && EnumSet.copyOf(p.signs()).size() > 1;
        if (!grouped) return fold(factors, p.signs()).term();
        try {
            return groups(factors, p.signs());
        } catch (ShapeMismatch looser) {
            try {
                return fold(factors, p.signs()).term();
            } catch (ShapeMismatch _) {
                throw looser;
            }
        }
    }

    /** The product of what is written and a bracket behind it that has been read. */
    Term read(Written first, Term second, Span span) {
        List<Factor> factors = List.of(new Factor(reader.read(first), first.span()), new Factor(second, span));
        if (factors.stream().allMatch(f -> f.term().isScalar())) return scalars(factors, List.of(Sign.SIDE_BY_SIDE));
        return fold(factors, List.of(Sign.SIDE_BY_SIDE)).term();
    }

    private static Term scalars(List<Factor> factors, List<Sign> signs) {
        Expr value = Apply.of(Arithmetic.MULTIPLY, factors.stream().map(f -> f.term().value()).toList());
        return Term.scalar(value, set(factors.stream().map(Factor::term).toList(), signs));
    }

    /** Scalar factors with the dots that the author set. */
    private static Notation set(List<Term> factors, List<Sign> signs) {
        List<Notation> readings = factors.stream().map(Term::reading).toList();
        boolean dots = signs.stream().allMatch(s -> s == Sign.DOT);
        return new Infix(dots ? Operator.DOT : Operator.TIMES, readings);
    }

    private Term groups(List<Factor> factors, List<Sign> signs) {
        List<Factor> groups = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= signs.size(); i++) {
            if (i < signs.size() && signs.get(i) != Sign.ELEMENTWISE) continue;
            groups.add(fold(factors.subList(start, i + 1), signs.subList(start, i)));
            start = i + 1;
        }
        return fold(groups, Collections.nCopies(groups.size() - 1, Sign.ELEMENTWISE)).term();
    }

    /** From left to right. */
    private Factor fold(List<Factor> factors, List<Sign> signs) {
        Factor product = factors.getFirst();
        for (int i = 1; i < factors.size(); i++) product = times(product, signs.get(i - 1), factors.get(i));
        return product;
    }

    private Factor times(Factor left, Sign sign, Factor right) {
        Grid a = left.term().grid();
        Grid b = right.term().grid();
        Span span = new Span(left.span().start(), right.span().end());
        boolean single = left.term().isScalar() || right.term().isScalar();
        if (!single && sign == Sign.MATRIX && right.term().flat()) return ontoFlat(left, right, span);
        boolean inner = !single && isInner(a, sign, b);
        if (!inner && !single && !goesByEntries(a, sign, b)) throw mismatch(left, sign, right);
        if (inner) Limit.ARRAY_ENTRIES.require((long) a.rows() * b.columns() * a.columns(), reader.place());
        Grid value = inner ? Grids.product(a, b) : reader.entries(a, b, Products::times);
        remark(a, sign, b, inner, span);
        Notation reading = set(left.term().reading(), a.isScalar() || b.isScalar() || inner ? Operator.TIMES : Operator.HADAMARD, right.term().reading());
        boolean dotProduct = inner && value.isScalar() && a.columns() > 1;
        Term product = new Term(value, reading, !dotProduct, inner && left.term().flat() && !dotProduct);
        return new Factor(inner ? product : product.flatAs(left.term(), right.term()), span);
    }

    /** The product with what has one axis only, which is a column here; what comes of it has one axis less than the left factor. */
    private Factor ontoFlat(Factor left, Factor right, Span span) {
        Grid a = left.term().grid();
        Grid column = Grids.transpose(right.term().grid());
        if (a.columns() != column.rows()) throw reader.mismatchOfProduct(a, left.span(), column, right.span());
        Grid value = Grids.product(a, column);
        Notation reading = set(left.term().reading(), Operator.TIMES, right.term().reading());
        return new Factor(left.term().flat() ? new Term(value, reading, false) : Term.flat(Grids.transpose(value), reading), span);
    }

    /** Side by side, only matrices of one shape can be meant entry by entry. */
    private static boolean goesByEntries(Grid a, Sign sign, Grid b) {
        return switch (sign) {
            case MATRIX -> false;
            case SIDE_BY_SIDE, DOT -> a.hasShapeOf(b);
            case TIMES, ELEMENTWISE -> Grids.fit(a, b);
        };
    }

    private ShapeMismatch mismatch(Factor left, Sign sign, Factor right) {
        Grid a = left.term().grid();
        Grid b = right.term().grid();
        boolean entries = sign == Sign.ELEMENTWISE || sign == Sign.TIMES && a.rows() == b.columns() && a.columns() == b.rows();
        return entries ? reader.mismatchOfEntries(a, left.span(), b, right.span()) : reader.mismatchOfProduct(a, left.span(), b, right.span());
    }

    private static Expr times(Expr a, Expr b) {
        if (a.isOne()) return b;
        if (b.isOne()) return a;
        return Apply.of(Arithmetic.MULTIPLY, a, b);
    }

    /** Whether the sign between these shapes is the matrix product. */
    private boolean isInner(Grid a, Sign sign, Grid b) {
        boolean fits = a.columns() == b.rows();
        return switch (sign) {
            case MATRIX -> fits;
            case ELEMENTWISE -> false;
            case TIMES -> reader.hasMatrixStars() ? fits : fits && !Grids.fit(a, b);
            case DOT, SIDE_BY_SIDE -> fits;
        };
    }

    private void remark(Grid a, Sign sign, Grid b, boolean inner, Span span) {
        if (a.isScalar() || b.isScalar() || sign == Sign.MATRIX || sign == Sign.ELEMENTWISE) return;
        boolean expected = sign == Sign.TIMES ? !inner : inner;
        if (!expected && !(a.rows() == 1 && b.rows() == 1)) reader.note(false, reader.text(span).strip(), inner ? "matrix product" : "entry by entry");
    }

    private static Notation set(Notation left, Operator operator, Notation right) {
        List<Notation> operands = new ArrayList<>();
        if (left instanceof Infix i && i.operator() == operator) operands.addAll(i.operands());
        else operands.add(bracketed(left, operator));
        operands.add(bracketed(right, operator));
        return new Infix(operator, operands);
    }

    /** Products of the other kind are bracketed where the eye could take them apart. */
    private static Notation bracketed(Notation operand, Operator around) {
        boolean mixed = operand instanceof Infix i && i.operator() == Operator.HADAMARD && around == Operator.TIMES;
        return mixed ? new Bracketed(operand, Bracket.ROUND) : operand;
    }
}
