package org.gradatim;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.gradatim.check.assertion.EntryFinding;
import org.gradatim.check.assertion.EntryFinding.Kind;
import org.gradatim.check.assertion.GradientComparison;
import org.gradatim.graph.Model;
import org.gradatim.parse.SpecReader;

/**
 * An assertion about the gradient of one function; {@link GradientAssertions} begins it. Points and options first, then what is
 * asserted: {@code matches}.
 */
public final class GradientAssert {
    /** Differences have nine digits and more of a smooth function; a wrong gradient is off by far more than the seventh. */
    public static final double DEFAULT_RELATIVE_ERROR = 1e-6;

    /** Random points lie between -1 and 1, where activations are neither flat nor large. */
    private static final double RANDOM_RANGE = 1;

    private final ToDoubleFunction<double[]> function;
    private final List<double[]> points = new ArrayList<>();
    private String[] names = {};
    private double tolerance = DEFAULT_RELATIVE_ERROR;
    private boolean withoutKinks;
    private String description = "";
    private Optional<Model> model = Optional.empty();
    private int randomPoints;
    private long seed;

    GradientAssert(ToDoubleFunction<double[]> function) {
        this.function = function;
    }

    /** Says in messages what is checked. */
    public GradientAssert as(String text) {
        description = text;
        return this;
    }

    /** Adds a point. Those given before stay, except the spec's own, which the first point replaces. */
    public GradientAssert at(double... point) {
        if (point.length == 0) throw new IllegalArgumentException("a point needs a number");
        if (model.isPresent()) points.clear();
        points.add(point.clone());
        return this;
    }

    /** Adds a point by the names of its numbers; their order is that of {@link #named}. */
    public GradientAssert at(Map<String, Double> point) {
        return at(GradientAssertions.Names.array(names, point));
    }

    /** Adds random points, always the same ones for a seed; their number of coordinates is that of the names or of another point. */
    public GradientAssert atRandomPoints(int count, long randomSeed) {
        if (count < 1) throw new IllegalArgumentException("at least one random point is needed, not " + count);
        randomPoints = count;
        seed = randomSeed;
        return this;
    }

    /** Names the numbers of a point and the entries of its gradient, for messages. */
    public GradientAssert named(String... order) {
        names = order.clone();
        return this;
    }

    /** Up to which relative error two numbers are equal; {@link #DEFAULT_RELATIVE_ERROR} where this is not said. */
    public GradientAssert withinRelativeError(double error) {
        if (!(error > 0 && error < 1)) throw new IllegalArgumentException("a relative error lies between 0 and 1, not at " + error);
        tolerance = error;
        return this;
    }

    /** Passes over entries where the function has a kink, as at the corner of a ReLU. Where all have one, the assertion fails. */
    public GradientAssert excludingKinks() {
        withoutKinks = true;
        return this;
    }

    /** The spec of what the function computes: the function is held to it, and a failure is explained by its symbolic gradient. */
    public GradientAssert derivedFrom(Path spec) {
        return of(SpecReader.read(spec));
    }

    /** As {@link #derivedFrom(Path)}, for a model. The order of the parameters is the model's. */
    public GradientAssert of(Model described) {
        model = Optional.of(described);
        return names.length == 0 ? named(described.program().parameters().toArray(String[]::new)) : this;
    }

    // ---- what is asserted

    /** Asserts that this function gives the gradient, at every point. */
    public GradientAssert matches(UnaryOperator<double[]> gradient) {
        for (double[] point : allPoints()) whole(point, handedOut(gradient, point));
        return this;
    }

    /** Asserts that these are the entries of the gradient, at every point; usually there is one. */
    public GradientAssert matches(double... gradient) {
        for (double[] point : allPoints()) whole(point, gradient);
        return this;
    }

    /** Asserts that this is the gradient by name; of names that are left out nothing is asserted. */
    public GradientAssert matches(Map<String, Double> gradient) {
        if (gradient.isEmpty()) throw new AssertionError(begin("the gradient has no entry"));
        List<String> order = List.of(names);
        int[] only = gradient.keySet().stream().mapToInt(name -> {
            if (!order.contains(name)) throw new AssertionError(begin("the gradient has an entry `" + name + "`; there are " + String.join(", ", order)));
            return order.indexOf(name);
        }).toArray();
        double[] given = gradient.values().stream().mapToDouble(Double::doubleValue).toArray();
        for (double[] point : allPoints()) check(point, only, given);
        return this;
    }

    /** Asserts one entry, counted from 0, at every point. */
    public GradientAssert matchesEntry(int index, double value) {
        for (double[] point : allPoints()) {
            if (index < 0 || index >= point.length) throw new AssertionError(begin("there is no entry " + index + ": the point has " + point.length + " coordinates"));
            check(point, new int[] {index}, new double[] {value});
        }
        return this;
    }

    /** Asserts one entry as a function of the point. */
    public GradientAssert matchesEntry(int index, ToDoubleFunction<double[]> entry) {
        for (double[] point : allPoints()) {
            if (index < 0 || index >= point.length) throw new AssertionError(begin("there is no entry " + index + ": the point has " + point.length + " coordinates"));
            check(point, new int[] {index}, new double[] {entry.applyAsDouble(point.clone())});
        }
        return this;
    }

    private List<double[]> allPoints() {
        List<double[]> all = new ArrayList<>(points);
        if (randomPoints > 0) {
            int size = names.length > 0 ? names.length : points.isEmpty() ? 0 : points.getFirst().length;
            if (size == 0) throw new IllegalStateException("random points need a number of coordinates: name them by named(…)");
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < randomPoints; i++) all.add(random.doubles(size, -RANDOM_RANGE, RANDOM_RANGE).toArray());
        }
        if (all.isEmpty()) throw new IllegalStateException("a gradient is compared at points: call at(…) or atRandomPoints(…)");
        return all;
    }

    /** The gradient at the point, from a function that may not touch the point. */
    private double[] handedOut(UnaryOperator<double[]> gradient, double[] point) {
        double[] argument = point.clone();
        double[] result = gradient.apply(argument);
        if (!Arrays.equals(argument, point)) {
            throw new AssertionError(begin("the gradient function changes its argument: it was called with " + Arrays.toString(point)
                    + " and left " + Arrays.toString(argument) + "; let it work on a copy"));
        }
        if (result == null) throw new AssertionError(begin("the gradient function gives null"));
        return result.clone();
    }

    private void whole(double[] point, double[] gradient) {
        if (gradient.length != point.length) {
            throw new AssertionError(begin("the gradient has " + gradient.length + " entries, the point " + point.length + "; each number of the point needs one"));
        }
        check(point, IntStream.range(0, point.length).toArray(), gradient);
    }

    private void check(double[] point, int[] only, double[] given) {
        if (names.length > 0 && names.length != point.length) {
            throw new AssertionError(begin("the point has " + point.length + " numbers and there are " + names.length + " names: " + String.join(", ", names)));
        }
        requireSteady(point);
        model.ifPresent(described -> requireSameFunction(described, point));
        GradientComparison comparison = GradientComparison.of(function, point, only, given, tolerance);
        List<EntryFinding> counted = comparison.entries().stream().filter(e -> !(withoutKinks && e.kind() == Kind.KINK)).toList();
        GradientMessage message = new GradientMessage(names, point, tolerance, comparison);
        if (counted.isEmpty()) throw new AssertionError(begin("the function has a kink in every entry at " + message.pointText() + ", so that nothing could be checked"));
        if (counted.stream().allMatch(e -> e.kind() == Kind.AGREES)) {
            model.ifPresent(described -> requireSymbolic(described, point, only, given, message));
            return;
        }
        String explained = model.map(described -> explanation(described, point, only, given)).orElse("");
        throw new AssertionError(begin(message.text(counted)) + explained);
    }

    /** A function with dropout, or one that keeps its sums, has no gradient that differences could find. */
    private void requireSteady(double[] point) {
        double[] argument = point.clone();
        double first = function.applyAsDouble(argument);
        if (!Arrays.equals(argument, point)) throw new AssertionError(begin("the function changes its argument: it was called with " + Arrays.toString(point) + " and left " + Arrays.toString(argument)));
        double again = function.applyAsDouble(point.clone());
        if (Double.compare(first, again) != 0) throw new AssertionError(begin("the function gives " + first + " and then " + again + " at one and the same point; a gradient needs a function"));
    }

    private void requireSameFunction(Model described, double[] point) {
        double here = function.applyAsDouble(point.clone());
        double there = new CostFunction(described).applyAsDouble(point);
        boolean same = Math.abs(here - there) <= tolerance * Math.max(Math.abs(here), Math.abs(there));
        if (!same) throw new AssertionError(begin("the function is not what the spec describes: it gives " + here + ", the spec " + there + " at " + new GradientMessage(names, point, tolerance, null).pointText()));
    }

    /** The symbolic gradient has all digits, and is asked also where differences agree. */
    private void requireSymbolic(Model described, double[] point, int[] only, double[] given, GradientMessage message) {
        double[] truth = SymbolicTruth.of(described, point).gradient();
        for (int k = 0; k < only.length; k++) {
            double size = Math.max(Math.abs(given[k]), Math.abs(truth[only[k]]));
            if (!(Math.abs(given[k] - truth[only[k]]) <= tolerance * size + SymbolicTruth.ROUNDING)) {
                throw new AssertionError(begin(message.name(only[k]) + " is " + given[k] + ", by the symbolic derivative " + truth[only[k]]) + explanation(described, point, only, given));
            }
        }
    }

    private String explanation(Model described, double[] point, int[] only, double[] given) {
        return SymbolicTruth.of(described, point).explanation(only, given);
    }

    private String begin(String what) {
        return description.isEmpty() ? what : "[" + description + "] " + what;
    }
}
