package org.gradatim.parse.array;

import static org.gradatim.notation.Formulas.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Grid;
import org.gradatim.expr.Grids;
import org.gradatim.expr.InputException;
import org.gradatim.parse.Quote;
import org.gradatim.parse.answer.Written.Span;
import org.gradatim.parse.answer.Written;

/** Entries and rows of matrices by their indices as in code, counted from 0: {@code w[0]}, {@code X[1, 2]}, {@code A[-1]}. */
final class Subscripts {
    private final Interpreter reader;

    Subscripts(Interpreter reader) {
        this.reader = reader;
    }

    /** The entry or row at these indices. */
    Term picked(Written.Picked p) {
        List<Integer> indices = p.indices().stream().map(this::index).toList();
        if (p.body() instanceof Written.Call c && c.function() instanceof Written.Name f && f.label().base().equals("shape") && c.arguments().size() == 1) {
            return extent(reader.read(c.arguments().getFirst()).grid(), indices, p.span());
        }
        if (p.body() instanceof Written.Name n && reader.find(n.label()).filter(t -> !t.isScalar()).isEmpty()) return pickedName(n, indices, p.span());
        Grid grid = reader.read(p.body()).grid();
        Grid picked = indices.size() == 1 ? line(grid, indices.getFirst(), p.span()) : Grid.scalar(entry(grid, indices, p.span()));
        String written = reader.text(p.span());
        if (picked.isScalar()) reader.note(true, written, picked.at(0, 0).toString());
        return new Term(picked, Symbolic.sub(reader.read(p.body()).reading(), indices.stream().map(i -> i + 1).toList()));
    }

    /** {@code X.shape[0]}: m, where that many rows are the examples. */
    private Term extent(Grid grid, List<Integer> axis, Span span) {
        if (axis.size() != 1 || axis.getFirst() < 0 || axis.getFirst() > 1) throw reader.error(span, "a matrix has the axes 0 (its rows) and 1 (its columns)");
        int extent = axis.getFirst() == 0 ? grid.rows() : grid.columns();
        boolean examples = reader.names().examples().isPresent() && reader.names().examples().getAsInt() == extent && reader.names().examplesInRows() == (axis.getFirst() == 0);
        return examples ? reader.names().count().orElseThrow() : Term.scalar(Const.of(extent), number(Integer.toString(extent)));
    }

    private int index(Written written) {
        if (reader.read(written) instanceof Term t && t.isScalar() && t.value() instanceof Const c && c.value().isInt()) return c.value().intValue();
        throw reader.error(written.span(), "an index is a whole number, counted from 0, as in w[0]");
    }

    private Grid line(Grid grid, int index, Span span) {
        if (grid.rows() == 1) return Grid.scalar(entry(grid, List.of(0, index), span));
        if (index >= grid.rows() || index < -grid.rows()) throw outside(grid, span);
        return Grids.row(grid, Math.floorMod(index, grid.rows()));
    }

    private Expr entry(Grid grid, List<Integer> at, Span span) {
        if (at.size() != 2 || Math.abs(at.get(0)) > grid.rows() || Math.abs(at.get(1)) > grid.columns()) throw outside(grid, span);
        int row = at.get(0) < 0 ? at.get(0) + grid.rows() : at.get(0);
        int column = at.get(1) < 0 ? at.get(1) + grid.columns() : at.get(1);
        if (row == grid.rows() || column == grid.columns()) throw outside(grid, span);
        return grid.at(row, column);
    }

    private InputException outside(Grid grid, Span span) {
        return reader.error(span, Quote.of(reader.text(span)) + " has no such entry: the matrix is " + grid.shape() + ", and indices count from 0");
    }

    /** {@code w[0]} where there is no array w: the first of w1, w2, …, or w0 where names count from 0 themselves. */
    private Term pickedName(Written.Name n, List<Integer> indices, Span span) {
        Spelling spelling = Spelling.of(n.label());
        for (int first : new int[] {1, 0}) {
            List<String> all = new ArrayList<>(spelling.indices());
            indices.forEach(i -> all.add(Integer.toString(i + first)));
            boolean fromZero = first == 1 && reader.names().named(spelling.withIndices(append(spelling.indices(), "0")), reader).isPresent();
            Optional<Term> found = fromZero ? Optional.empty() : reader.names().named(spelling.withIndices(all), reader);
            if (found.isEmpty()) continue;
            reader.note(true, reader.text(span), spelling.withIndices(all).squashed());
            return found.get();
        }
        throw reader.unknown(n.label(), n.span());
    }

    private static List<String> append(List<String> list, String last) {
        List<String> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }
}
