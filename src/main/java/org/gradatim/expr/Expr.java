package org.gradatim.expr;

import java.util.List;

/**
 * A symbolic expression: a constant, a variable or an {@link Op} applied to expressions.
 *
 * <p>Expressions are immutable and hash-consed: there is one object for each distinct expression, so that equality of
 * structure is identity of objects, common subexpressions are shared, and an expression is a graph and never a swollen tree.
 * They are built by {@link Const#of}, {@link Var#of}, {@link Apply#of} and the shorthands of {@link Arithmetic}.
 */
public sealed interface Expr permits Const, Var, Apply {
    /** Where {@link #leaves} stops to count: two of these can be added without overflow. */
    int MOST_LEAVES = 1 << 29;

    /** A hash of the structure, its bits well mixed: the same in every run and on every machine. */
    @Override
    int hashCode();

    /** The expression as plain text that the formula reader takes back, such as {@code (a3 - y)*w5*a1*(1 - a1)*x1}. */
    @Override
    String toString();

    /** The operands; none for a constant or variable. */
    default List<Expr> operands() {
        return switch (this) {
            case Const _, Var _ -> List.of();
            case Apply a -> a.arguments();
        };
    }

    /** How many constants and variables there are to read, each as often as it stands there; at most {@value #MOST_LEAVES} are counted. */
    default int leaves() {
        return switch (this) {
            case Const _, Var _ -> 1;
            case Apply a -> a.leaves();
        };
    }

    /** Whether this is the constant 0. */
    default boolean isZero() {
        return this == Const.ZERO;
    }

    /** Whether this is the constant 1. */
    default boolean isOne() {
        return this == Const.ONE;
    }
}
