package org.gradatim.parse.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradatim.parse.answer.Mark.Kind;

/**
 * Reads {@code \sum} and {@code \prod} with their bounds. What stands under one but is no lower bound, such as {@code j \neq i} or
 * {@code i \in B}, is kept as a comparison in the place of the lower bound. Two indices, as in {@code \sum_{i,j}}, are two sums.
 */
final class Bigs {
    private final Cursor cursor;
    private final Syntax syntax;
    private final Operands operands;
    private final List<Index> indices = new ArrayList<>();
    private Optional<Written> to = Optional.empty();

    private record Index(Optional<String> name, Optional<Written> from) {}

    Bigs(Cursor cursor, Syntax syntax, Operands operands) {
        this.cursor = cursor;
        this.operands = operands;
        this.syntax = syntax;
    }

    Written read() {
        int start = cursor.index();
        cursor.enter();
        boolean product = cursor.is(Kind.PROD);
        bounds();
        Written written = around(product, start);
        cursor.leave();
        return written;
    }

    /** The operator alone in braces, with what it stands before behind them, or both. */
    Written readInGroup() {
        int start = cursor.index();
        cursor.enter();
        boolean product = cursor.is(Kind.PROD);
        bounds();
        boolean alone = cursor.skip(Kind.UNGROUP);
        Written written = around(product, start);
        if (!alone) {
            List<Written> terms = new ArrayList<>(List.of(written));
            while (cursor.is(Kind.PLUS) || cursor.is(Kind.MINUS)) terms.add(syntax.signedProduct());
            if (!cursor.skip(Kind.UNGROUP)) throw cursor.expected("an operator or `}`");
            if (terms.size() > 1) written = new Written.Sum(terms, cursor.span(start));
        }
        cursor.leave();
        return written;
    }

    private Written around(boolean product, int start) {
        Written body = syntax.signedProduct();
        if (indices.isEmpty()) indices.add(new Index(Optional.empty(), Optional.empty()));
        for (Index index : indices.reversed()) body = new Written.Big(product, index.name(), index.from(), to, body, cursor.span(start));
        return body;
    }

    private void bounds() {
        cursor.advance();
        while (cursor.is(Kind.UNDER) || cursor.is(Kind.TO_THE)) {
            boolean lower = cursor.advance().is(Kind.UNDER);
            boolean group = cursor.is(Kind.GROUP);
            int from = cursor.index() + (group ? 1 : 0);
            int close = group ? cursor.partner(cursor.index()) : from + 1;
            if (lower) lower(from, close);
            else if (close > from) to = Optional.of(group ? bound(from, close) : operands.braced());
            cursor.moveTo(group ? close + 1 : close);
        }
    }

    private void lower(int from, int close) {
        int begin = from;
        for (int i = from; i < close; i++) {
            Mark mark = cursor.at(i);
            if (mark.is(Kind.RELATION) || mark.is(Kind.COMPARE)) {
                indices.add(new Index(Optional.of(cursor.text(begin, i)), Optional.of(bounded(begin, i, close))));
                return;
            }
            if (mark.is(Kind.COMMA)) {
                indices.add(new Index(Optional.of(cursor.text(begin, i)), Optional.empty()));
                begin = i + 1;
            }
        }
        if (close > begin) indices.add(new Index(Optional.of(cursor.text(begin, close)), Optional.empty()));
    }

    private Written bounded(int begin, int sign, int close) {
        Written bound = bound(sign + 1, close);
        if (cursor.at(sign).is(Kind.RELATION)) return bound;
        String name = cursor.text(begin, sign);
        Written.Span span = new Written.Span(cursor.span(begin).start(), cursor.span(begin).end());
        Written index = new Written.Name(new Written.Label(name, "", List.of(), List.of(), name), span);
        return new Written.Comparison(index, cursor.at(sign).text(), bound, span);
    }

    private Written bound(int from, int close) {
        cursor.moveTo(from);
        Written bound = syntax.bracketed(syntax::sum);
        if (cursor.index() != close) throw cursor.expected("the end of the bound");
        return bound;
    }
}
