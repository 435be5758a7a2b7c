package org.gradatim.check.mistake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Grid;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;
import org.gradatim.parse.FormulaReader;
import org.gradatim.parse.SpecReader;
import org.gradatim.prove.Prover;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnoserTest {
    private static final Program TWO_NEURONS = SpecReader.read("""
            network:
              inputs: [x1, x2]
              layers:
                - {units: 2, activation: sigmoid}
                - {units: 1, activation: sigmoid}
              bias: false
            loss: binary_crossentropy
            """, Path.of(""), "test.yaml").program();

    /** Three examples, a penalty, a bias, and m as a name. */
    private static final Program THREE_EXAMPLES = formulas(List.of("m", "lam", "w", "b"),
            "z^(1) = w*x^(1) + b", "z^(2) = w*x^(2) + b", "z^(3) = w*x^(3) + b",
            "a^(1) = tanh(z^(1))", "a^(2) = tanh(z^(2))", "a^(3) = tanh(z^(3))",
            "L^(1) = 1/2*(a^(1) - y^(1))^2", "L^(2) = 1/2*(a^(2) - y^(2))^2", "L^(3) = 1/2*(a^(3) - y^(3))^2",
            "J = 1/m*(L^(1) + L^(2) + L^(3)) + lam/(2*m)*w^2");

    /** A program of formulas in which an example's index is written x^(1). */
    private static Program formulas(List<String> parameters, String... definitions) {
        List<String> inputs = new ArrayList<>();
        List<String> targets = new ArrayList<>();
        for (String example : List.of("^(1)", "^(2)", "^(3)")) {
            inputs.add("x" + example);
            targets.add("y" + example);
        }
        Program.Builder builder = Program.builder().inputs(inputs).targets(targets).parameters(parameters);
        for (String d : definitions) {
            int equals = d.indexOf(" = ");
            builder.define(d.substring(0, equals), indexed(d.substring(equals + 3)));
        }
        return builder.build();
    }

    /** Reads {@code a^(1)} as one name. */
    private static Expr indexed(String formula) {
        Expr read = FormulaReader.read(formula.replaceAll("([A-Za-z]+)\\^\\(([1-3])\\)", "$1_example_$2"));
        return Traversal.replace(read, e -> e instanceof Var v && v.name().contains("_example_")
                ? Var.of(v.name().replace("_example_", "^(") + ")") : null);
    }

    private static List<String> kinds(Program program, String by, Expr answer) {
        List<Diagnosis> diagnoses = Diagnoser.of(program).diagnose(program.root(), by, answer);
        assertThat(diagnoses).as(answer.toString()).isNotEmpty();
        return diagnoses.getFirst().mistakes().stream().map(m -> m.kind().key()).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            (a3-y)*w5*x1                                  | missing-activation-derivative
            (a3-y)*a1*(1-a1)*x1                           | chain-term-missing
            (a3-y)*w5*a1*(1-a1)                           | chain-term-missing
            (y-a3)*w5*a1*(1-a1)*x1                        | sign
            2*(a3-y)*w5*a1*(1-a1)*x1                      | constant-factor
            (a3-y)*a3*(1-a3)*w5*a1*(1-a1)*x1              | wrong-loss-derivative
            (a3-y)*w5*a1*(1-a1)*x2                        | wrong-index
            (a3-y)*w6*a1*(1-a1)*x1                        | wrong-index
            (a3-y)*w5*a2*(1-a2)*x1                        | wrong-index
            (a3-y)*w5*a3*(1-a3)*x1                        | applied-derivative-at-wrong-point
            (a3-y)*w5*sigmoid(a1)*(1-sigmoid(a1))*x1      | applied-derivative-at-wrong-point
            (a3-y)*w5*sigmoid(x1)*(1-sigmoid(x1))*x1      | uses-x-instead-of-z
            (a3-y)*w5*z1*(1-z1)*x1                        | uses-z-instead-of-a
            (a3-y)*w5*(1-a1^2)*x1                         | wrong-activation-derivative
            (a3-y)*w5*sigmoid(z1)*x1                      | wrong-activation-derivative
            (a3-y)*w5*a1*(1-a1)*w1                        | wrong-variable
            (a3-y)*w5*a1*(1-a1)*x1 + 0.01*w1              | regularisation-extra
            (a3-y)*w5*a1*(1-a1)*x1 + mu*w1/2              | regularisation-extra
            (a3-y)*w5*a1*(1-a1)*x1*w6                     | extra-factor
            (a3-y)*w6*a2*(1-a2)*x1                        | wrong-variable
            (a3-y)*a1                                     | wrong-variable
            (a3-y)*w5^2*a1*(1-a1)*x1                      | extra-factor
            a3*w5*a1*(1-a1)*x1                            | chain-term-missing
            (1-y)/(1-a3)*a3*(1-a3)*w5*a1*(1-a1)*x1        | chain-term-missing
            a3-y*w5*a1*(1-a1)*x1                          | misplaced-parenthesis
            (a3-y)*w5*a1*1-a1*x1                          | misplaced-parenthesis
            (a3-y)+w5*a1*(1-a1)*x1                        | wrong-operator
            w1-alpha*(a3-y)*w5*a1*(1-a1)*x1               | update-instead-of-gradient
            -lr*(a3-y)*w5*a1*(1-a1)*x1                    | update-instead-of-gradient
            (a3-y)*(w5-eta*(a3-y)*a1)*a1*(1-a1)*x1        | uses-updated-weights
            sigmoid(w1*x1)*(1-sigmoid(w1*x1))*w5*(a3-y)*x1 | term-missing-in-forward-value
            (a3-y)*x1                                     | chain-term-missing
            """)
    void oneMistakeIsNamed(String answer, String kind) {
        assertThat(kinds(TWO_NEURONS, "w1", FormulaReader.read(answer))).containsExactly(kind);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            (y-a3)*w6*a1*(1-a1)*x1                        | wrong-index sign
            2*(a3-y)*w5*x1                                | missing-activation-derivative constant-factor
            (a3-y)*w5*z1*(1-z1)*x2                        | uses-z-instead-of-a wrong-index
            (a3-y)*a3*(1-a3)*w5*a1*x1                     | wrong-activation-derivative wrong-loss-derivative
            (a3-y)*a3*(1-a3)*a1*(1-a1)*x1                 | wrong-loss-derivative chain-term-missing
            (a3-y)*w6*x1                                  | missing-activation-derivative wrong-index
            """)
    void twoMistakesAreNamedTogether(String answer, String both) {
        assertThat(kinds(TWO_NEURONS, "w1", FormulaReader.read(answer))).containsExactlyInAnyOrder(both.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            w | (a^(1)-y^(1))*(1-a^(1)^2)*x^(1) + (a^(2)-y^(2))*(1-a^(2)^2)*x^(2) + (a^(3)-y^(3))*(1-a^(3)^2)*x^(3) + lam*w | missing-1/m
            w | (a^(1)-y^(1))*(1-a^(1)^2)*x^(1) + (a^(2)-y^(2))*(1-a^(2)^2)*x^(2) + (a^(3)-y^(3))*(1-a^(3)^2)*x^(3) + lam/m*w | missing-1/m
            w | 1/m^2*((a^(1)-y^(1))*(1-a^(1)^2)*x^(1) + (a^(2)-y^(2))*(1-a^(2)^2)*x^(2) + (a^(3)-y^(3))*(1-a^(3)^2)*x^(3)) + lam/m*w | extra-1/m
            w | 1/m*((a^(1)-y^(1))*x^(1) + (a^(2)-y^(2))*x^(2) + (a^(3)-y^(3))*x^(3)) + lam/m*w | missing-activation-derivative
            w | 1/m*((a^(1)-y^(1))*(1-a^(1)^2)*x^(1) + (a^(2)-y^(2))*(1-a^(2)^2)*x^(2) + (a^(3)-y^(3))*(1-a^(3)^2)*x^(3)) | regularisation-missing
            w | 1/m*((a^(1)-y^(1))*(1-a^(1)^2)*x^(1) + (a^(2)-y^(2))*(1-a^(2)^2)*x^(2) + (a^(3)-y^(3))*(1-a^(3)^2)*x^(3)) + 2*lam/m*w | regularisation-factor
            w | 1/m*((a^(1)-y^(1))*(1-a^(1)^2)*x^(1) + (a^(2)-y^(2))*(1-a^(2)^2)*x^(2) + (a^(3)-y^(3))*(1-a^(3)^2)*x^(3)) + lam*w | regularisation-factor
            w | 1/m*((a^(1)-y^(1))*(1-a^(1)^2)*x^(1) + (a^(2)-y^(2))*(1-a^(2)^2)*x^(2) + (a^(3)-y^(3))*(1-a^(3)^2)*x^(3)) + w/m | regularisation-factor
            w | 1/m*(a^(1)-y^(1))*(1-a^(1)^2)*x^(1) + lam/m*w | sum-over-examples-missing
            w | 1/m*((a^(1)-y^(1))*(1-a^(1)^2)*x^(2) + (a^(2)-y^(2))*(1-a^(2)^2)*x^(2) + (a^(3)-y^(3))*(1-a^(3)^2)*x^(3)) + lam/m*w | wrong-example
            b | 1/m*((a^(1)-y^(1))*(1-a^(1)^2) + (a^(2)-y^(2))*(1-a^(2)^2) + (a^(3)-y^(3))*(1-a^(3)^2)) + lam/m*b | regularisation-extra
            b | (a^(1)-y^(1))*(1-a^(1)^2) + (a^(2)-y^(2))*(1-a^(2)^2) + (a^(3)-y^(3))*(1-a^(3)^2) | missing-1/m
            b | 1/m*((a^(1)-y^(1))*(1-z^(1)^2) + (a^(2)-y^(2))*(1-z^(2)^2) + (a^(3)-y^(3))*(1-z^(3)^2)) | uses-z-instead-of-a
            """)
    void mistakesOverSeveralExamplesAreNamed(String by, String answer, String kind) {
        assertThat(kinds(THREE_EXAMPLES, by, indexed(answer))).containsExactly(kind);
    }

    @Test
    void aRightAnswerHasNoMistake() {
        assertThat(Diagnoser.of(TWO_NEURONS).diagnose("J", "w1", FormulaReader.read("x1*w5*(a1-a1^2)*(a3-y)"))).isEmpty();
    }

    @Test
    void everyExplanationIsProvedToGiveTheAnswer() {
        Prover prover = new Prover(TWO_NEURONS);
        Diagnoser diagnoser = Diagnoser.of(TWO_NEURONS);
        for (String answer : List.of("(a3-y)*w5*x1", "2*(y-a3)*w6*a1*(1-a1)*x1", "(a3-y)*w5*a1*(1-a1)*w1")) {
            for (Diagnosis d : diagnoser.diagnose("J", "w1", FormulaReader.read(answer))) {
                assertThat(prover.equal(d.variant(), FormulaReader.read(answer)).isProved()).isTrue();
            }
        }
    }

    @Test
    void thePlaceIsTheLocalDerivative() {
        Mistake mistake = Diagnoser.of(TWO_NEURONS).diagnose("J", "w1", FormulaReader.read("(a3-y)*w5*x1")).getFirst().mistakes().getFirst();
        assertThat(mistake.whereText()).isEqualTo("∂a1/∂z1");
        assertThat(mistake.formulas()).hasSize(2);
        assertThat(mistake.where().toString()).contains("WRONG");
    }

    /** A function of one quantity between two others is an activation, of whatever kind. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            log(1 + exp(w*x + b))         | (v*a - y)*v*x
            sin(w*x + b)                  | (v*a - y)*v*x
            exp(-(w*x + b)^2)             | (v*a - y)*v*x
            (w*x + b)^2/(1 + (w*x + b)^2) | (v*a - y)*v*x
            (w*x + b)*sigmoid(w*x + b)    | (v*a - y)*v*x
            """)
    void theDerivativeOfAnyFunctionOfOneQuantityCanBeMissing(String function, String answer) {
        assertThat(kinds(ofOneWeight(Map.of("a", function)), "w", FormulaReader.read(answer))).containsExactly("missing-activation-derivative");
        Map<String, String> named = new TreeMap<>(Comparator.reverseOrder());
        named.putAll(Map.of("z", "w*x + b", "a", function.replace("w*x + b", "z")));
        assertThat(kinds(ofOneWeight(named), "w", FormulaReader.read(answer))).containsExactly("missing-activation-derivative");
    }

    private static Program ofOneWeight(Map<String, String> definitions) {
        Program.Builder builder = Program.builder().inputs(List.of("x")).targets(List.of("y")).parameters(List.of("w", "b", "v"));
        definitions.forEach((name, value) -> builder.define(name, FormulaReader.read(value)));
        builder.define("J", FormulaReader.read("1/2*(v*a - y)^2"));
        return builder.build();
    }

    private static List<Diagnosis> explained(String answer) {
        return Diagnoser.of(TWO_NEURONS).diagnose("J", "w1", FormulaReader.read(answer));
    }

    @Test
    void oneLostFactorIsNotToldAgainAsAPartOfTheChain() {
        assertThat(explained("(a3-y)*w5*x1")).hasSize(1);
    }

    @Test
    void aWrongSignIsToldOnce() {
        assertThat(explained("(y-a3)*w5*a1*(1-a1)*x1")).hasSize(1);
    }

    @Test
    void severalLostFactorsAreAllMarked() {
        Mistake mistake = explained("(a3-y)*x1").getFirst().mistakes().getFirst();
        assertThat(mistake.variant()).isEqualTo("several");
        assertThat(mistake.where().toString().split("role=WRONG", -1)).hasSize(3);
    }

    @Test
    void aWrongOperationIsShownWithWhatIsMeantInItsPlace() {
        String written = "(a3-y)+w5*a1*(1-a1)*x1";
        Mistake mistake = explained(written).getFirst().mistakes().getFirst();
        assertThat(mistake.variant()).isEqualTo("written");
        assertThat(mistake.formulas()).containsExactly(TWO_NEURONS.symbols().of(FormulaReader.read("(a3-y)*w5*a1*(1-a1)*x1")), TWO_NEURONS.symbols().of(FormulaReader.read(written)));
    }

    @Test
    void aTermTooManyIsNoFactor() {
        assertThat(explained("(a3-y)*w5*a1*(1-a1)*(x1+x2)").getFirst().mistakes().getFirst().variant()).isEqualTo("term");
    }

    @Test
    void anUpdatedWeightIsShownWithTheGradientInFactors() {
        Mistake mistake = Diagnoser.of(TWO_NEURONS).diagnose("J", "w1", FormulaReader.read("(a3-y)*(w5-eta*(a3-y)*a1)*a1*(1-a1)*x1")).getFirst().mistakes().getFirst();
        assertThat(mistake.formulas().get(1)).isEqualTo(TWO_NEURONS.symbols().of(FormulaReader.read("w5 - eta*(a3-y)*a1")));
    }

    @Test
    void whatNoMistakeExplainsIsTheTrueOneTimesAFactor() {
        List<Diagnosis> diagnoses = Diagnoser.of(TWO_NEURONS).diagnose("J", "w1", FormulaReader.read("(a3-y)*w5*a1*(1-a1)*x1*2/(1-a2)^2"));
        Mistake first = diagnoses.getFirst().mistakes().getFirst();
        assertThat(first.kind()).isEqualTo(MistakeClass.UNEXPLAINED);
        assertThat(first.variant()).isEqualTo("quotient");
    }

    @Test
    void whatHasNothingOfTheDerivationPartsFromItAtTheFirstFactor() {
        List<Diagnosis> diagnoses = Diagnoser.of(TWO_NEURONS).diagnose("J", "w1", FormulaReader.read("w5*sin(x1)"));
        assertThat(diagnoses).extracting(d -> d.mistakes().getFirst().variant()).containsExactly("first-factor");
        assertThat(diagnoses.getFirst().mistakes().getFirst().whereText()).isEqualTo("∂J/∂a3");
    }

    @Test
    void namesThatTheProgramLacksAreRefused() {
        assertThatThrownBy(() -> Diagnoser.of(TWO_NEURONS).diagnose("J", "w9", FormulaReader.read("1"))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("w9");
    }

    @Test
    void aWrongNumberIsAmongTheVariants() {
        Map<String, Double> point = Map.of("x1", 1.0, "x2", 2.0, "y", 1.0, "w1", 0.2, "w2", -0.4, "w3", 0.7, "w4", 0.1, "w5", 0.5, "w6", -0.3);
        List<Variant> variants = Diagnoser.of(TWO_NEURONS).variantsAt("J", "w1", List.of(point), List.of(Rational.of(1, 2)));
        double z1 = 0.2 - 0.8;
        double a1 = 1 / (1 + Math.exp(-z1));
        double a2 = 1 / (1 + Math.exp(-0.9));
        double a3 = 1 / (1 + Math.exp(-(0.5 * a1 - 0.3 * a2)));
        assertThat(variants).anySatisfy(v -> {
            assertThat(v.value()).isCloseTo((a3 - 1) * 0.5, within(1e-12));
            assertThat(v.mistakes().get().getFirst().kind()).isEqualTo(MistakeClass.MISSING_ACTIVATION_DERIVATIVE);
        });
        double updated = 0.5 - 0.5 * (a3 - 1) * a1;
        assertThat(variants).anySatisfy(v -> {
            assertThat(v.value()).isCloseTo((a3 - 1) * updated * a1 * (1 - a1), within(1e-12));
            assertThat(v.mistakes().get().getFirst().kind()).isEqualTo(MistakeClass.USES_UPDATED_WEIGHTS);
        });
    }

    private static Grid grid(int rows, int columns, String... entries) {
        return new Grid(rows, columns, Arrays.stream(entries).map(FormulaReader::read).toList());
    }

    private static final List<String> HIDDEN = List.of("w1", "w2", "w3", "w4");
    private static final Grid TRUTH = grid(2, 2, "(a3-y)*w5*a1*(1-a1)*x1", "(a3-y)*w5*a1*(1-a1)*x2", "(a3-y)*w6*a2*(1-a2)*x1", "(a3-y)*w6*a2*(1-a2)*x2");

    private static List<String> kinds(Grid answer) {
        return Diagnoser.of(TWO_NEURONS).diagnoseGrid("J", HIDDEN, TRUTH, answer).getFirst().mistakes().stream().map(m -> m.kind().key()).toList();
    }

    @Test
    void aMistakeInAllEntriesIsToldOnce() {
        Grid answer = grid(2, 2, "(a3-y)*w5*x1", "(a3-y)*w5*x2", "(a3-y)*w6*x1", "(a3-y)*w6*x2");
        assertThat(kinds(answer)).containsExactly("missing-activation-derivative");
    }

    @Test
    void transposedAndExchangedArraysAreToldAsAWhole() {
        List<Expr> e = TRUTH.entries();
        assertThat(kinds(new Grid(2, 2, List.of(e.get(0), e.get(2), e.get(1), e.get(3))))).containsExactly("transposed");
        assertThat(kinds(new Grid(2, 2, List.of(e.get(2), e.get(3), e.get(0), e.get(1))))).containsExactly("wrong-index");
    }

    @Test
    void sumsAlongTheWrongAxisAndMissingSumsAreTold() {
        Grid sums = grid(2, 1, "(a3-y)*w5*a1*(1-a1)*(x1+x2)", "(a3-y)*w6*a2*(1-a2)*(x1+x2)");
        assertThat(kinds(sums)).containsExactly("sum-over-wrong-axis");
        Grid diagonal = grid(2, 1, "(a3-y)*w5*a1*(1-a1)*x1", "(a3-y)*w6*a2*(1-a2)*x2");
        assertThat(kinds(diagonal)).containsExactly("elementwise-for-matrix-product");
    }
}
