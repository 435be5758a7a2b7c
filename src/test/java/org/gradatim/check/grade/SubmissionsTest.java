package org.gradatim.check.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gradatim.Examples;
import org.gradatim.check.answer.CheckedAnswer;
import org.gradatim.expr.InputException;
import org.gradatim.parse.SpecReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmissionsTest {
    private static final Quantities ASKED = Quantities.of(SpecReader.read(Examples.spec("two-neurons")));

    @TempDir
    private Path folder;

    private List<Submission> read(String name, String content) throws IOException {
        return read(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private List<Submission> read(String name, byte[] content) throws IOException {
        return read(Files.write(folder.resolve(name), content));
    }

    private static List<Submission> read(Path path) throws IOException {
        Submissions submissions = Submissions.at(path, ASKED);
        try (Stream<Submission> all = submissions.open()) {
            List<Submission> read = all.toList();
            assertThat(read).hasSize((int) submissions.count());
            for (int i = 0; i < read.size(); i++) assertThat(read.get(i).position()).isEqualTo(i);
            return read;
        }
    }

    private static Map<String, String> answers(Submission submission) {
        return ((Submission.Formulas) submission.content()).answers();
    }

    private static String problem(Submission submission) {
        return ((Submission.Unreadable) submission.content()).problem();
    }

    // ---- JSON Lines

    @Test
    void aLineOfJsonIsASubmission() throws Exception {
        List<Submission> read = read("class.jsonl", "{\"id\": \"jane\", \"answers\": {\"w1\": \"a1\", \"w2\": 0.0820}}\n\n{\"id\": 7, \"text\": \"dJ/dw1 = 0\"}");
        assertThat(read).extracting(Submission::id).containsExactly("jane", "7");
        assertThat(answers(read.get(0))).containsExactly(Map.entry("w1", "a1"), Map.entry("w2", "0.0820"));
        assertThat(read.get(1).content()).isInstanceOfSatisfying(Submission.Text.class, t -> assertThat(t.text()).isEqualTo("dJ/dw1 = 0"));
    }

    @Test
    void aBrokenLineLeavesTheOthersAsTheyAre() throws Exception {
        byte[] bytes = "\uFEFF{\"id\":\"a\",\"answers\":{}}\n{\"id\":\n{\"id\":\"\u00ff\",\"answers\":{}}\n[1]\n{\"id\":\"e\"}\n{\"id\":\"f\",\"id\":\"g\"}\n{\"id\":\"h\",\"answers\":{}}\n"
                .getBytes(StandardCharsets.UTF_8);
        String latin = new String(bytes, StandardCharsets.ISO_8859_1).replace("\u00c3\u00bf", "\u00ff");
        List<Submission> read = read("class.jsonl", latin.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(read).extracting(Submission::id).containsExactly("a", "line 2", "line 3", "line 4", "e", "line 6", "h");
        assertThat(problem(read.get(1))).contains("class.jsonl:2: this is no JSON");
        assertThat(problem(read.get(2))).contains("0xFF").contains("UTF-8");
        assertThat(problem(read.get(3))).contains("\"answers\"");
        assertThat(problem(read.get(4))).contains("class.jsonl:5: expected \"answers\"");
        assertThat(problem(read.get(5))).contains("uplicate");
        assertThat(answers(read.get(6))).isEmpty();
    }

    @Test
    void tooLongALineIsPassedOverWithoutBeingKept() throws Exception {
        List<Submission> read = read("class.jsonl", "{\"id\":\"a\",\"text\":\"" + "x".repeat(3 << 20) + "\"}\n{\"id\":\"b\",\"answers\":{}}\n");
        assertThat(problem(read.get(0))).contains("over the limit").contains("GRADATIM_LIMIT_ANSWER_BYTES");
        assertThat(read.get(1).id()).isEqualTo("b");
    }

    // ---- tables

    @Test
    void aTableHasAColumnForEachQuantity() throws Exception {
        List<Submission> read = read("class.csv", "\uFEFFid;dJ/dw1;w5;comment\njane;\"(a3-y)*w5\";\"a1\n*(a3-y)\";fine\njoe;;-;\n");
        assertThat(read).extracting(Submission::id).containsExactly("jane", "joe");
        assertThat(answers(read.get(0))).containsExactly(Map.entry("w1", "(a3-y)*w5"), Map.entry("w5", "a1\n*(a3-y)"));
        assertThat(answers(read.get(1))).isEmpty();
    }

    @Test
    void moodlesResponsesAreTheQuantitiesInTheirOrder() throws Exception {
        List<Submission> read = read("quiz.csv", """
                "Last name","First name","ID number","Email address",Status,"Started on","Grade/10.00","Response 1","Response 2"
                Doe,Jane,,jane@example.org,Finished,"1 May 2026",10.00,(a3-y)*w5,"dJ/dw2 = 0"
                Roe,Joe,4711,joe@example.org,Finished,"1 May 2026",0.00,-,0
                """);
        assertThat(read).extracting(Submission::id).containsExactly("jane@example.org", "4711");
        assertThat(read.get(0).content()).isInstanceOfSatisfying(Submission.Text.class, t -> assertThat(t.text()).contains("dJ/dw2 = 0").contains("dJ/dw1 = (a3-y)*w5"));
        assertThat(answers(read.get(1))).containsExactly(Map.entry("w2", "0"));
    }

    @Test
    void canvasQuestionsSayWhichQuantityTheyAskFor() throws Exception {
        List<Submission> read = read("report.csv", """
                name,id,sis_id,section,submitted,attempt,"901: What is dJ/dw5?",1.0,"902: And ∂J/∂w1, by the chain rule?",1.0,n correct,n incorrect,score
                Jane Doe,12,s12,A,2026-05-01,1,a1,1.0,x1,0.0,1,1,1.0
                """);
        assertThat(read.getFirst().id()).isEqualTo("12");
        assertThat(answers(read.getFirst())).containsExactly(Map.entry("w5", "a1"), Map.entry("w1", "x1"));
    }

    @Test
    void answersTypedIntoAnEditorLoseTheirFormatting() throws Exception {
        List<Submission> read = read("essay.csv", """
                id,text
                jane,"<p dir=""ltr"">delta = a<sub>3</sub> - y<br>dJ/dw1 = delta*w5*(a1&nbsp;- a1<sup>2</sup>)*x1</p><p>dJ/dw5 = delta*a1</p>"
                joe,dJ/dw1 = (a3 < y)*x1
                """);
        assertThat(text(read.get(0)).lines()).containsExactly("delta = a_3 - y", "dJ/dw1 = delta*w5*(a1 - a1^(2))*x1", "dJ/dw5 = delta*a1");
        assertThat(text(read.get(1)).strip()).isEqualTo("dJ/dw1 = (a3 < y)*x1");
    }

    @Test
    void aPageOfAnEditorInAFolderIsRead() throws Exception {
        Path person = Files.createDirectories(folder.resolve("class/Doe Jane_1_assignsubmission_onlinetext_"));
        Files.writeString(person.resolve("onlinetext.html"), "<p>dJ/dw5 = (a3 - y)*a1</p>");
        Submission submission = read(folder.resolve("class")).getFirst();
        var judged = new SubmissionJudge(SpecReader.read(Examples.spec("two-neurons"))).apply(submission.content());
        assertThat(judged.answers()).singleElement().satisfies(a -> assertThat(a.verdict()).isInstanceOf(CheckedAnswer.Right.class));
    }

    private static String text(Submission submission) {
        return ((Submission.Text) submission.content()).text();
    }

    @Test
    void whatIsNoUtf8SpoilsItsRowAlone() throws Exception {
        List<Submission> read = read("class.csv", "id,w1\na,\u00fe\nb,x1\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(problem(read.get(0))).contains("class.csv:2").contains("UTF-8");
        assertThat(answers(read.get(1))).containsExactly(Map.entry("w1", "x1"));
    }

    @Test
    void aTableWithoutAnswersIsRefused() {
        assertThatThrownBy(() -> read("class.csv", "id,age\na,20\n")).isInstanceOf(InputException.class).hasMessageContaining("class.csv:1").hasMessageContaining("Response 1");
        assertThatThrownBy(() -> read("class.csv", "id,w1\n")).isInstanceOf(InputException.class).hasMessageContaining("no submissions");
        assertThatThrownBy(() -> read("class.pdf", "x")).isInstanceOf(InputException.class).hasMessageContaining("expected a folder");
    }

    // ---- folders

    @Test
    void eachFileOrFolderIsASubmission() throws Exception {
        Path all = Files.createDirectory(folder.resolve("all"));
        Files.writeString(all.resolve("zoe.md"), "x");
        Files.createDirectories(all.resolve("Doe_Jane_12345_assignsubmission_file/inner"));
        Files.writeString(all.resolve("Doe_Jane_12345_assignsubmission_file/hw.tex"), "x");
        Files.writeString(all.resolve("Doe_Jane_12345_assignsubmission_file/inner/more.txt"), "x");
        Files.writeString(all.resolve("Doe_Jane_12345_assignsubmission_file/photo.jpg"), "x");
        Files.writeString(all.resolve(".DS_Store"), "x");
        Files.createDirectory(all.resolve("empty"));
        Files.writeString(all.resolve("scan.pdf"), "x");
        List<Submission> read = read(all);
        assertThat(read).extracting(Submission::id).containsExactly("Doe_Jane_12345", "empty", "scan.pdf", "zoe");
        assertThat(((Submission.Files) read.getFirst().content()).files()).extracting(p -> p.getFileName().toString()).containsExactly("hw.tex", "more.txt");
        assertThat(problem(read.get(1))).contains("empty");
        assertThat(problem(read.get(2))).contains("scan.pdf").contains(".tex");
    }

    @Test
    void aLinkIsNotFollowed() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "dJ/dw1 = 1");
        Path all = Files.createDirectory(folder.resolve("all"));
        Files.createSymbolicLink(all.resolve("eve.txt"), secret);
        assertThat(problem(read(all).getFirst())).contains("link");
    }

    @Test
    void theFingerprintChangesWithAnyFile() throws Exception {
        Path all = Files.createDirectory(folder.resolve("all"));
        Files.writeString(all.resolve("a.txt"), "x");
        String before = Submissions.at(all, ASKED).fingerprint();
        assertThat(Submissions.at(all, ASKED).fingerprint()).isEqualTo(before);
        Files.writeString(all.resolve("b.txt"), "x");
        assertThat(Submissions.at(all, ASKED).fingerprint()).isNotEqualTo(before);
    }
}
