package org.gradatim.render.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.gradatim.document.Block.Plots;
import org.gradatim.document.Diagram;
import org.gradatim.render.canvas.ImageCanvas;
import org.gradatim.render.canvas.Theme;
import org.gradatim.render.diagram.DiagramLayout;
import org.gradatim.render.diagram.DiagramPainter;
import org.gradatim.render.formula.FormulaLayout;
import org.gradatim.render.formula.Typesetter;
import org.gradatim.render.plot.PlotLayout;
import org.gradatim.render.plot.PlotPainter;

/** Formulas, diagrams and plots as PNG pictures on white. */
public final class Png {
    private Png() {}

    /** Room around a picture, in em. */
    private static final double MARGIN = 0.25;

    /**
     * A formula on a line of its own.
     *
     * @param em the size of its letters, in pixels
     * @throws IllegalArgumentException if {@code latex} is no formula
     */
    public static byte[] formula(String latex, double em) {
        FormulaLayout layout = FormulaLayout.of(latex, FormulaLayout.Style.DISPLAY);
        ImageCanvas canvas = canvas(layout.width(), layout.height() + layout.depth(), em);
        layout.paint(canvas, MARGIN * em, (MARGIN + layout.height()) * em, em);
        return bytes(canvas.image());
    }

    /**
     * A diagram.
     *
     * @param em the size of its letters, in pixels
     */
    public static byte[] diagram(Diagram diagram, double em) {
        return diagram(diagram, em, Theme.LIGHT);
    }

    /** The same in the colours of a theme. */
    public static byte[] diagram(Diagram diagram, double em, Theme theme) {
        Typesetter typesetter = new Typesetter();
        DiagramLayout layout = DiagramLayout.of(diagram, typesetter);
        ImageCanvas canvas = new ImageCanvas(pixels(layout.width(), em), pixels(layout.height(), em), theme);
        DiagramPainter.paint(layout, typesetter, canvas, MARGIN * em, MARGIN * em, em);
        return bytes(canvas.image());
    }

    /**
     * Plots, block below block.
     *
     * @param em the size of their letters, in pixels
     */
    public static byte[] plots(List<Plots> plots, double em) {
        Typesetter typesetter = new Typesetter();
        PlotLayout layout = PlotLayout.of(plots, typesetter);
        ImageCanvas canvas = canvas(layout.width(), layout.height(), em);
        PlotPainter.paint(layout, typesetter, canvas, MARGIN * em, MARGIN * em, em);
        return bytes(canvas.image());
    }

    private static ImageCanvas canvas(double width, double height, double em) {
        return new ImageCanvas(pixels(width, em), pixels(height, em));
    }

    /** A length in em with the room around it. */
    private static int pixels(double length, double em) {
        return (int) Math.ceil((length + 2 * MARGIN) * em);
    }

    /** The file of an image. */
    public static byte[] bytes(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The picture in a file of this class. */
    public static BufferedImage read(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
