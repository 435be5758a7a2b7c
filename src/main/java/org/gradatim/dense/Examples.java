package org.gradatim.dense;

import static org.gradatim.dense.DenseNetwork.require;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** A batch of m examples. Internally, as in formulas, X (inputs × m) and Y (outputs × m) with one column an example. */
public final class Examples {
    private final DMatrixRMaj rows;
    private final DMatrixRMaj x;
    private final DMatrixRMaj y;

    private Examples(DMatrixRMaj rows, DMatrixRMaj y) {
        this.rows = rows;
        this.x = CommonOps_DDRM.transpose(rows, null);
        this.y = y;
    }

    /**
     * Examples from tables as data files hold them, one row an example; the tables are copied.
     *
     * @param inputs  m × inputs
     * @param targets m × outputs
     * @throws IllegalArgumentException if there is none, or the tables or their rows differ in length
     */
    public static Examples of(double[][] inputs, double[][] targets) {
        require(inputs.length > 0 && inputs.length == targets.length,
                "as many rows of inputs as of targets are needed, and at least one: got "
                        + inputs.length + " and " + targets.length);
        DMatrixRMaj y = Matrices.of(targets, targets[0].length, "row of targets");
        return new Examples(Matrices.of(inputs, inputs[0].length, "row of inputs"), CommonOps_DDRM.transpose(y, null));
    }

    /** m. */
    public int count() {
        return rows.numRows;
    }

    /** Xᵀ, m × inputs. */
    DMatrixRMaj rows() {
        return rows;
    }

    /** X, inputs × m. */
    DMatrixRMaj x() {
        return x;
    }

    /** Y, outputs × m. */
    DMatrixRMaj y() {
        return y;
    }
}
