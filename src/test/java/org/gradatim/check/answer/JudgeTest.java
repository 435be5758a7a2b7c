package org.gradatim.check.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradatim.cas.HighPrecision;
import org.gradatim.check.answer.Answer.OwnName;
import org.gradatim.check.answer.Answer.Step;
import org.gradatim.check.answer.CheckedAnswer.Counterexample;
import org.gradatim.check.answer.CheckedAnswer.Right;
import org.gradatim.check.answer.CheckedAnswer.Undecided;
import org.gradatim.check.answer.CheckedAnswer.Unreadable;
import org.gradatim.check.answer.CheckedAnswer.Wrong;
import org.gradatim.check.mistake.MistakeClass;
import org.gradatim.derive.Gradient;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Grid;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Program;
import org.gradatim.notation.Formulas;
import org.gradatim.parse.FormulaReader;
import org.gradatim.parse.Place;
import org.gradatim.parse.SpecReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTest {
    private static final String TWO_NEURONS = """
            network: {inputs: 2, layers: [{units: 2, activation: sigmoid}, {units: 1, activation: sigmoid}], bias: false}
            loss: binary_crossentropy
            """;

    private final Program program = program(TWO_NEURONS);
    private final Judge judge = new Judge(program);

    private static Program program(String yaml) {
        return SpecReader.read(yaml, Path.of(""), "test.yaml").program();
    }

    private static Program formulas(String... definitions) {
        return program("definitions:\n" + String.join("\n", Stream.of(definitions).map(d -> "  - " + d).toList()) + "\n");
    }

    private static Step step(Grid value) {
        return new Step(value.entries().toString(), new Place("answer", 1, 1), Formulas.symbol("…"), Optional.of(value), Optional.empty(), List.of());
    }

    private static Step unreadable(String source) {
        return new Step(source, new Place("answer", 1, 1), Formulas.symbol("…"), Optional.empty(), Optional.of(new InputException("answer:1:1: …")), List.of());
    }

    private static Answer answer(Program program, String by, Step... steps) {
        Quantity quantity = new Quantity("dJ/d" + by, Formulas.symbol("…"), program.root(), List.of(by), 1);
        return new Answer(quantity, program, Grid.scalar(Gradient.of(program).ofRoot(by)), List.of(steps), new Place("answer", 1, 1));
    }

    private static Step formula(String formula) {
        return step(Grid.scalar(FormulaReader.read(formula)));
    }

    private static Ruling ruling(Program program, String by, String... formulas) {
        return new Judge(program).judge(answer(program, by, Stream.of(formulas).map(JudgeTest::formula).toArray(Step[]::new)), List.of());
    }

    private Ruling w1(String... formulas) {
        return ruling(program, "w1", formulas);
    }

    // ---- right, however unlike

    @ParameterizedTest
    @ValueSource(strings = {
        "(a3 - y)*w5*a1*(1 - a1)*x1",
        "a3*w5*a1*x1 - a3*w5*a1^2*x1 - y*w5*a1*x1 + y*w5*a1^2*x1",
        "x1*(1 - a1)*a1*w5*(a3 - y)",
        "(a3 - y)*w5*exp(-z1)/(1 + exp(-z1))^2*x1",
        "(a3 - y)*w5*(1/4)*(2/(exp(z1/2) + exp(-z1/2)))^2*x1",
        "(1/2*(1 + tanh(z3/2)) - y)*w5*a1*(1 - a1)*x1",
        "(sigmoid(w5*sigmoid(w1*x1 + w2*x2) + w6*sigmoid(w3*x1 + w4*x2)) - y)*w5*sigmoid(w1*x1 + w2*x2)*(1 - sigmoid(w1*x1 + w2*x2))*x1",
        "-(y/a3 - (1 - y)/(1 - a3))*a3*(1 - a3)*w5*a1*(1 - a1)*x1",
        "(a3 - y)*w5*a1*sigmoid(-z1)*x1",
        "exp(log(a1) + log(1 - a1))*(a3 - y)*w5*x1",
        "w5*x1*(a3 - y)*(1 - tanh(z1/2)^2)/4",
        "(a3 - y)*w5*a1*(1 - a1)*x1 + 0*exp(exp(exp(z1)))",
        "(a3 - y)*w5*a1*(1 - a1)*x1*(sin(w1)^2 + cos(w1)^2)",
        "(a3 - y)*w5*x1*exp(z1)/(1 + 2*exp(z1) + exp(2*z1))",
        "(a3 - y)*w5*a1*(1^2 - a1)*x1",
        "-(a3 - y)*w5*a1*(1 - a1)*(-x1)",
        "(a3 - y)*w5*abs(a1)*(1 - abs(a1))*x1",
        "(a3 - y)*(-w5)*a1*(-1 + a1)*x1"})
    void equivalentFormsAreRightHoweverUnlike(String formula) {
        Ruling ruling = w1(formula);
        assertThat(ruling.verdict()).isInstanceOf(Right.class);
        assertThat(((Right) ruling.verdict()).errorBits()).isGreaterThanOrEqualTo(100);
        assertThat(ruling.remarks()).isEmpty();
    }

    // ---- wrong, however like

    @ParameterizedTest
    @ValueSource(strings = {
        "(a3 - y)*w5*a1*(1 - a1)",
        "(y - a3)*w5*a1*(1 - a1)*x1",
        "(a3 - y)*w5*a1*(1 - a1)*x1*1.000000001",
        "(a3 - y)*w5*a1*(1 - a1)*x1 + 1e-12",
        "(a3 - y)*w5*a1*(1 - a1)*x1 + 1e-30*w1",
        "(a3 - y)*w5*a1*(1 - a1)*x1 + (w1 - 1)*(w1 - 2)*(w1 - 3)*(w1 + 1)*(w1 + 2)*w1",
        "(a3 - y)*w5*a1*(1 - a1)*x1 + sin(3.14159265358979323846*w1)",
        "(a3 - y)*w5*a1*(1 - a1)*abs(x1)",
        "(a3 - y)*abs(w5)*a1*(1 - a1)*x1",
        "(a3 - y)*w5*a1*(1 - a1)*sqrt(x1^2)",
        "(a3 - y)*w5*(1 - tanh(z1)^2)*x1",
        "(a3 - y)*w5*a1*(1 - a1)*max(x1, -2)"})
    void whatDiffersAnywhereIsWrongAndTheNumbersShowIt(String formula) {
        Ruling ruling = w1(formula);
        assertThat(ruling.verdict()).as(formula).isInstanceOf(Wrong.class);
        Counterexample shown = ((Wrong) ruling.verdict()).counterexample().orElseThrow();
        assertThat(shown.entry()).isEqualTo("w1");
        assertThat(shown.given()).isNotEqualByComparingTo(shown.truth());
        assertThat(shown.given()).isEqualByComparingTo(value(FormulaReader.read(formula), shown));
        assertThat(shown.truth()).isEqualByComparingTo(value(Gradient.of(program).ofRoot("w1"), shown));
    }

    private BigDecimal value(Expr expr, Counterexample at) {
        int digits = at.given().precision();
        BigDecimal value = HighPrecision.evaluate(program.expanded(expr), at.point(), Math.max(30, digits)).orElseThrow();
        return value.round(new MathContext(Math.max(digits, at.truth().precision()))).setScale(Math.max(at.given().scale(), at.truth().scale()), RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
    }

    @Test
    void anAnswerThatAgreesAtEveryShortPointIsWrongAllTheSame() {
        StringBuilder zeroAtEighths = new StringBuilder("(a3 - y)*w5*a1*(1 - a1)*x1 + 1");
        for (int i = -24; i <= 24; i++) zeroAtEighths.append("*(w1 - ").append(i).append("/8)");
        assertThat(w1(zeroAtEighths.toString()).verdict()).isInstanceOf(Wrong.class);
    }

    @Test
    void thePointNamesExactlyWhatTheTwoDependOn() {
        Program two = formulas("J = (w1*x - y)^2 + (w2*x)^2");
        Wrong wrong = (Wrong) ruling(two, "w1", "2*(w1*x - y)").verdict();
        assertThat(wrong.counterexample().orElseThrow().point()).containsOnlyKeys("w1", "x", "y");
    }

    @Test
    void whatIsNowhereDefinedIsUndecidedAndSaysWhatWasTried() {
        Ruling ruling = w1("sqrt(-1 - w1^2)*x1");
        assertThat(ruling.verdict()).isInstanceOfSatisfying(Undecided.class, u -> assertThat(u.reason()).contains("0 real points"));
    }

    @Test
    void whatAgreesWhereverOneLooksButNotEverywhereIsNotCalledRight() {
        Ruling ruling = w1("(a3 - y)*w5*a1*(1 - a1)*max(x1, -1000000)");
        assertThat(ruling.verdict()).isInstanceOfSatisfying(Undecided.class, u -> assertThat(u.reason()).contains("differ").contains("at all 84 real points"));
    }

    @Test
    void anAbsoluteValueIsRightOnlyWhereItIsTheDerivative() {
        Program modulus = formulas("J = w*abs(w)/2");
        assertThat(ruling(modulus, "w", "abs(w)").verdict()).isInstanceOf(Right.class);
        assertThat(ruling(modulus, "w", "sqrt(w^2)").verdict()).isInstanceOf(Right.class);
        assertThat(ruling(modulus, "w", "w").verdict()).isInstanceOf(Wrong.class);
    }

    @Test
    void deepNestingEndsAndIsRight() {
        String same = "w1";
        for (int i = 0; i < 200; i++) same = "log(exp(" + same + "))";
        assertThat(w1("(a3 - y)*w5*a1*(1 - a1)*x1 + " + same + " - w1").verdict()).isInstanceOf(Right.class);
    }

    @Test
    void towersOfPowersEnd() {
        assertThat(w1("x1^x1^x1^x1^x1^x1").verdict()).isNotInstanceOf(Right.class);
        assertThat(w1("(a3 - y)*w5*a1*(1 - a1)*x1^1000000000").verdict()).isNotInstanceOf(Right.class);
    }

    /** The roots of a strange answer are of such a degree that no later answer could be proved at the same points. */
    @Test
    void aStrangeAnswerDoesNotSpoilTheNextOnes() {
        Answer right = answer(program, "w1", formula("(a3 - y)*w5*a1*(1 - a1)*x1"));
        Answer other = answer(program, "w1", formula("(a3 - y)*w5*a1*(-1 + a1)*(-x1)"));
        assertThat(judge.judge(right, List.of()).verdict()).isInstanceOf(Right.class);
        judge.judge(answer(program, "w1", formula("(a3 - y)^(412975035/206487517)*w5^(475639361/237819680)*a1^(819065805/409532902)")), List.of());
        assertThat(judge.judge(other, List.of()).verdict()).isInstanceOf(Right.class);
    }

    @Test
    void manyAnswersInARowAreJudgedAsTheFirstWas() {
        Answer right = answer(program, "w1", formula("(a3 - y)*w5*a1*(1 - a1)*x1"));
        Answer wrong = answer(program, "w1", formula("(a3 - y)*w5*a1*x1"));
        for (int i = 0; i < 2_100; i++) {
            assertThat(judge.judge(right, List.of()).verdict()).isInstanceOf(Right.class);
            if (i % 100 == 0) assertThat(judge.judge(wrong, List.of()).verdict()).isInstanceOf(Wrong.class);
        }
    }

    // ---- where it has a value

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            (a3 - y)*w5*a1*(1 - a1)*x1^2/x1                | x1 = 0
            (a3 - y)*w5^2/w5*a1*(1 - a1)*x1                | w5 = 0
            (a3 - y)*w5*a1*(1 - a1)*exp(log(x1))           | x1 ≤ 0
            (a3 - y)*w5*a1*(1 - a1)*sqrt(x1)^2             | x1 ≤ 0
            (a3 - y)*w5*a1*(1 - a1)*x1*z1^2*z1^(-2)        | z1 = 0
            (a3 - y)*w5*a1*(1 - a1)*x1*(z1 - z2)/(z1 - z2) | z1 - z2 = 0
            (a3 - y)*w5*a1*(1 - a1)*x1*y/y                 | y = 0
            """)
    void aFormThatIsUndefinedSomewhereIsRightWithARemark(String formula, String where) {
        Ruling ruling = w1(formula);
        assertThat(ruling.verdict()).isInstanceOf(Right.class);
        assertThat(ruling.remarks()).containsExactly(new Remark(Remark.Kind.SMALLER_DOMAIN, List.of(where)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "(-y/a3 + (1 - y)/(1 - a3))*a3*(1 - a3)*w5*a1*(1 - a1)*x1",
        "(a3 - y)*w5*a1^2/a1*(1 - a1)*x1",
        "(a3 - y)*w5*exp(log(a1))*(1 - a1)*x1",
        "(a3 - y)*w5*a1*(1 - a1)*x1*(1 + x1^2)/(1 + x1^2)",
        "(a3 - y)*w5*a1*(1 - a1)*x1*exp(z1)/exp(z1)"})
    void whatIsNeverZeroNeedsNoRemark(String formula) {
        assertThat(w1(formula).remarks()).isEmpty();
    }

    @Test
    void whereTheTruthIsUndefinedTooThereIsNothingToRemark() {
        Program quotient = formulas("J = y*log(p/q)");
        assertThat(ruling(quotient, "p", "y/p").remarks()).isEmpty();
    }

    // ---- chains

    @Test
    void theFirstFalseStepIsNamedAndWhatStandsBeforeIt() {
        Ruling ruling = w1("(a3 - y)*w5*a1*(1 - a1)*x1", "(a3 - y)*w5*(a1 - a1^2)*x1", "(a3 - y)*w5*a1*x1 + a1^2", "a1");
        assertThat(ruling.verdict()).isInstanceOf(Wrong.class);
        assertThat(ruling.endIsRight()).isFalse();
        assertThat(ruling.firstWrongStep()).hasValueSatisfying(step -> {
            assertThat(step.index()).isEqualTo(2);
            assertThat(step.before()).contains("a1 - a1^2");
            assertThat(step.after()).contains("+ a1^2");
        });
    }

    @Test
    void aFalseSignInTheMiddleIsNotHiddenByARightEnd() {
        Ruling ruling = w1("(y - a3)*w5*a1*(1 - a1)*x1", "(a3 - y)*w5*a1*(1 - a1)*x1");
        assertThat(ruling.verdict()).isInstanceOf(Wrong.class);
        assertThat(ruling.firstWrongStep()).hasValueSatisfying(step -> {
            assertThat(step.index()).isZero();
            assertThat(step.before()).isEqualTo("dJ/dw1");
        });
        assertThat(ruling.endIsRight()).isTrue();
    }

    @Test
    void aStepThatCannotBeReadDoesNotSpoilTheEnd() {
        Answer answer = answer(program, "w1", unreadable("by the chain rule"), formula("(a3 - y)*w5*a1*(1 - a1)*x1"));
        assertThat(judge.judge(answer, List.of()).verdict()).isInstanceOf(Right.class);
    }

    @Test
    void anEndThatCannotBeReadIsUnreadable() {
        Answer answer = answer(program, "w1", formula("(a3 - y)*w5*a1*(1 - a1)*x1"), unreadable("obvious"));
        assertThat(judge.judge(answer, List.of()).verdict()).isInstanceOf(Unreadable.class);
    }

    // ---- the answerer's own lines

    private static OwnName own(String name, String value, String truth) {
        return new OwnName(name, FormulaReader.read(value), Optional.ofNullable(truth).map(FormulaReader::read));
    }

    @Test
    void ownLinesArePutIn() {
        Answer answer = answer(program, "w1", formula("d1*x1"));
        List<OwnName> lines = List.of(own("d3", "a3 - y", "a3 - y"), own("d1", "d3*w5*a1*(1 - a1)", null));
        assertThat(judge.judge(answer, lines).verdict()).isInstanceOf(Right.class);
    }

    @Test
    void anEarlierMistakeIsCarriedForwardIntoWhatFollowsRightly() {
        Answer answer = answer(program, "w1", formula("d1*x1"));
        List<OwnName> lines = List.of(own("d3", "y - a3", "a3 - y"), own("d1", "d3*w5*a1*(1 - a1)", null));
        Ruling ruling = judge.judge(answer, lines);
        assertThat(ruling.verdict()).isInstanceOfSatisfying(Wrong.class, wrong -> assertThat(wrong.carriedForward()).isTrue());
        assertThat(ruling.carriedFrom()).contains(lines.getFirst());
    }

    @Test
    void aFurtherMistakeIsNotExcusedByAnEarlierOne() {
        Answer answer = answer(program, "w1", formula("d3*w5*x1"));
        Ruling ruling = judge.judge(answer, List.of(own("d3", "y - a3", "a3 - y")));
        assertThat(ruling.verdict()).isInstanceOfSatisfying(Wrong.class, wrong -> assertThat(wrong.carriedForward()).isFalse());
        assertThat(ruling.carriedFrom()).isEmpty();
    }

    @Test
    void twoMistakesThatCancelAreRight() {
        Answer answer = answer(program, "w1", formula("-d3*w5*a1*(1 - a1)*x1"));
        assertThat(judge.judge(answer, List.of(own("d3", "y - a3", "a3 - y"))).verdict()).isInstanceOf(Right.class);
    }

    // ---- arrays

    private Ruling firstLayer(int rows, String... entries) {
        return judge.judge(firstLayerAnswer(rows, entries), List.of());
    }

    private Answer firstLayerAnswer(int rows, String... entries) {
        Gradient gradient = Gradient.of(program);
        List<String> by = List.of("w1", "w2", "w3", "w4");
        Quantity quantity = new Quantity("dJ/dW1", Formulas.symbol("…"), program.root(), by, 2);
        Grid truth = new Grid(2, 2, by.stream().map(gradient::ofRoot).toList());
        List<Expr> values = new ArrayList<>();
        for (String entry : entries) values.add(FormulaReader.read(entry));
        Step step = step(new Grid(rows, entries.length / rows, values));
        return new Answer(quantity, program, truth, List.of(step), new Place("answer", 1, 1));
    }

    private Ruling outputLayer(int rows, String... entries) {
        Gradient gradient = Gradient.of(program);
        List<String> by = List.of("w5", "w6");
        Quantity quantity = new Quantity("dJ/dW2", Formulas.symbol("…"), program.root(), by, 1);
        Grid truth = new Grid(1, 2, by.stream().map(gradient::ofRoot).toList());
        Step step = step(new Grid(rows, entries.length / rows, Stream.of(entries).map(FormulaReader::read).toList()));
        return judge.judge(new Answer(quantity, program, truth, List.of(step), new Place("answer", 1, 1)), List.of());
    }

    @Test
    void everyEntryMustBeRight() {
        String[] right = {"(a3 - y)*w5*a1*(1 - a1)*x1", "(a3 - y)*w5*a1*(1 - a1)*x2", "(a3 - y)*w6*a2*(1 - a2)*x1", "(a3 - y)*w6*a2*(1 - a2)*x2"};
        assertThat(firstLayer(2, right).verdict()).isInstanceOf(Right.class);
        right[2] = "(a3 - y)*w5*a2*(1 - a2)*x1";
        assertThat(firstLayer(2, right).verdict()).isInstanceOfSatisfying(Wrong.class,
                wrong -> assertThat(wrong.counterexample().orElseThrow().entry()).isEqualTo("w3"));
    }

    @Test
    void aRowForAColumnIsRightByConvention() {
        assertThat(outputLayer(1, "(a3 - y)*a1", "(a3 - y)*a2").remarks()).isEmpty();
        Ruling turned = outputLayer(2, "(a3 - y)*a1", "(a3 - y)*a2");
        assertThat(turned.verdict()).isInstanceOf(Right.class);
        assertThat(turned.remarks()).containsExactly(new Remark(Remark.Kind.ROW_LAYOUT, List.of("2×1", "1×2")));
    }

    @Test
    void aSquareMatrixThatIsTransposedIsWrong() {
        Answer answer = firstLayerAnswer(2, "(a3 - y)*w5*a1*(1 - a1)*x1", "(a3 - y)*w6*a2*(1 - a2)*x1", "(a3 - y)*w5*a1*(1 - a1)*x2", "(a3 - y)*w6*a2*(1 - a2)*x2");
        CheckedAnswer checked = new Examiner().examine(answer, List.of());
        assertThat(checked.verdict()).isInstanceOf(Wrong.class);
        assertThat(checked.diagnoses().getFirst().mistakes().getFirst().kind()).isEqualTo(MistakeClass.TRANSPOSED);
    }

    @Test
    void anotherShapeIsWrongWithoutNumbers() {
        assertThat(outputLayer(1, "a3 - y").verdict()).isEqualTo(new Wrong(Optional.empty(), false));
    }
}
