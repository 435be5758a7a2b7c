package org.gradatim.dense;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/** Tables to matrices and back. */
final class Matrices {
    private Matrices() {}

    /**
     * A matrix of these rows.
     *
     * @throws IllegalArgumentException if a row, called {@code what}, is not {@code columns} long
     */
    static DMatrixRMaj of(double[][] table, int columns, String what) {
        DMatrixRMaj matrix = new DMatrixRMaj(table.length, columns);
        for (int i = 0; i < table.length; i++) {
            if (table[i].length != columns) {
                throw new IllegalArgumentException(
                        what + " " + (i + 1) + " has " + table[i].length + " numbers, it needs " + columns);
            }
            System.arraycopy(table[i], 0, matrix.data, i * columns, columns);
        }
        return matrix;
    }

    /** The rows of a matrix. */
    static double[][] table(DMatrixRMaj matrix) {
        double[][] table = new double[matrix.numRows][];
        for (int i = 0; i < matrix.numRows; i++) {
            table[i] = Arrays.copyOfRange(matrix.data, i * matrix.numCols, (i + 1) * matrix.numCols);
        }
        return table;
    }
}
