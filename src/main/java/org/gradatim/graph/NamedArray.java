package org.gradatim.graph;

import java.util.List;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Grid;
import org.gradatim.expr.Var;
import org.gradatim.notation.Notation;

/**
 * A matrix or vector whose entries are names of a program: W of a layer, or an array of a spec.
 *
 * @param name    {@code W1}
 * @param symbol  how it is set
 * @param rows    how many
 * @param columns how many
 * @param names   of the entries, row by row
 */
public record NamedArray(String name, Notation symbol, int rows, int columns, List<String> names) {
    public NamedArray {
        names = List.copyOf(names);
        if (names.size() != (long) rows * columns) throw new IllegalArgumentException(name + " has " + names.size() + " entries, not " + rows + "×" + columns);
    }

    /** The variables of its entries. */
    public Grid grid() {
        return new Grid(rows, columns, names.stream().map(n -> (Expr) Var.of(n)).toList());
    }
}
