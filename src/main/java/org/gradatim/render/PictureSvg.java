package org.gradatim.render;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.gradatim.document.Block.Figure;
import org.gradatim.document.Block.Plots;

/** Drawings and plots as SVG files of their own, on white paper. */
final class PictureSvg {
    private PictureSvg() {}

    static String of(Figure figure) {
        return DiagramSvg.file(figure.diagram(), Inlines.text(figure.caption(), TextStyle.PLAIN), figure.description());
    }

    static String of(Plots plots) {
        return PlotSvg.file(List.of(plots));
    }
}
