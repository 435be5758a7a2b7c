package org.gradatim.check.answer;

import java.util.List;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Grid;
import org.gradatim.expr.Var;
import org.gradatim.notation.Notation;

/**
 * A name of a model as it stands in formulas: one variable, one for each example, or a matrix of them.
 *
 * @param name   {@code a3}, {@code W1}
 * @param symbol how it is set
 * @param grid   its variables
 * @param varies whether the columns (rows, where examples stand in rows) are the examples
 */
record Named(String name, Notation symbol, Grid grid, boolean varies) {
    /** The names of its entries, row by row. */
    List<String> entries() {
        return grid.entries().stream().map(Named::name).toList();
    }

    private static String name(Expr variable) {
        return ((Var) variable).name();
    }
}
