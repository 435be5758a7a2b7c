package org.gradatim.check.mistake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Grid;
import org.gradatim.expr.Grids;
import org.gradatim.graph.Program;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Marked;
import org.gradatim.notation.Notation.Matrix;
import org.gradatim.notation.Role;
import org.gradatim.prove.Prover;

/**
 * Mistakes with whole arrays: transposed, rows or columns exchanged, summed along the wrong axis or not at all, the elementwise product for
 * the matrix product; and one mistake that is made in all entries alike, told once.
 */
final class GridDiagnoser {
    /** Entries of which each is diagnosed by itself. */
    private static final int MOST_ENTRIES = 64;

    private static final int CERTAIN = 1;

    private final Program program;
    private final Prover prover;
    private final Diagnoser entries;

    GridDiagnoser(Program program, Prover prover, Diagnoser entries) {
        this.program = program;
        this.prover = prover;
        this.entries = entries;
    }

    List<Diagnosis> diagnose(String of, List<String> by, Grid truth, Grid answer) {
        List<Diagnosis> found = new ArrayList<>();
        if (!truth.isScalar() && areEqual(answer, Grids.transpose(truth))) found.add(whole(MistakeClass.TRANSPOSED, "", truth, answer));
        if (!answer.hasShapeOf(truth)) {
            ofAnotherShape(truth, answer).ifPresent(found::add);
            return found;
        }
        exchanged(truth, answer).ifPresent(found::add);
        boolean entryByName = by.size() == truth.entries().size();
        if (found.isEmpty() && entryByName) found.addAll(common(of, by, truth, answer));
        return found;
    }

    private boolean areEqual(Grid one, Grid other) {
        return one.hasShapeOf(other) && IntStream.range(0, one.entries().size())
                .allMatch(i -> prover.provedEqual(one.entries().get(i), other.entries().get(i)).isProved());
    }

    private static Grid rowSums(Grid grid) {
        List<Expr> sums = new ArrayList<>();
        for (int r = 0; r < grid.rows(); r++) sums.add(Arithmetic.sum(grid.entries().subList(r * grid.columns(), (r + 1) * grid.columns())));
        return new Grid(grid.rows(), 1, sums);
    }

    private Optional<Diagnosis> ofAnotherShape(Grid truth, Grid answer) {
        Grid total = rowSums(Grids.transpose(rowSums(truth)));
        for (Grid given : List.of(answer, Grids.transpose(answer))) {
            if (areEqual(rowSums(given), truth)) return Optional.of(whole(MistakeClass.SUM_OVER_EXAMPLES_MISSING, "not-summed", truth, answer));
            if (areEqual(given, rowSums(truth)) || areEqual(given, rowSums(Grids.transpose(truth)))) {
                return Optional.of(whole(MistakeClass.SUM_OVER_WRONG_AXIS, "", truth, answer));
            }
            if (given.rows() == 1 && truth.columns() == 1 && areEqual(rowSums(given), total)) return Optional.of(whole(MistakeClass.SUM_OVER_WRONG_AXIS, "", truth, answer));
            if (areEqual(given, total)) return Optional.of(whole(MistakeClass.SUM_OVER_WRONG_AXIS, "all", truth, answer));
            int least = Math.min(truth.rows(), truth.columns());
            Grid diagonal = Grids.build(least, 1, (r, _) -> truth.at(r, r));
            if (least > 1 && areEqual(given, diagonal)) return Optional.of(whole(MistakeClass.ELEMENTWISE_FOR_MATRIX_PRODUCT, "", truth, answer));
        }
        return Optional.empty();
    }

    /** Two rows or two columns in each other's place. */
    private Optional<Diagnosis> exchanged(Grid truth, Grid answer) {
        for (int i = 0; i < truth.rows(); i++) {
            for (int j = 0; j < i; j++) {
                int a = i;
                int b = j;
                Grid rows = Grids.build(truth.rows(), truth.columns(), (r, c) -> truth.at(r == a ? b : r == b ? a : r, c));
                if (areEqual(answer, rows)) return Optional.of(whole(MistakeClass.WRONG_INDEX, "rows", truth, answer));
            }
        }
        for (int i = 0; i < truth.columns(); i++) {
            for (int j = 0; j < i; j++) {
                int a = i;
                int b = j;
                Grid columns = Grids.build(truth.rows(), truth.columns(), (r, c) -> truth.at(r, c == a ? b : c == b ? a : c));
                if (areEqual(answer, columns)) return Optional.of(whole(MistakeClass.WRONG_INDEX, "columns", truth, answer));
            }
        }
        return Optional.empty();
    }

    /** What explains every wrong entry, with the example of the first of them; where nothing does, what explains the first. */
    private List<Diagnosis> common(String of, List<String> by, Grid truth, Grid answer) {
        Map<List<String>, List<Diagnosis>> byKind = new LinkedHashMap<>();
        List<Diagnosis> ofFirst = null;
        int wrong = 0;
        for (int i = 0; i < Math.min(MOST_ENTRIES, truth.entries().size()); i++) {
            if (prover.provedEqual(truth.entries().get(i), answer.entries().get(i)).isProved()) continue;
            wrong++;
            List<Diagnosis> explanations = entries.diagnose(of, by.get(i), answer.entries().get(i));
            if (ofFirst == null) ofFirst = explanations;
            for (Map.Entry<List<String>, Diagnosis> e : cheapest(explanations).entrySet()) byKind.computeIfAbsent(e.getKey(), _ -> new ArrayList<>()).add(e.getValue());
        }
        int all = wrong;
        List<Diagnosis> common = byKind.values().stream().filter(ds -> ds.size() == all).map(List::getFirst).sorted(Comparator.comparingInt(Diagnosis::cost)).toList();
        if (!common.isEmpty()) return common;
        return ofFirst == null ? List.of() : ofFirst;
    }

    /** By what is done wrong, the simplest explanation of each kind. */
    private static Map<List<String>, Diagnosis> cheapest(List<Diagnosis> explanations) {
        Map<List<String>, Diagnosis> cheapest = new LinkedHashMap<>();
        for (Diagnosis d : explanations) cheapest.putIfAbsent(d.mistakes().stream().map(m -> m.kind().key() + m.variant()).toList(), d);
        return cheapest;
    }

    private Diagnosis whole(MistakeClass kind, String variant, Grid truth, Grid answer) {
        Notation where = new Marked(Role.WRONG, notation(answer));
        List<Notation> shapes = List.of(Formulas.symbol(truth.shape()), Formulas.symbol(answer.shape()));
        return new Diagnosis(List.of(new Mistake(kind, variant, where, answer.shape(), shapes)), answer.entries().getFirst(), CERTAIN);
    }

    private Notation notation(Grid grid) {
        List<List<Notation>> rows = new ArrayList<>();
        for (int r = 0; r < grid.rows(); r++) {
            List<Notation> row = new ArrayList<>();
            for (int c = 0; c < grid.columns(); c++) row.add(program.symbols().of(grid.at(r, c)));
            rows.add(row);
        }
        return new Matrix(rows);
    }
}
