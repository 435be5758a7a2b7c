package org.gradatim.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The examples, column by column.
 *
 * @param columns for every input and target its value in each example
 * @param size    the number m of examples
 */
public record Data(Map<String, double[]> columns, int size) {
    public static final Data NONE = new Data(Map.of(), 0);

    public Data {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** The values of this input or target, one for each example. */
    public double[] column(String name) {
        return columns.get(name);
    }
}
