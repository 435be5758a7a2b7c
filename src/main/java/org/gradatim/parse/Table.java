package org.gradatim.parse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gradatim.expr.Losses;
import org.gradatim.graph.Data;

/** Collects examples, and holds each of them against the names and the loss that it is for. */
final class Table {
    /** How far one-hot targets may sum from 1, for shares that were rounded to a few digits. */
    private static final double ROUNDING = 1e-6;

    private static final int INITIAL_ROWS = 8;

    private final List<String> names = new ArrayList<>();
    private final List<String> targets;
    private final Optional<Losses> loss;
    private final double[][] columns;
    private int size;

    /** A number and where it stands, which is looked up for errors alone. */
    record Cell(double value, Supplier<Place> place) {}

    Table(List<String> inputs, List<String> targets, Optional<Losses> loss) {
        names.addAll(inputs);
        names.addAll(targets);
        this.targets = targets;
        this.loss = loss;
        this.columns = new double[names.size()][INITIAL_ROWS];
    }

    /** Adds the example at this place, whose values {@code cells} gives by name. */
    void add(Place place, Function<String, Optional<Cell>> cells) {
        Map<String, Cell> example = new LinkedHashMap<>();
        for (String name : names) {
            example.put(name, cells.apply(name).orElseThrow(() -> place.error("this example has no value for " + Quote.of(name) + "; add it")));
        }
        requireFitting(example, place);
        for (int i = 0; i < columns.length; i++) {
            if (size == columns[i].length) columns[i] = Arrays.copyOf(columns[i], 2 * size);
            columns[i][size] = example.get(names.get(i)).value();
        }
        size++;
    }

    Data data() {
        Map<String, double[]> byName = new LinkedHashMap<>();
        for (int i = 0; i < columns.length; i++) byName.put(names.get(i), Arrays.copyOf(columns[i], size));
        return new Data(byName, size);
    }

    private void requireFitting(Map<String, Cell> example, Place place) {
        if (loss.isEmpty()) return;
        switch (loss.get()) {
            case BINARY_CROSSENTROPY, CATEGORICAL_CROSSENTROPY -> {
                for (String target : targets) requireShare(target, example.get(target));
                if (loss.get() == Losses.CATEGORICAL_CROSSENTROPY) requireSumOfOne(example, place);
            }
            case MEAN_SQUARED_ERROR, HALF_SQUARED_ERROR -> { }
        }
    }

    private void requireShare(String target, Cell cell) {
        if (cell.value() >= 0 && cell.value() <= 1) return;
        throw cell.place().get().error("the target " + Quote.of(target) + " is " + number(cell.value()) + ", and under " + loss.get().keyword()
                + " it is between 0 and 1; scale it, or use `loss: mean_squared_error`");
    }

    private void requireSumOfOne(Map<String, Cell> example, Place place) {
        double sum = targets.stream().mapToDouble(t -> example.get(t).value()).sum();
        if (Math.abs(sum - 1) <= ROUNDING) return;
        throw place.error("the targets of this example sum to " + number(sum) + ", and under categorical_crossentropy they sum to 1: a 1 for the class, 0 for the others");
    }

    /** The index of a class among so many, from 0 as in Keras. */
    static int classIndex(double index, int classes, Supplier<Place> place) {
        if (index == Math.rint(index) && index >= 0 && index < classes) return (int) index;
        throw place.get().error("the class " + number(index) + " is none of 0 to " + (classes - 1)
                + "; classes are counted from 0, or given as " + classes + " targets that sum to 1");
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? String.format(Locale.ROOT, "%.0f", value) : Double.toString(value);
    }
}
