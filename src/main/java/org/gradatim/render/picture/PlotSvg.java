package org.gradatim.render.picture;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gradatim.document.Block.Plots;
import org.gradatim.render.canvas.Ink;
import org.gradatim.render.canvas.SvgCanvas;
import org.gradatim.render.formula.Typesetter;
import org.gradatim.render.plot.PlotLayout;
import org.gradatim.render.plot.PlotPainter;
import org.gradatim.render.text.Inlines;
import org.gradatim.render.text.TextStyle;

/** Plots as SVG pictures, their letters drawn as outlines. */
public final class PlotSvg {
    private PlotSvg() {}

    /** Room around a picture that stands alone, in em. */
    static final double MARGIN = 0.5;

    /** An em of a picture that stands alone, in pixels. */
    private static final int PIXELS = 16;

    /**
     * Plots as an {@code svg} element, sized in em of the text around it and never wider than its place. Its colours are style variables
     * with values for white paper.
     */
    public static String of(Plots plots) {
        return of(List.of(plots), new SvgCanvas(), 0, "role=\"img\" fill=\"currentColor\" style=\"max-width:100%;height:auto\"", 0);
    }

    /** Plots as a file of their own, black on white, with nothing in it that only browsers know. */
    public static String file(List<Plots> plots) {
        return of(plots, SvgCanvas.onPaper(), MARGIN, "role=\"img\"", PIXELS) + "\n";
    }

    private static String of(List<Plots> plots, SvgCanvas canvas, double margin, String attributes, int pixels) {
        Typesetter typesetter = new Typesetter();
        PlotLayout layout = PlotLayout.of(plots, typesetter);
        double width = layout.width() + 2 * margin;
        double height = layout.height() + 2 * margin;
        if (pixels > 0) canvas.fill(new Rectangle2D.Double(0, 0, width, height), Ink.PAPER);
        PlotPainter.paint(layout, typesetter, canvas, margin, margin, 1);
        long unitsWide = SvgCanvas.roundedUp(width);
        long unitsHigh = SvgCanvas.roundedUp(height);
        return new StringBuilder(1 << 16).append("<svg xmlns=\"http://www.w3.org/2000/svg\" ").append(attributes)
                .append(" width=\"").append(length(unitsWide, pixels)).append("\" height=\"").append(length(unitsHigh, pixels))
                .append("\" viewBox=\"0 0 ").append(unitsWide).append(' ').append(unitsHigh).append("\">")
                .append(SvgCanvas.words(text(plots, p -> Inlines.text(p.caption(), TextStyle.PLAIN)), text(plots, Plots::description)))
                .append(canvas.content()).append("</svg>").toString();
    }

    private static String text(List<Plots> plots, Function<Plots, String> what) {
        return plots.stream().map(what).filter(words -> !words.isEmpty()).distinct().collect(Collectors.joining(" "));
    }

    private static String length(long units, int pixels) {
        return pixels == 0 ? SvgCanvas.em(units) : pixels(units);
    }

    /** A length of a picture that stands alone, in whole pixels. */
    static String pixels(long units) {
        return Long.toString(Math.ceilDiv(units * PIXELS, SvgCanvas.UNIT));
    }
}
