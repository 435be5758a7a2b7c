package org.gradatim.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.gradatim.expr.Arithmetic.log;
import static org.gradatim.expr.Arithmetic.minus;
import static org.gradatim.expr.Arithmetic.negate;
import static org.gradatim.expr.Arithmetic.plus;
import static org.gradatim.expr.Arithmetic.power;
import static org.gradatim.expr.Arithmetic.times;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradatim.expr.Activations;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Var;
import org.gradatim.graph.Data;
import org.gradatim.graph.Network;
import org.gradatim.graph.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TapeTest {
    /** Random programs are up to twelve definitions deep and each may magnify the rounding of those before it. */
    private static final double DEEP_TOLERANCE = 1e-9;

    /** Well-conditioned sums and products in another order. */
    private static final double TOLERANCE = 1e-13;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 255, 256, 257, 1000})
    void randomProgramsGiveWhatOneNodeAtATimeGives(int examples) {
        for (long seed = 0; seed < 60; seed++) {
            Program program = RandomPrograms.program(1000L * examples + seed);
            Map<String, Double> parameters = Samples.parameters(program, 1, seed);
            Data data = Samples.data(program, Math.max(1, examples), seed);
            List<Expr> outputs = everyDefinition(program);
            double[][] values = Tape.compile(program, outputs).values(parameters, data);
            for (int i = 0; i < data.size(); i++) {
                NaiveEvaluator naive = new NaiveEvaluator(program, parameters, data, i);
                for (int k = 0; k < outputs.size(); k++) {
                    assertThat(values[k][i]).as("%s of seed %d, example %d", outputs.get(k), seed, i)
                            .isCloseTo(naive.value(outputs.get(k)), within(DEEP_TOLERANCE));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 255, 256, 257, 1000})
    void meansAreTheMeansOfTheValues(int examples) {
        for (long seed = 0; seed < 40; seed++) {
            Program program = RandomPrograms.program(seed);
            Data data = Samples.data(program, examples, seed);
            Map<String, Double> parameters = Samples.parameters(program, 1, seed);
            Tape tape = Tape.compile(program, everyDefinition(program));
            double[] means = tape.means(parameters, data);
            double[][] values = tape.values(parameters, data);
            for (int k = 0; k < tape.outputs(); k++) {
                double mean = java.util.Arrays.stream(values[k]).average().orElseThrow();
                assertThat(means[k]).isCloseTo(mean, within(TOLERANCE * (1 + Math.abs(mean))));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 64, 100, 257})
    void theGradientOfASigmoidNetworkIsWhatItsFormulasGiveNodeByNode(int examples) {
        Network network = Samples.network(Samples.SIGMOID, Optional.empty(), 5, 4, 3);
        Program program = network.program(examples);
        Map<String, Double> parameters = Samples.parameters(program, 1, 1);
        Data data = Samples.data(program, examples, 1);
        List<Expr> gradient = Samples.gradient(network);
        double[] means = Tape.compile(program, gradient).means(parameters, data);
        double[] naive = NaiveEvaluator.means(program, parameters, data, gradient);
        for (int k = 0; k < means.length; k++) {
            assertThat(means[k]).isCloseTo(naive[k], within(TOLERANCE));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 127, 128, 131})
    void wideLayersGiveWhatTheirFormulasGiveNodeByNode(int examples) {
        Network network = Samples.network(Samples.SIGMOID, Optional.of(Rational.of(1, 10)), 20, 18, 2);
        Program program = network.program(examples);
        Map<String, Double> parameters = Samples.parameters(program, 0.5, 1);
        Data data = Samples.data(program, examples, 1);
        List<Expr> gradient = new ArrayList<>(Samples.gradient(network));
        for (int k = 0; k < gradient.size(); k += 3) gradient.set(k, plus(gradient.get(k), Var.of(program.parameters().get(k))));
        gradient.add(5, Const.TWO);
        Tape tape = Tape.compile(program, gradient);
        double[] means = tape.means(parameters, data);
        double[][] values = tape.values(parameters, data);
        NaiveEvaluator last = new NaiveEvaluator(program, parameters, data, examples - 1);
        double[] naive = NaiveEvaluator.means(program, parameters, data, gradient);
        for (int k = 0; k < means.length; k++) {
            assertThat(means[k]).isCloseTo(naive[k], within(TOLERANCE));
            assertThat(values[k][examples - 1]).isCloseTo(last.value(gradient.get(k)), within(TOLERANCE));
        }
    }

    @Test
    void oneExampleGivesTheSameBitsAloneAndAmongOthers() {
        Program program = Samples.sigmoidProgram(2, 2, 2, 1);
        Map<String, Double> parameters = Samples.parameters(program, 1, 3);
        Data one = Samples.data(program, 1, 3);
        Map<String, double[]> twice = new java.util.LinkedHashMap<>();
        one.columns().forEach((name, column) -> twice.put(name, new double[] {column[0], column[0]}));
        Tape tape = Tape.compile(program, everyDefinition(program));
        double[][] alone = tape.values(parameters, one);
        double[][] both = tape.values(parameters, new Data(twice, 2));
        for (int k = 0; k < alone.length; k++) assertThat(both[k]).containsOnly(alone[k][0]);
    }

    @Test
    void whatDependsOnParametersAloneNeedsNoData() {
        Program program = weightsOnly();
        Expr penalty = times(Const.of(Rational.of(1, 2)), plus(power(Var.of("w1"), 2), power(Var.of("w2"), 2)));
        Tape tape = Tape.compile(program, List.of(penalty, Var.of("w2"), Const.of(7), Var.of("c")));
        Map<String, Double> parameters = Map.of("w1", 3.0, "w2", 4.0);
        assertThat(tape.means(parameters, Data.NONE)).containsExactly(12.5, 4, 7, 0.25);
        assertThat(tape.means(parameters, Samples.data(program, 10, 1))).containsExactly(12.5, 4, 7, 0.25);
        assertThat(tape.values(parameters, Samples.data(program, 2, 1))[0]).containsExactly(12.5, 12.5);
    }

    @Test
    void aWeightedInputWithAPenaltyIsOneOutput() {
        Program program = weightsOnly();
        Expr slope = plus(times(Var.of("w1"), Var.of("x")), times(Const.TWO, Var.of("w2")));
        double[] mean = Tape.compile(program, List.of(slope, slope)).means(Map.of("w1", 3.0, "w2", 4.0),
                new Data(Map.of("x", new double[] {1, 2, 3}), 3));
        assertThat(mean).containsExactly(14, 14);
    }

    @Test
    void signsAndRepeatedTermsAreKept() {
        Program program = weightsOnly();
        Var x = Var.of("x");
        Var w1 = Var.of("w1");
        Expr product = times(x, w1);
        List<Expr> outputs = List.of(negate(x), minus(x, product), Apply.of(Arithmetic.ADD, x, x), times(negate(product), x),
                Apply.of(Arithmetic.ADD, negate(product), negate(product), product), negate(w1), minus(w1, Var.of("w2")));
        double[][] values = Tape.compile(program, outputs).values(Map.of("w1", 3.0, "w2", 4.0),
                new Data(Map.of("x", new double[] {1, 2}), 2));
        assertThat(values).isDeepEqualTo(new double[][] {{-1, -2}, {-2, -4}, {2, 4}, {-3, -12}, {-3, -6}, {-3, -3}, {-1, -1}});
    }

    @Test
    void powersOfAnySignAreRight() {
        Program program = weightsOnly();
        List<Expr> outputs = new ArrayList<>();
        for (int n = -20; n <= 20; n++) outputs.add(Apply.of(Arithmetic.POWER, Var.of("x"), Const.of(n)));
        outputs.add(Apply.of(Arithmetic.POWER, Var.of("x"), Const.of(Rational.of(1, 2))));
        double[][] values = Tape.compile(program, outputs).values(Map.of("w1", 0.0, "w2", 0.0),
                new Data(Map.of("x", new double[] {1.7, 0.3}), 2));
        for (int n = -20; n <= 20; n++) {
            double expected = Math.pow(1.7, n);
            assertThat(values[n + 20][0]).isCloseTo(expected, within(TOLERANCE * expected));
        }
        assertThat(values[41][1]).isCloseTo(Math.sqrt(0.3), within(TOLERANCE));
    }

    @Test
    void aLogarithmOfZeroIsMinusInfinityAndOfLessIsNotANumber() {
        Program program = weightsOnly();
        double[][] values = Tape.compile(program, List.of(log(Var.of("x")))).values(Map.of("w1", 0.0, "w2", 0.0),
                new Data(Map.of("x", new double[] {0, -1, 1}), 3));
        assertThat(values[0]).containsExactly(Double.NEGATIVE_INFINITY, Double.NaN, 0);
    }

    @Test
    void oneSaturatedExampleMakesTheMeanInfinite() {
        Program program = Samples.sigmoidProgram(2, 1, 1);
        double[] cost = Tape.compile(program, List.of(Var.of("L"))).means(Map.of("w1", 800.0),
                new Data(Map.of("x1", new double[] {1, -1}, "y", new double[] {0, 0}), 2));
        assertThat(cost[0]).isNotFinite();
    }

    @Test
    void aChainOfAHundredThousandDefinitionsIsNoDeeperThanAnyOther() {
        int length = 100_000;
        Program.Builder builder = Program.builder().inputs(List.of("x")).parameters(List.of("w"));
        Expr last = Var.of("x");
        for (int i = 1; i <= length; i++) last = builder.define("d" + i, plus(last, times(Var.of("w"), Var.of("x"))));
        Program program = builder.build();
        Tape tape = Tape.compile(program, List.of(last));
        Data data = new Data(Map.of("x", new double[] {1, 2}), 2);
        assertThat(tape.means(Map.of("w", 0.5), data)[0]).isEqualTo(1.5 * (1 + 0.5 * length));
        assertThat(tape.block(1000)).as("few registers, however long the chain").isEqualTo(256);
    }

    @Test
    void aSumOfTenThousandTermsIsOneSum() {
        int width = 10_000;
        List<String> inputs = new ArrayList<>();
        List<Expr> terms = new ArrayList<>();
        Map<String, double[]> columns = new java.util.LinkedHashMap<>();
        for (int k = 0; k < width; k++) {
            inputs.add("x" + k);
            terms.add(times(Var.of("w"), Var.of("x" + k)));
            columns.put("x" + k, new double[] {k, 1, 2});
        }
        Program.Builder builder = Program.builder().inputs(inputs).parameters(List.of("w"));
        builder.define("z", Arithmetic.sum(terms));
        double[][] z = Tape.compile(builder.build(), List.of(Var.of("z"))).values(Map.of("w", 2.0), new Data(columns, 3));
        assertThat(z[0]).containsExactly((double) width * (width - 1), 2.0 * width, 4.0 * width);
    }

    @Test
    void theOutputsOfASoftmaxLayerShareTheirExponentials() {
        int width = 200;
        List<String> inputs = new ArrayList<>();
        List<Expr> z = new ArrayList<>();
        Map<String, double[]> columns = new java.util.LinkedHashMap<>();
        for (int k = 0; k < width; k++) {
            inputs.add("x" + k);
            z.add(Var.of("x" + k));
            columns.put("x" + k, new double[] {k, 800});
        }
        Program.Builder builder = Program.builder().inputs(inputs);
        for (int k = 1; k <= width; k++) builder.define("a" + k, Apply.of(Activations.softmax(k), z));
        Program program = builder.build();
        double[][] values = Tape.compile(program, everyDefinition(program)).values(Map.of(), new Data(columns, 2));
        for (int k = 0; k < width; k++) {
            double expected = Math.exp(k - width + 1) * (1 - Math.exp(-1));
            assertThat(values[k][0]).isCloseTo(expected, within(TOLERANCE * expected));
            assertThat(values[k][1]).isCloseTo(1.0 / width, within(TOLERANCE));
        }
    }

    @Test
    void mistakesOfTheCallerAreNamed() {
        Program program = weightsOnly();
        assertThatThrownBy(() -> Tape.compile(program, List.of(Var.of("q")))).hasMessageContaining("`q`");
        Tape tape = Tape.compile(program, List.of(Var.of("x")));
        assertThatThrownBy(() -> tape.means(Map.of("w1", 1.0), Data.NONE)).hasMessageContaining("`w2`");
        assertThatThrownBy(() -> tape.means(new double[2], Data.NONE)).hasMessageContaining("`x`");
        assertThatThrownBy(() -> tape.means(new double[3], Data.NONE)).hasMessageContaining("2 parameters, not 3");
    }

    private static Program weightsOnly() {
        Program.Builder builder = Program.builder().inputs(List.of("x")).parameters(List.of("w1", "w2")).constant("c", Rational.of(1, 4));
        builder.define("z", times(Var.of("w1"), Var.of("x")));
        return builder.build();
    }

    private static List<Expr> everyDefinition(Program program) {
        List<Expr> all = new ArrayList<>();
        for (Program.Definition d : program.definitions()) all.add(Var.of(d.name()));
        all.add(program.penalty());
        return all;
    }
}
