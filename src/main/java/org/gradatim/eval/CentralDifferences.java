package org.gradatim.eval;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradatim.expr.Var;
import org.gradatim.graph.Data;
import org.gradatim.graph.Model;
import org.gradatim.graph.Program;

/**
 * Slopes of the cost without any derivative: (J(w+h) - J(w-h)) / 2h. With an estimate of its error, and with the kinks between
 * w-h and w+h, next to which a difference is no slope.
 */
public final class CentralDifferences {
    /**
     * The cube root of 2⁻⁵², up to a power of two: the error of the formula grows with h², that of rounding with 1/h, and about
     * here their sum is least.
     */
    public static final double RELATIVE_STEP = 0x1p-17;

    /** A computed cost is taken to be off by at least this many units in its last place. */
    private static final double LEAST_NOISE = 2 * Math.ulp(1.0);

    /** The fourth difference of numbers that are off by random amounts of size σ has the size √70 σ, as 1, 4, 6, 4, 1 squared add to 70. */
    private static final double FOURTH_DIFFERENCE = Math.sqrt(70);

    /** Noise is seen in five numbers only and may be larger than it looks by this factor. */
    private static final double SAFETY = 4;

    private final Map<String, Integer> index = new HashMap<>();
    private final Tape cost;
    private final Kinks kinks;
    private final double[] parameters;
    private final Data data;
    private final double costHere;

    /**
     * ∂J/∂w by differences.
     *
     * @param parameter w
     * @param value     (J(w+h) - J(w-h)) / 2h
     * @param error     about how far it may be off, by the formula's error and by rounding; says nothing at a kink
     * @param kink      the first kink or jump between w-h and w+h
     */
    public record Slope(String parameter, double value, double error, Optional<Kink> kink) {}

    private CentralDifferences(Program program, Map<String, Double> parameters, Data data) {
        for (String name : program.parameters()) index.put(name, index.size());
        this.cost = Tape.compile(program, List.of(Var.of(program.root()), program.penalty()));
        this.kinks = new Kinks(program, data);
        this.parameters = cost.parameters(parameters);
        this.data = data;
        this.costHere = cost(this.parameters);
    }

    /**
     * @param parameters the point at which slopes are taken, a value for each parameter
     * @param data       the examples; none for a program without inputs and targets
     */
    public static CentralDifferences of(Program program, Map<String, Double> parameters, Data data) {
        return new CentralDifferences(program, parameters, data);
    }

    /** The model's program at the model's numbers. */
    public static CentralDifferences of(Model model) {
        return of(model.program(), model.values(), model.data());
    }

    /** The slopes in these parameters, in this order; each takes four runs over the examples, and three more to look for kinks. */
    public List<Slope> slopes(Collection<String> names) {
        return names.stream().map(this::slope).toList();
    }

    /**
     * The slope in one parameter.
     *
     * @throws IllegalArgumentException where the program has no parameter of this name
     */
    public Slope slope(String name) {
        Integer w = index.get(name);
        if (w == null) throw new IllegalArgumentException("the program has no parameter `" + name + "`");
        double step = RELATIVE_STEP * Math.max(1, Math.abs(parameters[w]));
        Pair whole = pair(w, step);
        Pair half = pair(w, step / 2);
        double truncation = Math.abs(whole.slope() - half.slope()) * 4 / 3;
        double error = truncation + SAFETY * noise(whole, half) / step;
        return new Slope(name, whole.slope(), error, kinks.first(moved(w, -step), parameters, moved(w, step)));
    }

    /** The costs on both sides, and the distance between the sides as it is, after rounding. */
    private record Pair(double below, double above, double distance) {
        double slope() {
            return (above - below) / distance;
        }
    }

    private Pair pair(int w, double step) {
        double[] below = moved(w, -step);
        double[] above = moved(w, step);
        return new Pair(cost(below), cost(above), above[w] - below[w]);
    }

    /** How far rounding moves a cost. A smooth cost has next to no fourth difference at this step: what there is, is rounding. */
    private double noise(Pair whole, Pair half) {
        double fourth = whole.below() + whole.above() - 4 * (half.below() + half.above()) + 6 * costHere;
        return Math.max(LEAST_NOISE * Math.abs(costHere), Math.abs(fourth) / FOURTH_DIFFERENCE);
    }

    private double[] moved(int w, double by) {
        double[] moved = parameters.clone();
        moved[w] += by;
        return moved;
    }

    private double cost(double[] at) {
        double[] parts = cost.means(at, data);
        return parts[0] + parts[1];
    }
}
