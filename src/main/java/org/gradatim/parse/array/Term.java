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
 * @param flat    whether it has one axis only, as a row that is picked in NumPy; it is a row here, which is a column where a product needs one
 */
public record Term(Grid grid, Notation reading, boolean matrix, boolean flat) {
    public Term {
        matrix |= !grid.isScalar();
    }

    public Term(Grid grid, Notation reading, boolean matrix) {
        this(grid, reading, matrix, false);
    }

    /** A matrix, or a scalar where it has one entry. */
    public Term(Grid grid, Notation reading) {
        this(grid, reading, false);
    }

    /** A number, 1×1. */
    public static Term scalar(Expr value, Notation reading) {
        return new Term(Grid.scalar(value), reading);
    }

    /** A row that has one axis only. */
    public static Term flat(Grid row, Notation reading) {
        return new Term(row, reading, true, true);
    }

    /** With one axis only where the two have no more, from which it was made entry by entry. */
    Term flatAs(Term a, Term b) {
        boolean both = (a.flat || a.isScalar()) && (b.flat || b.isScalar()) && (a.flat || b.flat);
        return both ? flat(grid, reading) : this;
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
        return new Term(grid.map(change), reading, matrix, flat);
    }
}
