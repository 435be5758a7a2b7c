package org.gradatim.parse.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradatim.expr.Rational;
import org.gradatim.parse.Decimals;
import org.gradatim.parse.answer.Mark.Kind;

/** Reads operands: numbers, names, brackets, fractions, and what stands behind them. */
final class Operands {
    private final Cursor cursor;
    private final Syntax syntax;
    private final Names names;
    private final Derivatives derivatives;
    private final Matrices matrices;

    Operands(Cursor cursor, Syntax syntax) {
        this.cursor = cursor;
        this.syntax = syntax;
        this.names = new Names(cursor, syntax, this);
        this.derivatives = new Derivatives(cursor, syntax, this);
        this.matrices = new Matrices(cursor, syntax);
    }

    /** @param calls whether a bracket behind a name holds its arguments; not so behind the name by which is differentiated */
    Written operand(boolean calls) {
        int start = cursor.index();
        skipEmptyGroups();
        if (derivatives.begin()) return postfix(derivatives.read(), start, calls);
        return switch (cursor.peek().kind()) {
            case NUMBER -> postfix(number(), start, calls);
            case NAME -> postfix(names.read(calls), start, calls);
            case ACCENT -> postfix(names.accented(calls), start, calls);
            case OPEN, INDEX -> postfix(bracket(), start, calls);
            case GROUP -> group(start, calls);
            case FRAC -> postfix(fraction(), start, calls);
            case ROOT -> postfix(root(), start, calls);
            case BRACE -> postfix(brace(), start, calls);
            case SUM, PROD -> new Bigs(cursor, syntax, this).read();
            case BEGIN -> postfix(matrices.environment(), start, calls);
            case BAR -> postfix(syntax.bars(), start, calls);
            case DOTS -> dots();
            default -> throw cursor.expected("a number, a name or `(`");
        };
    }

    private void skipEmptyGroups() {
        while (cursor.is(Kind.GROUP) && cursor.peek(1).is(Kind.UNGROUP)) {
            cursor.moveTo(cursor.index() + 2);
        }
    }

    private Written number() {
        int start = cursor.index();
        Mark number = cursor.advance();
        Rational value = Decimals.read(number.text()).map(Rational::of).orElseThrow(() -> cursor.error(number, Decimals.advice(number.text())));
        return new Written.Literal(value, number.text(), cursor.span(start));
    }

    private Written dots() {
        int start = cursor.index();
        Mark dots = cursor.advance();
        return new Written.Name(new Written.Label("…", "", List.of(), List.of(), dots.text()), cursor.span(start));
    }

    /** Powers, transposes, primes, methods and indices behind an operand. */
    private Written postfix(Written operand, int start, boolean calls) {
        Written result = operand;
        while (true) {
            switch (cursor.peek().kind()) {
                case TO_THE -> result = names.raised(result, start);
                case TRANSPOSE -> {
                    cursor.advance();
                    result = new Written.Transposed(result, cursor.span(start));
                }
                case PRIME -> {
                    int order = cursor.advance().text().length();
                    result = new Written.Primed(result, order, cursor.span(start));
                }
                case METHOD -> result = method(result, start);
                case INDEX -> {
                    if (!isIndex(result)) return result;
                    result = picked(result, start);
                }
                case UNDER -> throw cursor.error(cursor.peek(), "a subscript belongs to one name; write the entry that is meant by itself");
                default -> {
                    return result;
                }
            }
        }
    }

    /** Square brackets behind a name or another index; behind other things only around a number. */
    private boolean isIndex(Written body) {
        return body instanceof Written.Name || body instanceof Written.Picked || cursor.peek(1).is(Kind.COLON)
                || cursor.peek(1).is(Kind.NUMBER) && (cursor.peek(2).is(Kind.CLOSE, "]") || cursor.peek(2).is(Kind.COLON) || cursor.peek(2).is(Kind.COMMA));
    }

    Written picked(Written body, int start) {
        cursor.enter();
        Mark open = cursor.advance();
        List<Written> indices = new ArrayList<>();
        do {
            indices.add(index());
        } while (cursor.skip(Kind.COMMA));
        close(open);
        cursor.leave();
        return new Written.Picked(body, indices, cursor.span(start));
    }

    private Written index() {
        int start = cursor.index();
        Optional<Written> from = cursor.is(Kind.COLON) ? Optional.empty() : Optional.of(syntax.bracketed(syntax::expression));
        if (!cursor.skip(Kind.COLON)) return from.orElseThrow();
        boolean open = cursor.is(Kind.COMMA) || cursor.is(Kind.CLOSE) || cursor.is(Kind.COLON);
        Optional<Written> to = open ? Optional.empty() : Optional.of(syntax.bracketed(syntax::expression));
        if (cursor.is(Kind.COLON)) throw cursor.error(cursor.peek(), "a slice with a step cannot be read; write the entries that are meant, such as `X[0][1]`");
        return new Written.Slice(from, to, cursor.span(start));
    }

    private Written method(Written body, int start) {
        Mark method = cursor.advance();
        Written.Span span = new Written.Span(cursor.span(start).end() - method.text().length(), cursor.span(start).end());
        Written name = new Written.Name(new Written.Label(method.text(), "", List.of(), List.of(), method.text()), span);
        List<Written> arguments = new ArrayList<>(List.of(body));
        Map<String, Written> named = new LinkedHashMap<>();
        if (cursor.is(Kind.OPEN)) arguments(arguments, named);
        return new Written.Call(name, arguments, named, cursor.span(start));
    }

    /** The function of this name with one argument that stands in other signs than brackets. */
    Written call(String function, Written argument, int start) {
        Written.Span span = cursor.span(start);
        return new Written.Call(new Written.Name(new Written.Label(function, "", List.of(), List.of(), function), span), List.of(argument), Map.of(), span);
    }

    /** Reads the arguments of a function from its opening bracket on. */
    void arguments(List<Written> arguments, Map<String, Written> named) {
        cursor.enter();
        Mark open = cursor.advance();
        while (!cursor.is(Kind.CLOSE) && !cursor.is(Kind.END)) {
            if (cursor.is(Kind.NAME) && cursor.peek(1).is(Kind.RELATION, "=")) {
                String name = cursor.advance().text();
                cursor.advance();
                named.put(name, syntax.bracketed(syntax::expression));
            } else {
                arguments.add(syntax.bracketed(syntax::expression));
            }
            if (!cursor.skip(Kind.COMMA) && !cursor.skip(Kind.SEMICOLON)) break;
        }
        close(open);
        cursor.leave();
    }

    private void close(Mark open) {
        Mark found = cursor.peek();
        if (!found.is(Kind.CLOSE)) {
            if (found.is(Kind.END)) throw cursor.error(open, "this `" + open.text() + "` is never closed; add the bracket where it ends");
            throw cursor.expected("an operator or the bracket that closes `" + open.text() + "`");
        }
        if (!matches(open.text(), found.text())) throw cursor.error(found, "`" + found.text() + "` cannot close `" + open.text() + "`; make them a pair");
        cursor.advance();
    }

    private static boolean matches(String open, String close) {
        return switch (open) {
            case "(" -> close.equals(")");
            case "[" -> close.equals("]");
            case "{" -> close.equals("}");
            case "." -> true;
            default -> close.equals(open);
        } || close.equals(".");
    }

    /** Brackets that hold together, a matrix row by row, or bars that are brackets. */
    Written bracket() {
        int start = cursor.index();
        Mark open = cursor.peek();
        boolean list = open.text().equals("[") || open.text().equals("(");
        cursor.enter();
        cursor.advance();
        List<List<Written>> rows = new ArrayList<>(List.of(new ArrayList<>()));
        do {
            if (cursor.is(Kind.CLOSE) && rows.getLast().size() + rows.size() > 1) break;
            rows.getLast().add(syntax.bracketed(syntax::expression));
            if (list && open.text().equals("[") && cursor.skip(Kind.SEMICOLON)) rows.add(new ArrayList<>());
            else if (!list || !cursor.skip(Kind.COMMA)) break;
        } while (true);
        boolean separated = rows.size() > 1 || rows.getFirst().size() > 1 || rows.getFirst().getFirst() instanceof Written.Array && open.text().equals("[");
        String closing = cursor.peek().text();
        close(open);
        cursor.leave();
        if (separated) return matrices.of(rows, cursor.span(start));
        Written inner = rows.getFirst().getFirst();
        if (closing.equals("|") && open.text().equals(".")) skipScript();
        return switch (open.text()) {
            case "|" -> call("abs", inner, start);
            case "‖" -> call("norm", inner, start);
            default -> inner;
        };
    }

    /** A group in curly brackets; one around a name is part of how the name is written. */
    private Written group(int start, boolean calls) {
        if (cursor.peek(1).is(Kind.SUM) || cursor.peek(1).is(Kind.PROD)) {
            cursor.advance();
            return new Bigs(cursor, syntax, this).readInGroup();
        }
        Written inner = braced();
        if (inner instanceof Written.Name name) return postfix(names.continued(name.label(), start, calls), start, calls);
        if (inner instanceof Written.Primed primed && calls && cursor.is(Kind.OPEN)) return postfix(names.called(primed, start), start, true);
        return postfix(inner, start, calls);
    }

    /** The argument of a macro: a group or one mark. */
    Written braced() {
        if (!cursor.is(Kind.GROUP)) return nestedOperand();
        cursor.enter();
        Mark open = cursor.advance();
        Written inner = syntax.bracketed(syntax::expression);
        if (!cursor.skip(Kind.UNGROUP)) {
            if (cursor.is(Kind.END)) throw cursor.error(open, "this `{` is never closed; add a `}` where it ends");
            throw cursor.expected("an operator or `}`");
        }
        cursor.leave();
        return inner;
    }

    private Written nestedOperand() {
        cursor.enter();
        Written inner = switch (cursor.peek().kind()) {
            case NUMBER -> number();
            case NAME -> names.single();
            default -> operand(false);
        };
        cursor.leave();
        return inner;
    }

    private Written fraction() {
        int start = cursor.index();
        cursor.advance();
        Written numerator = braced();
        Written denominator = braced();
        return new Written.Quotient(numerator, denominator, cursor.span(start));
    }

    private Written root() {
        int start = cursor.index();
        cursor.advance();
        if (cursor.is(Kind.OPEN, "[")) return higherRoot(start);
        Written radicand = cursor.is(Kind.OPEN) ? bracket() : braced();
        return call("sqrt", radicand, start);
    }

    /** {@code \\sqrt[3]{x}} is x to the power of 1/3. */
    private Written higherRoot(int start) {
        int bracket = cursor.index();
        Written degree = bracket();
        Written.Literal one = new Written.Literal(Rational.ONE, "1", degree.span());
        Written exponent = new Written.Quotient(one, degree, cursor.span(bracket));
        return new Written.Power(braced(), exponent, cursor.span(start));
    }

    /** {@code \\underbrace{…}_{label}}: the label is no part of the formula. */
    private Written brace() {
        cursor.advance();
        Written inner = braced();
        while (cursor.is(Kind.UNDER) || cursor.is(Kind.TO_THE) && cursor.peek(1).is(Kind.GROUP)) skipScript();
        return inner;
    }

    private void skipScript() {
        if (!cursor.is(Kind.UNDER) && !cursor.is(Kind.TO_THE)) return;
        cursor.advance();
        cursor.moveTo(cursor.is(Kind.GROUP) ? cursor.partner(cursor.index()) + 1 : cursor.index() + 1);
    }
}
