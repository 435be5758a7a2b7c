package org.gradatim.parse.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gradatim.parse.answer.Mark.Kind;
import org.gradatim.parse.answer.Written.Above;

/**
 * Reads what stands below and above a name.
 *
 * <p>A superscript in square or round brackets is a layer or an example, {@code T} is a transpose, one of the letters that number
 * layers and examples is such a number ({@code z^l}, {@code W^o}, {@code a^{L-1}}), and all else is a power: {@code z^2}, {@code x^n}.
 */
final class Scripts {
    /** Letters that say which layer or example, and no power, over a name. */
    private static final Set<String> COUNTERS = Set.of("i", "j", "k", "l", "L", "o", "O", "h", "H", "t");

    /** Names of constants and functions, over which nothing but powers stands. */
    private static final String EULER = "e";

    private final Cursor cursor;
    private final Exponents exponents;

    Scripts(Cursor cursor, Exponents exponents) {
        this.cursor = cursor;
        this.exponents = exponents;
    }

    /** Reads all scripts that stand here into the draft. */
    void read(NameDraft draft, int start) {
        while (true) {
            switch (cursor.peek().kind()) {
                case UNDER -> {
                    cursor.advance();
                    draft.below.addAll(indices());
                }
                case PRIME -> draft.primes += cursor.advance().text().length();
                case TRANSPOSE -> {
                    cursor.advance();
                    transpose(draft, start);
                }
                case TO_THE -> superscript(draft, start);
                default -> {
                    return;
                }
            }
        }
    }

    private void transpose(NameDraft draft, int start) {
        Written.Span span = cursor.span(start);
        draft.then.add(body -> new Written.Transposed(body, spanning(body, span)));
    }

    private static Written.Span spanning(Written body, Written.Span span) {
        return new Written.Span(Math.min(body.span().start(), span.start()), Math.max(body.span().end(), span.end()));
    }

    /** {@code 1,2} are two indices, {@code 12} is one. */
    private List<String> indices() {
        if (!cursor.is(Kind.GROUP)) {
            Mark mark = cursor.advance();
            if (mark.is(Kind.NAME) || mark.is(Kind.NUMBER) || mark.is(Kind.TIMES)) return List.of(mark.text());
            cursor.moveTo(cursor.index() - 1);
            throw cursor.expected("an index");
        }
        int close = closing();
        List<String> indices = new ArrayList<>();
        int from = cursor.index() + 1;
        for (int i = from; i <= close; i++) {
            if (i == close || cursor.at(i).is(Kind.COMMA)) {
                String index = cursor.text(from, i);
                if (!index.isEmpty()) indices.add(index);
                from = i + 1;
            } else if (cursor.at(i).is(Kind.BAD)) {
                cursor.moveTo(i);
                throw cursor.expected("an index");
            }
        }
        cursor.moveTo(close + 1);
        return indices;
    }

    /** Where the bracket that comes next is closed. */
    private int closing() {
        int close = cursor.partner(cursor.index());
        if (cursor.at(close).is(Kind.END)) throw cursor.error(cursor.peek(), "this `" + cursor.peek().text() + "` is never closed; add the bracket where it ends");
        return close;
    }

    private void superscript(NameDraft draft, int start) {
        cursor.advance();
        if (cursor.is(Kind.GROUP) && layers(draft, start)) return;
        Mark mark = cursor.peek();
        boolean counter = mark.is(Kind.NAME) && COUNTERS.contains(mark.text()) && !draft.base.equals(EULER);
        if (mark.is(Kind.NAME, "T")) {
            cursor.advance();
            transpose(draft, start);
        } else if (mark.is(Kind.TRANSPOSE) || mark.is(Kind.PRIME)) {
            mark(draft, start);
        } else if (mark.is(Kind.OPEN, "[") || isCounted()) {
            above(draft);
        } else if (counter || mark.is(Kind.TIMES)) {
            draft.above.add(new Above(cursor.advance().text(), ' '));
        } else {
            power(draft, start);
        }
    }

    /** {@code x^(i)} in plain text. */
    private boolean isCounted() {
        return cursor.is(Kind.OPEN, "(") && cursor.peek(2).is(Kind.CLOSE) && cursor.peek(1).is(Kind.NAME) && COUNTERS.contains(cursor.peek(1).text());
    }

    private void power(NameDraft draft, int start) {
        Written exponent = exponents.read();
        Written.Span span = cursor.span(start);
        draft.then.add(body -> new Written.Power(body, exponent, spanning(body, span)));
    }

    private void mark(NameDraft draft, int start) {
        Mark mark = cursor.advance();
        if (mark.is(Kind.PRIME)) draft.primes += mark.text().length();
        else transpose(draft, start);
    }

    private void above(NameDraft draft) {
        int open = cursor.index();
        int close = closing();
        draft.above.add(new Above(cursor.text(open + 1, close), cursor.peek().text().charAt(0)));
        cursor.moveTo(close + 1);
    }

    /** Reads a group over a name if it holds no power; else goes nowhere. */
    private boolean layers(NameDraft draft, int start) {
        int open = cursor.index();
        int close = cursor.partner(open);
        if (draft.base.equals(EULER) || !areLayers(open + 1, close)) return close == open + 1 && leaveEmpty(close);
        cursor.moveTo(open + 1);
        while (cursor.index() < close) {
            Mark mark = cursor.peek();
            if (mark.is(Kind.OPEN)) above(draft);
            else if (mark.is(Kind.NAME, "T") || mark.is(Kind.COMMA)) {
                cursor.advance();
                if (mark.is(Kind.NAME)) transpose(draft, start);
            } else if (mark.is(Kind.TRANSPOSE) || mark.is(Kind.PRIME)) mark(draft, start);
            else if (mark.is(Kind.NUMBER)) power(draft, start);
            else {
                draft.above.add(new Above(cursor.text(cursor.index(), close), ' '));
                cursor.moveTo(close);
            }
        }
        cursor.moveTo(close + 1);
        return true;
    }

    private boolean leaveEmpty(int close) {
        cursor.moveTo(close + 1);
        return true;
    }

    /** Whether these marks are brackets, primes and transposes one after another, with a power behind them or none, or the letter of a layer. */
    private boolean areLayers(int from, int close) {
        int at = from;
        while (at < close) {
            Mark mark = cursor.at(at);
            if (mark.is(Kind.OPEN) && !mark.text().equals("{") && cursor.partner(at) < close) at = cursor.partner(at) + 1;
            else if (mark.is(Kind.PRIME) || mark.is(Kind.TRANSPOSE) || mark.is(Kind.NAME, "T") || mark.is(Kind.COMMA)) at++;
            else if (mark.is(Kind.NUMBER) && at == close - 1 && at > from) at++;
            else return at == from && isLayer(from, close);
        }
        return close > from;
    }

    /** {@code l}, {@code L-1}, {@code hidden}, {@code *}. */
    private boolean isLayer(int from, int close) {
        Mark first = cursor.at(from);
        if (first.is(Kind.TIMES)) return close == from + 1;
        boolean word = first.is(Kind.NAME) && first.text().length() > 2 && first.text().chars().allMatch(Character::isLetter);
        if (!first.is(Kind.NAME) || !word && !COUNTERS.contains(first.text())) return false;
        if (close == from + 1) return true;
        return close == from + 3 && (cursor.at(from + 1).is(Kind.MINUS) || cursor.at(from + 1).is(Kind.PLUS)) && cursor.at(from + 2).is(Kind.NUMBER);
    }
}
