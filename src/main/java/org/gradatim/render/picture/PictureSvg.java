package org.gradatim.render.picture;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.gradatim.document.Block.Figure;
import org.gradatim.document.Block.Plots;
import org.gradatim.render.text.Inlines;
import org.gradatim.render.text.TextStyle;

/** Drawings and plots as SVG files of their own, on white paper. */
public final class PictureSvg {
    private PictureSvg() {}

    /** A diagram, titled by its caption. */
    public static String of(Figure figure) {
        return DiagramSvg.file(figure.diagram(), Inlines.text(figure.caption(), TextStyle.PLAIN), figure.description());
    }

    /** Plots, as one drawing. */
    public static String of(Plots plots) {
        return PlotSvg.file(List.of(plots));
    }
}
