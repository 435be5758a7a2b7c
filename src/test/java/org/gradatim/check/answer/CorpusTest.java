package org.gradatim.check.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradatim.check.answer.CheckedAnswer.Right;
import org.gradatim.check.answer.CheckedAnswer.Unreadable;
import org.gradatim.check.answer.CheckedAnswer.Wrong;
import org.gradatim.check.answer.Corpus.Case;
import org.gradatim.parse.numbers.NumbersReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Derivatives that people have published are judged as they were by hand, and their mistakes named. */
class CorpusTest {
    /** Where the README's table of this corpus begins and ends. */
    private static final String TABLE_BEGINS = "<!-- corpus -->";
    private static final String TABLE_ENDS = "<!-- /corpus -->";

    /** LaTeX of which no single derivative follows: a matrix with dots in it. */
    private static final List<String> NO_DERIVATIVE_IN_LATEX = List.of("dsse-64746-softmax-jacobian-at-z");

    static List<Case> symbolic() {
        return Corpus.ofType("symbolic");
    }

    static Stream<Case> inLatex() {
        return symbolic().stream().filter(c -> !c.given("latex").isEmpty());
    }

    static List<Case> matrices() {
        return Corpus.ofType("matrix");
    }

    static List<Case> tables() {
        return Corpus.ofType("numeric-table");
    }

    @ParameterizedTest
    @MethodSource("symbolic")
    void aFormulaIsJudgedAndItsMistakeComesFirst(Case c) {
        assertThat(found(c)).isEqualTo(expected(c));
    }

    @ParameterizedTest
    @MethodSource("inLatex")
    void itsLatexIsJudgedAlike(Case c) {
        List<CheckedAnswer> answers = Checker.of(c.model()).check(c.given("latex"), c.text("id"));
        if (NO_DERIVATIVE_IN_LATEX.contains(c.text("id"))) assertThat(answers.getFirst().verdict()).isInstanceOf(Unreadable.class);
        else assertThat(found(answers.getFirst())).isEqualTo(expected(c));
    }

    @ParameterizedTest
    @MethodSource("matrices")
    void aMatrixIsJudgedEntryByEntry(Case c) {
        assertThat(found(c)).isEqualTo(expected(c));
    }

    @ParameterizedTest
    @MethodSource("matrices")
    void theMatrixThatOughtToStandThereIsRight(Case c) {
        String by = c.json().get("network").get("wrt").asString();
        assertThat(found(Checker.of(c.model()).check("d" + by + " = " + c.text("correct"), c.text("id")).getLast())).isEqualTo("right");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aTableOfNumbersIsJudgedToItsDigits(Case c) {
        List<CheckedAnswer> answers = checkedNumbers(c);
        assertThat(answers).hasSize(c.json().get("given").get("numbers").size());
        if (c.isRight()) assertThat(answers).allSatisfy(a -> assertThat(a.verdict()).as(a.text()).isInstanceOf(Right.class));
        else assertThat(found(firstWrong(answers))).isEqualTo(expected(c));
    }

    @Test
    void theTableInTheReadmeIsTheOneThatIsFound() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        assertThat(readme).contains(TABLE_BEGINS + "\n" + table() + TABLE_ENDS);
    }

    private static String table() {
        Map<String, List<Case>> classes = Corpus.all().stream().collect(Collectors.groupingBy(CorpusTest::rowOf, TreeMap::new, Collectors.toList()));
        StringBuilder table = new StringBuilder("| class | cases | found |\n|---|---:|---:|\n");
        classes.forEach((name, cases) -> table.append("| ").append(name).append(" | ").append(cases.size()).append(" | ")
                .append(cases.stream().filter(c -> found(c).equals(expected(c))).count()).append(" |\n"));
        return table.toString();
    }

    private static String rowOf(Case c) {
        return switch (c.text("verdict")) {
            case "wrong" -> "`" + c.mistake() + "`";
            case "right" -> "right";
            default -> "right, in another convention";
        };
    }

    private static String expected(Case c) {
        return switch (c.text("verdict")) {
            case "wrong" -> "wrong: " + c.mistake();
            case "right" -> "right";
            default -> "right by convention";
        };
    }

    private static String found(Case c) {
        if (!c.text("type").equals("numeric-table")) return found(Checker.of(c.model()).check(c.answer(), c.text("id")).getLast());
        List<CheckedAnswer> answers = checkedNumbers(c);
        return answers.stream().allMatch(a -> a.verdict() instanceof Right) ? "right" : found(firstWrong(answers));
    }

    private static List<CheckedAnswer> checkedNumbers(Case c) {
        return new ArrayList<>(Checker.of(c.model()).checkNumbers(NumbersReader.read(c.numbers(), c.text("id") + ".json", NumbersReader.Format.JSON)).answers());
    }

    private static CheckedAnswer firstWrong(List<CheckedAnswer> answers) {
        return answers.stream().filter(a -> !(a.verdict() instanceof Right)).findFirst().orElseThrow();
    }

    private static String found(CheckedAnswer answer) {
        boolean convention = answer.remarks().stream().anyMatch(r -> r.kind() == Remark.Kind.ROW_LAYOUT || r.kind() == Remark.Kind.DESCENT_DIRECTION);
        return switch (answer.verdict()) {
            case Right _ -> convention ? "right by convention" : "right";
            case Wrong _ -> "wrong: " + (answer.diagnoses().isEmpty() ? "?" : answer.diagnoses().getFirst().mistakes().getFirst().kind().key());
            case CheckedAnswer.Undecided u -> "undecided: " + u.reason();
            case Unreadable u -> "unreadable: " + u.error().getMessage();
        };
    }
}
