package org.gradatim.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.gradatim.check.Descent;
import org.gradatim.derive.Gradient;
import org.gradatim.derive.RandomNetworks;
import org.gradatim.eval.Tape;
import org.gradatim.expr.Activations;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Losses;
import org.gradatim.expr.Op;
import org.gradatim.expr.Rational;
import org.gradatim.graph.Activation;
import org.gradatim.graph.Data;
import org.gradatim.graph.Model;
import org.gradatim.graph.Naming;
import org.gradatim.graph.Network;
import org.gradatim.graph.Network.Layer;
import org.gradatim.graph.Program;
import org.gradatim.graph.Questions;
import org.gradatim.graph.Training;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The refinement against all that can be tried on tiny networks, and against training. */
class StrongestInvariantTest {
    private static final List<Op> HIDDEN = List.of(Activations.TANH, Activations.SIGMOID, Activations.RELU, Activations.SOFTPLUS, Activations.SILU);
    private static final double[] FIRST_VALUES = {0, 0, 0.5, -0.25};
    /** A ReLU may be off at many points in a row. */
    private static final int POINTS = 64;
    private static final double ROUNDING = 1e-9;

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    static LongStream trainings() {
        return LongStream.range(0, 120);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noStrongerStatementIsInvariantAndNoOtherIsAsStrong(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Model model = model(tiny(random), random, 1);
        Partition found = SymmetryTest.symmetry(model).partition();
        List<Partition> invariant = new ArrayList<>();
        for (Partition candidate : candidates(model)) if (isInvariant(candidate, model, random)) invariant.add(candidate);
        int fewest = invariant.stream().mapToInt(StrongestInvariantTest::freedom).min().orElseThrow();
        assertThat(invariant.stream().filter(p -> freedom(p) == fewest)).as("%s", model.values()).singleElement()
                .satisfies(p -> assertThat(p.classes()).containsExactlyInAnyOrderElementsOf(found.classes()));
    }

    /** How many numbers a point of the set leaves open. */
    private static int freedom(Partition partition) {
        return (int) partition.classes().stream().filter(c -> !c.isFrozen()).count();
    }

    /** Every partition that the first values agree with, each class moving or frozen; frozen ones of one value are one class. */
    private static List<Partition> candidates(Model model) {
        List<List<EqualityClass>> all = new ArrayList<>(List.of(List.of()));
        for (String name : model.program().parameters()) {
            Rational value = Rational.ofShortestDecimal(model.values().get(name));
            List<List<EqualityClass>> next = new ArrayList<>();
            for (List<EqualityClass> classes : all) extend(classes, name, value, model, next);
            all = next;
        }
        return all.stream().map(Partition::new).toList();
    }

    private static void extend(List<EqualityClass> classes, String name, Rational value, Model model, List<List<EqualityClass>> next) {
        boolean frozenOne = false;
        for (int i = 0; i < classes.size(); i++) {
            EqualityClass c = classes.get(i);
            if (!Rational.ofShortestDecimal(model.values().get(c.representative())).equals(value)) continue;
            frozenOne |= c.isFrozen();
            List<String> members = new ArrayList<>(c.members());
            members.add(name);
            List<EqualityClass> joined = new ArrayList<>(classes);
            joined.set(i, new EqualityClass(members, c.frozen()));
            next.add(joined);
        }
        next.add(with(classes, new EqualityClass(List.of(name), Optional.empty())));
        if (!frozenOne) next.add(with(classes, new EqualityClass(List.of(name), Optional.of(value))));
    }

    private static List<EqualityClass> with(List<EqualityClass> classes, EqualityClass more) {
        List<EqualityClass> all = new ArrayList<>(classes);
        all.add(more);
        return all;
    }

    /** In plain numbers, at random points of the set and for random examples. */
    private static boolean isInvariant(Partition set, Model model, SplittableRandom random) {
        Gradient gradient = Gradient.of(model.program());
        List<String> names = model.program().parameters();
        List<Expr> outputs = names.stream().map(gradient::ofRoot).toList();
        Tape tape = Tape.compile(model.program(), outputs);
        for (int i = 0; i < POINTS; i++) {
            Map<String, Double> point = new LinkedHashMap<>();
            for (EqualityClass c : set.classes()) {
                double value = c.frozen().map(Rational::doubleValue).orElse(random.nextDouble(-1, 1));
                c.members().forEach(m -> point.put(m, value));
            }
            double[] slopes = tape.means(point, data(model.network().orElseThrow(), random, 1));
            Map<String, Double> slope = new LinkedHashMap<>();
            for (int k = 0; k < slopes.length; k++) slope.put(names.get(k), slopes[k]);
            for (EqualityClass c : set.classes()) {
                double expected = c.isFrozen() ? 0 : slope.get(c.representative());
                if (c.members().stream().anyMatch(m -> Math.abs(slope.get(m) - expected) > ROUNDING)) return false;
            }
        }
        return true;
    }

    @ParameterizedTest
    @MethodSource("trainings")
    void trainingKeepsWhatIsClaimed(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Network network = seed % 2 == 0 ? RandomNetworks.smooth(seed) : tiny(random);
        Model model = model(network, random, 4);
        Partition found = SymmetryTest.symmetry(model).partition();
        Map<String, Double> trained = Descent.of(model, _ -> { }).trained();
        for (EqualityClass c : found.classes()) {
            double expected = c.isFrozen() ? model.values().get(c.representative()) : trained.get(c.representative());
            for (String name : c.members()) assertThat(Math.abs(trained.get(name) - expected)).as("%s of %s", name, c).isLessThan(ROUNDING);
        }
    }

    private static Network tiny(SplittableRandom random) {
        Activation hidden = RandomNetworks.function(HIDDEN.get(random.nextInt(HIDDEN.size())));
        boolean bias = random.nextBoolean();
        int inputs = bias ? 1 : random.nextInt(1, 3);
        List<Layer> layers = List.of(new Layer(2, hidden, bias), new Layer(1, RandomNetworks.function(Activations.SIGMOID), false));
        return new Network(inputs == 1 ? List.of("x1") : List.of("x1", "x2"), layers, Losses.BINARY_CROSSENTROPY, Optional.empty(), Naming.FLAT);
    }

    private static Model model(Network network, SplittableRandom random, int examples) {
        Program program = network.program(examples);
        Map<String, Double> values = new LinkedHashMap<>();
        for (String name : program.parameters()) values.put(name, FIRST_VALUES[random.nextInt(FIRST_VALUES.length)]);
        return new Model("random", program, Optional.of(network), program.parameters(), values, Optional.empty(), data(network, random, examples),
                Optional.of(new Training(0.1, 40)), Questions.NONE, List.of());
    }

    private static Data data(Network network, SplittableRandom random, int examples) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (String x : network.inputs()) columns.put(x, random.doubles(examples, -2, 2).toArray());
        for (String y : network.targets()) columns.put(y, new double[examples]);
        for (int i = 0; i < examples; i++) {
            List<String> targets = network.targets();
            columns.get(targets.get(random.nextInt(targets.size())))[i] = targets.size() > 1 ? 1 : random.nextInt(2);
        }
        return new Data(columns, examples);
    }
}
