package org.gradatim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;

class GradeCommandTest {
    private static final String SPEC = "examples/two-neurons.yaml";
    private static final String CLASS = "examples/class.jsonl";
    private static final String TRUTH = "(a3-y)*w5*a1*(1-a1)*x1";

    @TempDir
    private Path folder;

    private Path table;

    @BeforeEach
    void nameTheTable() {
        table = folder.resolve("grades.csv");
    }

    private Session grade(String submissions, String... more) {
        List<String> arguments = new ArrayList<>(List.of("grade", SPEC, submissions, "-o", table.toString()));
        arguments.addAll(List.of(more));
        return Session.of(arguments.toArray(String[]::new));
    }

    private Path lines(Stream<String> lines) throws IOException {
        return Files.write(folder.resolve("class.jsonl"), lines.toList());
    }

    private static String line(String id, String formula) {
        return "{\"id\": \"" + id + "\", \"answers\": {\"w1\": \"" + formula + "\"}}";
    }

    @Test
    void theTerminalSaysHowManyAreRightAndWhichMistakesAreCommon() {
        Session session = grade(CLASS);
        assertThat(session.code()).as(session.err()).isEqualTo(Shell.DONE);
        assertThat(session.out()).contains("13 submissions").containsPattern("missing-activation-derivative +2 +6").contains("45 of 78 answers are right")
                .contains("the mean is 3.46 of 6 points").contains("Look at 1 submission yourself");
        assertThat(table).content(StandardCharsets.UTF_8).startsWith("id,points,max,review,problem,elsewhere,w1 verdict,w1 points,w1 class,w1 message,").hasLineCount(14)
                .contains("\nada,6,6,,,,right,1,,,");
    }

    @Test
    void theDataKeepToTheSchema() {
        Session session = grade(CLASS, "--json");
        List<JsonNode> grades = session.out().lines().map(l -> ValidJson.read(l, "grade")).toList();
        assertThat(grades).hasSize(13);
        JsonNode bashir = grades.get(1);
        assertThat(bashir.get("id").stringValue()).isEqualTo("bashir");
        assertThat(bashir.get("points").intValue()).isEqualTo(2);
        assertThat(bashir.get("answers").get(0).get("class").stringValue()).isEqualTo("missing-activation-derivative");
        assertThat(grades.get(11).get("review").booleanValue()).isTrue();
        assertThat(grade(CLASS, "--json").out()).as("kept rows are printed as well").isEqualTo(session.out());
    }

    @Test
    void buildServersReadTheGradesAsTests() throws Exception {
        Path xml = folder.resolve("grades.xml");
        Path submissions = lines(Stream.of(line("<jane> & \\u0001\\uD800", TRUTH), line("joe", TRUTH + "*2"), "{broken"));
        assertThat(grade(submissions.toString(), "--junit", xml.toString()).code()).isEqualTo(Shell.DONE);
        Element suites = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(xml.toFile()).getDocumentElement();
        NodeList each = suites.getElementsByTagName("testsuite");
        assertThat(each.getLength()).isEqualTo(3);
        assertThat(((Element) each.item(0)).getAttribute("name")).startsWith("<jane> & ");
        assertThat(((Element) each.item(0)).getAttribute("skipped")).isEqualTo("5");
        assertThat(((Element) suites.getElementsByTagName("failure").item(0)).getAttribute("type")).isEqualTo("constant-factor");
        assertThat(((Element) each.item(2)).getAttribute("errors")).isEqualTo("6");
    }

    @Test
    void everySubmissionHasItsFeedbackInTheFolderWhateverItsId() throws Exception {
        Path feedback = folder.resolve("feedback");
        Path submissions = lines(Stream.of("../../x", "CON", "a", "a", "A", "Żaneta", "").map(id -> line(id, TRUTH)));
        assertThat(grade(submissions.toString(), "--feedback", feedback.toString()).code()).isEqualTo(Shell.DONE);
        try (Stream<Path> files = Files.list(feedback)) {
            assertThat(files).hasSize(7).allSatisfy(file -> assertThat(file).content().contains("1 of 6 points").contains("✓ right"));
        }
        assertThat(feedback.resolve("Żaneta.md")).exists();
        assertThat(folder.resolve("x.md")).doesNotExist();
    }

    @Test
    void aHintGivesNothingAway() throws Exception {
        Path feedback = folder.resolve("feedback");
        Path report = folder.resolve("report.txt");
        Path submissions = lines(Stream.of(line("jane", "(a3-y)*w5*x1")));
        assertThat(grade(submissions.toString(), "--hint-only", "--feedback", feedback.toString(), "--report", report.toString()).code()).isEqualTo(Shell.DONE);
        for (Path file : List.of(table, feedback.resolve("jane.md"), report)) {
            assertThat(Files.readString(file)).contains("Count the activations").doesNotContain("a₁ (1").doesNotContain("a_1").doesNotContain("∂a₁");
        }
    }

    @Test
    void theReportShowsTheCommonestMistakesWithAnExampleOfEach() throws Exception {
        Path report = folder.resolve("report.html");
        assertThat(grade(CLASS, "--report", report.toString()).code()).isEqualTo(Shell.DONE);
        String page = Files.readString(report);
        assertThat(page).contains("<svg").contains("What to teach tomorrow").contains("activation’s derivative missing").contains("bashir").contains("lena");
        byte[] before = Files.readAllBytes(report);
        assertThat(grade(CLASS, "--report", report.toString()).out()).contains("13 had been graded before");
        assertThat(Files.readAllBytes(report)).isEqualTo(before);
    }

    @Test
    void aMistakeFromWhichOthersFollowIsCountedOnceAndShown() throws Exception {
        Path report = folder.resolve("report.txt");
        Session session = grade("examples/submissions", "--report", report.toString());
        assertThat(session.code()).as(session.err()).isEqualTo(Shell.DONE);
        assertThat(session.out()).containsPattern("carried-forward +1 +2").containsPattern("wrong-activation-derivative +1 +1");
        assertThat(table).content().contains("chen,2,6,,,wrong-activation-derivative,wrong,0,carried-forward,");
        assertThat(report).content().contains("∂J/∂z₁ by chen").contains("1 - a₁²");
    }

    @Test
    void anotherDerivativeByTheSameWeightIsNotTheOneAskedFor() throws Exception {
        Path submissions = Files.writeString(folder.resolve("class.jsonl"), "{\"id\": \"jane\", \"text\": \"da3/dw5 = a3*(1-a3)*a1\"}\n");
        assertThat(grade(submissions.toString()).out()).contains("0 of 6 answers are right");
    }

    @Test
    void aBareNumberIsJudgedToItsDigits() throws Exception {
        Path submissions = Files.writeString(folder.resolve("class.jsonl"), """
                {"id": "ann", "answers": {"w1": -0.0582, "W2": [[-0.18037, -0.36189]]}}
                {"id": "bob", "answers": {"w1": "-0.0585", "w5": "(a3-y)*a1"}}
                {"id": "cy", "answers": {"w1": "x1 =", "w2": "((", "w5": "[a3-y]*a1"}}
                """);
        assertThat(grade(submissions.toString()).code()).isEqualTo(Shell.DONE);
        List<String> rows = Files.readAllLines(table);
        assertThat(rows.get(1)).startsWith("ann,3,6,,,,right,1,").endsWith(",right,1,,,right,1,,");
        assertThat(rows.get(2)).startsWith("bob,1,6,").contains(",,wrong,0,");
        assertThat(rows.get(3)).startsWith("cy,1,6,review,,,unreadable,0,,").contains("found `x1 =`");
    }

    @Test
    void everyFormOfAnswerIsGraded() throws Exception {
        Path all = Files.createDirectory(folder.resolve("all"));
        Files.writeString(all.resolve("ann.tex"), "\\[ \\frac{\\partial J}{\\partial w_5} = (a_3 - y)\\, a_1 \\]");
        Files.writeString(all.resolve("bob.json"), "{\"w5\": 0.123}");
        Files.write(all.resolve("cy.txt"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        Files.writeString(all.resolve("dan.txt"), "I do not know.");
        Files.writeString(all.resolve("eve.txt"), "dJ/dw5 = (((" + "(".repeat(100_000));
        Files.writeString(all.resolve("flo.docx"), "PK");
        Files.writeString(all.resolve("gil.txt"), "dJ/dw5 = a1*(a3-y)");
        assertThat(grade(all.toString()).code()).isEqualTo(Shell.DONE);
        List<String> rows = Files.readAllLines(table);
        assertThat(rows).hasSize(8);
        assertThat(rows.get(1)).startsWith("ann,1,6,,,");
        assertThat(rows.get(2)).startsWith("bob,0,6,,,");
        for (int i : new int[] {3, 4, 5, 6}) assertThat(rows.get(i)).contains(",0,6,review,");
        assertThat(rows.get(7)).startsWith("gil,1,6,,,");
    }

    @Test
    void whatIsWrittenIsKeptAwayFromWhatIsRead() throws Exception {
        Path submissions = Files.createDirectory(folder.resolve("all"));
        Files.writeString(submissions.resolve("jane.txt"), "dJ/dw1 = 0");
        for (String[] more : new String[][] {{"--report", submissions.resolve("r.html").toString()}, {"--feedback", submissions.toString()}}) {
            Session session = grade(submissions.toString(), more);
            assertThat(session.code()).isEqualTo(Shell.BAD_INPUT);
            assertThat(session.err()).contains("among the submissions").hasLineCount(1);
        }
        assertThat(grade(CLASS, "--report", folder.resolve("r.doc").toString()).err()).contains("its ending says no format");
        assertThat(grade(CLASS, "--threads", "0").err()).contains("`--threads` is 0");
        assertThat(table).doesNotExist();
    }

    @Test
    void anotherFeedbackIsNotMixedWithThatOfBefore() {
        grade(CLASS);
        Session session = grade(CLASS, "--hint-only");
        assertThat(session.code()).isEqualTo(Shell.BAD_INPUT);
        assertThat(session.err()).contains("begun with another kind of feedback").contains("--restart").hasLineCount(1);
        assertThat(grade(CLASS, "--hint-only", "--restart").code()).isEqualTo(Shell.DONE);
    }

    // ---- with a process of its own

    private static ProcessBuilder program(List<String> java, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        command.addAll(java);
        command.addAll(List.of("-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), Main.class.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }

    private static long rows(Path table) throws IOException {
        return Files.exists(table) ? Files.readString(table).lines().count() : 0;
    }

    @Test
    void aProgramThatIsKilledLosesNothingAndDoesNothingTwice() throws Exception {
        int count = 500;
        Path submissions = lines(IntStream.range(0, count).mapToObj(i -> line("s" + i, "(a3-y)*w5*x1*" + (i + 2))));
        List<String> arguments = List.of("grade", SPEC, submissions.toString(), "-o", table.toString());
        Process killed = program(List.of("-XX:TieredStopAtLevel=1"), arguments).start();
        while (killed.isAlive() && rows(table) < 20) Thread.sleep(5);
        killed.destroyForcibly().waitFor();
        long kept = rows(table);
        assertThat(kept).as("it was killed in the midst of its work").isBetween(20L, (long) count);
        Session rest = grade(submissions.toString());
        assertThat(rest.code()).as(rest.err()).isEqualTo(Shell.DONE);
        assertThat(rest.out()).contains("had been graded before");
        List<String> ids = Files.readAllLines(table).stream().skip(1).map(l -> l.substring(0, l.indexOf(','))).toList();
        assertThat(ids).containsExactlyElementsOf(IntStream.range(0, count).mapToObj(i -> "s" + i).toList());
        byte[] interrupted = Files.readAllBytes(table);
        grade(submissions.toString(), "--restart", "--threads", "1");
        assertThat(Arrays.equals(Files.readAllBytes(table), interrupted)).isTrue();
    }

    @Test
    void manyAnswersFitIntoLittleMemory() throws Exception {
        Path submissions = lines(IntStream.range(0, 10_000).mapToObj(i -> line("s" + i, TRUTH + "*" + (i + 2) + "/" + (i + 2))));
        Process process = program(List.of("-Xmx64m", "-XX:+UseSerialGC"), List.of("grade", SPEC, submissions.toString(), "-o", table.toString())).start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(rows(table)).isEqualTo(10_001);
    }
}
