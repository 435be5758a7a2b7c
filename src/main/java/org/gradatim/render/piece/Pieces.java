package org.gradatim.render.piece;

import java.util.ArrayList;
import java.util.List;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Accent;
import org.gradatim.notation.Notation.BigOperator;
import org.gradatim.notation.Notation.Brace;
import org.gradatim.notation.Notation.Bracket;
import org.gradatim.notation.Notation.Bracketed;
import org.gradatim.notation.Notation.Call;
import org.gradatim.notation.Notation.Cases;
import org.gradatim.notation.Notation.Derivative;
import org.gradatim.notation.Notation.Fraction;
import org.gradatim.notation.Notation.Infix;
import org.gradatim.notation.Notation.Marked;
import org.gradatim.notation.Notation.Matrix;
import org.gradatim.notation.Notation.Numeral;
import org.gradatim.notation.Notation.Prefix;
import org.gradatim.notation.Notation.Relation;
import org.gradatim.notation.Notation.Root;
import org.gradatim.notation.Notation.Row;
import org.gradatim.notation.Notation.Script;
import org.gradatim.notation.Notation.Symbol;
import org.gradatim.notation.Notation.Words;
import org.gradatim.notation.Operator;
import org.gradatim.notation.Precedence;

/** Lays a formula out as {@link Piece}s from left to right, with every sign and bracket that it needs and no other. */
public final class Pieces {
    private final List<Piece> pieces = new ArrayList<>();
    private final boolean linear;
    private int depth;

    private Pieces(boolean linear) {
        this.linear = linear;
    }

    /** For a medium that sets fractions with a bar. */
    public static List<Piece> of(Notation formula) {
        return layOut(formula, false);
    }

    /** For a medium of one line, where a fraction is a / b. */
    public static List<Piece> linear(Notation formula) {
        return layOut(formula, true);
    }

    private static List<Piece> layOut(Notation formula, boolean linear) {
        Pieces layout = new Pieces(linear);
        layout.add(formula);
        return List.copyOf(layout.pieces);
    }

    /** ∂y/∂x as the fraction that it is; where y is more than a name, as ∂/∂x (y). */
    public static Notation fraction(Derivative derivative) {
        Symbol d = derivative.partial() ? new Symbol("∂") : new Symbol("d", Notation.Face.UPRIGHT);
        Notation below = new Row(List.of(d, derivative.by()));
        Notation of = derivative.of();
        return Brackets.bare(of).precedence().compareTo(Precedence.PRODUCT) > 0
                ? new Fraction(new Row(List.of(d, of)), below)
                : new Row(List.of(new Fraction(d, below), Brackets.round(of)));
    }

    private void add(Notation formula) {
        switch (formula) {
            case Infix i -> infix(i);
            case Prefix p -> {
                pieces.add(new Piece.Lead(p.sign()));
                add(Brackets.negated(p.operand()));
            }
            case Relation r -> {
                add(r.left());
                sign(r.sign(), Precedence.RELATION);
                add(r.right());
            }
            case Call c -> call(c);
            case Bracketed b -> bracketed(b.bracket(), List.of(b.body()), false);
            case BigOperator b -> {
                pieces.add(new Piece.Big(b.sign(), b.below(), b.above()));
                add(Brackets.summand(b.body()));
            }
            case Row r -> row(r);
            case Derivative d -> add(fraction(d));
            case Fraction f when linear -> {
                add(Brackets.dividend(f.numerator()));
                sign("/", Precedence.PRODUCT);
                add(Brackets.divisor(f.denominator()));
            }
            case Symbol _, Numeral _, Words _, Script _, Fraction _, Matrix _, Cases _, Brace _, Root _, Accent _, Marked _ ->
                    pieces.add(new Piece.Atom(formula));
        }
    }

    private void sign(String unicode, Precedence precedence) {
        pieces.add(new Piece.Sign(unicode, precedence, depth));
    }

    private void infix(Infix infix) {
        switch (infix.operator()) {
            case PLUS -> sum(infix, true);
            case TIMES, DOT, HADAMARD, CROSS -> product(infix);
            case COMMA -> list(infix.operands());
        }
    }

    /** A sum within a sum needs no brackets: its terms join the outer ones. */
    private void sum(Infix sum, boolean first) {
        boolean leading = first;
        for (Notation term : sum.operands()) {
            if (term instanceof Infix inner && inner.operator() == Operator.PLUS) {
                sum(inner, leading);
            } else if (leading) {
                add(Brackets.firstTerm(term));
            } else if (term instanceof Prefix p && isMinus(p.sign())) {
                sign("-", Precedence.SUM);
                add(Brackets.negated(p.operand()));
            } else {
                sign("+", Precedence.SUM);
                add(Brackets.laterTerm(term));
            }
            leading = false;
        }
    }

    private static boolean isMinus(String sign) {
        return sign.equals("-") || sign.equals("−");
    }

    /** A factor with the product that joins it to the factor before it. */
    private record Factor(Operator joint, Notation notation) {}

    private void product(Infix product) {
        List<Factor> factors = new ArrayList<>();
        flatten(product, product.operator(), factors);
        Notation previous = null;
        for (int i = 0; i < factors.size(); i++) {
            Factor f = factors.get(i);
            Notation factor = Brackets.factor(f.notation(), i == factors.size() - 1);
            if (previous != null) {
                sign(between(previous, f.joint(), factor), Precedence.PRODUCT);
            }
            add(factor);
            previous = factor;
        }
    }

    /** A product within a product needs no brackets, but for an elementwise one among matrix products. */
    private static void flatten(Infix product, Operator joint, List<Factor> into) {
        Operator next = joint;
        for (Notation operand : product.operands()) {
            boolean joins = operand instanceof Infix inner && inner.operator().precedence() == Precedence.PRODUCT
                    && (inner.operator() != Operator.HADAMARD || product.operator() == Operator.HADAMARD);
            if (joins) {
                flatten((Infix) operand, next, into);
            } else {
                into.add(new Factor(next, Brackets.among(product.operator(), operand)));
            }
            next = product.operator();
        }
    }

    private String between(Notation left, Operator joint, Notation right) {
        return switch (joint) {
            case TIMES -> standsApart(left, right) ? Piece.INVISIBLE_TIMES : "·";
            case DOT -> "·";
            case HADAMARD -> "⊙";
            case CROSS -> "×";
            case PLUS, COMMA -> throw new IllegalArgumentException(joint + " is no product");
        };
    }

    /** Whether two factors side by side are read as a product: not 2 3, not 2 ½, not x 2, and on one line not a/b c. */
    private boolean standsApart(Notation left, Notation right) {
        boolean quotient = linear && (Brackets.isQuotient(left) || Brackets.isQuotient(first(right)));
        boolean words = Brackets.bare(left) instanceof Words || Brackets.bare(right) instanceof Words;
        return !quotient && !words && !Brackets.startsWithDigit(right);
    }

    private static Notation first(Notation formula) {
        return formula instanceof Row r ? r.parts().getFirst() : formula;
    }

    private void list(List<Notation> items) {
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                sign(",", Precedence.RELATION);
            }
            add(items.get(i));
        }
    }

    private void call(Call call) {
        add(Brackets.function(call.function()));
        bracketed(Bracket.ROUND, call.arguments(), true);
    }

    private void bracketed(Bracket bracket, List<Notation> contents, boolean applied) {
        boolean tall = contents.stream().anyMatch(Pieces::tall);
        pieces.add(new Piece.Open(bracket, tall, applied));
        depth++;
        list(contents);
        depth--;
        pieces.add(new Piece.Close(bracket, tall));
    }

    private void row(Row row) {
        Notation previous = null;
        for (Notation part : row.parts()) {
            if (previous != null && (previous instanceof Words || part instanceof Words || linear && isApplied(previous, part))) {
                pieces.add(new Piece.Gap());
            }
            add(part);
            previous = part;
        }
    }

    /** Whether brackets follow an operator such as ∂/∂x, which on one line would run into them. */
    private static boolean isApplied(Notation operator, Notation part) {
        return operator instanceof Fraction && part instanceof Bracketed;
    }

    /** Whether a formula is taller than a line of letters with scripts. */
    static boolean tall(Notation formula) {
        return switch (formula) {
            case Fraction _, Derivative _, Matrix _, Cases _, Brace _, BigOperator _ -> true;
            case Symbol _, Numeral _, Words _ -> false;
            case Script s -> tall(s.base());
            case Infix i -> i.operands().stream().anyMatch(Pieces::tall);
            case Prefix p -> tall(p.operand());
            case Call c -> tall(c.function()) || c.arguments().stream().anyMatch(Pieces::tall);
            case Relation r -> tall(r.left()) || tall(r.right());
            case Bracketed b -> tall(b.body());
            case Root r -> tall(r.body());
            case Accent a -> tall(a.base());
            case Marked m -> tall(m.body());
            case Row r -> r.parts().stream().anyMatch(Pieces::tall);
        };
    }
}
