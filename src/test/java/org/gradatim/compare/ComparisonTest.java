package org.gradatim.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.gradatim.Examples;
import org.gradatim.check.IdentityProof;
import org.gradatim.derive.Derivation;
import org.gradatim.derive.RandomNetworks;
import org.gradatim.eval.Evaluation;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Expr;
import org.gradatim.graph.Data;
import org.gradatim.graph.Model;
import org.gradatim.graph.Network;
import org.gradatim.graph.Program;
import org.gradatim.graph.Questions;
import org.gradatim.parse.SpecReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComparisonTest {
    private static final int NETWORKS = 20;
    private static final int PAIRS = 4;

    private final Derivation twoNeurons = Examples.read("two-neurons").derivation();

    @Test
    void weightsOfTwoNeuronsOnOneInputDifferThroughTheWeightsAndSlopesThatFollow() {
        Comparison c = Comparison.of(twoNeurons, "w1", "w3");
        assertThat(c.common().powers()).extracting(p -> p.toExpr().toString()).containsExactly("a3 - y", "x1");
        assertThat(c.differing()).extracting(d -> d.left() + " against " + d.right()).containsExactly("w5 against w6", "a1*(1 - a1) against a2*(1 - a2)");
        assertThat(c.difference().toExpr()).hasToString("(a3 - y)*x1*(w5*a1*(1 - a1) - w6*a2*(1 - a2))");
        assertThat(equations(c.conditions())).containsExactly("a3 = y", "x1 = 0", "w5*a1*(1 - a1) = w6*a2*(1 - a2)");
        assertThat(c.sufficient()).extracting(Equation::toString).containsExactly("w1 = w3", "w2 = w4", "w5 = w6");
    }

    @Test
    void whereTheNeuronsStartEqualTheWeightsThatFollowDecide() {
        Decisive decisive = Comparison.of(twoNeurons, "w1", "w3").decisive().getFirst();
        assertThat(decisive.assumed()).extracting(Equation::toString).containsExactly("w1 = w3", "w2 = w4");
        assertThat(decisive.equation()).hasToString("w5 = w6");
        assertThat(equations(decisive.given())).containsExactly("a3 = y", "x1 = 0");
    }

    @Test
    void weightsOfOneNeuronDifferThroughTheirInputsAlone() {
        Comparison c = Comparison.of(twoNeurons, "w1", "w2");
        assertThat(c.alignment().factors()).filteredOn(f -> !f.equal()).singleElement()
                .satisfies(f -> assertThat(f.left().orElseThrow().value() + " " + f.right().orElseThrow().value()).isEqualTo("x1 x2"));
        assertThat(equations(c.conditions())).containsExactly("a3 = y", "w5 = 0", "x1 = x2");
        assertThat(c.coincidence()).isEmpty();
    }

    @Test
    void equalOutputsOfNeuronsAreFollowedToTheirInputs() {
        Condition outputs = Comparison.of(twoNeurons, "w5", "w6").conditions().getLast();
        assertThat(equations(List.of(outputs))).containsExactly("a1 = a2");
        assertThat(equations(List.of(outputs.followed(twoNeurons.program()).orElseThrow()))).containsExactly("w1*x1 + w2*x2 = w3*x1 + w4*x2");
    }

    @Test
    void chainsOfDifferentLayersPartWhereTheirWaysDo() {
        Alignment alignment = Comparison.of(twoNeurons, "w1", "w5").alignment();
        assertThat(alignment.parallel()).isFalse();
        assertThat(alignment.parting()).isEqualTo("z3");
        assertThat(alignment.factors()).filteredOn(AlignedFactor::isPair).hasSize(2).allMatch(AlignedFactor::equal);
    }

    @Test
    void aPenaltyTellsWeightsApartThatTheLossDoesNot() {
        Derivation derivation = derive("network: {inputs: [p, q], layers: [{units: 1, activation: tanh}], bias: false}\n"
                + "loss: half_squared_error\nregularization: {l2: 0.1}");
        Comparison c = Comparison.of(derivation, "w1", "w2");
        assertThat(c.alignment().direct()).isPresent();
        assertThat(c.differing()).extracting(d -> d.left() + " against " + d.right()).containsExactly("p against q", "lam*w1 against lam*w2");
        assertThat(Comparison.of(derive("definitions: ['z = w1 + w2', 'J = z^2']"), "w1", "w2").alwaysEqual()).isTrue();
        assertThat(c.alwaysEqual()).isFalse();
    }

    @Test
    void severalPathsBetweenTwoNamesAreOneFactorOfTheAlignment() {
        Derivation deep = derive("network: {inputs: 2, layers: [{units: 2, activation: tanh}, {units: 2, activation: tanh}, {units: 1}], bias: false}\n"
                + "loss: mean_squared_error");
        Alignment alignment = Comparison.of(deep, "w1", "w3").alignment();
        assertThat(alignment.factors()).extracting(f -> f.left().orElseThrow().of() + "/" + f.left().orElseThrow().by())
                .containsExactly("J/a5", "a5/z5", "z5/a1", "a1/z1", "z1/w1");
        assertThat(Comparison.of(deep, "w1", "w3").sufficient()).extracting(Equation::toString).containsExactly("w1 = w3", "w2 = w4", "w5 = w6", "w7 = w8");
    }

    @Test
    void factorsThatAreNeverZeroAreNoWayToAgree() {
        Derivation derivation = derive("definitions: ['z1 = w1*x1', 'z2 = w2*x2', 'J = exp(z1)*softplus(z2)']\ninputs: [x1, x2]");
        assertThat(equations(Comparison.of(derivation, "w1", "w2").conditions())).noneMatch(e -> e.endsWith("exp(z1) = 0"));
        Derivation tanh = derive("network: {inputs: [u, v], layers: [{units: 1, activation: tanh}], bias: false}\nloss: mean_squared_error");
        assertThat(equations(Comparison.of(tanh, "w1", "w2").conditions())).containsExactly("a1 = y", "u = v");
    }

    static IntStream seeds() {
        return IntStream.range(0, NETWORKS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theDifferenceIsWhatItSaysAtAnyPoint(int seed) {
        Derivation derivation = random(seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (Comparison c : somePairs(derivation, random)) {
            Map<String, Double> point = point(derivation.program(), random);
            double left = value(derivation.program(), c.left().result(), point);
            double right = value(derivation.program(), c.right().result(), point);
            assertThat(value(derivation.program(), c.difference().toExpr(), point)).isCloseTo(left - right, within(1e-9 * (1 + Math.abs(left) + Math.abs(right))));
            if (c.alignment().direct().isPresent()) continue;
            Expr product = Arithmetic.times(c.common().toExpr(), Arithmetic.minus(product(c, true), product(c, false)));
            assertThat(value(derivation.program(), product, point)).isCloseTo(left - right, within(1e-9 * (1 + Math.abs(left) + Math.abs(right))));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void equationsThatAreEnoughMakeTheTwoEqualToTheLastDigits(int seed) {
        Derivation derivation = random(seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (Comparison c : somePairs(derivation, random)) {
            if (c.sufficient().isEmpty()) continue;
            Map<String, Double> point = point(derivation.program(), random);
            for (int pass = 0; pass < c.sufficient().size(); pass++) c.sufficient().forEach(e -> point.put(e.right(), point.get(e.left())));
            double left = value(derivation.program(), Arithmetic.plus(c.left().result(), c.left().penalty()), point);
            double right = value(derivation.program(), Arithmetic.plus(c.right().result(), c.right().penalty()), point);
            assertThat(left).isCloseTo(right, within(1e-12 * (1 + Math.abs(left))));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aCoincidenceIsOneInDoublePrecisionToo(int seed) {
        Derivation derivation = random(seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (Comparison c : somePairs(derivation, random)) {
            c.coincidence().ifPresent(k -> {
                Map<String, Double> point = new HashMap<>();
                k.point().forEach((name, value) -> point.put(name, value.doubleValue()));
                point.put(k.parameter(), k.parameterValue().doubleValue());
                double expected = k.derivative().doubleValue();
                assertThat(value(derivation.program(), c.left().result(), point)).isCloseTo(expected, within(1e-9 * (1 + Math.abs(expected))));
                assertThat(value(derivation.program(), c.right().result(), point)).isCloseTo(expected, within(1e-9 * (1 + Math.abs(expected))));
            });
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyPairIsInOneGroupOfTheTable(int seed) {
        PairTable table = PairTable.of(random(seed));
        assertThat(table.groups().stream().mapToLong(PairTable.Group::pairs).sum()).isEqualTo(table.pairs());
        for (PairTable.Group group : table.groups()) if (!group.few().isEmpty()) assertThat(group.few()).hasSize((int) group.pairs());
    }

    @Test
    void theTableKnowsDerivativesThatAreTheSameFunction() {
        PairTable table = PairTable.of(derive("inputs: [x]\ndefinitions: ['z = w1*x + w2*x + w3', 'J = tanh(z)']"));
        assertThat(table.groups()).filteredOn(g -> g.reason() == PairTable.Reason.SAME).singleElement()
                .satisfies(g -> assertThat(g.names()).containsExactly("w1", "w2"));
    }

    // ---- networks, points and values

    private static List<Comparison> somePairs(Derivation derivation, SplittableRandom random) {
        List<String> names = derivation.program().parameters();
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < PAIRS && names.size() > 1; i++) {
            int left = random.nextInt(names.size());
            int right = (left + 1 + random.nextInt(names.size() - 1)) % names.size();
            comparisons.add(Comparison.of(derivation, names.get(left), names.get(right)));
        }
        return comparisons;
    }

    private static Expr product(Comparison c, boolean left) {
        return Arithmetic.product(c.differing().stream().map(d -> left ? d.left() : d.right()).toList());
    }

    private static double value(Program program, Expr expr, Map<String, Double> point) {
        Map<String, Double> parameters = new HashMap<>();
        program.parameters().forEach(name -> parameters.put(name, point.get(name)));
        Map<String, double[]> columns = new HashMap<>();
        program.inputs().forEach(name -> columns.put(name, new double[] {point.get(name)}));
        program.targets().forEach(name -> columns.put(name, new double[] {point.get(name)}));
        return Evaluation.of(program, parameters, columns.isEmpty() ? Data.NONE : new Data(columns, 1)).value(expr, 0);
    }

    /** Numbers for everything; targets sum to one, as those of a softmax must. */
    private static Map<String, Double> point(Program program, SplittableRandom random) {
        Map<String, Double> point = new HashMap<>();
        program.leaves().forEach(name -> point.put(name, random.nextDouble(-1, 1)));
        for (String target : program.targets()) point.put(target, 1.0 / program.targets().size());
        return point;
    }

    private static Derivation random(int seed) {
        Network network = RandomNetworks.smooth(seed);
        Program program = network.program(0);
        return IdentityProof.derive(new Model("", program, Optional.of(network), program.parameters(), Map.of(), Optional.empty(), Data.NONE,
                Optional.empty(), Questions.NONE, List.of()));
    }

    private static Derivation derive(String yaml) {
        return IdentityProof.derive(SpecReader.read(yaml, Path.of("").toAbsolutePath(), "spec.yaml"));
    }

    private static List<String> equations(List<Condition> conditions) {
        return conditions.stream().map(c -> c.left() + " = " + c.right()).toList();
    }
}
