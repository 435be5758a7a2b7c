package org.gradatim.parse.answer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.gradatim.parse.answer.Mark.Kind;
import org.gradatim.parse.answer.Written.Label;

/** Reads names with their accents and scripts, and calls of functions. */
final class Names {
    private final Cursor cursor;
    private final Syntax syntax;
    private final Operands operands;
    private final Exponents exponents;
    private final Scripts scripts;

    Names(Cursor cursor, Syntax syntax, Operands operands) {
        this.cursor = cursor;
        this.syntax = syntax;
        this.operands = operands;
        this.exponents = new Exponents(cursor, operands, this);
        this.scripts = new Scripts(cursor, exponents);
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
        NameDraft draft = new NameDraft(begun);
        scripts.read(draft, start);
        Written name = new Written.Name(draft.label(cursor.written(start)), cursor.span(start));
        Written value = draft.primes == 0 ? name : new Written.Primed(name, draft.primes, cursor.span(start));
        boolean function = Words.isFunction(draft.base);
        if (calls && isCall(function, draft)) value = called(value, start);
        else if (calls && Words.isBareFunction(draft.base) && (cursor.is(Kind.MINUS) || syntax.startsOperand(cursor.peek()))) value = applied(value, start);
        for (UnaryOperator<Written> change : draft.then) value = change.apply(value);
        return value;
    }

    private boolean isCall(boolean function, NameDraft draft) {
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

    /** What stands over an operand that is no name. */
    Written raised(Written body, int start) {
        return exponents.raised(body, start);
    }
}
