package org.gradatim.parse.array;

import static org.gradatim.notation.Formulas.number;

import java.util.ArrayList;
import java.util.List;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Grid;
import org.gradatim.expr.Grids;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Bracket;
import org.gradatim.notation.Notation.Bracketed;
import org.gradatim.parse.Quote;
import org.gradatim.parse.answer.Written;
import org.gradatim.parse.answer.Written.Span;

/** Comparisons, which are 1 where they hold and 0 where they do not, and choices between cases that are made of them. */
final class Conditions {
    private final Interpreter reader;

    Conditions(Interpreter reader) {
        this.reader = reader;
    }

    /** The value of the first branch of which the condition holds; 0 where none does and nothing else is said. */
    Term choice(Written.Choice c) {
        List<Notation.Cases.Case> cases = new ArrayList<>();
        Term otherwise = c.otherwise().map(reader::read).orElse(Term.scalar(Const.ZERO, number("0")));
        c.otherwise().ifPresent(_ -> cases.add(new Notation.Cases.Case(otherwise.reading(), new Notation.Words("otherwise"))));
        Grid value = otherwise.grid();
        boolean matrix = otherwise.matrix();
        for (Written.Branch branch : c.branches().reversed()) {
            Term then = reader.read(branch.value());
            Term condition = branch.condition() instanceof Written.Comparison k ? comparison(k) : reader.read(branch.condition());
            matrix |= then.matrix() || condition.matrix();
            cases.addFirst(new Notation.Cases.Case(then.reading(), bare(condition.reading())));
            Grid rest = reader.entries(value, condition.grid(), (x, h) -> Arithmetic.times(x, Arithmetic.minus(Const.ONE, h)));
            value = reader.entries(reader.entries(then.grid(), condition.grid(), Arithmetic::times), rest, Arithmetic::plus);
        }
        return new Term(value, new Notation.Cases(cases), matrix);
    }

    private static Notation bare(Notation condition) {
        return condition instanceof Bracketed b ? b.body() : condition;
    }

    /** 1 where it holds, entry by entry, and 0 elsewhere. */
    Term comparison(Written.Comparison c) {
        Term left = reader.read(c.left());
        Term right = reader.read(c.right());
        if (!Grids.fit(left.grid(), right.grid())) throw reader.mismatchOfEntries(left.grid(), c.left().span(), right.grid(), c.right().span());
        Notation reading = new Bracketed(new Notation.Relation(left.reading(), c.sign(), right.reading()), Bracket.SQUARE);
        return new Term(reader.entries(left.grid(), right.grid(), (x, y) -> indicator(x, c.sign(), y, c.span())), reading, left.matrix() || right.matrix());
    }

    private Expr indicator(Expr x, String sign, Expr y, Span span) {
        if (x instanceof Const a && y instanceof Const b) return holds(a.value().compareTo(b.value()), sign) ? Const.ONE : Const.ZERO;
        return switch (sign) {
            case ">" -> step(y.isZero() ? reader.names().sign(x) : x, y);
            case "<" -> step(y, x);
            case ">=", "≥" -> Arithmetic.minus(Const.ONE, step(y, x));
            case "<=", "≤" -> Arithmetic.minus(Const.ONE, step(y.isZero() ? reader.names().sign(x) : x, y));
            default -> throw reader.error(span, Quote.of(sign) + " compares what varies; conditions are written with <, >, ≤ and ≥");
        };
    }

    private static Expr step(Expr x, Expr y) {
        return Arithmetic.step(Arithmetic.minus(x, y));
    }

    private static boolean holds(int order, String sign) {
        return switch (sign) {
            case ">" -> order > 0;
            case "<" -> order < 0;
            case ">=", "≥" -> order >= 0;
            case "<=", "≤" -> order <= 0;
            case "!=", "≠" -> order != 0;
            default -> order == 0;
        };
    }
}
