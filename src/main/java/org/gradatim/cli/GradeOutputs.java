package org.gradatim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradatim.OutputFile;
import org.gradatim.explain.Feedback;
import org.gradatim.expr.InputException;
import org.gradatim.render.Format;

/**
 * What {@code grade} writes beside what it prints.
 *
 * @param table    of the grades
 * @param report   on the class
 * @param feedback the folder for a file on each submission
 * @param format   of these files
 * @param how      much is said of wrong answers
 */
record GradeOutputs(Path table, Optional<Path> report, Optional<Path> feedback, Format format, Optional<Path> junit, Feedback how) {
    /** All files and folders. */
    List<Path> all() {
        List<Path> all = new ArrayList<>(List.of(table));
        report.ifPresent(all::add);
        feedback.ifPresent(all::add);
        junit.ifPresent(all::add);
        return all;
    }

    void requireWritable() throws IOException {
        OutputFile.at(table);
        if (report.isPresent()) {
            reportFormat();
            OutputFile.at(report.get());
        }
        if (junit.isPresent()) OutputFile.at(junit.get());
        if (feedback.isPresent() && Files.exists(feedback.get()) && !Files.isDirectory(feedback.get())) {
            throw new InputException("cannot write into " + feedback.get() + ": it is no folder; name another one");
        }
    }

    Format reportFormat() {
        return Format.of(report.orElseThrow()).orElseThrow(() -> new InputException("cannot write " + report.get()
                + ": its ending says no format; use one of " + Format.endings()));
    }

    /** A table that was begun with another kind is not gone on with: the first submissions would lack their feedback. */
    String feedbackKind() {
        return how + feedback.map(folder -> " " + format + " " + folder).orElse("");
    }
}
