package org.gradatim.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.gradatim.expr.Activations;
import org.gradatim.expr.Losses;
import org.gradatim.expr.Op;
import org.gradatim.expr.Rational;
import org.gradatim.graph.Activation;
import org.gradatim.graph.Naming;
import org.gradatim.graph.Network;
import org.gradatim.graph.Network.Layer;

/** Seeded small networks of all smooth activations, losses, depths and widths. */
public final class RandomNetworks {
    private static final List<Op> SMOOTH = List.of(Activations.SIGMOID, Activations.TANH, Activations.SOFTPLUS, Activations.SILU);

    private RandomNetworks() {}

    public static Network smooth(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Losses loss = Losses.values()[random.nextInt(Losses.values().length)];
        List<Layer> layers = new ArrayList<>();
        for (int hidden = random.nextInt(3); hidden > 0; hidden--) layers.add(layer(random, function(SMOOTH.get(random.nextInt(SMOOTH.size())))));
        layers.add(layer(random, switch (loss) {
            case BINARY_CROSSENTROPY -> function(Activations.SIGMOID);
            case CATEGORICAL_CROSSENTROPY -> new Activation.Softmax();
            case MEAN_SQUARED_ERROR, HALF_SQUARED_ERROR -> random.nextBoolean() ? new Activation.Linear() : function(Activations.TANH);
        }));
        Optional<Rational> l2 = random.nextInt(4) == 0 ? Optional.of(Rational.of(1, 100)) : Optional.empty();
        return new Network(inputs(random.nextInt(1, 4)), layers, loss, l2, Naming.FLAT);
    }

    /** These widths, from the inputs to the outputs, without biases. */
    public static Network dense(Activation hidden, Activation last, Losses loss, int... widths) {
        List<Layer> layers = new ArrayList<>();
        for (int l = 1; l < widths.length; l++) layers.add(new Layer(widths[l], l == widths.length - 1 ? last : hidden, false));
        return new Network(inputs(widths[0]), layers, loss, Optional.empty(), Naming.FLAT);
    }

    public static Activation function(Op op) {
        return new Activation.Function(op, List.of());
    }

    private static Layer layer(SplittableRandom random, Activation activation) {
        return new Layer(random.nextInt(1, 4), activation, random.nextBoolean());
    }

    private static List<String> inputs(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(k -> "x" + k).toList();
    }
}
