package org.gradatim.render.picture;

import java.awt.geom.Rectangle2D;
import org.gradatim.document.Diagram;
import org.gradatim.render.canvas.Ink;
import org.gradatim.render.canvas.SvgCanvas;
import org.gradatim.render.canvas.Theme;
import org.gradatim.render.diagram.DiagramLayout;
import org.gradatim.render.diagram.DiagramPainter;
import org.gradatim.render.formula.Typesetter;

/** Diagrams as SVG pictures, their formulas drawn inside. */
public final class DiagramSvg {
    private DiagramSvg() {}

    /**
     * A diagram as an {@code svg} element, sized in em of the text around it and never wider than its place. Its colours
     * are style variables ({@code --highlight}, {@code --common}, {@code --paper}, …) with values for white paper, its
     * lines and letters have the text's colour.
     *
     * @param title       what it shows, in a few words
     * @param description what there is to see, for those who cannot see it
     */
    public static String of(Diagram diagram, String title, String description) {
        Typesetter typesetter = new Typesetter();
        DiagramLayout layout = DiagramLayout.of(diagram, typesetter);
        SvgCanvas canvas = new SvgCanvas();
        DiagramPainter.paint(layout, typesetter, canvas, 0, 0, 1);
        long width = SvgCanvas.roundedUp(layout.width());
        long height = SvgCanvas.roundedUp(layout.height());
        return new StringBuilder(16384)
                .append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" fill=\"currentColor\" width=\"")
                .append(SvgCanvas.em(width)).append("\" height=\"").append(SvgCanvas.em(height))
                .append("\" style=\"max-width:100%;height:auto\" viewBox=\"0 0 ").append(width).append(' ').append(height)
                .append("\">").append(SvgCanvas.words(title, description))
                .append(canvas.content())
                .append("</svg>")
                .toString();
    }

    /** A diagram as a file of its own, black on white, with nothing in it that only browsers know. */
    static String file(Diagram diagram, String title, String description) {
        return file(diagram, title, description, Theme.LIGHT);
    }

    /** A diagram as a file of its own in the colours of a theme; only {@link Theme#AUTO} holds what only browsers know. */
    public static String file(Diagram diagram, String title, String description, Theme theme) {
        Typesetter typesetter = new Typesetter();
        DiagramLayout layout = DiagramLayout.of(diagram, typesetter);
        SvgCanvas canvas = SvgCanvas.inTheme(theme);
        double margin = PlotSvg.MARGIN;
        double width = layout.width() + 2 * margin;
        double height = layout.height() + 2 * margin;
        canvas.fill(new Rectangle2D.Double(0, 0, width, height), Ink.PAPER);
        DiagramPainter.paint(layout, typesetter, canvas, margin, margin, 1);
        long unitsWide = SvgCanvas.roundedUp(width);
        long unitsHigh = SvgCanvas.roundedUp(height);
        return new StringBuilder(16384)
                .append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"").append(fill(theme)).append(" width=\"").append(PlotSvg.pixels(unitsWide))
                .append("\" height=\"").append(PlotSvg.pixels(unitsHigh)).append("\" viewBox=\"0 0 ").append(unitsWide).append(' ').append(unitsHigh)
                .append("\">").append(SvgCanvas.words(title, description))
                .append(theme == Theme.AUTO ? SvgCanvas.style() : "").append(canvas.content()).append("</svg>\n").toString();
    }

    /** The colour of letters, which is black where none is said. */
    private static String fill(Theme theme) {
        return switch (theme) {
            case LIGHT -> "";
            case DARK -> " fill=\"" + theme.hex(Ink.TEXT) + "\"";
            case AUTO -> " fill=\"currentColor\"";
        };
    }
}
