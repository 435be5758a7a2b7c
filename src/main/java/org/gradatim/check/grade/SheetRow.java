package org.gradatim.check.grade;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.gradatim.check.mistake.MistakeClass;

/**
 * What the table of grades says of one submission.
 *
 * @param problem why it could not be judged as a whole; else empty
 * @param cells   one for each quantity that is asked for, in their order
 */
public record SheetRow(String id, BigDecimal points, BigDecimal max, boolean review, String problem, List<Cell> cells) {
    public SheetRow {
        cells = List.copyOf(cells);
    }

    /**
     * One quantity.
     *
     * @param mistake the stable name of the class of its first mistake; else empty
     * @param message what there is to be said; else empty
     */
    public record Cell(Outcome outcome, BigDecimal points, String mistake, String message) {}

    /** @param words what is said of a mark, in one line */
    public static SheetRow of(Grade grade, Function<Mark, String> words) {
        return new SheetRow(grade.submission().id(), grade.points(), grade.max(), grade.review(), grade.problem().orElse(""),
                grade.marks().stream().map(m -> new Cell(m.outcome(), m.points(), m.mistake().map(MistakeClass::key).orElse(""), words.apply(m))).toList());
    }
}
