package org.gradatim.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradatim.OutputFile;
import org.gradatim.check.answer.CheckedAnswer;
import org.gradatim.check.grade.Grade;
import org.gradatim.check.grade.GradeSheet;
import org.gradatim.check.grade.Grader;
import org.gradatim.check.grade.Grading;
import org.gradatim.check.grade.Mark;
import org.gradatim.check.grade.Quantities;
import org.gradatim.check.grade.SheetRow;
import org.gradatim.check.grade.Submission;
import org.gradatim.check.grade.Submissions;
import org.gradatim.check.grade.Tally;
import org.gradatim.explain.GradeStory;
import org.gradatim.explain.GradeWords;
import org.gradatim.graph.Model;
import org.gradatim.render.Options;
import org.gradatim.render.Renderer;
import org.gradatim.render.text.Inlines;
import org.gradatim.render.text.TextStyle;

/** Grades a class, and writes what there is to be written of it. */
final class GradeRun {
    private final Model model;
    private final Quantities asked;
    private final Submissions submissions;
    private final GradeSheet sheet;
    private final GradeOutputs outputs;
    private final Streams streams;
    private final Renderer renderer = new Renderer(Options.standard());

    GradeRun(Model model, Quantities asked, Submissions submissions, GradeSheet sheet, GradeOutputs outputs, Streams streams) {
        this.model = model;
        this.asked = asked;
        this.submissions = submissions;
        this.sheet = sheet;
        this.outputs = outputs;
        this.streams = streams;
    }

    void run(int threads, boolean json) throws IOException {
        if (outputs.feedback().isPresent()) Files.createDirectories(outputs.feedback().get());
        Tally tally = grade(threads, json);
        if (outputs.junit().isPresent()) junit();
        if (outputs.report().isPresent()) report(tally);
        if (!json) new GradeText(model, tally, outputs, sheet.kept(), streams).print();
    }

    private Tally grade(int threads, boolean json) throws IOException {
        Tally tally = new Tally(asked.asked());
        GradeJson lines = new GradeJson(asked.asked(), streams.out());
        try (Progress progress = new Progress("grading", submissions.count(), streams)) {
            new Grading(submissions, sheet).run(threads, this::worker, row -> {
                tally.add(row);
                if (json) lines.write(row);
                progress.reached(tally.submissions());
            });
        }
        return tally;
    }

    /** Feedback is written before the row that says that it is. */
    private Function<Grading.Task, SheetRow> worker() {
        Grader grader = new Grader(model);
        GradeWords words = new GradeWords(model, outputs.how(), Locale.ENGLISH);
        return task -> {
            Grade grade = grader.grade(task.submission());
            outputs.feedback().ifPresent(folder -> feedback(grade, words, folder.resolve(task.fileName() + outputs.format().ending())));
            return SheetRow.of(grade, mark -> Inlines.text(words.line(mark), TextStyle.PLAIN));
        };
    }

    private void feedback(Grade grade, GradeWords words, Path file) {
        try {
            OutputFile.at(file).write(out -> renderer.write(words.document(grade), outputs.format(), out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void junit() throws IOException {
        try (Stream<SheetRow> rows = sheet.rows()) {
            OutputFile.at(outputs.junit().get()).write(out -> new JUnitXml(model.title(), asked.asked(), out).write(rows.iterator()));
        }
    }

    private void report(Tally tally) throws IOException {
        List<GradeStory.Example> examples = examples(tally);
        var document = GradeStory.document(model, tally, examples, outputs.how(), Locale.ENGLISH);
        OutputFile.at(outputs.report().get()).write(out -> renderer.write(document, outputs.reportFormat(), out));
    }

    /** The table has no answers, so those that are shown are read and judged once more. */
    private List<GradeStory.Example> examples(Tally tally) throws IOException {
        List<Tally.Mistake> common = tally.commonest().stream().filter(GradeStory::isTeachable).limit(GradeStory.MOST_EXAMPLES).toList();
        Map<Long, List<Tally.Mistake>> wanted = common.stream().collect(Collectors.groupingBy(Tally.Mistake::example));
        Grader grader = new Grader(model);
        List<GradeStory.Example> examples = new ArrayList<>();
        try (Stream<Submission> all = submissions.open()) {
            all.filter(s -> wanted.containsKey(s.position())).map(grader::grade).forEach(grade -> wanted.get(grade.submission().position())
                    .forEach(m -> answer(grade, m).ifPresent(a -> examples.add(new GradeStory.Example(m, grade.submission().id(), a)))));
        }
        examples.sort(Comparator.comparingInt(e -> common.indexOf(e.mistake())));
        return examples;
    }

    private static Optional<CheckedAnswer> answer(Grade grade, Tally.Mistake mistake) {
        if (mistake.quantity() != Tally.ELSEWHERE) return grade.marks().get(mistake.quantity()).answer();
        return grade.others().stream().filter(a -> Mark.mistake(a).filter(kind -> kind.key().equals(mistake.key())).isPresent()).findFirst();
    }
}
