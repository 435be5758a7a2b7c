package org.gradatim.render.plot;

import java.util.List;
import org.gradatim.notation.Role;
import org.gradatim.render.canvas.Canvas.Pen;
import org.gradatim.render.canvas.Ink;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How curves and points are told apart: by colour, by dashes and by markers, each of which suffices for a few. */
record PlotStyle(Ink ink, Pen pen, Marker marker) {
    private static final double WIDTH = 0.11;

    private static final List<Ink> INKS = List.of(Ink.of(Role.HIGHLIGHT), Ink.of(Role.DIFFERS), Ink.of(Role.REUSED), Ink.of(Role.WRONG),
            Ink.TEXT);

    private static final List<List<Double>> DASHES = List.of(List.of(), List.of(0.55, 0.4), List.of(0.02, 0.3), List.of(0.9, 0.3, 0.02, 0.3));

    private static final List<Marker> MARKERS = List.of(SeriesMarkers.CIRCLE, SeriesMarkers.SQUARE, SeriesMarkers.TRIANGLE_UP,
            SeriesMarkers.DIAMOND, SeriesMarkers.TRIANGLE_DOWN, SeriesMarkers.PLUS, SeriesMarkers.CROSS);

    /** Of one of many curves that have no names. */
    static final PlotStyle ONE_OF_MANY = new PlotStyle(Ink.FAINT, Pen.solid(0.04), SeriesMarkers.NONE);

    /** The line between two regions. */
    static final PlotStyle BORDER = new PlotStyle(Ink.TEXT, Pen.solid(0.13), SeriesMarkers.NONE);

    /** The points of the classes; the first two are a cross and a disc. */
    private static final List<Marker> CLASSES = List.of(SeriesMarkers.CROSS, SeriesMarkers.CIRCLE, SeriesMarkers.TRIANGLE_UP, SeriesMarkers.SQUARE,
            SeriesMarkers.PLUS, SeriesMarkers.DIAMOND, SeriesMarkers.TRIANGLE_DOWN);

    private static final List<Ink> CLASS_INKS = List.of(Ink.of(Role.DIFFERS), Ink.of(Role.HIGHLIGHT), Ink.of(Role.REUSED), Ink.TEXT);

    /**
     * The style of a curve.
     *
     * @param index of the curve in its plot
     * @param over  over how many others that run through the same points it is drawn; only the lowest is solid
     */
    static PlotStyle ofCurve(int index, int over) {
        List<Double> dash = over > 0 ? DASHES.get(1 + (over - 1) % (DASHES.size() - 1)) : List.of();
        return new PlotStyle(INKS.get(index % INKS.size()), new Pen(WIDTH, dash), MARKERS.get(index % MARKERS.size()));
    }

    static PlotStyle ofClass(int index) {
        return new PlotStyle(CLASS_INKS.get(index % CLASS_INKS.size()), Pen.solid(WIDTH), CLASSES.get(index % CLASSES.size()));
    }
}
