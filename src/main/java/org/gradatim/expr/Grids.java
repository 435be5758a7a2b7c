package org.gradatim.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;

/** Matrix algebra on grids of expressions, with the broadcasting of NumPy: a side of length 1 is repeated. */
public final class Grids {
    private Grids() {}

    /** Aᵀ, c×r. */
    public static Grid transpose(Grid a) {
        return build(a.columns(), a.rows(), (i, j) -> a.at(j, i));
    }

    /** Whether one can be repeated to fill the other, entry by entry. */
    public static boolean fit(Grid a, Grid b) {
        return fits(a.rows(), b.rows()) && fits(a.columns(), b.columns());
    }

    private static boolean fits(int a, int b) {
        return a == b || a == 1 || b == 1;
    }

    /** Entry by entry; the shapes must {@link #fit}. */
    public static Grid elementwise(Grid a, Grid b, BinaryOperator<Expr> op) {
        if (!fit(a, b)) throw new IllegalArgumentException(a.shape() + " and " + b.shape());
        return build(Math.max(a.rows(), b.rows()), Math.max(a.columns(), b.columns()),
                (i, j) -> op.apply(repeated(a, i, j), repeated(b, i, j)));
    }

    private static Expr repeated(Grid g, int row, int column) {
        return g.at(g.rows() == 1 ? 0 : row, g.columns() == 1 ? 0 : column);
    }

    /** The matrix product of an r×k and a k×c grid, r×c: Σₖ aᵢₖ bₖⱼ. */
    public static Grid product(Grid a, Grid b) {
        if (a.columns() != b.rows()) throw new IllegalArgumentException(a.shape() + " times " + b.shape());
        return build(a.rows(), b.columns(), (i, j) -> Arithmetic.sum(IntStream.range(0, a.columns())
                .mapToObj(k -> Arithmetic.times(a.at(i, k), b.at(k, j))).toList()));
    }

    /** The sum of all entries, 1×1. */
    public static Grid total(Grid a) {
        return Grid.scalar(Arithmetic.sum(a.entries()));
    }

    /** The sum over the rows (axis 0, as NumPy counts), 1×c, or over the columns (axis 1), r×1. */
    public static Grid sum(Grid a, int axis) {
        return axis == 0
                ? build(1, a.columns(), (_, j) -> Arithmetic.sum(IntStream.range(0, a.rows()).mapToObj(i -> a.at(i, j)).toList()))
                : build(a.rows(), 1, (i, _) -> Arithmetic.sum(IntStream.range(0, a.columns()).mapToObj(j -> a.at(i, j)).toList()));
    }

    /** The column of this number, counted from 0. */
    public static Grid column(Grid a, int column) {
        return build(a.rows(), 1, (i, _) -> a.at(i, column));
    }

    /** The row of this number, counted from 0. */
    public static Grid row(Grid a, int row) {
        return build(1, a.columns(), (_, j) -> a.at(row, j));
    }

    /** A grid by its entries. */
    public static Grid build(int rows, int columns, Entry entry) {
        List<Expr> entries = new ArrayList<>(rows * columns);
        for (int i = 0; i < rows; i++) for (int j = 0; j < columns; j++) entries.add(entry.at(i, j));
        return new Grid(rows, columns, entries);
    }

    /** What stands in a row and a column, counted from 0. */
    @FunctionalInterface
    public interface Entry {
        Expr at(int row, int column);
    }
}
