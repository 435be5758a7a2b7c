package org.gradatim.document;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gradatim.notation.Notation;

/** A plot as data, free of any format; renderers choose scales, lines and signs. Arrays are not to be changed. */
public sealed interface Plot {

    /** What stands above the plot; empty where it needs nothing. */
    List<Inline> title();

    /**
     * Curves over a common axis.
     *
     * @param logarithmic whether the vertical scale is by powers of ten; all values are positive then
     */
    record Lines(List<Inline> title, List<Inline> xAxis, List<Inline> yAxis, boolean logarithmic, List<Series> series) implements Plot {
        public Lines {
            title = List.copyOf(title);
            xAxis = List.copyOf(xAxis);
            yAxis = List.copyOf(yAxis);
            series = List.copyOf(series);
        }
    }

    /**
     * A curve.
     *
     * @param label stands beside its end; empty for one of many that only show where the many run
     * @param x     in ascending order
     * @param y     as many
     */
    record Series(List<Inline> label, double[] x, double[] y) {
        public Series {
            label = List.copyOf(label);
        }

        /** Whether another curve runs through the same points, to the last bit. */
        public boolean coincidesWith(Series other) {
            return Arrays.equals(x, other.x) && Arrays.equals(y, other.y);
        }
    }

    /**
     * A matrix whose cells are shaded by their values.
     *
     * @param rows    the names of the rows, from the top
     * @param columns the names of the columns
     * @param values  row by row
     * @param largest the magnitude that has the full shade; no value exceeds it
     * @param labels  the values in figures, row by row; empty where the cells are too many to be read
     */
    record HeatMap(List<Inline> title, List<Notation> rows, List<Notation> columns, double[][] values, double largest,
            Optional<List<List<Notation>>> labels) implements Plot {
        public HeatMap {
            title = List.copyOf(title);
            rows = List.copyOf(rows);
            columns = List.copyOf(columns);
        }
    }

    /**
     * How often things occur, as bars one below the other.
     *
     * @param axis what is counted
     * @param bars the longest first, or in an order of their own
     */
    record Bars(List<Inline> title, List<Inline> axis, List<Bar> bars) implements Plot {
        public Bars {
            title = List.copyOf(title);
            axis = List.copyOf(axis);
            bars = List.copyOf(bars);
        }
    }

    /**
     * One thing that is counted.
     *
     * @param label what it is called, in a few words
     */
    record Bar(List<Inline> label, long count) {
        public Bar {
            label = List.copyOf(label);
            if (count < 0) throw new IllegalArgumentException("a count of " + count);
        }
    }

    /**
     * The plane of two inputs, parted into the regions that a classifier takes for a class, with the examples.
     *
     * @param xs      abscissae of the grid, ascending and evenly spaced
     * @param ys      ordinates of the grid, the same
     * @param regions every class but the first, whose region is what is left
     * @param classes the examples of each class, the first class first
     */
    record Boundary(List<Inline> title, Notation xAxis, Notation yAxis, double[] xs, double[] ys, List<Region> regions, List<Points> classes)
            implements Plot {
        public Boundary {
            title = List.copyOf(title);
            regions = List.copyOf(regions);
            classes = List.copyOf(classes);
        }
    }

    /**
     * The region of a class.
     *
     * @param margin {@code margin[row][column]} at (xs[column], ys[row]): positive inside of the region, negative outside
     */
    record Region(double[][] margin) {}

    /** Examples of one class: what it is called, and where they lie. */
    record Points(List<Inline> name, double[] x, double[] y) {
        public Points {
            name = List.copyOf(name);
        }
    }
}
