package org.gradatim.render.pdf;

import com.openhtmltopdf.css.style.CalculatedStyle;
import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.pdfboxout.PdfBoxOutputDevice;
import com.openhtmltopdf.render.PageBox;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.Shape;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.gradatim.document.Block;
import org.gradatim.notation.Notation;
import org.gradatim.render.canvas.Canvas;
import org.gradatim.render.canvas.PdfCanvas;
import org.gradatim.render.canvas.PdfFonts;
import org.gradatim.render.canvas.SvgCanvas;
import org.gradatim.render.diagram.DiagramLayout;
import org.gradatim.render.diagram.DiagramPainter;
import org.gradatim.render.escape.Xml;
import org.gradatim.render.formula.FormulaLayout;
import org.gradatim.render.formula.FormulaWriter;
import org.gradatim.render.formula.LatexFormula;
import org.gradatim.render.formula.Typesetter;
import org.gradatim.render.html.PictureWriter;
import org.gradatim.render.piece.Piece;
import org.gradatim.render.piece.Pieces;
import org.gradatim.render.plot.PlotLayout;
import org.gradatim.render.plot.PlotPainter;
import org.gradatim.render.speech.SpokenFormula;
import org.gradatim.render.text.TextFormula;
import org.gradatim.render.text.TextStyle;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The formulas and diagrams of one document on their way to a PDF: each is an {@code object} element of the page that
 * takes the drawing's room, and is painted when the page is.
 */
final class PdfDrawings implements FormulaWriter, PictureWriter, FSObjectDrawerFactory, FSObjectDrawer {

    private static final String ELEMENT = "object";
    private static final String INDEX = "data-drawing";

    /** A drawing in em, its origin at the left end of the baseline. */
    private interface Drawing {
        double width();

        double height();

        double depth();

        /** What it says, in plain text. */
        String text();

        /** Says of an element of the PDF's structure what this is, to those who cannot see it. */
        void tag(COSDictionary element);

        void paint(Canvas canvas);
    }

    /** @param words as it is read aloud; null for a sign that is read as the text it is part of */
    private record FormulaDrawing(FormulaLayout layout, String text, String words) implements Drawing {
        @Override
        public double width() {
            return layout.width();
        }

        @Override
        public double height() {
            return layout.height();
        }

        @Override
        public double depth() {
            return layout.depth();
        }

        @Override
        public void paint(Canvas canvas) {
            layout.paint(canvas, 0, 0, 1);
        }

        @Override
        public void tag(COSDictionary element) {
            element.setName(COSName.S, words == null ? "Span" : "Formula");
            element.setString(COSName.ALT, words);
            element.setString(COSName.ACTUAL_TEXT, words == null ? text : null);
            element.removeItem(COSName.A);
        }
    }

    /** A picture that stands on its baseline: a diagram, a plot. */
    private record PictureDrawing(double width, double height, String text, Consumer<Canvas> painter) implements Drawing {
        @Override
        public double depth() {
            return 0;
        }

        @Override
        public void paint(Canvas canvas) {
            painter.accept(canvas);
        }

        @Override
        public void tag(COSDictionary element) {
            element.setString(COSName.ALT, text);
            COSDictionary layout = element.getCOSDictionary(COSName.A);
            layout.setName("Placement", "Block");
        }
    }

    private final Typesetter typesetter = new Typesetter();
    private final List<Drawing> drawings = new ArrayList<>();
    private final PdfFonts fonts;

    private final Locale language;

    /** @param language of the words for formulas */
    PdfDrawings(PdfFonts fonts, Locale language) {
        this.fonts = fonts;
        this.language = language;
    }

    @Override
    public void write(List<Piece> line, boolean display, StringBuilder out) {
        String latex = LatexFormula.line(line, LatexFormula.Dialect.PICTURE);
        FormulaLayout.Style style = display ? FormulaLayout.Style.DISPLAY : FormulaLayout.Style.TEXT;
        add(new FormulaDrawing(
                typesetter.layout(latex, style), TextFormula.line(line, TextStyle.PLAIN), SpokenFormula.line(line, language)), out);
    }

    /** With a slash for a quotient: a small fraction would be hard to read and push the lines apart. */
    @Override
    public List<Piece> inText(Notation formula) {
        return Pieces.linear(formula);
    }

    @Override
    public String plots(Block.Plots plots) {
        StringBuilder out = new StringBuilder();
        PlotLayout layout = PlotLayout.of(plots, typesetter);
        add(new PictureDrawing(layout.width(), layout.height(), plots.description(),
                canvas -> PlotPainter.paint(layout, typesetter, canvas, 0, -layout.height(), 1)), out);
        return out.toString();
    }

    @Override
    public String figure(Block.Figure figure) {
        StringBuilder out = new StringBuilder();
        DiagramLayout layout = DiagramLayout.of(figure.diagram(), typesetter);
        add(new PictureDrawing(layout.width(), layout.height(), figure.description(),
                canvas -> DiagramPainter.paint(layout, typesetter, canvas, 0, -layout.height(), 1)), out);
        return out.toString();
    }

    /** A sign that the text's fonts lack, as an element. */
    Element sign(String latex, String text, Document page) {
        Element element = page.createElement(ELEMENT);
        add(new FormulaDrawing(typesetter.layout(latex, FormulaLayout.Style.TEXT), text, null)).forEach(element::setAttribute);
        return element;
    }

    private void add(Drawing drawing, StringBuilder out) {
        out.append('<').append(ELEMENT);
        add(drawing).forEach((name, value) ->
                out.append(' ').append(name).append("=\"").append(Xml.escape(value)).append('"'));
        out.append("></").append(ELEMENT).append('>');
    }

    /** Keeps a drawing; the attributes of its element are returned. */
    private SequencedMap<String, String> add(Drawing drawing) {
        SequencedMap<String, String> attributes = new LinkedHashMap<>();
        attributes.put(INDEX, String.valueOf(drawings.size()));
        // The renderer hands it on to the structure of the PDF, where it says which drawing this is.
        attributes.put("alt", String.valueOf(drawings.size()));
        attributes.put("style", style(drawing, 1));
        drawings.add(drawing);
        return attributes;
    }

    private static String style(Drawing drawing, double scale) {
        return "width:" + em(drawing.width() * scale) + ";height:" + em((drawing.height() + drawing.depth()) * scale)
                + ";vertical-align:" + em(-drawing.depth() * scale);
    }

    private static String em(double length) {
        return SvgCanvas.thousandths(Math.round(length * 1000)) + "em";
    }

    /** Names the drawing for which an element stands in the structure of the PDF, and says what it is. */
    void tag(COSDictionary element) {
        drawings.get(Integer.parseInt(element.getString(COSName.ALT))).tag(element);
    }

    /** What the drawing in an element says, in plain text. */
    String text(Element element) {
        return drawing(element).text();
    }

    boolean isDrawing(Element element) {
        return element.getTagName().equals(ELEMENT) && element.hasAttribute(INDEX);
    }

    /** The width of the drawing in an element, in em. */
    double width(Element element) {
        return drawing(element).width();
    }

    /** Its height from the lowest ink to the highest, in em. */
    double height(Element element) {
        return drawing(element).height() + drawing(element).depth();
    }

    /** Sets the drawing in an element smaller. */
    void scale(Element element, double scale) {
        element.setAttribute("style", style(drawing(element), scale));
    }

    private Drawing drawing(Element element) {
        return drawings.get(Integer.parseInt(element.getAttribute(INDEX)));
    }

    @Override
    public boolean isReplacedObject(Element element) {
        return isDrawing(element);
    }

    @Override
    public FSObjectDrawer createDrawer(Element element) {
        return isDrawing(element) ? this : null;
    }

    /** Paints a drawing at its place, given in the renderer's dots within the whole document as one long page. */
    @Override
    public Map<Shape, String> drawObject(Element element, double x, double y, double width, double height,
            OutputDevice device, RenderingContext context, int dotsPerPixel) {
        PdfBoxOutputDevice pdf = (PdfBoxOutputDevice) device;
        PageBox page = context.getPage();
        double left = (x + page.getMarginBorderPadding(context, CalculatedStyle.LEFT)) / pdf.getDotsPerPoint();
        double top = (y + page.getMarginBorderPadding(context, CalculatedStyle.TOP) - page.getPaintingTop())
                / pdf.getDotsPerPoint();
        Drawing drawing = drawing(element);
        double em = width / pdf.getDotsPerPoint() / drawing.width();
        double baseline = pdf.getPage().getMediaBox().getHeight() - top - drawing.height() * em;
        PdfCanvas.paint(pdf.getCurrentPage(), new Point2D.Double(left, baseline), em, fonts, Optional.of(drawing.text()), drawing::paint);
        return Map.of();
    }
}
