package org.gradatim.render.canvas;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.Optional;

/** Paints pixels; one unit of the caller is one pixel. */
public final class ImageCanvas implements Canvas {

    private final BufferedImage image;
    private final Graphics2D graphics;
    private final Theme theme;

    /** On white. */
    public ImageCanvas(int width, int height) {
        this(width, height, Theme.LIGHT);
    }

    /** On the paper of a theme. */
    public ImageCanvas(int width, int height, Theme theme) {
        this(width, height, Optional.of(theme.of(Ink.PAPER)), theme);
    }

    /** @param background empty for none, so that what is behind the picture shows through */
    public ImageCanvas(int width, int height, Optional<Color> background) {
        this(width, height, background, Theme.LIGHT);
    }

    private ImageCanvas(int width, int height, Optional<Color> background, Theme theme) {
        this.theme = theme;
        image = new BufferedImage(width, height, background.isPresent() ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        background.ifPresent(colour -> {
            graphics.setColor(colour);
            graphics.fillRect(0, 0, width, height);
        });
    }

    /** What has been painted so far. */
    public BufferedImage image() {
        return image;
    }

    @Override
    public void glyph(MathFont font, char character, double x, double y, double size, Ink ink) {
        fill(new AffineTransform(size, 0, 0, size, x, y).createTransformedShape(font.outline(character)), ink);
    }

    @Override
    public void fill(Shape shape, Ink ink) {
        graphics.setColor(theme.of(ink));
        graphics.fill(shape);
    }

    @Override
    public void stroke(Shape shape, Pen pen, Ink ink) {
        graphics.setColor(theme.of(ink));
        graphics.setStroke(new BasicStroke((float) pen.width(), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 10, dash(pen), 0));
        graphics.draw(shape);
    }

    private static float[] dash(Pen pen) {
        if (pen.dash().isEmpty()) {
            return null;
        }
        float[] dash = new float[pen.dash().size()];
        for (int i = 0; i < dash.length; i++) {
            dash[i] = pen.dash().get(i).floatValue();
        }
        return dash;
    }
}
