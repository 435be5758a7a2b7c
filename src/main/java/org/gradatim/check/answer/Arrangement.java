package org.gradatim.check.answer;

import java.util.List;
import java.util.Optional;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Grid;
import org.gradatim.expr.Grids;
import org.gradatim.expr.Var;
import org.gradatim.graph.NamedArray;
import org.gradatim.graph.Program;
import org.gradatim.graph.Unrolled;

/** How the variables of a program stand in rows and columns: weights in their layout, what varies by example once for each of them. */
final class Arrangement {
    private final Program one;
    private final Optional<Unrolled> unrolled;
    private final Layout layout;

    /** @param unrolled where names range over several examples */
    Arrangement(Program one, Optional<Unrolled> unrolled, Layout layout) {
        this.one = one;
        this.unrolled = unrolled;
        this.layout = layout;
    }

    boolean isUnrolled() {
        return unrolled.isPresent();
    }

    /** Over how many examples names range; 0 where they are of one. */
    int examples() {
        return unrolled.map(Unrolled::examples).orElse(0);
    }

    /** Whether each row of a matrix over the examples is one of them. */
    boolean inRows() {
        return layout == Layout.ROWS;
    }

    boolean varies(String name) {
        return unrolled.isPresent() && one.variesByExample(name);
    }

    /** The variables of names that stand in rows and columns; those that vary by example get a column for each. */
    Grid of(List<String> names, int height, int width) {
        if (width == 1 && varies(names.getFirst())) {
            return oriented(Grids.build(height, examples(), (i, j) -> Var.of(Unrolled.inExample(names.get(i), j + 1))));
        }
        List<Expr> entries = names.stream().map(n -> (Expr) Var.of(n)).toList();
        return oriented(new Grid(height, width, entries));
    }

    Grid of(NamedArray array) {
        Grid grid = of(array.names(), array.rows(), array.columns());
        return layout == Layout.WEIGHTS_IN_A_COLUMN && array.name().startsWith("W") ? Grids.transpose(grid) : grid;
    }

    /** From examples in columns to how they stand here, and back. */
    Grid oriented(Grid grid) {
        return inRows() && !grid.isScalar() ? Grids.transpose(grid) : grid;
    }

    /** What stands for one example where there is something for each, if there is. */
    Optional<Grid> inExample(Grid all, int example) {
        boolean each = (inRows() ? all.rows() : all.columns()) == examples() && example >= 1 && example <= examples();
        if (!each) return Optional.empty();
        return Optional.of(inRows() ? Grids.row(all, example - 1) : Grids.column(all, example - 1));
    }
}
