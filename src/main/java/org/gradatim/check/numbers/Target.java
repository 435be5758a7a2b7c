package org.gradatim.check.numbers;

import java.util.List;

/**
 * What an array of numbers is about.
 *
 * @param role    what of the names it gives
 * @param text    in plain text: {@code dJ/dW1}
 * @param name    of the array, or of the one name that there is
 * @param rows    of the array in the layout of the model: a row for each neuron, or for each index
 * @param entries row by row
 */
record Target(Role role, String text, String name, int rows, List<Entry> entries) {
    Target {
        entries = List.copyOf(entries);
    }

    /** What can be said of a name in a number. */
    enum Role {
        /** The value in the forward pass. */
        VALUE,
        /** ∂J/∂n. */
        GRADIENT,
        /** -∂J/∂n. */
        NEGATIVE_GRADIENT,
        /** -α ∂J/∂n, the change of the parameter. */
        STEP,
        /** n - α ∂J/∂n, the parameter after the step. */
        UPDATED
    }

    /**
     * A name of the model, in one example or in all.
     *
     * @param example counted from 0; {@link #ALL} for the cost, the mean over the examples
     */
    record Entry(String name, int example) {
        static final int ALL = -1;

        static Entry of(String name) {
            return new Entry(name, ALL);
        }
    }

    int columns() {
        return entries.size() / Math.max(1, rows);
    }

    List<String> names() {
        return entries.stream().map(Entry::name).toList();
    }
}
