package org.gradatim.check.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gradatim.check.answer.CheckedAnswer;
import org.gradatim.check.answer.CheckedAnswer.Right;
import org.gradatim.check.answer.CheckedAnswer.Unreadable;
import org.gradatim.check.answer.CheckedAnswer.Wrong;
import org.gradatim.check.answer.Remark;
import org.gradatim.check.mistake.MistakeClass;
import org.gradatim.check.numbers.Target.Entry;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Model;
import org.gradatim.parse.SpecReader;
import org.gradatim.parse.numbers.NumbersReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumericCheckerTest {
    /** Two inputs, two layers with biases, three examples, a penalty. */
    private static final String NET = """
            network:
              inputs: [x1, x2]
              layers:
                - {units: 3, activation: tanh}
                - {units: 1, activation: sigmoid}
            loss: binary_crossentropy
            regularization: {l2: 0.3}
            initialization: {scheme: glorot_uniform, seed: 7}
            training: {learning_rate: 0.5, epochs: 10}
            data:
              - {x: [1.0, 2.0], y: 1}
              - {x: [-0.5, 0.3], y: 0}
              - {x: [0.7, -1.1], y: 1}
            """;

    private static Model net() {
        return SpecReader.read(NET, Path.of(""), "net.yaml");
    }

    private static Model twoNeurons() {
        return SpecReader.read(Path.of("examples/two-neurons.yaml"));
    }

    private static NumericReport json(Model model, String json) {
        return NumericChecker.of(model).check(NumbersReader.read(json.getBytes(StandardCharsets.UTF_8), "answer.json", NumbersReader.Format.JSON));
    }

    private static double truth(Model model, String name) {
        return new Truth(model, 0.5).gradient(Entry.of(name));
    }

    private static Map<String, Double> gradient(Model model) {
        Map<String, Double> gradient = new LinkedHashMap<>();
        for (String name : model.program().parameters()) gradient.put(name, truth(model, name));
        return gradient;
    }

    private static MistakeClass first(CheckedAnswer answer) {
        return answer.diagnoses().getFirst().mistakes().getFirst().kind();
    }

    // ---- digits

    @ParameterizedTest
    @CsvSource({"0.08216704, 0.0821, true", "0.08216704, 0.0822, true", "0.08216704, 0.0823, false", "0.08216704, 0.0820, false", "0.08216704, 0.082, true",
        "0.08216704, 0.08, true", "0.08216704, 0.1, true", "0.08216704, 0.0, false", "0.08216704, 0, false", "0.004, 0.00, true", "0.006, 0.00, false",
        "3.4, 3, false", "3, 3, true", "3, 3.0, true", "392.6, 393, true", "392.6, -393., false", "-392.7, -393., true", "0.000177005, 1.77e-04, true",
        "0.000179, 1.77e-04, false", "1.9, 1, false", "0.1966, 0.20, true", "0.3932, 0.39, true", "0.3932, 0.40, false", "-0.18037, -0.19, false", "0.123456, 0.12347, false", "0.123456, 0.12344, false", "0.3971399, 0.3972, true", "0.3971399, 0.3973, false", "0.1234561, 0.12346, true", "0.1234561, 0.12345, true", "0.3932, 0.41, false",
        "0.1234567890123456, 0.1234567890123400, true", "0.1234567890123456, 0.123456789123456, true", "0.1234567890123456, 0.12345679012345600, false"})
    void aNumberIsRightToItsDigits(double truth, String given, boolean right) {
        Model model = SpecReader.read("definitions: [J = g*w]\nconstants: {g: " + truth + "}\nparameters: {w: 0}\n", Path.of(""), "line.yaml");
        assertThat(json(model, "{\"w\": \"" + given + "\"}").answers().getFirst().verdict() instanceof Right).isEqualTo(right);
    }

    @Test
    void aShortNumberAmongFullOnesIsExact() {
        Model model = SpecReader.read("definitions: [J = 0.46*u + 0.1234567890123456*v + 0.6543210987654321*w]\nparameters: {u: 0, v: 0, w: 0}\n", Path.of(""), "line.yaml");
        String full = "\"v\": 0.1234567890123456, \"w\": 0.6543210987654321}";
        assertThat(json(model, "{\"u\": 0.5, " + full).answers().getFirst().verdict()).isInstanceOf(Wrong.class);
        assertThat(json(model, "{\"u\": 0.46, " + full).answers().getFirst().verdict()).isInstanceOf(Right.class);
        assertThat(json(model, "{\"u\": 0.5}").answers().getFirst().verdict()).isInstanceOf(Right.class);
    }

    @Test
    void noFiniteNumberIsRightWhereNoneIsGiven() {
        assertThat(json(twoNeurons(), "{\"w1\": NaN, \"w2\": Infinity, \"w3\": \"nan\"}").answers()).allSatisfy(a -> assertThat(a.verdict()).isInstanceOf(Wrong.class));
    }

    @Test
    void whatIsLeftOfACancellationIsZero() {
        Model model = SpecReader.read("definitions: [J = (a - b)*w]\ninputs: [a, b]\nparameters: {w: 1}\ndata: [{a: 0.3, b: 0.1}, {a: 0.1, b: 0.3}]\n", Path.of(""), "zero.yaml");
        assertThat(json(model, "{\"w\": 2.7755575615628914e-17}").answers().getFirst().verdict()).isInstanceOf(Right.class);
        assertThat(json(model, "{\"w\": 2.7155575615628914e-9}").answers().getFirst().verdict()).isInstanceOf(Wrong.class);
    }

    // ---- names

    @ParameterizedTest
    @ValueSource(strings = {"w1", "dw1", "dJ/dw1", "dL/dw1", "dJ_dw1", "dJdw1", "∂J/∂w₁", "grad_w1", "w1_grad", "w1.grad", "grad:w1", "gradients.w1", "d w1", "w_1", "w1_11", "dw1_11", "gradient.dJ/dw1"})
    void aGradientHasManyNames(String key) {
        Model model = twoNeurons();
        CheckedAnswer answer = json(model, "{\"" + key + "\": " + truth(model, "w1") + "}").answers().getFirst();
        assertThat(answer.verdict()).isInstanceOf(Right.class);
        assertThat(answer.text()).isEqualTo("dJ/dw1");
    }

    static Stream<String> arrays() {
        return Stream.of("{\"dW1\": %s, \"db1\": %s, \"dW2\": %s, \"db2\": %s}", "{\"W1\": %s, \"b1\": %s, \"W2\": %s, \"b2\": %s}",
                "{\"fc1.weight\": %s, \"fc1.bias\": %s, \"fc2.weight\": %s, \"fc2.bias\": %s}", "{\"0.weight\": %s, \"0.bias\": %s, \"2.weight\": %s, \"2.bias\": %s}",
                "{\"W1.grad\": %s, \"b1.grad\": %s, \"W2.grad\": %s, \"b2.grad\": %s}", "{\"dJ/dW1\": %s, \"dJ/db1\": %s, \"dJ/dW2\": %s, \"dJ/db2\": %s}",
                "{\"grads\": {\"dW1\": %s, \"db1\": %s, \"dW2\": %s, \"db2\": %s}}");
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void layersAreArrays(String json) {
        Map<String, Double> g = gradient(net());
        List<Double> v = new ArrayList<>(g.values());
        // The program names the weights and the bias of one neuron after the other.
        String w1 = "[[%s,%s],[%s,%s],[%s,%s]]".formatted(g.get("w1"), g.get("w2"), g.get("w3"), g.get("w4"), g.get("w5"), g.get("w6"));
        String text = json.formatted(w1, "[" + g.get("b1") + "," + g.get("b2") + "," + g.get("b3") + "]", "[[" + g.get("w7") + "," + g.get("w8") + "," + g.get("w9") + "]]", "[" + g.get("b4") + "]");
        assertThat(json(net(), text).answers()).hasSize(4).allSatisfy(a -> assertThat(a.verdict()).as(a.text()).isInstanceOf(Right.class));
        assertThat(json(net(), v.toString()).answers().getFirst().verdict()).isInstanceOf(Right.class);
    }

    @Test
    void aTransposedArrayIsRightAndSaidToBeTransposedUnlessItIsSquare() {
        Map<String, Double> g = gradient(net());
        CheckedAnswer turned = json(net(), "{\"dW1\": [[%s,%s,%s],[%s,%s,%s]]}".formatted(g.get("w1"), g.get("w3"), g.get("w5"), g.get("w2"), g.get("w4"), g.get("w6"))).answers().getFirst();
        assertThat(turned.verdict()).isInstanceOf(Right.class);
        assertThat(turned.remarks()).extracting(Remark::kind).containsExactly(Remark.Kind.ROW_LAYOUT);
        Map<String, Double> two = gradient(twoNeurons());
        CheckedAnswer square = json(twoNeurons(), "{\"dW1\": [[%s,%s],[%s,%s]]}".formatted(two.get("w1"), two.get("w3"), two.get("w2"), two.get("w4"))).answers().getFirst();
        assertThat(first(square)).isEqualTo(MistakeClass.TRANSPOSED);
    }

    @Test
    void whatCannotBeRelatedIsUnreadableAndSpoilsNothingElse() {
        List<CheckedAnswer> answers = json(twoNeurons(), "{\"w7\": 1, \"dW1\": [1, 2, 3], \"x1\": 1, \"w1\": " + truth(twoNeurons(), "w1") + "}").answers();
        assertThat(answers.subList(0, 2)).allSatisfy(a -> assertThat(a.verdict()).isInstanceOf(Unreadable.class));
        assertThat(((Unreadable) answers.get(0).verdict()).error()).hasMessageContaining("`w7`").hasMessageContaining("answer.json:1:2");
        assertThat(((Unreadable) answers.get(1).verdict()).error()).hasMessageContaining("has the shape 3").hasMessageContaining("2×2");
        assertThat(answers.get(3).verdict()).isInstanceOf(Right.class);
    }

    @Test
    void rolesAreRead() {
        Model model = net();
        double g = truth(model, "w1");
        double w = model.values().get("w1");
        String json = "{\"neggrad:w1\": %s, \"delta:w1\": %s, \"new:w1\": %s, \"w1_new\": %s}".formatted(-g, -0.5 * g, w - 0.5 * g, w - 0.5 * g);
        assertThat(json(model, json).answers()).hasSize(4).allSatisfy(a -> assertThat(a.verdict()).as(a.text()).isInstanceOf(Right.class));
    }

    @Test
    void errorSignalsOfAllExamplesMayHaveTheMeanInThemOrNot() {
        Model model = net();
        Truth truth = new Truth(model, 0.5);
        double[] part = {truth.gradient(new Entry("z4", 0)), truth.gradient(new Entry("z4", 1)), truth.gradient(new Entry("z4", 2))};
        assertThat(json(model, "{\"dZ2\": [[%s,%s,%s]]}".formatted(part[0], part[1], part[2])).answers().getFirst().verdict()).isInstanceOf(Right.class);
        CheckedAnswer own = json(model, "{\"dZ2\": [[%s,%s,%s]]}".formatted(3 * part[0], 3 * part[1], 3 * part[2])).answers().getFirst();
        assertThat(own.verdict()).isInstanceOf(Right.class);
        assertThat(own.remarks()).extracting(Remark::kind).containsExactly(Remark.Kind.ONE_EXAMPLE);
    }

    @Test
    void withoutNumbersInTheSpecNothingCanBeChecked() {
        Model symbolic = SpecReader.read("definitions: [J = g*w]\n", Path.of(""), "line.yaml");
        assertThatThrownBy(() -> NumericChecker.of(symbolic)).isInstanceOf(InputException.class).hasMessageContaining("add `parameters`");
    }

    // ---- what was done wrong

    private static NumericReport wrong(Model model, UnaryOperator<Map<String, Double>> mistake) {
        return NumericChecker.of(model).check(mistake.apply(gradient(model)));
    }

    private static Map<String, Double> scaled(Map<String, Double> gradient, double factor, String... names) {
        Map<String, Double> scaled = new LinkedHashMap<>(gradient);
        for (String name : names.length == 0 ? gradient.keySet().toArray(String[]::new) : names) scaled.put(name, factor * gradient.get(name));
        return scaled;
    }

    @ParameterizedTest
    @CsvSource({"-1, SIGN", "3, MISSING_ONE_OVER_M", "0.3333333333333333, EXTRA_ONE_OVER_M", "2, CONSTANT_FACTOR", "-0.5, UPDATE_INSTEAD_OF_GRADIENT", "1.7, CONSTANT_FACTOR"})
    void whatTheWholeGradientIsOffByIsSaidAtOnce(double factor, MistakeClass expected) {
        NumericReport report = wrong(net(), g -> scaled(g, factor));
        assertThat(report.answers()).allSatisfy(a -> assertThat(first(a)).isEqualTo(expected));
        assertThat(report.patterns()).hasSize(1);
        assertThat(report.patterns().getFirst().scope()).isEqualTo(new Pattern.Scope.Everywhere());
        assertThat(report.right()).isEmpty();
    }

    @Test
    void aFactorOfOneLayerIsSaidToBeOfThatLayer() {
        NumericReport report = wrong(net(), g -> scaled(g, 2, "w1", "w2", "w3", "w4", "w5", "w6", "b1", "b2", "b3"));
        assertThat(report.patterns().getFirst().scope()).isEqualTo(new Pattern.Scope.Layer(1));
        assertThat(report.right()).containsExactlyInAnyOrder("w7", "w8", "w9", "b4");
    }

    @Test
    void theStepAndTheParameterAfterItAreToldFromTheGradient() {
        NumericReport report = wrong(net(), g -> {
            Map<String, Double> updated = new LinkedHashMap<>();
            g.forEach((name, slope) -> updated.put(name, net().values().get(name) - 0.5 * slope));
            return updated;
        });
        assertThat(report.answers()).allSatisfy(a -> assertThat(first(a)).isEqualTo(MistakeClass.UPDATE_INSTEAD_OF_GRADIENT));
    }

    @Test
    void aForgottenPenaltyIsFoundByTheWeightsThatHaveOne() {
        Truth truth = new Truth(net(), 0.5);
        NumericReport report = wrong(net(), g -> {
            Map<String, Double> bare = new LinkedHashMap<>();
            g.keySet().forEach(name -> bare.put(name, truth.withoutPenalty(name)));
            return bare;
        });
        assertThat(report.right()).containsExactlyInAnyOrder("b1", "b2", "b3", "b4");
        assertThat(report.patterns().getFirst().mistakes().getFirst().kind()).isEqualTo(MistakeClass.REGULARISATION_MISSING);
        assertThat(report.answers()).filteredOn(a -> a.verdict() instanceof Wrong).allSatisfy(a -> assertThat(first(a)).isEqualTo(MistakeClass.REGULARISATION_MISSING));
    }

    @Test
    void aMistakeInTheDerivationIsFoundByItsNumber() {
        Model model = twoNeurons();
        double a1 = new Truth(model, 0.1).value(Entry.of("a1"));
        NumericReport report = wrong(model, g -> scaled(g, 1 / (a1 * (1 - a1)), "w1", "w2"));
        assertThat(report.answers().subList(0, 2)).allSatisfy(a -> assertThat(first(a)).isEqualTo(MistakeClass.MISSING_ACTIVATION_DERIVATIVE));
        assertThat(report.right()).containsExactly("w3", "w4", "w5", "w6");
    }

    @ParameterizedTest
    @CsvSource({"w1, w3, WRONG_VARIABLE"})
    void gradientsThatWereMixedUpAreNamed(String name, String other, MistakeClass expected) {
        NumericReport report = wrong(net(), g -> {
            Map<String, Double> mixed = new LinkedHashMap<>(g);
            mixed.put(name, g.get(other));
            return mixed;
        });
        assertThat(first(report.answers().getFirst())).isIn(expected, MistakeClass.WRONG_INDEX);
    }

    @Test
    void aSlipOfThePenIsFoundWhereNothingElseExplainsIt() {
        String right = String.format(Locale.ROOT, "%.6f", truth(net(), "w2"));
        int at = right.length() - 3;
        while (Math.abs(right.charAt(at) - right.charAt(at + 1)) < 2) at--;
        String swapped = right.substring(0, at) + right.charAt(at + 1) + right.charAt(at) + right.substring(at + 2);
        CheckedAnswer answer = json(net(), "{\"w2\": \"" + swapped + "\"}").answers().getFirst();
        assertThat(first(answer)).isEqualTo(MistakeClass.ARITHMETIC);
        CheckedAnswer point = json(net(), "{\"w2\": \"" + String.format(Locale.ROOT, "%.5f", 10 * truth(net(), "w2")) + "\"}").answers().getFirst();
        assertThat(first(point)).isEqualTo(MistakeClass.ARITHMETIC);
    }

    @Test
    void aLargeNetworkIsCheckedAtOnce() {
        String row = String.join(",", Collections.nCopies(60, "0.5"));
        Model model = SpecReader.read("""
                network: {inputs: 60, layers: [{units: 100, activation: tanh}, {units: 30, activation: relu}, {units: 1, activation: sigmoid}]}
                loss: binary_crossentropy
                initialization: {scheme: glorot_uniform, seed: 7}
                data: [{x: [%s], y: 1}, {x: [%s], y: 0}]
                """.formatted(row, row.replace("0.5", "-0.3")), Path.of(""), "large.yaml");
        Map<String, Double> half = new LinkedHashMap<>();
        for (String name : model.program().parameters()) half.put(name, 0.5);
        assertThat(NumericChecker.of(model).check(half).wrong()).hasSize(half.size());
    }
}
