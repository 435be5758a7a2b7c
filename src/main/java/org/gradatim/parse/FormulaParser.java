package org.gradatim.parse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Expr;
import org.gradatim.expr.InputException;
import org.gradatim.expr.Op;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Var;
import org.gradatim.parse.Pending.Minus;
import org.gradatim.parse.Pending.Open;
import org.gradatim.parse.Pending.Power;
import org.gradatim.parse.Pending.Product;
import org.gradatim.parse.Pending.Quotient;
import org.gradatim.parse.Pending.Sum;
import org.gradatim.parse.Pending.Tightness;
import org.gradatim.parse.Token.Kind;

/**
 * Tokens to expression by operator precedence. What is begun and waits for its right operand lies on a stack of its own
 * ({@link Pending}), so that depth costs no call stack.
 */
final class FormulaParser {
    private final FormulaText source;
    private final List<Token> tokens;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private int next;

    private FormulaParser(FormulaText source, List<Token> tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    /** @param tokens those of one formula, the last one {@link Kind#END} */
    static Expr parse(FormulaText source, List<Token> tokens) {
        return new FormulaParser(source, tokens).parse();
    }

    private Expr parse() {
        while (true) {
            Operand operand = operand();
            while (peek().is(Kind.CLOSE)) operand = close(operand);
            Token token = advance();
            if (token.is(Kind.END)) return end(operand);
            infix(operand, token);
        }
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token advance() {
        return tokens.get(next++);
    }

    /** Reads signs and opening brackets up to the next number or name. */
    private Operand operand() {
        while (true) {
            Token token = advance();
            switch (token.kind()) {
                case NUMBER -> {
                    return Operand.literal(number(token));
                }
                case NAME -> {
                    if (!peek().is(Kind.OPEN)) return variable(token);
                    pending.push(new Open(advance(), Optional.of(new Pending.Call(token, function(token)))));
                }
                case MINUS -> pending.push(new Minus(!pending.isEmpty() && pending.peek().tightness().compareTo(Tightness.PRODUCT) >= 0));
                case OPEN -> pending.push(new Open(token, Optional.empty()));
                case PLUS, TIMES, OVER, TO_THE, CLOSE, COMMA, EQUALS, END -> throw missingOperand(token);
            }
        }
    }

    private Rational number(Token token) {
        return Decimals.read(token.text()).map(Rational::of).orElseThrow(() -> source.error(token.start(), Decimals.advice(token.text())));
    }

    private Operand variable(Token name) {
        if (Functions.named(name.text()).isEmpty()) return Operand.of(Var.of(name.text()));
        throw source.error(name.start(), Quote.of(name.text()) + " is a function; write its argument in brackets: `" + name.text() + "(…)`");
    }

    private Op function(Token name) {
        return Functions.named(name.text()).orElseThrow(() -> source.error(name.start(),
                "there is no function " + Quote.of(name.text()) + "; " + Functions.advice(name.text())));
    }

    private void infix(Operand left, Token sign) {
        switch (sign.kind()) {
            case PLUS, MINUS -> {
                Operand operand = reduce(left, Tightness.SUM);
                Sum sum = pending.peek() instanceof Sum s ? s : push(new Sum());
                sum.add(operand, sign.is(Kind.MINUS));
            }
            case TIMES -> {
                Operand operand = reduce(left, Tightness.PRODUCT);
                Product product = pending.peek() instanceof Product p ? p : push(new Product());
                product.add(operand);
            }
            case OVER -> {
                Operand operand = reduce(left, Tightness.PRODUCT);
                if (pending.peek() instanceof Product p) {
                    pending.pop();
                    operand = p.complete(operand);
                }
                push(new Quotient(operand));
            }
            case TO_THE -> push(new Power(left.expr()));
            case COMMA -> {
                Operand argument = reduce(left, Tightness.OPEN);
                if (!(pending.peek() instanceof Open o) || o.call().isEmpty()) throw strayComma(sign);
                o.arguments().add(argument.expr());
            }
            case NUMBER, NAME, OPEN -> throw juxtaposition(sign);
            case EQUALS -> throw source.error(sign.start(), "a formula has no `=` inside; a definition has one, after its name: `a1 = sigmoid(z1)`");
            case CLOSE, END -> throw new IllegalStateException("handled before: " + sign);
        }
    }

    private <P extends Pending> P push(P begun) {
        pending.push(begun);
        return begun;
    }

    /** Completes what binds its right operand tighter than {@code next}; a sum or product stays open for one more operand. */
    private Operand reduce(Operand operand, Tightness next) {
        Operand result = operand;
        while (!pending.isEmpty() && pending.peek().yieldsTo(next)) result = pending.pop().complete(result);
        return result;
    }

    private Operand close(Operand last) {
        Token bracket = advance();
        Operand inner = reduce(last, Tightness.OPEN);
        if (!(pending.poll() instanceof Open open)) {
            throw source.error(bracket.start(), "this `)` closes nothing; delete it or add the `(` that it belongs to");
        }
        if (open.call().isEmpty()) return Operand.of(inner.expr());
        open.arguments().add(inner.expr());
        return call(open.call().get(), open.arguments());
    }

    private Operand call(Pending.Call call, List<Expr> arguments) {
        if (!call.function().accepts(arguments.size())) throw wrongArity(call, arguments.size());
        return Operand.of(Apply.of(call.function(), arguments));
    }

    private Expr end(Operand last) {
        Operand result = reduce(last, Tightness.OPEN);
        if (pending.poll() instanceof Open open) {
            throw source.error(open.bracket().start(), "this `(` is never closed; add a `)` where it ends");
        }
        return result.expr();
    }

    private InputException missingOperand(Token found) {
        Optional<Token> before = next >= 2 ? Optional.of(tokens.get(next - 2)) : Optional.empty();
        boolean inCall = pending.peek() instanceof Open o && o.call().isPresent();
        if (found.is(Kind.CLOSE) && inCall && before.get().is(Kind.OPEN)) {
            throw wrongArity(((Open) pending.peek()).call().get(), 0);
        }
        String expected = "expected a number, a name or `(` ";
        String where = before.map(b -> "after `" + b.text() + "`").orElse("here");
        return source.error(found.start(), switch (found.kind()) {
            case END -> expected + where + ", but the formula ends" + (before.isEmpty() ? " before it begins: it is empty" : "");
            case CLOSE -> expected + where + ", found `)`";
            case PLUS -> expected + where + ", found `+`; a plus sign stands between two operands, leave it out before a single one";
            case TIMES, OVER, TO_THE, COMMA, EQUALS, NUMBER, NAME, MINUS, OPEN -> expected + where + ", found `" + found.text() + "`: an operand is missing";
        });
    }

    private InputException juxtaposition(Token found) {
        Token before = tokens.get(next - 2);
        String right = found.is(Kind.OPEN) ? "(…)" : found.text();
        String left = before.is(Kind.CLOSE) ? "(…)" : before.text();
        return source.error(found.start(), "two operands stand side by side; a product needs its sign: write `" + left + "*" + right + "`");
    }

    private InputException strayComma(Token comma) {
        boolean decimal = tokens.get(next - 2).is(Kind.NUMBER) && tokens.get(next - 2).end() == comma.start() && peek().is(Kind.NUMBER);
        return source.error(comma.start(), decimal
                ? "a comma inside of a number; decimals are written with a point: `" + tokens.get(next - 2).text() + "." + peek().text() + "`"
                : "a comma separates the arguments of a function, as in `max(0, z)`, and has no other use");
    }

    private InputException wrongArity(Pending.Call call, int arguments) {
        return source.error(call.name().start(), Quote.of(call.name().text()) + " takes " + call.function().arityInWords() + ", not " + arguments);
    }
}
