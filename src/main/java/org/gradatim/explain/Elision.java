package org.gradatim.explain;

import static org.gradatim.notation.Formulas.symbol;

import java.util.ArrayList;
import java.util.List;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Bracketed;
import org.gradatim.notation.Notation.Call;
import org.gradatim.notation.Notation.Derivative;
import org.gradatim.notation.Notation.Fraction;
import org.gradatim.notation.Notation.Infix;
import org.gradatim.notation.Notation.Prefix;
import org.gradatim.notation.Notation.Row;
import org.gradatim.notation.Notation.Script;
import org.gradatim.notation.Operator;

/** Long sums and lists of arguments, whose terms are of one kind, by their first terms and their last: y₁ + y₂ + ⋯ + y₁₀. */
final class Elision {
    /** What has no more terms than this is printed in full. */
    private static final int MOST_TERMS = 5;

    private static final int FIRST_TERMS = 2;

    private Elision() {}

    static Notation of(Notation formula) {
        return switch (formula) {
            case Infix i when i.operator() == Operator.PLUS -> new Infix(i.operator(), elided(i.operands(), "⋯"));
            case Infix i -> new Infix(i.operator(), i.operands().stream().map(Elision::of).toList());
            case Call c -> new Call(c.function(), elided(c.arguments(), "…"));
            case Prefix p -> new Prefix(p.sign(), of(p.operand()));
            case Fraction f -> new Fraction(of(f.numerator()), of(f.denominator()));
            case Derivative d -> new Derivative(of(d.of()), d.by(), d.partial());
            case Script s -> new Script(of(s.base()), s.subscript(), s.superscript());
            case Bracketed b -> new Bracketed(of(b.body()), b.bracket());
            case Row r -> new Row(r.parts().stream().map(Elision::of).toList());
            case Notation other -> other;
        };
    }

    private static List<Notation> elided(List<Notation> terms, String dots) {
        List<Notation> whole = terms.stream().map(Elision::of).toList();
        if (whole.size() <= MOST_TERMS) return whole;
        List<Notation> shown = new ArrayList<>(whole.subList(0, FIRST_TERMS));
        shown.add(symbol(dots));
        shown.add(whole.getLast());
        return shown;
    }
}
