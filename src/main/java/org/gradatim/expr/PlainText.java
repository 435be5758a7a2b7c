package org.gradatim.expr;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Expressions as plain ASCII text that the formula reader takes back to the same object: brackets tell a sum inside of a sum,
 * a product at the head of a product, and an operation on numbers, {@code 1/(3)} or {@code -(3)}, from a number such as
 * {@code 1/3} or {@code -3}. Works through a list of pending pieces, so that depth
 * is no matter.
 */
final class PlainText {
    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int POWER = 3;
    private static final int ATOM = 4;
    private static final int ALWAYS_BRACKETED = 5;

    private final StringBuilder text = new StringBuilder();
    /** What is still to be written, next one first: a {@link String} or a {@link Piece}. */
    private final Deque<Object> pending = new ArrayDeque<>();

    private record Piece(Expr expr, int tightness) {}

    private PlainText() {}

    static String of(Expr expr) {
        PlainText writer = new PlainText();
        writer.pending.push(new Piece(expr, SUM));
        while (!writer.pending.isEmpty()) {
            switch (writer.pending.pop()) {
                case Piece piece -> writer.write(piece);
                case Object token -> writer.text.append(token);
            }
        }
        return writer.text.toString();
    }

    private void write(Piece piece) {
        if (tightness(piece.expr) < piece.tightness) {
            pending.push(")");
            pending.push(new Piece(piece.expr, SUM));
            pending.push("(");
            return;
        }
        switch (piece.expr) {
            case Const c -> text.append(c.value());
            case Var v -> text.append(v.name());
            case Apply a when a.op().elementary().isPresent() -> writeElementary(a, a.op().elementary().get());
            case Apply a -> writeCall(a);
        }
    }

    private void writeElementary(Apply a, Elementary kind) {
        List<Expr> x = a.arguments();
        switch (kind) {
            case ADD -> writeSum(x);
            case MULTIPLY -> {
                for (int i = x.size() - 1; i >= 0; i--) {
                    pending.push(new Piece(x.get(i), i > 0 || isOperation(x.get(i), Arithmetic.MULTIPLY) ? POWER : PRODUCT));
                    if (i > 0) pending.push("*");
                }
            }
            case NEGATE -> then("-", afterMinus(x.getFirst()));
            case DIVIDE -> then(new Piece(x.get(0), PRODUCT), "/", new Piece(x.get(1), readsAsNumber(x.get(0), x.get(1)) ? ALWAYS_BRACKETED : POWER));
            case POWER -> then(new Piece(x.get(0), ATOM), "^", new Piece(x.get(1), ATOM));
            case EXP, LOG, SQRT, SIN, COS, STEP -> writeCall(a);
        }
    }

    private void writeSum(List<Expr> terms) {
        for (int i = terms.size() - 1; i > 0; i--) {
            switch (terms.get(i)) {
                case Apply a when a.op() == Arithmetic.NEGATE -> then(" - ", afterMinus(a.argument()));
                case Const c when c.value().signum() < 0 -> then(" - ", new Piece(Const.of(c.value().negate()), PRODUCT));
                case Expr term -> then(" + ", new Piece(term, PRODUCT));
            }
        }
        pending.push(new Piece(terms.getFirst(), isOperation(terms.getFirst(), Arithmetic.ADD) ? PRODUCT : SUM));
    }

    private static Piece afterMinus(Expr operand) {
        return new Piece(operand, operand instanceof Const ? ALWAYS_BRACKETED : PRODUCT);
    }

    private static boolean isOperation(Expr e, Op op) {
        return e instanceof Apply a && a.op() == op;
    }

    /** Whether the quotient of these two would be taken for a number such as 1/3. */
    private static boolean readsAsNumber(Expr numerator, Expr denominator) {
        return numerator instanceof Const n && denominator instanceof Const d && n.value().signum() > 0 && d.value().signum() > 0
                && n.value().times(d.value().inverse()).isWrittenAs(n.value(), d.value());
    }

    private void writeCall(Apply a) {
        pending.push(")");
        for (int i = a.arguments().size() - 1; i >= 0; i--) {
            pending.push(new Piece(a.arguments().get(i), SUM));
            if (i > 0) pending.push(", ");
        }
        text.append(a.op().name()).append('(');
    }

    private void then(Object... pieces) {
        for (int i = pieces.length - 1; i >= 0; i--) pending.push(pieces[i]);
    }

    private static int tightness(Expr e) {
        return switch (e) {
            case Var _ -> ATOM;
            case Const c when c.value().signum() < 0 -> SUM;
            case Const c -> c.value().isInteger() || c.value().readsAsDecimal() ? ATOM : PRODUCT;
            case Apply a -> a.op().elementary().map(PlainText::tightness).orElse(ATOM);
        };
    }

    private static int tightness(Elementary kind) {
        return switch (kind) {
            case ADD, NEGATE -> SUM;
            case MULTIPLY, DIVIDE -> PRODUCT;
            case POWER -> POWER;
            case EXP, LOG, SQRT, SIN, COS, STEP -> ATOM;
        };
    }
}
