package org.gradatim.check.grade;

import java.io.IOException;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gradatim.expr.InputException;
import org.gradatim.parse.Quote;

/** Grades what is not graded yet, in the order of the submissions. */
public final class Grading {
    private final Submissions submissions;
    private final GradeSheet sheet;

    /** @param sheet where the grades are kept, and which says what is graded already */
    public Grading(Submissions submissions, GradeSheet sheet) {
        this.submissions = submissions;
        this.sheet = sheet;
    }

    /**
     * A submission, and the name without an ending for a file about it.
     *
     * @param fileName no other submission has it
     */
    public record Task(Submission submission, String fileName) {}

    /**
     * Passes all rows to {@code each} in their order: first those that the table has already, then new ones, which are added to it.
     *
     * @param workers makes what grades on one thread
     * @throws InputException where the table's rows are not those of the submissions
     */
    public void run(int threads, Supplier<Function<Task, SheetRow>> workers, Consumer<SheetRow> each) throws IOException {
        FileNames names = new FileNames();
        try (Stream<Submission> all = submissions.open(); Stream<SheetRow> kept = sheet.rows()) {
            Iterator<Task> tasks = all.map(s -> new Task(s, names.of(s.id(), s.position()))).iterator();
            kept.limit(sheet.kept()).forEach(row -> {
                requireSame(row, tasks);
                each.accept(row);
            });
            new Conveyor<>(threads, workers).run(tasks, row -> {
                sheet.append(row);
                each.accept(row);
            });
        }
    }

    private static void requireSame(SheetRow row, Iterator<Task> tasks) {
        if (!tasks.hasNext()) throw new InputException("the table has more rows than there are submissions; begin anew with --restart");
        String id = tasks.next().submission().id();
        if (!row.id().equals(id)) {
            throw new InputException("the table has a row of " + Quote.of(row.id()) + " where the submission is " + Quote.of(id) + "; begin anew with --restart");
        }
    }
}
