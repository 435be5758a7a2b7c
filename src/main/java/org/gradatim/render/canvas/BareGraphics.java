package org.gradatim.render.canvas;

import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;
import java.util.Map;

/** A graphics that refuses every operation, so that one which supports a few lists only those. */
public abstract class BareGraphics extends Graphics2D {

    private static UnsupportedOperationException refusal() {
        return new UnsupportedOperationException("a drawing operation is needed that is not recorded");
    }

    @Override public boolean drawImage(Image a, AffineTransform b, ImageObserver c) { throw refusal(); }
    @Override public void drawImage(BufferedImage a, BufferedImageOp b, int c, int d) { throw refusal(); }
    @Override public void drawRenderedImage(RenderedImage a, AffineTransform b) { throw refusal(); }
    @Override public void drawRenderableImage(RenderableImage a, AffineTransform b) { throw refusal(); }
    @Override public void drawString(String a, int b, int c) { throw refusal(); }
    @Override public void drawString(String a, float b, float c) { throw refusal(); }
    @Override public void drawString(AttributedCharacterIterator a, int b, int c) { throw refusal(); }
    @Override public void drawString(AttributedCharacterIterator a, float b, float c) { throw refusal(); }
    @Override public boolean hit(Rectangle a, Shape b, boolean c) { throw refusal(); }
    @Override public GraphicsConfiguration getDeviceConfiguration() { throw refusal(); }
    @Override public void setComposite(Composite a) { throw refusal(); }
    @Override public void setPaint(Paint a) { throw refusal(); }
    @Override public void setRenderingHints(Map<?, ?> a) { throw refusal(); }
    @Override public void addRenderingHints(Map<?, ?> a) { throw refusal(); }
    @Override public RenderingHints getRenderingHints() { throw refusal(); }
    @Override public void translate(int a, int b) { throw refusal(); }
    @Override public void shear(double a, double b) { throw refusal(); }
    @Override public void transform(AffineTransform a) { throw refusal(); }
    @Override public Paint getPaint() { throw refusal(); }
    @Override public Composite getComposite() { throw refusal(); }
    @Override public void setBackground(Color a) { throw refusal(); }
    @Override public Color getBackground() { throw refusal(); }
    @Override public void clip(Shape a) { throw refusal(); }
    @Override public FontRenderContext getFontRenderContext() { throw refusal(); }
    @Override public Graphics create() { throw refusal(); }
    @Override public void setPaintMode() { throw refusal(); }
    @Override public void setXORMode(Color a) { throw refusal(); }
    @Override public FontMetrics getFontMetrics(Font a) { throw refusal(); }
    @Override public Rectangle getClipBounds() { throw refusal(); }
    @Override public void clipRect(int a, int b, int c, int d) { throw refusal(); }
    @Override public void setClip(int a, int b, int c, int d) { throw refusal(); }
    @Override public Shape getClip() { throw refusal(); }
    @Override public void setClip(Shape a) { throw refusal(); }
    @Override public void copyArea(int a, int b, int c, int d, int e, int f) { throw refusal(); }
    @Override public void drawLine(int a, int b, int c, int d) { throw refusal(); }
    @Override public void clearRect(int a, int b, int c, int d) { throw refusal(); }
    @Override public void drawRoundRect(int a, int b, int c, int d, int e, int f) { throw refusal(); }
    @Override public void fillRoundRect(int a, int b, int c, int d, int e, int f) { throw refusal(); }
    @Override public void drawOval(int a, int b, int c, int d) { throw refusal(); }
    @Override public void fillOval(int a, int b, int c, int d) { throw refusal(); }
    @Override public void drawPolyline(int[] a, int[] b, int c) { throw refusal(); }
    @Override public void drawPolygon(int[] a, int[] b, int c) { throw refusal(); }
    @Override public void fillPolygon(int[] a, int[] b, int c) { throw refusal(); }
    @Override public boolean drawImage(Image a, int b, int c, ImageObserver d) { throw refusal(); }
    @Override public boolean drawImage(Image a, int b, int c, int d, int e, ImageObserver f) { throw refusal(); }
    @Override public boolean drawImage(Image a, int b, int c, Color d, ImageObserver e) { throw refusal(); }
    @Override public boolean drawImage(Image a, int b, int c, int d, int e, Color f, ImageObserver g) { throw refusal(); }
    @Override public boolean drawImage(Image a, int b, int c, int d, int e, int f, int g, int h, int i, ImageObserver j) { throw refusal(); }
    @Override public boolean drawImage(Image a, int b, int c, int d, int e, int f, int g, int h, int i, Color j, ImageObserver k) { throw refusal(); }
    @Override public void drawGlyphVector(GlyphVector a, float b, float c) { throw refusal(); }
    @Override public void translate(double a, double b) { throw refusal(); }
    @Override public void scale(double a, double b) { throw refusal(); }
    @Override public void rotate(double a) { throw refusal(); }
    @Override public void rotate(double a, double b, double c) { throw refusal(); }
    @Override public AffineTransform getTransform() { throw refusal(); }
    @Override public void setTransform(AffineTransform a) { throw refusal(); }
    @Override public void fillRect(int a, int b, int c, int d) { throw refusal(); }
    @Override public void fillArc(int a, int b, int c, int d, int e, int f) { throw refusal(); }
    @Override public void drawArc(int a, int b, int c, int d, int e, int f) { throw refusal(); }
    @Override public Font getFont() { throw refusal(); }
    @Override public void setFont(Font a) { throw refusal(); }
    @Override public void dispose() { throw refusal(); }
}
