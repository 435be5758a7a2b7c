package org.gradatim.render.html;

import org.gradatim.document.Block.Figure;
import org.gradatim.document.Block.Plots;

/** Writes the drawings of a page as markup. */
public interface PictureWriter {
    /** For a part of a page that has no drawings. */
    PictureWriter NONE = new PictureWriter() {
        @Override
        public String figure(Figure figure) {
            return "";
        }

        @Override
        public String plots(Plots plots) {
            return "";
        }
    };

    /** The drawing of a network or graph. */
    String figure(Figure figure);

    /** Plots, as one drawing. */
    String plots(Plots plots);
}
