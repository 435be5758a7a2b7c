package org.gradatim.parse.answer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.gradatim.parse.Limit;
import org.gradatim.parse.answer.Mark.Kind;
import org.gradatim.parse.answer.Written.Sign;

/**
 * Marks to syntax tree: sums of products of operands.
 *
 * <p>From loose to tight: {@code a if c else b}, comparisons, {@code +} and {@code -}, a leading minus sign, products and quotients
 * from left to right however they are written ({@code 1/m x} is (1/m)·x), a minus sign behind an operator ({@code a*-b}), powers
 * from right to left. What {@code \sum} stands before goes up to the next {@code +} or {@code -}.
 */
final class Syntax {
    private static final Map<Kind, Sign> SIGNS = Map.of(Kind.TIMES, Sign.TIMES, Kind.DOT, Sign.DOT, Kind.ELEMENTWISE, Sign.ELEMENTWISE, Kind.MATRIX, Sign.MATRIX);

    private final Cursor cursor;
    private final Operands operands;
    /** Bars that are open: inside of them a bar closes. */
    private int bars;

    private Syntax(Cursor cursor) {
        this.cursor = cursor;
        this.operands = new Operands(cursor, this);
    }

    /** The whole of what the cursor goes through. */
    static Written read(Cursor cursor) {
        Written written = new Syntax(cursor).whole();
        requireShallow(written, cursor);
        return written;
    }

    private Written whole() {
        Written written = expression();
        if (cursor.is(Kind.CLOSE) || cursor.is(Kind.UNGROUP)) {
            throw cursor.error(cursor.peek(), "this `" + cursor.peek().text() + "` closes nothing; delete it or add the bracket that it belongs to");
        }
        if (!cursor.is(Kind.END)) throw cursor.expected("an operator such as `+` or `*`");
        return written;
    }

    Written expression() {
        cursor.enter();
        int start = cursor.index();
        Written value = comparison();
        if (cursor.skip(Kind.IF)) value = ternary(start, comparison(), value, Kind.ELSE, "`else`");
        else if (cursor.skip(Kind.QUESTION)) value = ternary(start, value, expression(), Kind.COLON, "`:`");
        cursor.leave();
        return value;
    }

    private Written ternary(int start, Written condition, Written value, Kind separator, String name) {
        if (!cursor.skip(separator)) throw cursor.expected(name);
        Written otherwise = expression();
        return new Written.Choice(List.of(new Written.Branch(value, condition)), Optional.of(otherwise), cursor.span(start));
    }

    private Written comparison() {
        int start = cursor.index();
        Written left = sum();
        if (!cursor.is(Kind.COMPARE)) return left;
        String sign = cursor.advance().text();
        return new Written.Comparison(left, sign, sum(), cursor.span(start));
    }

    Written sum() {
        int start = cursor.index();
        List<Written> terms = new ArrayList<>();
        terms.add(signedProduct());
        while (cursor.is(Kind.PLUS) || cursor.is(Kind.MINUS)) terms.add(signedProduct());
        return terms.size() == 1 ? terms.getFirst() : new Written.Sum(terms, cursor.span(start));
    }

    /** A product with the sign before it. */
    Written signedProduct() {
        int start = cursor.index();
        if (cursor.skip(Kind.PLUS)) return signAgain() ? nested(this::signedProduct) : product();
        if (!cursor.skip(Kind.MINUS)) return product();
        Written operand = signAgain() ? nested(this::signedProduct) : product();
        return new Written.Negated(operand, cursor.span(start));
    }

    private boolean signAgain() {
        return cursor.is(Kind.PLUS) || cursor.is(Kind.MINUS);
    }

    private Written nested(Supplier<Written> reading) {
        cursor.enter();
        Written written = reading.get();
        cursor.leave();
        return written;
    }

    private Written product() {
        int start = cursor.index();
        List<Written> factors = new ArrayList<>();
        List<Sign> signs = new ArrayList<>();
        factors.add(operands.operand(true));
        while (true) {
            Sign sign = SIGNS.get(cursor.peek().kind());
            if (sign != null) {
                cursor.advance();
                factors.add(factor());
                signs.add(sign);
            } else if (cursor.skip(Kind.OVER)) {
                Written numerator = joined(factors, signs, start);
                Written denominator = factor();
                factors = new ArrayList<>(List.of(new Written.Quotient(numerator, denominator, cursor.span(start))));
                signs = new ArrayList<>();
            } else if (startsOperand(cursor.peek())) {
                factors.add(operands.operand(true));
                signs.add(Sign.SIDE_BY_SIDE);
            } else {
                return joined(factors, signs, start);
            }
        }
    }

    private Written joined(List<Written> factors, List<Sign> signs, int start) {
        if (factors.size() == 1) return factors.getFirst();
        int end = factors.getLast().span().end();
        return new Written.Product(factors, signs, new Written.Span(cursor.span(start).start(), end));
    }

    /** An operand behind a sign, which may have a sign of its own. */
    private Written factor() {
        int start = cursor.index();
        if (cursor.skip(Kind.PLUS)) return nested(this::factor);
        if (!cursor.skip(Kind.MINUS)) return operands.operand(true);
        Written operand = nested(this::factor);
        return new Written.Negated(operand, cursor.span(start));
    }

    boolean startsOperand(Mark mark) {
        return switch (mark.kind()) {
            case NUMBER, NAME, OPEN, INDEX, GROUP, PARTIAL, NABLA, SUM, PROD, FRAC, ROOT, ACCENT, BRACE, BEGIN, DOTS, BAD -> true;
            case BAR -> bars == 0;
            default -> false;
        };
    }

    /** What stands between two bars. */
    Written bars() {
        cursor.enter();
        int start = cursor.index();
        Mark bar = cursor.advance();
        bars++;
        Written inner = sum();
        bars--;
        if (!cursor.is(Kind.BAR)) throw cursor.expected("a second `" + bar.text() + "`");
        cursor.advance();
        cursor.leave();
        return operands.call(bar.text().equals("|") ? "abs" : "norm", inner, start);
    }

    /** Inside of a bracket, bars open anew. */
    Written bracketed(Supplier<Written> reading) {
        int outer = bars;
        bars = 0;
        Written written = reading.get();
        bars = outer;
        return written;
    }

    /** Long runs of signs to the left, as in {@code a/b/c}, make deep trees without a bracket. */
    private static void requireShallow(Written root, Cursor cursor) {
        record Level(Written node, int depth) {}
        long deepest = Limit.ANSWER_DEPTH.value();
        Deque<Level> open = new ArrayDeque<>(List.of(new Level(root, 1)));
        while (!open.isEmpty()) {
            Level level = open.pop();
            if (level.depth() > deepest) throw cursor.tooDeep();
            for (Written part : level.node().parts()) open.push(new Level(part, level.depth() + 1));
        }
    }
}
