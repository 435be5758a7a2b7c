package org.gradatim.graph;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

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

    /** The examples from {@code from}, counted from 0, up to but without {@code to}. */
    public Data examples(int from, int to) {
        Objects.checkFromToIndex(from, to, size);
        Map<String, double[]> part = new LinkedHashMap<>();
        columns.forEach((name, column) -> part.put(name, Arrays.copyOfRange(column, from, to)));
        return new Data(part, to - from);
    }

    /** The values of this input or target, one for each example. */
    public double[] column(String name) {
        return columns.get(name);
    }
}
