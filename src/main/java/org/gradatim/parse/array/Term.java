package org.gradatim.parse.array;

import java.util.function.UnaryOperator;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Grid;
import org.gradatim.notation.Notation;

/**
 * What a part of a formula means.
 *
 * @param grid    its value; 1×1 for a scalar
 * @param reading how it was understood, as the author arranged it
 */
public record Term(Grid grid, Notation reading) {
    public static Term scalar(Expr value, Notation reading) {
        return new Term(Grid.scalar(value), reading);
    }

    public boolean isScalar() {
        return grid.isScalar();
    }

    /** The value of a scalar. */
    public Expr value() {
        return grid.at(0, 0);
    }

    Term map(UnaryOperator<Expr> change, Notation reading) {
        return new Term(grid.map(change), reading);
    }
}
