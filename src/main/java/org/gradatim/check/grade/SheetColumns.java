package org.gradatim.check.grade;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.gradatim.check.grade.SheetRow.Cell;

/** The columns of the table of grades: {@code id, points, max, review, problem, elsewhere}, then for each quantity verdict, points, class, message. */
final class SheetColumns {
    private static final String REVIEW = "review";
    private static final List<String> FIRST = List.of("id", "points", "max", REVIEW, "problem", "elsewhere");
    private static final List<String> EACH = List.of("verdict", "points", "class", "message");

    private final List<String> quantities;

    SheetColumns(List<String> quantities) {
        this.quantities = quantities;
    }

    List<String> header() {
        List<String> header = new ArrayList<>(FIRST);
        for (String quantity : quantities) EACH.forEach(what -> header.add(quantity + " " + what));
        return header;
    }

    List<String> cells(SheetRow row) {
        List<String> cells = new ArrayList<>(List.of(Cells.guarded(row.id()), number(row.points()), number(row.max()), row.review() ? REVIEW : "", Cells.guarded(row.problem()),
                String.join(" ", row.elsewhere())));
        for (Cell c : row.cells()) cells.addAll(List.of(c.outcome().keyword(), number(c.points()), c.mistake(), Cells.guarded(c.message())));
        return cells;
    }

    SheetRow row(List<String> cells) {
        List<Cell> marks = new ArrayList<>();
        for (int i = FIRST.size(); i + EACH.size() <= cells.size(); i += EACH.size()) {
            marks.add(new Cell(Outcome.named(cells.get(i)), new BigDecimal(cells.get(i + 1)), cells.get(i + 2), Cells.plain(cells.get(i + 3))));
        }
        return new SheetRow(Cells.plain(cells.get(0)), new BigDecimal(cells.get(1)), new BigDecimal(cells.get(2)), cells.get(3).equals(REVIEW), Cells.plain(cells.get(4)), words(cells.get(5)), marks);
    }

    private static List<String> words(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split(" "));
    }

    /** As short as can be: 1.5, 0, 20. */
    private static String number(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
