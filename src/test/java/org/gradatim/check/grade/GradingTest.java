package org.gradatim.check.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.gradatim.Examples;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Model;
import org.gradatim.parse.SpecReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradingTest {
    private static final Model MODEL = SpecReader.read(Examples.spec("two-neurons"));
    private static final Quantities ASKED = Quantities.of(MODEL);
    private static final String[] WORDS = {"right", "sign", "wrong-index", "undecided", "unreadable", "fault", "carried-forward"};

    @TempDir
    private Path folder;

    private Path sheet;
    private final ConcurrentLinkedQueue<String> worked = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void nameTheSheet() {
        sheet = folder.resolve("grades.csv");
    }

    private Path submissions(int count) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add("{\"id\": \"=s" + i + "\\n\\\"x\\\"\", \"answers\": {\"w1\": \"" + WORDS[i % WORDS.length] + "\", \"w3\": \"right\"}}");
        }
        return Files.write(folder.resolve("class.jsonl"), lines);
    }

    private Tally grade(Path submissions, int threads, Map<String, String> state, boolean restart) throws IOException {
        Tally tally = new Tally(ASKED.asked());
        try (GradeSheet grades = GradeSheet.open(sheet, ASKED.asked(), new SheetState(state), restart)) {
            new Grading(Submissions.at(submissions, ASKED), grades).run(threads, this::worker, tally::add);
        }
        return tally;
    }

    private Function<Grading.Task, SheetRow> worker() {
        Grader grader = new Grader(MODEL, StandIn::new);
        return task -> {
            worked.add(task.submission().id());
            if (task.submission().position() % 50 == 0) pause();
            return SheetRow.of(grader.grade(task.submission()), mark -> mark.outcome() == Outcome.WRONG ? "=cmd|' /C calc'!A0" : "");
        };
    }

    private static void pause() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theBytesAreTheSameWhateverTheTiming() throws Exception {
        Path submissions = submissions(700);
        grade(submissions, 1, Map.of(), false);
        byte[] alone = Files.readAllBytes(sheet);
        for (int threads : new int[] {2, 7}) {
            grade(submissions, threads, Map.of(), true);
            assertThat(Files.readAllBytes(sheet)).isEqualTo(alone);
        }
    }

    @Test
    void aTornTableIsGoneOnWithWhereverItWasTorn() throws Exception {
        Path submissions = submissions(60);
        Tally whole = grade(submissions, 2, Map.of("spec", "1"), false);
        byte[] all = Files.readAllBytes(sheet);
        for (int length = 1; length < all.length; length += 97) {
            Files.write(sheet, Arrays.copyOf(all, length));
            worked.clear();
            Tally again = grade(submissions, 2, Map.of("spec", "1"), false);
            assertThat(Files.readAllBytes(sheet)).as("torn after %s bytes", length).isEqualTo(all);
            assertThat(worked).doesNotHaveDuplicates().hasSizeLessThan(61);
            assertThat(again.commonest()).isEqualTo(whole.commonest());
            assertThat(again.points()).isEqualByComparingTo(whole.points());
        }
    }

    @Test
    void whatIsDoneIsNotDoneAgain() throws Exception {
        Path submissions = submissions(20);
        grade(submissions, 2, Map.of(), false);
        worked.clear();
        assertThat(grade(submissions, 2, Map.of(), false).submissions()).isEqualTo(20);
        assertThat(worked).isEmpty();
    }

    @Test
    void goingOnWithAnotherSpecIsRefused() throws Exception {
        Path submissions = submissions(3);
        grade(submissions, 1, Map.of("spec", "1", "set of submissions", "1"), false);
        byte[] before = Files.readAllBytes(sheet);
        assertThatThrownBy(() -> grade(submissions, 1, Map.of("spec", "2", "set of submissions", "1"), false)).isInstanceOf(InputException.class)
                .hasMessageContaining("grades.csv: the table was begun with another spec").hasMessageContaining("--restart");
        assertThat(Files.readAllBytes(sheet)).isEqualTo(before);
        grade(submissions, 1, Map.of("spec", "2", "set of submissions", "1"), true);
    }

    @Test
    void aFileOfSomebodyElseIsNotWrittenOver() throws Exception {
        Files.writeString(sheet, "my,own,table\n");
        assertThatThrownBy(() -> grade(submissions(1), 1, Map.of(), false)).isInstanceOf(InputException.class).hasMessageContaining("no table of grades");
        assertThat(sheet).content().isEqualTo("my,own,table\n");
    }

    @Test
    void twoProgramsDoNotWriteOneTable() throws Exception {
        Path submissions = submissions(1);
        try (GradeSheet _ = GradeSheet.open(sheet, ASKED.asked(), new SheetState(Map.of()), false)) {
            assertThatThrownBy(() -> grade(submissions, 1, Map.of(), false)).isInstanceOf(InputException.class).hasMessageContaining("another program");
        }
    }

    @Test
    void noCellMakesASpreadsheetCalculate() throws Exception {
        grade(submissions(21), 2, Map.of(), false);
        try (CSVParser parser = CSVFormat.RFC4180.parse(Files.newBufferedReader(sheet, StandardCharsets.UTF_8))) {
            List<CSVRecord> rows = parser.getRecords();
            assertThat(rows).hasSize(22).allSatisfy(row -> assertThat(row.toList()).noneMatch(cell -> cell.matches("(?s)[=+\\-@\\t\\r].*")));
            assertThat(rows.get(1).get(0)).isEqualTo("'=s0\n\"x\"");
        }
        try (GradeSheet grades = GradeSheet.open(sheet, ASKED.asked(), new SheetState(Map.of()), false); var kept = grades.rows()) {
            assertThat(kept.map(SheetRow::id)).startsWith("=s0\n\"x\"", "=s1\n\"x\"");
        }
    }

    @Test
    void theTallySaysWhatIsCommon() throws Exception {
        Tally tally = grade(submissions(70), 2, Map.of(), false);
        assertThat(tally.submissions()).isEqualTo(70);
        assertThat(tally.problems()).isEqualTo(10);
        assertThat(tally.reviews()).isEqualTo(30);
        assertThat(tally.count(0, Outcome.RIGHT)).isEqualTo(10);
        assertThat(tally.count(2, Outcome.RIGHT)).isEqualTo(60);
        assertThat(tally.count(0, Outcome.WRONG)).isEqualTo(30);
        assertThat(tally.commonest()).containsExactly(new Tally.Mistake("carried-forward", 10, 10, 6, 0), new Tally.Mistake("sign", 10, 10, 1, 0),
                new Tally.Mistake("wrong-index", 10, 10, 2, 0));
    }
}
