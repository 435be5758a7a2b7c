package org.gradatim.parse.array;

import static org.gradatim.notation.Formulas.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradatim.expr.Const;
import org.gradatim.expr.Grid;
import org.gradatim.expr.Grids;
import org.gradatim.expr.InputException;
import org.gradatim.notation.Notation;
import org.gradatim.parse.Quote;
import org.gradatim.parse.answer.Written;
import org.gradatim.parse.answer.Written.Span;

/**
 * Entries, rows, columns and blocks of matrices by their indices as in code, counted from 0: {@code w[0]}, {@code X[1, 2]}, {@code A[-1]},
 * {@code A[:, 1]}, {@code A[1:]}. A row or column that one number picks is flat, as in NumPy; {@code None} gives it a second axis again.
 */
final class Subscripts {
    private final Interpreter reader;

    Subscripts(Interpreter reader) {
        this.reader = reader;
    }

    /** What one index picks from an axis: a single place, or several in their order. */
    private record Picks(List<Integer> places, boolean single) {
        static Picks all(int extent) {
            return new Picks(IntStream.range(0, extent).boxed().toList(), false);
        }

        /** As mathematics counts, from 1. */
        String notation(int extent) {
            if (!single && places.size() == extent) return ":";
            return places.stream().map(i -> Integer.toString(i + 1)).collect(Collectors.joining(","));
        }
    }

    /** The part at these indices. */
    Term picked(Written.Picked p) {
        if (p.body() instanceof Written.Call c && c.function() instanceof Written.Name f && f.label().base().equals("shape") && c.arguments().size() == 1) {
            return extent(reader.read(c.arguments().getFirst()).grid(), p);
        }
        if (p.body() instanceof Written.Name n && reader.find(n.label()).filter(t -> !t.isScalar()).isEmpty()) return pickedName(n, p);
        Term picked = picked(reader.read(p.body()), p);
        if (picked.isScalar()) reader.note(true, reader.text(p.span()), picked.value().toString());
        return picked;
    }

    /** The part of a matrix at the indices that are written here. */
    Term picked(Term whole, Written.Picked p) {
        List<Written> indices = p.indices().stream().filter(i -> !isNewAxis(i)).toList();
        if (whole.flat()) return ofFlat(whole, p, indices);
        if (indices.size() < p.indices().size() || indices.size() > 2) throw outside(whole.grid(), p.span());
        Grid grid = whole.grid();
        if (grid.rows() == 1 && indices.size() == 1 && !(indices.getFirst() instanceof Written.Slice) && !isRowOfExamples(whole, p)) {
            Picks column = picks(indices.getFirst(), grid.columns(), grid, p.span());
            return part(whole, Picks.all(1), column, List.of(column.notation(grid.columns())), false);
        }
        Picks rows = picks(indices.getFirst(), grid.rows(), grid, p.span());
        Picks columns = indices.size() == 1 ? Picks.all(grid.columns()) : picks(indices.get(1), grid.columns(), grid, p.span());
        List<String> shown = indices.size() == 1 ? List.of(rows.notation(grid.rows())) : List.of(rows.notation(grid.rows()), columns.notation(grid.columns()));
        return part(whole, rows, columns, shown, rows.single != columns.single);
    }

    /** {@code A[0]} and {@code (A - Y)[0]} are the only row, with an entry for each example; of what has one axis by its small letter, such as {@code y[0]}, it is the first entry. */
    private boolean isRowOfExamples(Term whole, Written.Picked p) {
        boolean small = p.body() instanceof Written.Name n && Character.isLowerCase(n.label().base().charAt(0));
        boolean examples = reader.names().examples().isPresent() && reader.names().examples().getAsInt() == whole.grid().columns();
        return examples && !small && p.indices().getFirst() instanceof Written.Literal l && l.value().isZero();
    }

    private Term part(Term whole, Picks rows, Picks columns, List<String> shown, boolean flat) {
        Grid part = Grids.build(rows.places.size(), columns.places.size(), (i, j) -> whole.grid().at(rows.places.get(i), columns.places.get(j)));
        Notation reading = shown.stream().allMatch(":"::equals) ? whole.reading() : Symbolic.sub(whole.reading(), String.join(",", shown));
        boolean single = part.isScalar() && (rows.single && columns.single || whole.grid().rows() == 1);
        return flat ? Term.flat(part, reading) : new Term(part, reading, !single);
    }

    private Term ofFlat(Term whole, Written.Picked p, List<Written> indices) {
        if (indices.size() != 1 || p.indices().size() > 2) throw outside(whole.grid(), p.span());
        Picks picks = picks(indices.getFirst(), whole.grid().columns(), whole.grid(), p.span());
        Term part = part(whole, Picks.all(1), picks, List.of(picks.notation(whole.grid().columns())), !picks.single);
        if (p.indices().size() == 1) return part;
        return new Term(isNewAxis(p.indices().getFirst()) ? part.grid() : Grids.transpose(part.grid()), part.reading(), true);
    }

    private static boolean isNewAxis(Written index) {
        return index instanceof Written.Name n && (n.label().base().equals("None") || n.label().base().equals("newaxis"));
    }

    /** {@code X.shape[0]}: m, where that many rows are the examples. */
    private Term extent(Grid grid, Written.Picked p) {
        Optional<Integer> axis = p.indices().size() == 1 ? Optional.of(index(p.indices().getFirst())) : Optional.empty();
        if (axis.filter(a -> a >= 0 && a <= 1).isEmpty()) throw reader.error(p.span(), "a matrix has the axes 0 (its rows) and 1 (its columns)");
        int extent = axis.get() == 0 ? grid.rows() : grid.columns();
        boolean examples = reader.names().examples().isPresent() && reader.names().examples().getAsInt() == extent && reader.names().examplesInRows() == (axis.get() == 0);
        return examples ? reader.names().count().orElseThrow() : Term.scalar(Const.of(extent), number(Integer.toString(extent)));
    }

    private Picks picks(Written index, int extent, Grid grid, Span span) {
        if (!(index instanceof Written.Slice s)) {
            int at = index(index);
            if (at >= extent || at < -extent) throw outside(grid, span);
            return new Picks(List.of(Math.floorMod(at, extent)), true);
        }
        int from = s.from().map(f -> fromEnd(index(f), extent)).orElse(0);
        int to = s.to().map(t -> fromEnd(index(t), extent)).orElse(extent);
        if (from < 0 || from >= to || to > extent) throw outside(grid, span);
        return new Picks(IntStream.range(from, to).boxed().toList(), false);
    }


    private static int fromEnd(int at, int extent) {
        return at < 0 ? at + extent : at;
    }

    private int index(Written written) {
        if (reader.read(written) instanceof Term t && t.isScalar() && t.value() instanceof Const c && c.value().isInt()) return c.value().intValue();
        throw reader.error(written.span(), "an index is a whole number, counted from 0, as in w[0]");
    }

    private InputException outside(Grid grid, Span span) {
        return reader.error(span, Quote.of(reader.text(span)) + " has no such entry: the matrix is " + grid.shape() + ", and indices count from 0");
    }

    /** {@code w[0]} where there is no array w: the first of w1, w2, …, or w0 where names count from 0 themselves. */
    private Term pickedName(Written.Name n, Written.Picked p) {
        Spelling spelling = Spelling.of(n.label());
        List<Integer> indices = p.indices().stream().map(this::index).toList();
        for (int first : new int[] {1, 0}) {
            List<String> all = new ArrayList<>(spelling.indices());
            indices.forEach(i -> all.add(Integer.toString(i + first)));
            boolean fromZero = first == 1 && reader.names().named(spelling.withIndices(append(spelling.indices(), "0")), reader).isPresent();
            Optional<Term> found = fromZero ? Optional.empty() : reader.names().named(spelling.withIndices(all), reader);
            if (found.isEmpty()) continue;
            reader.note(true, reader.text(p.span()), spelling.withIndices(all).squashed());
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
