package org.gradatim.expr;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Expressions as plain ASCII text that the formula reader takes back. Works through a list of pending pieces, so that depth
 * is no matter.
 */
final class PlainText {
    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int POWER = 3;
    private static final int ATOM = 4;

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
                    pending.push(new Piece(x.get(i), i == 0 ? PRODUCT : POWER));
                    if (i > 0) pending.push("*");
                }
            }
            case NEGATE -> then("-", new Piece(x.getFirst(), PRODUCT));
            case DIVIDE -> then(new Piece(x.get(0), PRODUCT), "/", new Piece(x.get(1), POWER));
            case POWER -> then(new Piece(x.get(0), ATOM), "^", new Piece(x.get(1), ATOM));
            case EXP, LOG, SQRT, SIN, COS, STEP -> writeCall(a);
        }
    }

    private void writeSum(List<Expr> terms) {
        for (int i = terms.size() - 1; i >= 0; i--) {
            Expr term = terms.get(i);
            boolean negative = i > 0 && isNegative(term);
            pending.push(new Piece(negative ? Arithmetic.negate(term) : term, i == 0 ? SUM : PRODUCT));
            if (i > 0) pending.push(negative ? " - " : " + ");
        }
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

    private static boolean isNegative(Expr e) {
        return e instanceof Apply a && a.op() == Arithmetic.NEGATE || e instanceof Const c && c.value().signum() < 0;
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
