package org.gradatim.parse;

import java.util.List;
import java.util.Optional;
import org.gradatim.graph.Network;
import org.gradatim.graph.Network.LayerNames;

/** The values of weights and biases: by name, as matrices by layer, or both; what is left out is drawn. */
final class NetworkValues {
    /** Of more names than these only the ends are listed. */
    private static final int MOST_NAMES = 6;

    private final List<LayerNames> layers;
    private final ParameterValues values;
    private final Network network;

    NetworkValues(Network network, List<String> parameters) {
        this.network = network;
        this.layers = network.names();
        this.values = new ParameterValues(parameters);
    }

    Values read(Yaml.Mapping spec) {
        spec.get("parameters").ifPresent(this::readParameters);
        return values.completed(spec, i -> i.initialization().values(network));
    }

    private void readParameters(Yaml parameters) {
        switch (parameters) {
            case Yaml.Mapping map -> map.entries().forEach(this::readEntry);
            case Yaml.Sequence list -> readLayers(list);
            case Yaml.Text _, Yaml.Numeral _, Yaml.Flag _, Yaml.Nothing _ -> throw new IllegalStateException("the schema lets no other through");
        }
    }

    private void readEntry(String name, Yaml.Entry entry) {
        if (!(entry.value() instanceof Yaml.Sequence list)) {
            values.put(name, entry.value(), entry.place());
            return;
        }
        Optional<Integer> layer = layer(name);
        if (layer.isEmpty()) {
            throw entry.place().error("a list of values is written under `W1` to `W" + layers.size() + "` for a layer's weights, "
                    + "under `b1` to `b" + layers.size() + "` for its biases; " + Quote.of(name) + " is neither");
        }
        if (name.charAt(0) == 'W') readWeights(layer.get(), list);
        else readBiases(layer.get(), list);
    }

    /** The layer, from 1, of a name such as {@code W2} or {@code b2}. */
    private Optional<Integer> layer(String name) {
        if (!name.matches("[Wb][1-9][0-9]{0,5}")) return Optional.empty();
        int layer = Integer.parseInt(name.substring(1));
        return layer <= layers.size() ? Optional.of(layer) : Optional.empty();
    }

    private void readLayers(Yaml.Sequence list) {
        if (list.items().size() != layers.size()) {
            throw list.place().error("parameters for " + counted(list.items().size(), "layer") + " are listed, the network has " + layers.size());
        }
        for (int l = 1; l <= layers.size(); l++) {
            Yaml.Mapping layer = (Yaml.Mapping) list.items().get(l - 1);
            readWeights(l, (Yaml.Sequence) layer.require("weights"));
            if (layer.get("biases").isPresent()) readBiases(l, (Yaml.Sequence) layer.require("biases"));
        }
    }

    private void readWeights(int l, Yaml.Sequence matrix) {
        LayerNames layer = layers.get(l - 1);
        int neurons = layer.weights().size();
        boolean isRow = !matrix.items().isEmpty() && matrix.items().getFirst() instanceof Yaml.Numeral;
        if (isRow && neurons == 1) {
            readRow("layer " + l, layer.weights().getFirst(), layer.previous(), matrix);
            return;
        }
        if (isRow || matrix.items().size() != neurons) {
            throw matrix.place().error("layer " + l + (isRow ? " has numbers" : " has " + counted(matrix.items().size(), "row"))
                    + " for weights, it needs a list of " + counted(neurons, "row") + ", one for each neuron");
        }
        for (int j = 0; j < neurons; j++) {
            if (!(matrix.items().get(j) instanceof Yaml.Sequence row)) {
                throw matrix.items().get(j).place().error("a number among the rows of the weights of layer " + l + "; a row is a list of numbers");
            }
            readRow(neurons == 1 ? "layer " + l : "neuron " + (j + 1) + " of layer " + l, layer.weights().get(j), layer.previous(), row);
        }
    }

    private void readRow(String subject, List<String> names, List<String> from, Yaml.Sequence row) {
        if (row.items().size() != names.size()) {
            throw row.place().error(subject + " has " + counted(row.items().size(), "weight") + " listed, it needs " + names.size() + " (" + some(from) + ")");
        }
        for (int k = 0; k < names.size(); k++) values.put(names.get(k), number(row.items().get(k)), row.items().get(k).place());
    }

    private void readBiases(int l, Yaml.Sequence vector) {
        List<String> names = layers.get(l - 1).biases();
        if (names.isEmpty()) throw vector.place().error("layer " + l + " has no biases; delete these, or the `bias: false` that says so");
        if (vector.items().size() != names.size()) {
            throw vector.place().error("layer " + l + " has " + (vector.items().size() == 1 ? "1 bias" : vector.items().size() + " biases") + " listed, it needs "
                    + names.size() + " (" + some(layers.get(l - 1).activations()) + ")");
        }
        for (int j = 0; j < names.size(); j++) values.put(names.get(j), number(vector.items().get(j)), vector.items().get(j).place());
    }

    private static Yaml number(Yaml value) {
        if (value instanceof Yaml.Numeral) return value;
        throw value.place().error("expected a number, found " + value.inWords());
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** The names; of many only the ends. */
    private static String some(List<String> names) {
        return names.size() <= MOST_NAMES ? String.join(", ", names) : names.getFirst() + ", " + names.get(1) + ", …, " + names.getLast();
    }
}
