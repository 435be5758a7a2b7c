package org.gradatim.render.plot;

import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/** Lines through points, without the points that nobody would miss (Douglas and Peucker 1973). */
final class Polyline {
    private Polyline() {}

    /** A line through the first and the last point, and through enough of the others that none lies further off than the tolerance. */
    static Path2D through(List<Point2D> points, double tolerance) {
        BitSet kept = kept(points, tolerance);
        Path2D path = new Path2D.Double();
        path.moveTo(points.getFirst().getX(), points.getFirst().getY());
        for (int k = kept.nextSetBit(1); k >= 0; k = kept.nextSetBit(k + 1)) path.lineTo(points.get(k).getX(), points.get(k).getY());
        return path;
    }

    private static BitSet kept(List<Point2D> points, double tolerance) {
        BitSet kept = new BitSet(points.size());
        kept.set(0);
        kept.set(points.size() - 1);
        Deque<int[]> open = new ArrayDeque<>();
        open.push(new int[] {0, points.size() - 1});
        while (!open.isEmpty()) {
            int[] part = open.pop();
            int furthest = furthest(points, part[0], part[1]);
            if (furthest < 0 || distance(points, part[0], part[1], furthest) <= tolerance) continue;
            kept.set(furthest);
            open.push(new int[] {part[0], furthest});
            open.push(new int[] {furthest, part[1]});
        }
        return kept;
    }

    /** The point between the two that is furthest from the line between them; -1 where there is none. */
    private static int furthest(List<Point2D> points, int from, int to) {
        int furthest = -1;
        double most = -1;
        for (int k = from + 1; k < to; k++) {
            double distance = distance(points, from, to, k);
            if (distance > most) {
                most = distance;
                furthest = k;
            }
        }
        return furthest;
    }

    private static double distance(List<Point2D> points, int from, int to, int point) {
        return new Line2D.Double(points.get(from), points.get(to)).ptSegDist(points.get(point));
    }
}
