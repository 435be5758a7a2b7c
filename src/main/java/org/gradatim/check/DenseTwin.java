package org.gradatim.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradatim.dense.Backpropagation;
import org.gradatim.dense.DenseNetwork;
import org.gradatim.dense.DenseNetwork.Bias;
import org.gradatim.dense.Examples;
import org.gradatim.dense.Loss;
import org.gradatim.dense.Parameters;
import org.gradatim.expr.Losses;
import org.gradatim.expr.Rational;
import org.gradatim.graph.Data;
import org.gradatim.graph.Network;
import org.gradatim.graph.Network.LayerNames;

/** A network as the dense trainer knows it: names become places in matrices, and back. */
final class DenseTwin {
    private final Network network;
    private final List<LayerNames> names;
    private final DenseNetwork dense;

    DenseTwin(Network network) {
        this.network = network;
        this.names = network.names();
        List<DenseNetwork.Layer> layers = new ArrayList<>();
        for (Network.Layer layer : network.layers()) {
            layers.add(new DenseNetwork.Layer(layer.units(), DenseActivations.of(layer.activation()), layer.bias() ? Bias.PER_NEURON : Bias.NONE));
        }
        double l2 = network.l2().map(Rational::doubleValue).orElse(0.0);
        this.dense = new DenseNetwork(network.inputs().size(), layers, loss(network.loss()), l2);
    }

    DenseNetwork network() {
        return dense;
    }

    /** Whether the slope of some activation is taken numerically. */
    boolean hasNumericSlope() {
        return network.layers().stream().map(Network.Layer::activation).anyMatch(DenseActivations::isKnownByValue);
    }

    /** The values laid out in matrices. */
    Parameters parameters(Map<String, Double> values) {
        double[][][] weights = new double[names.size()][][];
        double[][] biases = new double[names.size()][];
        for (int l = 0; l < names.size(); l++) {
            weights[l] = names.get(l).weights().stream().map(row -> numbers(row, values)).toArray(double[][]::new);
            biases[l] = numbers(names.get(l).biases(), values);
        }
        return Parameters.of(dense, weights, biases);
    }

    /** The entries of the matrices by name, in the program's order. */
    Map<String, Double> byName(Parameters parameters) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (int l = 0; l < names.size(); l++) {
            LayerNames layer = names.get(l);
            for (int j = 0; j < layer.weights().size(); j++) {
                List<String> row = layer.weights().get(j);
                for (int k = 0; k < row.size(); k++) values.put(row.get(k), parameters.weight(l, j, k));
                if (!layer.biases().isEmpty()) values.put(layer.biases().get(j), parameters.bias(l, j));
            }
        }
        return values;
    }

    /** The entries of the matrices in the program's order. */
    double[] inOrder(Parameters parameters) {
        double[] values = new double[parameters.size()];
        int next = 0;
        for (int l = 0; l < names.size(); l++) {
            LayerNames layer = names.get(l);
            int inputs = layer.previous().size();
            for (int j = 0; j < layer.weights().size(); j++) {
                for (int k = 0; k < inputs; k++) values[next++] = parameters.weight(l, j, k);
                if (!layer.biases().isEmpty()) values[next++] = parameters.bias(l, j);
            }
        }
        return values;
    }

    /** The network's outputs, one row for each row of inputs. */
    double[][] outputs(Map<String, Double> values, double[][] inputs) {
        Examples examples = Examples.of(inputs, new double[inputs.length][network.targets().size()]);
        return new Backpropagation(dense, examples).outputs(parameters(values));
    }

    /** The examples as rows. */
    Examples examples(Data data) {
        return Examples.of(rows(network.inputs(), data), rows(network.targets(), data));
    }

    private static double[] numbers(List<String> names, Map<String, Double> values) {
        return names.stream().mapToDouble(values::get).toArray();
    }

    private static double[][] rows(List<String> names, Data data) {
        double[][] rows = new double[data.size()][names.size()];
        for (int c = 0; c < names.size(); c++) {
            double[] column = data.column(names.get(c));
            for (int i = 0; i < rows.length; i++) rows[i][c] = column[i];
        }
        return rows;
    }

    private static Loss loss(Losses loss) {
        return switch (loss) {
            case BINARY_CROSSENTROPY -> Loss.BINARY_CROSSENTROPY;
            case CATEGORICAL_CROSSENTROPY -> Loss.CATEGORICAL_CROSSENTROPY;
            case MEAN_SQUARED_ERROR -> Loss.MEAN_SQUARED_ERROR;
            case HALF_SQUARED_ERROR -> Loss.HALF_SQUARED_ERROR;
        };
    }
}
