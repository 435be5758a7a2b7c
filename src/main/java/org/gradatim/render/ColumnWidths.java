package org.gradatim.render;

import java.util.Arrays;

/** Shares a line among the columns of a table. */
final class ColumnWidths {
    private ColumnWidths() {}

    /**
     * The widths of columns that together are no wider than the room: narrow columns keep their own width, all others get
     * one that is the same for each.
     *
     * @param natural width that each column would like
     */
    static double[] fit(double[] natural, double room) {
        double[] ascending = Arrays.stream(natural).sorted().toArray();
        double left = room;
        double cap = Double.POSITIVE_INFINITY;
        for (int i = 0; i < ascending.length; i++) {
            double share = left / (ascending.length - i);
            if (ascending[i] > share) {
                cap = share;
                break;
            }
            left -= ascending[i];
        }
        double widest = cap;
        return Arrays.stream(natural).map(w -> Math.min(w, widest)).toArray();
    }
}
