package org.gradatim.render.canvas;

import com.openhtmltopdf.pdfboxout.PdfContentStreamAdapter;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;

/**
 * Paints on a page of a PDF, in em with y downwards from the origin of a drawing. A drawing that comes again is written in
 * the same letters, wherever it stands, so that a page is small once it is compressed. Glyphs are set as text in embedded
 * fonts; what they say is attached, so that a search and a copy find Unicode text.
 */
public final class PdfCanvas implements Canvas {

    private static final int ROUND = 1;

    /** Coordinates are written to a thousandth of an em: finer than any printer, and short. */
    private static final double STEPS = 1000;

    private final PdfContentStreamAdapter page;
    private final PdfFonts fonts;
    private final StringBuilder run = new StringBuilder();
    private boolean inText;
    private MathFont font;
    private double size;
    private double runX;
    private double runY;
    private double runEnd;
    private Color fill = Color.BLACK;

    private PdfCanvas(PdfContentStreamAdapter page, PdfFonts fonts) {
        this.page = page;
        this.fonts = fonts;
    }

    /** Something to paint. */
    @FunctionalInterface
    public interface Painting {
        /** Paints all of it. */
        void on(Canvas canvas);
    }

    /**
     * Paints and leaves the page's graphics state as it was.
     *
     * @param origin the drawing's origin on the page, in points from the lower left corner
     * @param em     the length of one em, in points
     * @param text   what a reader copies; empty for the letters themselves
     */
    public static void paint(
            PdfContentStreamAdapter page, Point2D origin, double em, PdfFonts fonts, Optional<String> text, Painting painting) {
        page.saveGraphics();
        page.setFillColor(0, 0, 0);
        page.applyPdfMatrix(new AffineTransform(rounded(em), 0, 0, rounded(em), rounded(origin.getX()), rounded(origin.getY())));
        // Within the drawing's coordinates: readers place the text by those that hold at its end.
        text.ifPresent(copied -> page.beginMarkedContent(COSName.getPDFName("Span"), actualText(copied)));
        PdfCanvas canvas = new PdfCanvas(page, fonts);
        painting.on(canvas);
        canvas.endText();
        if (text.isPresent()) page.endMarkedContent();
        page.restoreGraphics();
    }

    /** How the content of a page says that what follows is copied as this text. */
    public static String copiedAs(String text) {
        return "/Span <</ActualText <FEFF" + HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_16BE)) + ">>> BDC\n";
    }

    private static COSDictionary actualText(String text) {
        COSDictionary properties = new COSDictionary();
        properties.setString(COSName.ACTUAL_TEXT, text);
        return properties;
    }

    /** A glyph that stands where the one before it ends joins its run. */
    @Override
    public void glyph(MathFont glyphFont, char character, double x, double y, double glyphSize, Ink ink) {
        boolean joins = glyphFont == font && glyphSize == size && y == runY && ink.color().equals(fill)
                && Math.abs(x - runEnd) * STEPS < 1;
        if (run.isEmpty() || !joins) {
            endRun();
            beginRun(glyphFont, x, y, glyphSize, ink);
        }
        run.append(character);
        runEnd += glyphFont.advance(character) * glyphSize;
    }

    private void beginRun(MathFont runFont, double x, double y, double glyphSize, Ink ink) {
        fillWith(ink);
        if (!inText) {
            page.beginText();
            inText = true;
        }
        if (runFont != font || glyphSize != size) {
            page.setFont(fonts.embedded(runFont.trueType()), rounded(glyphSize));
            font = runFont;
            size = glyphSize;
        }
        runX = x;
        runY = y;
        runEnd = x;
    }

    private void endRun() {
        if (!run.isEmpty()) {
            page.setTextMatrix(1, 0, 0, 1, rounded(runX), up(runY));
            page.drawString(run.toString());
            run.setLength(0);
        }
    }

    /** Shapes are written from their own corner too, so that one brace is written like the next. */
    @Override
    public void fill(Shape shape, Ink ink) {
        endText();
        fillWith(ink);
        Rectangle2D bounds = shape.getBounds2D();
        page.saveGraphics();
        page.applyPdfMatrix(AffineTransform.getTranslateInstance(rounded(bounds.getX()), up(bounds.getY())));
        path(AffineTransform.getTranslateInstance(-bounds.getX(), -bounds.getY()).createTransformedShape(shape));
        page.fillNonZero();
        page.restoreGraphics();
    }

    @Override
    public void stroke(Shape shape, Pen pen, Ink ink) {
        endText();
        page.setStrokingColor(ink.color().getRed(), ink.color().getGreen(), ink.color().getBlue());
        page.setLineWidth(rounded(pen.width()));
        page.setLineCap(ROUND);
        page.setLineJoin(ROUND);
        float[] dash = new float[pen.dash().size()];
        for (int i = 0; i < dash.length; i++) {
            dash[i] = rounded(pen.dash().get(i));
        }
        page.setLineDash(dash, 0);
        path(shape);
        page.stroke();
    }

    private void endText() {
        endRun();
        if (inText) {
            page.endText();
            inText = false;
        }
    }

    private void fillWith(Ink ink) {
        if (!ink.color().equals(fill)) {
            fill = ink.color();
            page.setFillColor(fill.getRed(), fill.getGreen(), fill.getBlue());
        }
    }

    private void path(Shape shape) {
        float[] c = new float[6];
        double x = 0;
        double y = 0;
        for (PathIterator i = shape.getPathIterator(null); !i.isDone(); i.next()) {
            int segment = i.currentSegment(c);
            switch (segment) {
                case PathIterator.SEG_MOVETO -> page.moveTo(rounded(c[0]), up(c[1]));
                case PathIterator.SEG_LINETO -> page.lineTo(rounded(c[0]), up(c[1]));
                case PathIterator.SEG_QUADTO -> page.curveTo(
                        rounded(x + 2 * (c[0] - x) / 3), up(y + 2 * (c[1] - y) / 3),
                        rounded(c[2] + 2 * (c[0] - c[2]) / 3), up(c[3] + 2 * (c[1] - c[3]) / 3), rounded(c[2]), up(c[3]));
                case PathIterator.SEG_CUBICTO -> page.curveTo(
                        rounded(c[0]), up(c[1]), rounded(c[2]), up(c[3]), rounded(c[4]), up(c[5]));
                case PathIterator.SEG_CLOSE -> page.closeSubpath();
                default -> throw new IllegalStateException("path segment " + segment);
            }
            int end = END[segment];
            if (end >= 0) {
                x = c[end];
                y = c[end + 1];
            }
        }
    }

    /** Where a segment's coordinates hold its end point, in the order of {@link PathIterator}'s constants. */
    private static final int[] END = {0, 0, 2, 4, -1};

    private static float up(double y) {
        return rounded(-y);
    }

    private static float rounded(double value) {
        return (float) (Math.rint(value * STEPS) / STEPS);
    }
}
