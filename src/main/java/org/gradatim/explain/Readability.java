package org.gradatim.explain;

import org.gradatim.expr.Expr;
import org.gradatim.expr.Traversal;

/** How long expressions are when they are written out. Shared parts, which an expression has only once, are then written again and again. */
final class Readability {
    /** More names than this nobody reads; the formula fills half a page. */
    static final int MOST_NAMES = 40;

    /** More names than this are no use to a program either; a deep network's closed forms grow exponentially with its depth. */
    static final int MOST_NAMES_AS_DATA = 20_000;

    private Readability() {}

    /** How many names and constants the expression has, written out; {@link Integer#MAX_VALUE} stands for all larger numbers. */
    static int names(Expr expr) {
        return Traversal.<Integer>fold(expr, (node, operands) ->
                operands.isEmpty() ? 1 : (int) Math.min(Integer.MAX_VALUE, operands.stream().mapToLong(n -> n).sum()));
    }
}
