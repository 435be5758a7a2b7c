package org.gradatim.dense;

import static org.gradatim.dense.DenseNetwork.require;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;

/**
 * All weights and biases of a network, or, since a gradient has the shape of its variable, all ∂J/∂w and ∂J/∂b.
 * Immutable. Per layer W is units × inputs, and b has as many entries as {@link DenseNetwork.Layer#biases()} says.
 */
public final class Parameters {
    private final List<DMatrixRMaj> weights;
    private final List<DMatrixRMaj> biases;

    /** Takes the matrices as they are; nobody may change them afterwards. */
    Parameters(List<DMatrixRMaj> weights, List<DMatrixRMaj> biases) {
        this.weights = List.copyOf(weights);
        this.biases = List.copyOf(biases);
    }

    /**
     * Parameters from one W (units × inputs) and one b (none, one or one a neuron) for each layer; they are copied.
     *
     * @throws IllegalArgumentException if a shape is not that of the network
     */
    public static Parameters of(DenseNetwork network, double[][][] weights, double[][] biases) {
        int layers = network.layers().size();
        require(weights.length == layers && biases.length == layers, "the network has " + layers + " layers, got "
                + weights.length + " weight matrices and " + biases.length + " bias vectors");
        List<DMatrixRMaj> w = new ArrayList<>();
        List<DMatrixRMaj> b = new ArrayList<>();
        for (int l = 0; l < layers; l++) {
            DenseNetwork.Layer layer = network.layers().get(l);
            double[][] rows = weights[l];
            double[] bias = biases[l];
            String place = "layer " + (l + 1);
            require(rows.length == layer.units(),
                    place + " has " + rows.length + " rows of weights, it needs " + layer.units());
            require(bias.length == layer.biases(),
                    place + " has " + bias.length + " biases, it needs " + layer.biases());
            w.add(Matrices.of(rows, network.inputs(l), place + ", row of weights"));
            b.add(new DMatrixRMaj(bias.length, 1, true, bias));
        }
        return new Parameters(w, b);
    }

    /**
     * These weights, and biases of zero, as Keras starts them.
     *
     * @throws IllegalArgumentException if a shape is not that of the network
     */
    public static Parameters of(DenseNetwork network, double[][][] weights) {
        double[][] zeros = network.layers().stream().map(layer -> new double[layer.biases()]).toArray(double[][]::new);
        return of(network, weights, zeros);
    }

    /** W of a layer, units × inputs; a copy. */
    public double[][] weights(int layer) {
        return Matrices.table(weights.get(layer));
    }

    /** b of a layer: no entry, one that is shared, or one a neuron; a copy. */
    public double[] biases(int layer) {
        return biases.get(layer).data.clone();
    }

    /** The weight of a layer from an input to a neuron: entry (neuron, input) of W. */
    public double weight(int layer, int neuron, int input) {
        return weights.get(layer).get(neuron, input);
    }

    /** The bias of a neuron: entry {@code neuron} of b, or its only entry where it is shared. */
    public double bias(int layer, int neuron) {
        DMatrixRMaj b = biases.get(layer);
        return b.get(b.numRows == 1 ? 0 : neuron, 0);
    }

    /** The number of weights and biases. */
    public int size() {
        return matrices().mapToInt(DMatrixRMaj::getNumElements).sum();
    }

    /** All weights row by row, layer by layer, and after them all biases, layer by layer. */
    public double[] values() {
        return matrices().flatMapToDouble(matrix -> DoubleStream.of(matrix.data)).toArray();
    }

    /** W of a layer, not to be changed. */
    DMatrixRMaj w(int layer) {
        return weights.get(layer);
    }

    /** b of a layer, a column, not to be changed. */
    DMatrixRMaj b(int layer) {
        return biases.get(layer);
    }

    /** w - α ∂J/∂w for every parameter. */
    Parameters descend(double learningRate, Parameters gradient) {
        return new Parameters(
                descend(weights, learningRate, gradient.weights), descend(biases, learningRate, gradient.biases));
    }

    private static List<DMatrixRMaj> descend(List<DMatrixRMaj> from, double learningRate, List<DMatrixRMaj> gradient) {
        List<DMatrixRMaj> moved = new ArrayList<>();
        for (int l = 0; l < from.size(); l++) {
            moved.add(CommonOps_DDRM.add(from.get(l), -learningRate, gradient.get(l), null));
        }
        return moved;
    }

    /** Whether no parameter is infinite or not a number. */
    boolean isFinite() {
        return matrices().flatMapToDouble(matrix -> DoubleStream.of(matrix.data)).allMatch(Double::isFinite);
    }

    /** Σ w², biases left out. */
    double sumOfSquaredWeights() {
        double sum = 0;
        for (DMatrixRMaj w : weights) {
            sum += VectorVectorMult_DDRM.innerProd(w, w);
        }
        return sum;
    }

    private Stream<DMatrixRMaj> matrices() {
        return Stream.concat(weights.stream(), biases.stream());
    }
}
