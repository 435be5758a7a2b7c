package org.gradatim.dense;

import static org.gradatim.dense.DenseNetwork.require;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The forward and the backward pass of a network over a batch, in matrices (Rumelhart, Hinton and Williams 1986; in this
 * form Nielsen, <i>Neural Networks and Deep Learning</i>, chapter 2):
 * <pre>
 *   δ^[L] = ∂L/∂Z^[L]                               outputs × m
 *   δ^[l] = W^[l+1]ᵀ δ^[l+1] ⊙ g′(Z^[l])            units × m
 *   ∂J/∂W^[l] = 1/m δ^[l] A^[l-1]ᵀ + λ/m W^[l]      units × inputs
 *   ∂J/∂b^[l] = 1/m δ^[l] 1                         units × 1, summed over the units where they share b
 * </pre>
 * One object keeps the matrices of its batch and uses them again; it is not to be shared between threads.
 */
public final class Backpropagation {
    private final DenseNetwork network;
    private final Examples batch;
    private final OutputLayer output;
    /** Z, A, Aᵀ and δ of each layer. */
    private final DMatrixRMaj[] z;
    private final DMatrixRMaj[] a;
    private final DMatrixRMaj[] aTransposed;
    private final DMatrixRMaj[] delta;

    /**
     * J and its gradient at some parameters.
     *
     * @param cost     J = 1/m Σ L + λ/2m Σ w²
     * @param accuracy the share of right answers from 0 to 1 (outputs on their target's side of ½, or largest outputs in
     *                 the right place); empty for regression
     * @param gradient every ∂J/∂w and ∂J/∂b, in the shapes of the parameters
     */
    public record Evaluation(double cost, OptionalDouble accuracy, Parameters gradient) {}

    /** @throws IllegalArgumentException if the examples have not the inputs or outputs of the network */
    public Backpropagation(DenseNetwork network, Examples batch) {
        requireWidth("inputs", network.inputs(), batch.x());
        requireWidth("targets", network.outputs(), batch.y());
        this.network = network;
        this.batch = batch;
        output = new OutputLayer(network);
        z = unitsByExamples();
        a = unitsByExamples();
        delta = unitsByExamples();
        aTransposed = unitsByExamples();
    }

    private static void requireWidth(String what, int needed, DMatrixRMaj given) {
        require(given.numRows == needed,
                "an example has " + given.numRows + " " + what + ", the network needs " + needed);
    }

    private DMatrixRMaj[] unitsByExamples() {
        return network.layers().stream()
                .map(layer -> new DMatrixRMaj(layer.units(), batch.count())).toArray(DMatrixRMaj[]::new);
    }

    /** The outputs A<sup>[L]</sup>, one row an example: m × outputs. */
    public double[][] outputs(Parameters parameters) {
        forward(parameters);
        return Matrices.table(CommonOps_DDRM.transpose(a[last()], null));
    }

    /** J alone, without the backward pass. */
    public double cost(Parameters parameters) {
        forward(parameters);
        return costOfForward(parameters);
    }

    /** J, the accuracy and the gradient: one forward and one backward pass. */
    public Evaluation evaluate(Parameters parameters) {
        forward(parameters);
        return new Evaluation(
                costOfForward(parameters), output.accuracy(a[last()], batch.y()), backward(parameters));
    }

    private void forward(Parameters parameters) {
        for (int l = 0; l <= last(); l++) {
            CommonOps_DDRM.mult(parameters.w(l), l == 0 ? batch.x() : a[l - 1], z[l]);
            addBias(z[l], parameters.b(l));
            network.layers().get(l).activation().forward(z[l], a[l]);
        }
    }

    /** Adds b to every column of Z; a b of one entry to every row too. */
    private static void addBias(DMatrixRMaj z, DMatrixRMaj b) {
        if (b.numRows == 0) {
            return;
        }
        for (int i = 0; i < z.getNumElements(); i++) {
            z.data[i] += b.data[b.numRows == 1 ? 0 : i / z.numCols];
        }
    }

    private double costOfForward(Parameters parameters) {
        double totalLoss = output.totalLoss(z[last()], a[last()], batch.y());
        return (totalLoss + network.l2() / 2 * parameters.sumOfSquaredWeights()) / batch.count();
    }

    private Parameters backward(Parameters parameters) {
        List<DMatrixRMaj> weightGradients = new ArrayList<>();
        List<DMatrixRMaj> biasGradients = new ArrayList<>();
        output.error(z[last()], a[last()], batch.y(), delta[last()]);
        for (int l = last(); l >= 0; l--) {
            weightGradients.addFirst(weightGradient(l, parameters.w(l)));
            biasGradients.addFirst(biasGradient(l));
            if (l > 0) {
                CommonOps_DDRM.multTransA(parameters.w(l), delta[l], delta[l - 1]);
                network.layers().get(l - 1).activation().backward(z[l - 1], a[l - 1], delta[l - 1]);
            }
        }
        return new Parameters(weightGradients, biasGradients);
    }

    /** 1/m δ A_prevᵀ + λ/m W. A_prevᵀ is laid out first: EJML's plain product then runs along rows of memory. */
    private DMatrixRMaj weightGradient(int l, DMatrixRMaj w) {
        DMatrixRMaj previous = l == 0 ? batch.rows() : CommonOps_DDRM.transpose(a[l - 1], aTransposed[l - 1]);
        DMatrixRMaj gradient = new DMatrixRMaj(w.numRows, w.numCols);
        CommonOps_DDRM.mult(delta[l], previous, gradient);
        return CommonOps_DDRM.add(1.0 / batch.count(), gradient, network.l2() / batch.count(), w, gradient);
    }

    private DMatrixRMaj biasGradient(int l) {
        DMatrixRMaj perNeuron = CommonOps_DDRM.sumRows(delta[l], null);
        CommonOps_DDRM.scale(1.0 / batch.count(), perNeuron);
        return switch (network.layers().get(l).bias()) {
            case NONE -> new DMatrixRMaj(0, 1);
            case PER_NEURON -> perNeuron;
            case SHARED -> CommonOps_DDRM.sumCols(perNeuron, null);
        };
    }

    private int last() {
        return z.length - 1;
    }
}
