package org.gradatim.expr;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A matrix of expressions, row by row; a scalar is 1×1.
 *
 * @param entries row by row, {@code rows · columns} of them
 */
public record Grid(int rows, int columns, List<Expr> entries) {
    public Grid {
        entries = List.copyOf(entries);
        if (entries.size() != (long) rows * columns) {
            throw new IllegalArgumentException(entries.size() + " entries do not make " + rows + "×" + columns);
        }
    }

    /** 1×1. */
    public static Grid scalar(Expr value) {
        return new Grid(1, 1, List.of(value));
    }

    /** Counted from 0. */
    public Expr at(int row, int column) {
        return entries.get(row * columns + column);
    }

    /** Whether it is 1×1. */
    public boolean isScalar() {
        return rows == 1 && columns == 1;
    }

    /** Whether both have the same number of rows and of columns. */
    public boolean hasShapeOf(Grid other) {
        return rows == other.rows && columns == other.columns;
    }

    /** The grid with each entry changed. */
    public Grid map(UnaryOperator<Expr> change) {
        return new Grid(rows, columns, entries.stream().map(change).toList());
    }

    /** {@code 3×2}. */
    public String shape() {
        return rows + "×" + columns;
    }
}
