package org.gradatim.render.plot;

import java.util.ArrayList;
import java.util.List;

/** The lines along which a function on a grid is zero, and the parts of the grid's rows on which it is positive; linear between grid points. */
final class Contour {
    private final double[] xs;
    private final double[] ys;
    private final double[][] values;

    /** @param values {@code values[row][column]} at (xs[column], ys[row]) */
    Contour(double[] xs, double[] ys, double[][] values) {
        this.xs = xs;
        this.ys = ys;
        this.values = values;
    }

    /** A point of the plane. */
    record Point(double x, double y) {}

    /** A piece of a line. */
    record Segment(Point from, Point to) {}

    /** The zero line cell by cell: each cell's edges on which the sign changes, joined in pairs (marching squares). */
    List<Segment> zero() {
        List<Segment> segments = new ArrayList<>();
        for (int r = 0; r + 1 < ys.length; r++) {
            for (int c = 0; c + 1 < xs.length; c++) {
                List<Point> crossings = crossings(r, c);
                for (int k = 0; k + 1 < crossings.size(); k += 2) segments.add(new Segment(crossings.get(k), crossings.get(k + 1)));
            }
        }
        return segments;
    }

    /** Around the cell, beginning at its first corner. */
    private List<Point> crossings(int row, int column) {
        int[] rows = {row, row, row + 1, row + 1, row};
        int[] columns = {column, column + 1, column + 1, column, column};
        List<Point> crossings = new ArrayList<>();
        for (int k = 0; k < 4; k++) {
            double here = values[rows[k]][columns[k]];
            double there = values[rows[k + 1]][columns[k + 1]];
            if (here > 0 == there > 0) continue;
            double part = here / (here - there);
            crossings.add(new Point(between(xs[columns[k]], xs[columns[k + 1]], part), between(ys[rows[k]], ys[rows[k + 1]], part)));
        }
        return crossings;
    }

    /** The pieces of the rows on which the function is positive. */
    List<Segment> positiveRows() {
        List<Segment> pieces = new ArrayList<>();
        for (int r = 0; r < ys.length; r++) {
            Double start = values[r][0] > 0 ? xs[0] : null;
            for (int c = 1; c < xs.length; c++) {
                double before = values[r][c - 1];
                double here = values[r][c];
                if (before > 0 == here > 0) continue;
                double at = between(xs[c - 1], xs[c], before / (before - here));
                if (start != null) pieces.add(new Segment(new Point(start, ys[r]), new Point(at, ys[r])));
                start = start == null ? at : null;
            }
            if (start != null) pieces.add(new Segment(new Point(start, ys[r]), new Point(xs[xs.length - 1], ys[r])));
        }
        return pieces;
    }

    private static double between(double from, double to, double part) {
        return from + (to - from) * part;
    }
}
