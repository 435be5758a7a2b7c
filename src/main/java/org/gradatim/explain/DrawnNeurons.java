package org.gradatim.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradatim.graph.Network;
import org.gradatim.graph.Network.LayerNames;

/**
 * Which layers and neurons of a network are drawn: all of a small one; of a wide layer, and of a deep network, the first ones, the last, and
 * those that the weight at hand joins, so that a drawing fits a page whatever the network.
 */
final class DrawnNeurons {
    /** Neurons of a layer that are all drawn; of a wider layer the first ones, an ellipsis and the last. */
    private static final int MOST_NEURONS = 8;

    private static final int FIRST_NEURONS = 3;

    /** Layers that are all drawn beside each other; factors make each of them wider. */
    private static final int MOST_LAYERS = 12;
    private static final int MOST_LAYERS_WITH_FACTORS = 5;

    private final Network network;
    private final List<LayerNames> layers;
    private final Set<String> marked;
    private final boolean whole;

    /** @param marked names on the paths at hand */
    DrawnNeurons(Network network, Set<String> marked) {
        this(network, marked, false);
    }

    private DrawnNeurons(Network network, Set<String> marked, boolean whole) {
        this.network = network;
        this.layers = network.names();
        this.marked = marked;
        this.whole = whole;
    }

    /** All there are. */
    static DrawnNeurons whole(Network network, Set<String> marked) {
        return new DrawnNeurons(network, marked, true);
    }

    /** The numbers of the layers that are drawn, from 0 for the inputs on. */
    List<Integer> layers() {
        int last = layers.size();
        if (whole || last <= (marked.isEmpty() ? MOST_LAYERS : MOST_LAYERS_WITH_FACTORS)) return IntStream.rangeClosed(0, last).boxed().toList();
        Set<Integer> drawn = new TreeSet<>(List.of(0, 1, last - 1, last));
        IntStream.rangeClosed(1, last).filter(this::isMarked).findFirst().ifPresent(l -> drawn.addAll(List.of(l - 1, l)));
        return List.copyOf(drawn);
    }

    boolean areAllLayers() {
        return layers().size() == layers.size() + 1;
    }

    private boolean isMarked(int l) {
        LayerNames layer = layers.get(l - 1);
        return Stream.of(layer.weights().stream().flatMap(List::stream), layer.biases().stream(), layer.preActivations().stream(), layer.activations().stream())
                .flatMap(names -> names).anyMatch(marked::contains);
    }

    /** The indices of the neurons of a layer that are drawn; a negative one stands for neurons that are left out. */
    List<Integer> of(int layer) {
        int size = layer == 0 ? network.inputs().size() : layers.get(layer - 1).activations().size();
        List<Integer> drawn = new ArrayList<>();
        int kept = kept(layer);
        for (int i = 0; i < size; i++) {
            if (whole || size <= MOST_NEURONS || i < FIRST_NEURONS || i == size - 1 || i == kept) drawn.add(i);
            else if (drawn.getLast() >= 0) drawn.add(-1 - i);
        }
        return drawn;
    }

    /** The neuron of a layer that the weight or bias at hand comes from or goes to; -1 where there is none. */
    private int kept(int layer) {
        for (int l = layer; l <= layer + 1; l++) {
            if (l < 1 || l > layers.size()) continue;
            LayerNames names = layers.get(l - 1);
            for (int j = 0; j < names.weights().size(); j++) {
                int k = indexOfMarked(names.weights().get(j));
                if (k >= 0) return l == layer ? j : k;
            }
            if (l == layer && markedBias(l).isPresent()) return markedBias(l).get();
        }
        return -1;
    }

    private int indexOfMarked(List<String> weights) {
        for (int k = 0; k < weights.size(); k++) if (marked.contains(weights.get(k))) return k;
        return -1;
    }

    /** The neuron of a layer whose bias the paths lead to. */
    Optional<Integer> markedBias(int l) {
        List<String> biases = layers.get(l - 1).biases();
        return biases.stream().filter(marked::contains).findFirst().map(biases::indexOf);
    }
}
