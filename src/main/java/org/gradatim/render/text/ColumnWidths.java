package org.gradatim.render.text;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.gradatim.document.Block.Table;

/** Shares a line among the columns of a table. */
public final class ColumnWidths {
    private ColumnWidths() {}

    /** The widths of the columns of a table that has this room, in em. */
    public static double[] of(Table table, double room) {
        int count = table.header().size();
        double[] natural = IntStream.range(0, count).mapToDouble(i -> Inlines.widest(table, i, Inlines::width)).toArray();
        double[] least = IntStream.range(0, count).mapToDouble(i -> Inlines.widest(table, i, Inlines::widestPart)).toArray();
        return fit(natural, least, room);
    }

    /**
     * The widths of columns that together are no wider than the room, if they can be: narrow columns keep their own width,
     * those that can be broken share the rest evenly, and no column is narrower than its widest part.
     *
     * @param natural width that each column would like
     * @param least   width of each column's widest part that cannot be broken
     */
    public static double[] fit(double[] natural, double[] least, double room) {
        // The total grows with the cap on the columns, and has a bend at each of these.
        double[] caps = DoubleStream.concat(Arrays.stream(natural), Arrays.stream(least)).sorted().toArray();
        double below = 0;
        for (double cap : caps) {
            if (total(natural, least, cap) > room) {
                double free = room - total(natural, least, below);
                long growing = IntStream.range(0, natural.length).filter(i -> grows(natural[i], least[i], cap)).count();
                return capped(natural, least, growing == 0 ? below : below + Math.max(0, free) / growing);
            }
            below = cap;
        }
        return natural.clone();
    }

    /** Whether a column's width follows the cap just below the given one. */
    private static boolean grows(double natural, double least, double cap) {
        return least < cap && cap <= natural;
    }

    private static double total(double[] natural, double[] least, double cap) {
        return Arrays.stream(capped(natural, least, cap)).sum();
    }

    private static double[] capped(double[] natural, double[] least, double cap) {
        return IntStream.range(0, natural.length)
                .mapToDouble(i -> Math.clamp(cap, Math.min(least[i], natural[i]), natural[i])).toArray();
    }
}
