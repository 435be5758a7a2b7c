package org.gradatim.parse.answer;

import java.util.List;
import java.util.Set;
import org.gradatim.expr.InputException;
import org.gradatim.parse.answer.Mark.Kind;
import org.gradatim.parse.answer.Written.Label;

/**
 * Reads derivatives in every spelling: {@code dJ/dw1}, ∂J/∂w₁, {@code \frac{\partial J}{\partial w_1}}, {@code \frac{d}{dw} J},
 * {@code \partial_w J}, {@code \nabla_W J}. {@code \nabla C}, which does not say by what, is a call of {@code nabla}.
 */
final class Derivatives {
    /** Names that begin with a d and are no differentials. */
    private static final Set<String> NO_DIFFERENTIALS = Set.of("data", "dot", "dist", "diag", "det", "decay", "dropout", "dim", "depth", "diff", "do", "degree", "den", "denom", "denominator", "div");

    private final Cursor cursor;
    private final Syntax syntax;
    private final Operands operands;

    Derivatives(Cursor cursor, Syntax syntax, Operands operands) {
        this.cursor = cursor;
        this.syntax = syntax;
        this.operands = operands;
    }

    /** Whether a derivative begins here. */
    boolean begin() {
        return switch (cursor.peek().kind()) {
            case PARTIAL, NABLA -> true;
            case FRAC -> isFraction(cursor.index());
            case NAME -> isSlash(cursor.index());
            default -> false;
        };
    }

    Written read() {
        return switch (cursor.peek().kind()) {
            case NABLA -> nabla();
            case FRAC -> fraction();
            case PARTIAL -> cursor.peek(1).is(Kind.UNDER) ? index() : slash();
            default -> slash();
        };
    }

    /** Whether a differential begins with this mark: ∂, a single d or δ, or a name such as dJ. */
    private boolean isDifferential(int at) {
        Mark mark = cursor.at(at);
        if (mark.is(Kind.PARTIAL)) return true;
        if (!mark.is(Kind.NAME)) return false;
        String name = mark.text();
        if (name.equals("d")) return true;
        if (name.equals("delta")) return !cursor.at(at + 1).is(Kind.UNDER) && !cursor.at(at + 1).is(Kind.TO_THE) && cursor.character(mark) != 'd';
        return isJoined(mark);
    }

    /** A name such as dJ in which the d is one with the rest. */
    private static boolean isJoined(Mark mark) {
        String name = mark.text();
        return mark.is(Kind.NAME) && name.length() > 1 && name.charAt(0) == 'd' && !name.startsWith("delta") && !NO_DIFFERENTIALS.contains(name);
    }

    /** Whether a variable follows behind the d of the differential that begins here. */
    private boolean hasVariable(int at) {
        Mark next = cursor.at(at + 1);
        return isJoined(cursor.at(at)) || next.is(Kind.NAME) || next.is(Kind.GROUP) || next.is(Kind.ACCENT) || next.is(Kind.OPEN, "(");
    }

    private boolean isFraction(int frac) {
        int top = contents(frac + 1);
        int bottom = contents(behind(frac + 1));
        return isDifferential(top) && isDifferential(bottom) && hasVariable(bottom);
    }

    /** Where the contents of an argument begin. */
    private int contents(int argument) {
        return cursor.at(argument).is(Kind.GROUP) ? argument + 1 : argument;
    }

    private int behind(int argument) {
        return cursor.at(argument).is(Kind.GROUP) ? cursor.partner(argument) + 1 : argument + 1;
    }

    /** Whether two differentials with a slash between them stand here. */
    private boolean isSlash(int at) {
        if (!isDifferential(at)) return false;
        int slash = behindDifferential(at);
        return cursor.at(slash).is(Kind.OVER) && isDifferential(slash + 1) && hasVariable(slash + 1);
    }

    private int behindDifferential(int at) {
        int operand = isJoined(cursor.at(at)) ? at : at + 1;
        int end = cursor.at(operand).is(Kind.ACCENT) ? behind(operand + 1) : behindBracketOrMark(operand);
        while (true) {
            Mark mark = cursor.at(end);
            if (mark.is(Kind.UNDER) || mark.is(Kind.TO_THE)) end = behind(end + 1);
            else if (mark.is(Kind.INDEX) || mark.is(Kind.OPEN, "(")) end = cursor.partner(end) + 1;
            else if (mark.is(Kind.PRIME)) end++;
            else return end;
        }
    }

    private int behindBracketOrMark(int at) {
        Mark mark = cursor.at(at);
        if (mark.is(Kind.OVER)) return at;
        return mark.is(Kind.GROUP) || mark.is(Kind.OPEN) ? cursor.partner(at) + 1 : at + 1;
    }

    /** Goes behind the sign of the differential; the variable of dJ becomes a mark of its own. */
    private void skipSign() {
        if (isJoined(cursor.peek())) cursor.dropFirstLetter();
        else cursor.advance();
        if (cursor.is(Kind.TO_THE)) throw second();
    }

    private InputException second() {
        return cursor.error(cursor.peek(), "a second derivative cannot be checked; gradients are first derivatives such as `dJ/dw1`");
    }

    private Written slash() {
        int start = cursor.index();
        cursor.enter();
        skipSign();
        boolean operator = cursor.is(Kind.OVER);
        Written of = operator ? null : operands.operand(true);
        if (!cursor.is(Kind.OVER) || !isDifferential(cursor.index() + 1)) throw cursor.expected("`/∂…`, the name by which is differentiated,");
        cursor.advance();
        skipSign();
        Written by = operands.operand(false);
        if (operator) of = operands.operand(true);
        cursor.leave();
        return new Written.Derivative(of, by, cursor.span(start));
    }

    private Written fraction() {
        int start = cursor.index();
        cursor.enter();
        cursor.advance();
        boolean operator = isOperator();
        Written of = operator ? skipOperator() : differential();
        Written by = differential();
        if (operator) of = operands.operand(true);
        cursor.leave();
        return new Written.Derivative(of, by, cursor.span(start));
    }

    private boolean isOperator() {
        int sign = contents(cursor.index());
        return sign + (sign == cursor.index() ? 0 : 1) == behind(cursor.index()) - 1 && !isJoined(cursor.at(sign));
    }

    private Written skipOperator() {
        cursor.moveTo(behind(cursor.index()));
        return null;
    }

    /** The variable of a differential in a fraction; a closing bracket too many is passed over. */
    private Written differential() {
        boolean group = cursor.skip(Kind.GROUP);
        skipSign();
        Written variable = group ? syntax.bracketed(syntax::expression) : operands.operand(false);
        while (group && cursor.is(Kind.CLOSE)) cursor.advance();
        if (cursor.is(Kind.PARTIAL)) throw second();
        if (group && !cursor.skip(Kind.UNGROUP)) throw cursor.expected("`}`");
        return variable;
    }

    /** {@code \partial_w J}. */
    private Written index() {
        int start = cursor.index();
        cursor.enter();
        cursor.moveTo(start + 2);
        Written by = operands.braced();
        Written of = operands.operand(true);
        cursor.leave();
        return new Written.Derivative(of, by, cursor.span(start));
    }

    /** {@code \nabla_W J}; {@code \nabla C}; {@code \nabla_W} alone is a name. */
    private Written nabla() {
        int start = cursor.index();
        cursor.enter();
        cursor.advance();
        boolean hasIndex = cursor.skip(Kind.UNDER);
        int index = cursor.index();
        Written by = hasIndex ? operands.braced() : null;
        String below = hasIndex ? cursor.text(index, cursor.index()) : "";
        boolean alone = !syntax.startsOperand(cursor.peek());
        Written of = alone ? null : operands.operand(true);
        cursor.leave();
        if (!alone && hasIndex) return new Written.Derivative(of, by, cursor.span(start));
        if (!alone) return operands.call("nabla", of, start);
        if (!hasIndex) throw cursor.expected("the name of what is differentiated");
        return new Written.Name(new Label("nabla", "", List.of(below), List.of(), cursor.written(start)), cursor.span(start));
    }
}
