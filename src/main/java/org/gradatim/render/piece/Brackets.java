package org.gradatim.render.piece;

import java.util.List;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.BigOperator;
import org.gradatim.notation.Notation.Brace;
import org.gradatim.notation.Notation.Bracket;
import org.gradatim.notation.Notation.Bracketed;
import org.gradatim.notation.Notation.Derivative;
import org.gradatim.notation.Notation.Fraction;
import org.gradatim.notation.Notation.Infix;
import org.gradatim.notation.Notation.Marked;
import org.gradatim.notation.Notation.Numeral;
import org.gradatim.notation.Notation.Prefix;
import org.gradatim.notation.Notation.Row;
import org.gradatim.notation.Notation.Script;
import org.gradatim.notation.Operator;
import org.gradatim.notation.Precedence;

/** Where a formula needs brackets. Each method gives back an operand as it must stand in its place. */
public final class Brackets {
    private Brackets() {}

    /** In round brackets. A mark or brace stays outside of them, so that it takes in what it speaks of. */
    public static Notation round(Notation formula) {
        return switch (formula) {
            case Marked m -> new Marked(m.role(), round(m.body()));
            case Brace b -> new Brace(round(b.body()), b.label());
            case Notation n -> new Bracketed(n, Bracket.ROUND);
        };
    }

    /** As the first term of a sum: -x + y, but (a = b) + y. */
    public static Notation firstTerm(Notation term) {
        return term.precedence() == Precedence.RELATION ? round(term) : term;
    }

    /** As a term behind a plus: x + (-y) where the minus cannot become the operator. */
    public static Notation laterTerm(Notation term) {
        return term.precedence() == Precedence.RELATION || startsWithSign(term) ? round(term) : term;
    }

    /** Behind a minus, as term or prefix: -(a + b), a - (b - c), -a b, -Σ x. */
    public static Notation negated(Notation operand) {
        return operand.precedence().compareTo(Precedence.SUM) <= 0 && !(bare(operand) instanceof BigOperator)
                ? round(operand)
                : operand;
    }

    /** As a factor: (a + b) c, (-x) y, (Σ x) y; a big operator that stands last keeps everything behind it anyway. */
    public static Notation factor(Notation factor, boolean last) {
        boolean loose = factor.precedence().compareTo(Precedence.PRODUCT) < 0;
        return loose && !(last && bare(factor) instanceof BigOperator) ? round(factor) : factor;
    }

    /** As an operand of this kind of product: A (B ⊙ C), but A ⊙ B C. */
    public static Notation among(Operator product, Notation factor) {
        boolean elementwise = bare(factor) instanceof Infix i && i.operator() == Operator.HADAMARD;
        return elementwise && product != Operator.HADAMARD ? round(factor) : factor;
    }

    /** As the function before its arguments: g′(z), (f + g)(z). */
    public static Notation function(Notation function) {
        return function.precedence().compareTo(Precedence.PRODUCT) <= 0 ? round(function) : function;
    }

    /** As the body of Σ: Σ (a + b), Σ a b, Σ Σ a. */
    public static Notation summand(Notation body) {
        return negated(body);
    }

    /** As the base of a script: (a / b)², (∂J/∂w)², (x²)³. */
    public static Notation base(Notation base) {
        boolean loose = base.precedence() != Precedence.ATOM;
        Notation bare = bare(base);
        boolean wide = bare instanceof Derivative || bare instanceof Row r && r.parts().size() > 1;
        return loose || wide ? round(base) : base;
    }

    /** As the dividend of a fraction on one line: (a + b)/c, (a/b)/c, a b/c. */
    static Notation dividend(Notation numerator) {
        boolean loose = numerator.precedence().compareTo(Precedence.SUM) <= 0;
        return loose || isQuotient(numerator) ? round(numerator) : numerator;
    }

    /** As the divisor of a fraction on one line: a/(b c), a/b². */
    static Notation divisor(Notation denominator) {
        boolean loose = denominator.precedence().compareTo(Precedence.PRODUCT) <= 0;
        return loose || isQuotient(denominator) ? round(denominator) : denominator;
    }

    /** Whether the formula is a fraction, which one line sets with a stroke. */
    static boolean isQuotient(Notation formula) {
        return bare(formula) instanceof Fraction || bare(formula) instanceof Derivative;
    }

    /** The formula without the marks and braces around it. */
    public static Notation bare(Notation formula) {
        Notation bare = formula;
        while (bare instanceof Marked || bare instanceof Brace) {
            bare = bare instanceof Marked m ? m.body() : ((Brace) bare).body();
        }
        return bare;
    }

    /** Whether the formula begins with a digit, which would run into what stands before it. */
    static boolean startsWithDigit(Notation formula) {
        return switch (bare(formula)) {
            case Numeral _ -> true;
            case Script s -> startsWithDigit(s.base());
            case Infix i -> startsWithDigit(first(i.operands()));
            case Row r -> startsWithDigit(first(r.parts()));
            case Fraction f -> startsWithDigit(f.numerator());
            case Notation _ -> false;
        };
    }

    private static boolean startsWithSign(Notation formula) {
        return switch (bare(formula)) {
            case Prefix _ -> true;
            case Infix i when i.operator() == Operator.PLUS -> startsWithSign(first(i.operands()));
            case Notation _ -> false;
        };
    }

    private static Notation first(List<Notation> operands) {
        return operands.isEmpty() ? new Row(List.of()) : operands.getFirst();
    }
}
