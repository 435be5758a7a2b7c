package org.gradatim.render;

import com.openhtmltopdf.pdfboxout.PdfContentStreamAdapter;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;

/**
 * Paints on a page of a PDF, in points with y downwards from the page's upper edge. Glyphs are set as text in embedded
 * fonts, which is small and sharp; what they say is attached, so that a search and a copy find Unicode text.
 */
final class PdfCanvas implements Canvas {

    private static final int ROUND = 1;

    private final PdfContentStreamAdapter page;
    private final float pageHeight;
    private final PdfFonts fonts;
    private boolean inText;
    private MathFont font;
    private double size;
    private Color fill = Color.BLACK;

    private PdfCanvas(PdfContentStreamAdapter page, float pageHeight, PdfFonts fonts) {
        this.page = page;
        this.pageHeight = pageHeight;
        this.fonts = fonts;
    }

    /** Something to paint. */
    @FunctionalInterface
    interface Painting {
        void on(Canvas canvas);
    }

    /** Paints and leaves the page's graphics state as it was; {@code text} is what a reader copies. */
    static void paint(PdfContentStreamAdapter page, float pageHeight, PdfFonts fonts, String text, Painting painting) {
        COSDictionary properties = new COSDictionary();
        properties.setString(COSName.ACTUAL_TEXT, text);
        page.beginMarkedContent(COSName.getPDFName("Span"), properties);
        page.saveGraphics();
        page.setFillColor(0, 0, 0);
        PdfCanvas canvas = new PdfCanvas(page, pageHeight, fonts);
        painting.on(canvas);
        canvas.endText();
        page.restoreGraphics();
        page.endMarkedContent();
    }

    @Override
    public void glyph(MathFont glyphFont, char character, double x, double y, double glyphSize, Ink ink) {
        fillWith(ink);
        if (!inText) {
            page.beginText();
            inText = true;
        }
        if (glyphFont != font || glyphSize != size) {
            page.setFont(fonts.embedded(glyphFont.trueType()), rounded(glyphSize));
            font = glyphFont;
            size = glyphSize;
        }
        page.setTextMatrix(1, 0, 0, 1, rounded(x), rounded(pageHeight - y));
        page.drawString(String.valueOf(character));
    }

    @Override
    public void fill(Shape shape, Ink ink) {
        endText();
        fillWith(ink);
        path(shape);
        page.fillNonZero();
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

    private float up(double y) {
        return rounded(pageHeight - y);
    }

    /** To a thousandth of a point: finer than any printer, and short to write. */
    private static float rounded(double value) {
        return (float) (Math.rint(value * 1000) / 1000);
    }
}
