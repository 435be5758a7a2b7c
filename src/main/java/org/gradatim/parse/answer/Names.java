package org.gradatim.parse.answer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gradatim.parse.answer.Mark.Kind;
import org.gradatim.parse.answer.Written.Above;
import org.gradatim.parse.answer.Written.Label;

/**
 * Reads names with their accents, subscripts and superscripts, and calls of functions.
 *
 * <p>A superscript in square or round brackets is a layer or an example, {@code T} is a transpose, one of the letters that number
 * layers and examples is such a number ({@code z^l}, {@code W^o}, {@code a^{L-1}}), and all else is a power: {@code z^2}, {@code x^n}.
 */
final class Names {
    /** Letters that say which layer or example, and no power, over a name. */
    private static final Set<String> COUNTERS = Set.of("i", "j", "k", "l", "L", "o", "O", "h", "H", "t");

    /** Names of constants and functions, over which nothing but powers stands. */
    private static final String EULER = "e";

    private final Cursor cursor;
    private final Syntax syntax;
    private final Operands operands;

    Names(Cursor cursor, Syntax syntax, Operands operands) {
        this.cursor = cursor;
        this.syntax = syntax;
        this.operands = operands;
    }

    /** What was read of a name so far. */
    private static final class Draft {
        private final String base;
        private String accent;
        private final List<String> below = new ArrayList<>();
        private final List<Above> above = new ArrayList<>();
        private int primes;
        /** What is done with the whole, after a call has its arguments. */
        private final List<UnaryOperator<Written>> then = new ArrayList<>();

        Draft(Label label) {
            base = label.base();
            accent = label.accent();
            below.addAll(label.below());
            above.addAll(label.above());
        }

        Label label(String source) {
            return new Label(base, accent, below, above, source);
        }
    }

    Written read(boolean calls) {
        int start = cursor.index();
        Mark name = cursor.advance();
        if (name.text().equals("indicator") && !cursor.is(Kind.OPEN)) return indicator();
        return continued(name.text().equals("d") ? differential(name) : bare(name), start, calls);
    }

    /** LaTeX has the d and the letter behind it as two: {@code dW}, {@code d\\mathbf{W}} and {@code \\mathrm{d}W} are one name. */
    private Label differential(Mark d) {
        int inside = cursor.is(Kind.GROUP) && cursor.peek(2).is(Kind.UNGROUP) ? 1 : 0;
        Mark letter = cursor.peek(inside);
        boolean upright = d.end() - d.start() > 1;
        boolean adjacent = d.end() == letter.start() || inside == 1 || upright;
        if (!letter.is(Kind.NAME) || !adjacent || letter.text().length() > 1 && !letter.text().equals("theta")) return bare(d);
        cursor.moveTo(cursor.index() + 1 + 2 * inside);
        return new Label("d" + letter.text(), "", List.of(), List.of(), "d" + letter.text());
    }

    /** One mark that is a name, without anything behind it. */
    Written single() {
        int start = cursor.index();
        return new Written.Name(bare(cursor.advance()), cursor.span(start));
    }

    private static Label bare(Mark name) {
        return new Label(name.text(), "", List.of(), List.of(), name.text());
    }

    /** {@code \\mathbb{1}_{z>0}}: the condition is below. */
    private Written indicator() {
        if (!cursor.skip(Kind.UNDER)) throw cursor.expected("the condition of the indicator, as in `(z > 0)`,");
        return operands.braced();
    }

    Written accented(boolean calls) {
        int start = cursor.index();
        Mark accent = cursor.advance();
        Written inner = operands.braced();
        if (!(inner instanceof Written.Name name)) throw cursor.error(accent, "an accent belongs to one name, such as `\\hat{y}`");
        Label label = name.label();
        return continued(new Label(label.base(), accent.text(), label.below(), label.above(), label.source()), start, calls);
    }

    /** A name of which the beginning is read: its scripts, and its arguments if it has any. */
    Written continued(Label begun, int start, boolean calls) {
        Draft draft = new Draft(begun);
        scripts(draft, start);
        Written name = new Written.Name(draft.label(cursor.written(start)), cursor.span(start));
        Written value = draft.primes == 0 ? name : new Written.Primed(name, draft.primes, cursor.span(start));
        boolean function = Words.isFunction(draft.base);
        if (calls && isCall(function, draft)) value = called(value, start);
        else if (calls && Words.isBareFunction(draft.base) && (cursor.is(Kind.MINUS) || syntax.startsOperand(cursor.peek()))) value = applied(value, start);
        for (UnaryOperator<Written> change : draft.then) value = change.apply(value);
        return value;
    }

    private boolean isCall(boolean function, Draft draft) {
        if (!draft.then.isEmpty() && !function) return false;
        if (cursor.is(Kind.GROUP)) return function;
        return cursor.is(Kind.OPEN, "(") || function && cursor.is(Kind.OPEN);
    }

    /** A function and its arguments in brackets; the indicator is its condition. */
    Written called(Written function, int start) {
        List<Written> arguments = new ArrayList<>();
        Map<String, Written> named = new LinkedHashMap<>();
        if (cursor.is(Kind.GROUP)) arguments.add(operands.braced());
        else operands.arguments(arguments, named);
        boolean one = arguments.size() == 1 && function instanceof Written.Name;
        if (one && isNamed(function, "indicator")) return arguments.getFirst();
        if (one && isNamed(function, "array") && arguments.getFirst() instanceof Written.Array array) return array;
        return new Written.Call(function, arguments, named, cursor.span(start));
    }

    private static boolean isNamed(Written name, String base) {
        return name instanceof Written.Name n && n.label().base().equals(base);
    }

    /** A function without brackets takes the operand behind it, and the names and numbers that follow without a sign. */
    private Written applied(Written function, int start) {
        cursor.enter();
        int from = cursor.index();
        boolean negative = cursor.skip(Kind.MINUS);
        List<Written> factors = new ArrayList<>(List.of(operands.operand(true)));
        while (isPlainFactor()) factors.add(operands.operand(false));
        Written argument = factors.size() == 1 ? factors.getFirst()
                : new Written.Product(factors, Collections.nCopies(factors.size() - 1, Written.Sign.SIDE_BY_SIDE), cursor.span(from + (negative ? 1 : 0)));
        if (negative) argument = new Written.Negated(argument, cursor.span(from));
        cursor.leave();
        return new Written.Call(function, List.of(argument), Map.of(), cursor.span(start));
    }

    private boolean isPlainFactor() {
        Mark mark = cursor.peek();
        return mark.is(Kind.ACCENT) || mark.is(Kind.NAME) && !Words.isFunction(mark.text());
    }

    private void scripts(Draft draft, int start) {
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

    private void transpose(Draft draft, int start) {
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

    private void superscript(Draft draft, int start) {
        cursor.advance();
        if (cursor.is(Kind.GROUP) && layers(draft, start)) return;
        Mark mark = cursor.peek();
        boolean counter = mark.is(Kind.NAME) && COUNTERS.contains(mark.text()) && !draft.base.equals(EULER);
        if (mark.is(Kind.NAME, "T")) {
            cursor.advance();
            transpose(draft, start);
        } else if (mark.is(Kind.TRANSPOSE) || mark.is(Kind.PRIME)) {
            mark(draft, start);
        } else if (mark.is(Kind.OPEN, "[")) {
            above(draft);
        } else if (counter || mark.is(Kind.TIMES)) {
            draft.above.add(new Above(cursor.advance().text(), ' '));
        } else {
            Written exponent = exponent();
            Written.Span span = cursor.span(start);
            draft.then.add(body -> new Written.Power(body, exponent, spanning(body, span)));
        }
    }

    private void mark(Draft draft, int start) {
        Mark mark = cursor.advance();
        if (mark.is(Kind.PRIME)) draft.primes += mark.text().length();
        else transpose(draft, start);
    }

    private void above(Draft draft) {
        int open = cursor.index();
        int close = closing();
        draft.above.add(new Above(cursor.text(open + 1, close), cursor.peek().text().charAt(0)));
        cursor.moveTo(close + 1);
    }

    /** Reads a group over a name if it holds no power; else goes nowhere. */
    private boolean layers(Draft draft, int start) {
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

    /** Whether these marks are brackets, primes and transposes one after another, or the letter of a layer. */
    private boolean areLayers(int from, int close) {
        int at = from;
        while (at < close) {
            Mark mark = cursor.at(at);
            if (mark.is(Kind.OPEN) && !mark.text().equals("{") && cursor.partner(at) < close) at = cursor.partner(at) + 1;
            else if (mark.is(Kind.PRIME) || mark.is(Kind.TRANSPOSE) || mark.is(Kind.NAME, "T") || mark.is(Kind.COMMA)) at++;
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

    /** What stands over an operand that is no name. */
    Written raised(Written body, int start) {
        cursor.advance();
        if (cursor.is(Kind.GROUP) && cursor.peek(1).is(Kind.UNGROUP)) {
            cursor.moveTo(cursor.index() + 2);
            return body;
        }
        int inside = cursor.is(Kind.GROUP) && cursor.partner(cursor.index()) == cursor.index() + 2 ? 1 : 0;
        Mark mark = cursor.peek(inside);
        boolean transposed = mark.is(Kind.NAME, "T") || mark.is(Kind.TRANSPOSE);
        if (!transposed && !mark.is(Kind.PRIME)) return new Written.Power(body, exponent(), cursor.span(start));
        cursor.moveTo(cursor.index() + 1 + 2 * inside);
        return transposed ? new Written.Transposed(body, cursor.span(start)) : new Written.Primed(body, mark.text().length(), cursor.span(start));
    }

    /** Powers of powers go to the right: 2^3^2 is 2^(3^2). */
    private Written exponent() {
        cursor.enter();
        int start = cursor.index();
        Written exponent;
        if (cursor.skip(Kind.MINUS)) exponent = new Written.Negated(exponent(), cursor.span(start));
        else if (cursor.skip(Kind.PLUS)) exponent = exponent();
        else {
            exponent = exponentOperand();
            if (cursor.skip(Kind.TO_THE)) exponent = new Written.Power(exponent, exponent(), cursor.span(start));
        }
        cursor.leave();
        return exponent;
    }

    private Written exponentOperand() {
        int start = cursor.index();
        if (cursor.is(Kind.OPEN)) return operands.bracket();
        Written operand = operands.braced();
        boolean call = operand instanceof Written.Name name && Words.isFunction(name.label().base()) && cursor.is(Kind.OPEN);
        return call ? called(operand, start) : operand;
    }
}
