package org.gradatim.graph;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * First weights, drawn row by row, layer by layer; biases start at zero. Schemes, constants and the mean of fan-in and
 * fan-out are those of {@code keras.initializers}; the random numbers are not Keras's, but those of SplitMix64 (Steele,
 * Lea and Flood 2014, as {@link SplittableRandom}), so that one seed gives the same bits everywhere.
 *
 * @param scheme   the distribution
 * @param argument the number that its scheme names: a value, standard deviation, limit or scale
 * @param seed     the seed; without effect on schemes that draw nothing
 */
public record Initialization(Scheme scheme, double argument, long seed) {

    /** One weight from a distribution that may depend on the inputs (fan-in) and units (fan-out) of its layer. */
    @FunctionalInterface
    private interface Rule {
        double weight(Dice dice, double argument, double fanIn, double fanOut);
    }

    /** The distributions, with their names in Keras and the value of their argument where none is given. */
    public enum Scheme {
        /** 0. */
        ZEROS(0, (_, _, _, _) -> 0),
        /** The argument, a value. */
        CONSTANT(0, (_, value, _, _) -> value),
        /** Normal; the argument is the standard deviation, 0.05. */
        NORMAL(0.05, (dice, deviation, _, _) -> deviation * dice.normal()),
        /** Uniform between ± the argument, 0.05. */
        RANDOM_UNIFORM(0.05, (dice, limit, _, _) -> dice.uniform(limit)),
        /** Normal of variance scale/mean(fan-in, fan-out), cut off at two deviations (Glorot and Bengio 2010); scale 1. */
        GLOROT_NORMAL(1, (dice, scale, in, out) -> dice.truncatedNormal(scale / ((in + out) / 2))),
        /** Uniform of variance scale/mean(fan-in, fan-out), so between ±√(6/(fan-in + fan-out)); scale 1. */
        GLOROT_UNIFORM(1, (dice, scale, in, out) -> dice.uniform(Math.sqrt(3 * scale / ((in + out) / 2)))),
        /** Normal of variance scale/fan-in, cut off at two deviations (He et al. 2015); scale 2. */
        HE_NORMAL(2, (dice, scale, in, _) -> dice.truncatedNormal(scale / in)),
        /** Uniform of variance scale/fan-in, so between ±√(6/fan-in); scale 2. */
        HE_UNIFORM(2, (dice, scale, in, _) -> dice.uniform(Math.sqrt(3 * scale / in)));

        private final double defaultArgument;
        private final Rule rule;

        Scheme(double defaultArgument, Rule rule) {
            this.defaultArgument = defaultArgument;
            this.rule = rule;
        }

        /** The scheme of this name, which may be {@code random_normal} for {@link #NORMAL}. */
        public static Optional<Scheme> named(String name) {
            String plain = name.equals("random_normal") ? "normal" : name;
            return Arrays.stream(values()).filter(s -> s.toString().equals(plain)).findFirst();
        }

        /** Whether it draws random numbers, so that a seed has an effect. */
        public boolean isRandom() {
            return this != ZEROS && this != CONSTANT;
        }

        /** Whether it draws by the size of a layer, so that parameters that belong to none cannot have it. */
        public boolean needsLayers() {
            return switch (this) {
                case ZEROS, CONSTANT, NORMAL, RANDOM_UNIFORM -> false;
                case GLOROT_NORMAL, GLOROT_UNIFORM, HE_NORMAL, HE_UNIFORM -> true;
            };
        }

        /** The name as in Keras: {@code glorot_uniform}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A scheme with its usual argument. */
    public Initialization(Scheme scheme, long seed) {
        this(scheme, scheme.defaultArgument, seed);
    }

    /** A value for every weight and bias of the network by its name; biases are zero. */
    public Map<String, Double> values(Network network) {
        int[] units = network.layers().stream().mapToInt(Network.Layer::units).toArray();
        double[][][] weights = weights(network.inputs().size(), units);
        List<Network.LayerNames> names = network.names();
        Map<String, Double> values = new LinkedHashMap<>();
        for (int l = 0; l < weights.length; l++) {
            Network.LayerNames layer = names.get(l);
            for (int j = 0; j < weights[l].length; j++) {
                for (int k = 0; k < weights[l][j].length; k++) {
                    values.put(layer.weights().get(j).get(k), weights[l][j][k]);
                }
                if (!layer.biases().isEmpty()) {
                    values.put(layer.biases().get(j), 0.0);
                }
            }
        }
        return values;
    }

    /**
     * A value for each of these parameters, which belong to no layer.
     *
     * @throws IllegalArgumentException if the scheme {@linkplain Scheme#needsLayers() needs layers}
     */
    public Map<String, Double> values(List<String> parameters) {
        if (scheme.needsLayers()) {
            throw new IllegalArgumentException(scheme + " draws by the size of a layer");
        }
        Dice dice = new Dice(seed);
        Map<String, Double> values = new LinkedHashMap<>();
        parameters.forEach(name -> values.put(name, scheme.rule.weight(dice, argument, 1, 1)));
        return values;
    }

    /** One W for each layer, units × inputs, in a network of so many inputs and so many units by layer. */
    public double[][][] weights(int inputs, int... units) {
        Dice dice = new Dice(seed);
        double[][][] weights = new double[units.length][][];
        for (int l = 0; l < units.length; l++) {
            weights[l] = matrix(dice, units[l], l == 0 ? inputs : units[l - 1]);
        }
        return weights;
    }

    private double[][] matrix(Dice dice, int rows, int columns) {
        double[][] matrix = new double[rows][columns];
        for (double[] row : matrix) {
            for (int j = 0; j < columns; j++) {
                row[j] = scheme.rule.weight(dice, argument, columns, rows);
            }
        }
        return matrix;
    }

    /** Random numbers, by operations that give the same bits on every machine. */
    private static final class Dice {
        /** A standard normal is redrawn beyond this, as in Keras. */
        private static final double CUT_OFF = 2;
        /** The standard deviation of a standard normal that is cut off at ±2. */
        private static final double DEVIATION_AFTER_CUT_OFF = 0.87962566103423978;

        private final SplittableRandom random;

        Dice(long seed) {
            random = new SplittableRandom(seed);
        }

        /** Uniform from -limit to limit. */
        double uniform(double limit) {
            return limit * (2 * random.nextDouble() - 1);
        }

        /** Standard normal: √(-2 log u) cos 2πv for u in (0, 1] and v in [0, 1) (Box and Muller 1958). */
        double normal() {
            double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
            return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
        }

        /** Normal of this variance, of which nothing is left beyond two deviations. */
        double truncatedNormal(double variance) {
            double drawn = normal();
            while (Math.abs(drawn) > CUT_OFF) {
                drawn = normal();
            }
            return drawn * Math.sqrt(variance) / DEVIATION_AFTER_CUT_OFF;
        }
    }
}
