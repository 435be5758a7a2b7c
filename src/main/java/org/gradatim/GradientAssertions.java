package org.gradatim;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.gradatim.graph.Model;
import org.gradatim.parse.SpecReader;

/**
 * Assertions that a gradient written by hand is that of its function, for any test framework: a wrong one throws an
 * {@link AssertionError} that says which entries differ, by how much, and what they have in common.
 *
 * {@snippet :
 * assertThatGradient(x -> x[0] * x[0] * Math.sin(x[1]))
 *         .at(1.5, 0.3)
 *         .matches(x -> new double[] {2 * x[0] * Math.sin(x[1]), x[0] * x[0] * Math.cos(x[1])});
 * }
 *
 * <p>A function need not be a network; it is known by its values alone. Where a spec says what it computes
 * ({@link GradientAssert#derivedFrom}), the truth is the symbolic gradient and a failure explains the mistake.
 */
public final class GradientAssertions {
    private GradientAssertions() {}

    /** The gradient of a function of several numbers. The function must not change its argument. */
    public static GradientAssert assertThatGradient(ToDoubleFunction<double[]> function) {
        return new GradientAssert(function);
    }

    /** The derivative of a function of one number. */
    public static DerivativeAssert assertThatDerivative(DoubleUnaryOperator function) {
        return new DerivativeAssert(new GradientAssert(x -> function.applyAsDouble(x[0])));
    }

    /** The gradient of a function of named numbers, which stand in this order in points and gradients. */
    public static GradientAssert assertThatGradientByName(ToDoubleFunction<Map<String, Double>> function, String... names) {
        String[] order = names.clone();
        return new GradientAssert(x -> function.applyAsDouble(Names.map(order, x))).named(order);
    }

    /** The gradient of the cost that a spec describes, by its parameters. Without {@link GradientAssert#at} at the spec's own values. */
    public static GradientAssert assertThatGradientOf(Path spec) {
        return assertThatGradientOf(SpecReader.read(spec));
    }

    /** The gradient of a model's cost, by its parameters. */
    public static GradientAssert assertThatGradientOf(Model model) {
        CostFunction cost = new CostFunction(model);
        GradientAssert assertion = new GradientAssert(cost).of(model);
        return model.values().isEmpty() ? assertion : assertion.at(cost.ownPoint());
    }

    /** Numbers by name. */
    static final class Names {
        private Names() {}

        static Map<String, Double> map(String[] names, double[] values) {
            if (names.length != values.length) {
                throw new IllegalArgumentException("there are " + names.length + " names (" + String.join(", ", names) + ") and " + values.length + " numbers");
            }
            Map<String, Double> map = new LinkedHashMap<>();
            for (int i = 0; i < names.length; i++) map.put(names[i], values[i]);
            return map;
        }

        static double[] array(String[] names, Map<String, Double> values) {
            if (names.length == 0) throw new IllegalStateException("numbers by name need an order: call named(…) first");
            return Arrays.stream(names).mapToDouble(name -> {
                Double value = values.get(name);
                if (value == null) throw new IllegalArgumentException("there is no number for " + name + "; there are " + String.join(", ", values.keySet()));
                return value;
            }).toArray();
        }
    }
}
