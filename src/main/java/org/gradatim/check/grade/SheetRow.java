package org.gradatim.check.grade;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.gradatim.check.mistake.MistakeClass;

/**
 * What the table of grades says of one submission.
 *
 * @param problem   why it could not be judged as a whole; else empty
 * @param elsewhere the stable names of the classes of mistakes in answers to what is not asked for, from which others may follow
 * @param cells     one for each quantity that is asked for, in their order
 */
public record SheetRow(String id, BigDecimal points, BigDecimal max, boolean review, String problem, List<String> elsewhere, List<Cell> cells) {
    public SheetRow {
        elsewhere = List.copyOf(elsewhere);
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
                grade.others().stream().flatMap(a -> Mark.mistake(a).stream()).map(MistakeClass::key).distinct().toList(),
                grade.marks().stream().map(m -> new Cell(m.outcome(), m.points(), m.mistake().map(MistakeClass::key).orElse(""), words.apply(m))).toList());
    }
}
