package org.gradatim.parse.array;

import java.util.function.UnaryOperator;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Grid;
import org.gradatim.notation.Notation;

/**
 * What a part of a formula means. A matrix may have one entry only, and is no scalar for that: its products have to fit as those of any other.
 *
 * @param grid    its value; 1×1 for a scalar
 * @param reading how it was understood, as the author arranged it
 * @param matrix  whether it is a matrix, of whatever size
 */
public record Term(Grid grid, Notation reading, boolean matrix) {
    public Term {
        matrix |= !grid.isScalar();
    }

    /** A matrix, or a scalar where it has one entry. */
    public Term(Grid grid, Notation reading) {
        this(grid, reading, false);
    }

    /** A number, 1×1. */
    public static Term scalar(Expr value, Notation reading) {
        return new Term(Grid.scalar(value), reading);
    }

    /** Whether it is 1×1. */
    public boolean isScalar() {
        return !matrix;
    }

    /** The value of a scalar. */
    public Expr value() {
        return grid.at(0, 0);
    }

    Term map(UnaryOperator<Expr> change, Notation reading) {
        return new Term(grid.map(change), reading, matrix);
    }
}
