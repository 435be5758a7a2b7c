package org.gradatim.parse.answer;

import org.gradatim.parse.answer.Mark.Kind;

/** Reads powers: what stands above an operand that is no name, and exponents of every kind. */
final class Exponents {
    private final Cursor cursor;
    private final Operands operands;
    private final Names names;

    Exponents(Cursor cursor, Operands operands, Names names) {
        this.cursor = cursor;
        this.operands = operands;
        this.names = names;
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
        if (!transposed && !mark.is(Kind.PRIME)) return new Written.Power(body, read(), cursor.span(start));
        cursor.moveTo(cursor.index() + 1 + 2 * inside);
        return transposed ? new Written.Transposed(body, cursor.span(start)) : new Written.Primed(body, mark.text().length(), cursor.span(start));
    }

    /** Powers of powers go to the right: 2^3^2 is 2^(3^2). */
    Written read() {
        cursor.enter();
        int start = cursor.index();
        Written exponent;
        if (cursor.skip(Kind.MINUS)) exponent = new Written.Negated(read(), cursor.span(start));
        else if (cursor.skip(Kind.PLUS)) exponent = read();
        else {
            exponent = exponentOperand();
            if (cursor.skip(Kind.TO_THE)) exponent = new Written.Power(exponent, read(), cursor.span(start));
        }
        cursor.leave();
        return exponent;
    }

    private Written exponentOperand() {
        int start = cursor.index();
        if (cursor.is(Kind.OPEN)) return operands.bracket();
        Written operand = operands.braced();
        boolean call = operand instanceof Written.Name name && Words.isFunction(name.label().base()) && cursor.is(Kind.OPEN);
        return call ? names.called(operand, start) : operand;
    }
}
