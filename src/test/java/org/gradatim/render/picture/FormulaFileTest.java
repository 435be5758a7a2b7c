package org.gradatim.render.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.gradatim.notation.Formulas.equation;
import static org.gradatim.notation.Formulas.partial;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.gradatim.Browser;
import org.gradatim.notation.Notation;
import org.gradatim.render.Samples;
import org.gradatim.render.formula.FormulaLayout;
import org.gradatim.render.formula.FormulaLook;
import org.gradatim.render.formula.LatexFormula;
import org.gradatim.render.picture.FormulaFile.Box;
import org.gradatim.render.speech.SpokenFormula;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class FormulaFileTest {
    private static final Notation DERIVATIVE = equation(partial(Samples.J, Samples.W1), Samples.GRADIENT);
    private static final FormulaLook STANDARD = FormulaLook.standard();


    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @TempDir
    Path folder;

    private static FormulaLook look(double points, Color colour, Color background) {
        return new FormulaLook(OptionalDouble.of(points), Optional.ofNullable(colour), Optional.ofNullable(background), true, 2);
    }

    private static byte[] content(Notation formula, FormulaFormat format, FormulaLook look) {
        return FormulaFile.of(formula, format, look).content();
    }

    private static String text(Notation formula, FormulaFormat format, FormulaLook look) {
        return new String(content(formula, format, look), StandardCharsets.UTF_8);
    }

    private static Element xml(String xml) throws Exception {
        return DocumentBuilderFactory.newNSInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))).getDocumentElement();
    }

    @ParameterizedTest
    @EnumSource(FormulaFormat.class)
    void theSameFormulaGivesTheSameBytes(FormulaFormat format) {
        Locale before = Locale.getDefault();
        byte[] first = content(DERIVATIVE, format, look(12.5, Color.RED, Color.YELLOW));
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-u-nu-arab"));
            assertThat(content(DERIVATIVE, format, look(12.5, Color.RED, Color.YELLOW))).isEqualTo(first);
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @MethodSource("org.gradatim.render.Samples#formulas")
    void everyFormulaIsWrittenInEveryFormat(Notation formula) throws Exception {
        for (FormulaFormat format : FormulaFormat.values()) {
            FormulaFile file = FormulaFile.of(formula, format, STANDARD);
            assertThat(file.content()).isNotEmpty();
            assertThat(file.box().isPresent()).isEqualTo(format.isPicture());
        }
        assertThat(xml(text(formula, FormulaFormat.SVG, STANDARD)).getAttribute("aria-label")).isEqualTo(SpokenFormula.of(formula));
        assertThat(xml(text(formula, FormulaFormat.MATHML, STANDARD)).getAttribute("alttext")).isEqualTo(SpokenFormula.of(formula));
    }

    @ParameterizedTest
    @MethodSource("org.gradatim.render.Samples#formulas")
    void noInkIsCut(Notation formula) {
        for (FormulaLayout.Style style : FormulaLayout.Style.values()) {
            FormulaLayout layout = FormulaLayout.of(LatexFormula.of(formula, LatexFormula.Dialect.PICTURE), style).whole();
            Rectangle2D room = new Rectangle2D.Double(-1e-3, -layout.height() - 1e-3, layout.width() + 2e-3, layout.height() + layout.depth() + 2e-3);
            assertThat(layout.marks()).allSatisfy(mark -> assertThat(ink(mark)).matches(ink -> ink.isEmpty() || room.contains(ink)));
        }
    }

    private static Rectangle2D ink(FormulaLayout.Mark mark) {
        return switch (mark) {
            case FormulaLayout.Glyph g -> new AffineTransform(g.size(), 0, 0, g.size(), g.x(), g.y())
                    .createTransformedShape(g.font().outline(g.character())).getBounds2D();
            case FormulaLayout.Area a -> a.shape().getBounds2D();
        };
    }

    // ---- SVG

    @Test
    void anSvgTakesSizeAndColourOfItsPageUnlessItHasItsOwn() throws Exception {
        Element page = xml(text(DERIVATIVE, FormulaFormat.SVG, STANDARD));
        assertThat(page.getAttribute("width")).endsWith("em");
        assertThat(page.getAttribute("style")).matches("vertical-align:-[0-9.]+em");
        assertThat(page.getAttribute("fill")).isEqualTo("currentColor");
        assertThat(page.getElementsByTagName("rect").getLength()).isZero();

        Element own = xml(text(DERIVATIVE, FormulaFormat.SVG, look(20, new Color(0x1a2b3c), null)));
        double ems = Double.parseDouble(page.getAttribute("width").replace("em", ""));
        assertThat(Double.parseDouble(own.getAttribute("width").replace("pt", ""))).isCloseTo(20 * ems, within(0.01));
        assertThat(own.getAttribute("fill")).isEqualTo("#1a2b3c");
        assertThat(own.getAttribute("role")).isEqualTo("img");
        assertThat(own.getFirstChild().getNodeName()).isEqualTo("title");
    }

    @Test
    void noTwoPicturesThatDifferShareAnId() throws Exception {
        Map<String, String> drawings = new HashMap<>();
        for (Notation formula : Samples.formulas()) {
            String svg = text(formula, FormulaFormat.SVG, STANDARD);
            String drawing = svg.substring(svg.indexOf("</title>"));
            NodeList paths = xml(svg).getElementsByTagName("path");
            for (int i = 0; i < paths.getLength(); i++) {
                String id = ((Element) paths.item(i)).getAttribute("id");
                if (id.isEmpty()) continue;
                assertThat(svg).contains("href=\"#" + id + "\"");
                assertThat(drawings.getOrDefault(id, drawing)).isEqualTo(drawing);
                drawings.put(id, drawing);
            }
        }
        assertThat(drawings).hasSizeGreaterThan(200);
    }

    @Test
    void aPageOfFiftySvgsShowsWhatThePngsShow() throws Exception {
        StringBuilder page = new StringBuilder("<!doctype html><meta charset=\"utf-8\"><title>t</title><body style=\"margin:0;background:#fff;color:#000\">");
        List<Notation> formulas = IntStream.rangeClosed(1, 50).<Notation>mapToObj(i ->
                equation(partial(Samples.J, Samples.indexed("w", i)), Samples.times(Samples.indexed("a", i), Samples.X1))).toList();
        for (Notation formula : formulas) page.append("<div style=\"line-height:0\">").append(text(formula, FormulaFormat.SVG, STANDARD)).append("</div>");
        Files.writeString(folder.resolve("page.html"), page);
        BROWSER.resize(400, 2200);
        BROWSER.open(folder.resolve("page.html"));
        BROWSER.photograph(folder.resolve("page.png"));
        BufferedImage shown = ImageIO.read(folder.resolve("page.png").toFile());
        assertThat((long) BROWSER.run("return document.querySelectorAll('[id]').length - new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size")).isZero();
        List<?> tops = (List<?>) BROWSER.run("return [...document.querySelectorAll('svg')].map(e => e.getBoundingClientRect().top)");
        for (int i = 0; i < formulas.size(); i++) {
            byte[] png = content(formulas.get(i), FormulaFormat.PNG, new FormulaLook(OptionalDouble.empty(), Optional.of(Color.BLACK), Optional.of(Color.WHITE), true, 1));
            BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(png));
            // The PNG has a margin of a quarter of an em around it.
            assertThat(ink(shown, 0, ((Number) tops.get(i)).doubleValue(), drawn.getWidth() - 8, drawn.getHeight() - 8))
                    .as("formula %d", i).isCloseTo(ink(drawn, 4, 4, drawn.getWidth() - 8, drawn.getHeight() - 8), within(0.12));
        }
    }

    /** How much of the ground is covered, relative to a hundred black pixels. */
    private static double ink(BufferedImage image, double left, double top, int width, int height) {
        double black = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int column = (int) left + x;
                int row = (int) Math.round(top) + y;
                if (column < image.getWidth() && row < image.getHeight()) black += 1 - (image.getRGB(column, row) >> 8 & 0xff) / 255.0;
            }
        }
        return black / 100;
    }

    // ---- PNG

    @Test
    void aPngKnowsItsResolutionAndWhatItSays() throws Exception {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(content(DERIVATIVE, FormulaFormat.PNG, STANDARD))));
        IIOMetadataNode notes = (IIOMetadataNode) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0");
        IIOMetadataNode size = (IIOMetadataNode) notes.getElementsByTagName("pHYs").item(0);
        // 192 dots to an inch
        assertThat(size.getAttribute("pixelsPerUnitXAxis")).isEqualTo("7559");
        assertThat(((IIOMetadataNode) notes.getElementsByTagName("tEXtEntry").item(0)).getAttribute("value")).isEqualTo(SpokenFormula.of(DERIVATIVE));
        IIOMetadataNode price = (IIOMetadataNode) notesOf(new Notation.Symbol("価格")).getElementsByTagName("iTXtEntry").item(0);
        assertThat(price.getAttribute("text")).isEqualTo("価格");
    }

    private static IIOMetadataNode notesOf(Notation formula) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(content(formula, FormulaFormat.PNG, STANDARD))));
        return (IIOMetadataNode) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0");
    }

    @Test
    void aPngIsTransparentUnlessItHasABackground() throws Exception {
        BufferedImage clear = ImageIO.read(new ByteArrayInputStream(content(DERIVATIVE, FormulaFormat.PNG, STANDARD)));
        assertThat(clear.getRGB(0, 0) >>> 24).isZero();
        BufferedImage filled = ImageIO.read(new ByteArrayInputStream(content(DERIVATIVE, FormulaFormat.PNG, look(12, Color.RED, Color.YELLOW))));
        assertThat(filled.getRGB(0, 0)).isEqualTo(Color.YELLOW.getRGB());
        assertThat(filled.getWidth()).isGreaterThan(clear.getWidth());
    }

    @Test
    void aPictureOfABillionPixelsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> content(Samples.wide(12), FormulaFormat.PNG, look(1000, null, null)))
                .withMessageContaining("more than 50,000,000");
    }

    // ---- PDF

    @Test
    void aPdfIsAPageOfTheFormulasSizeWhoseTextIsFound() throws Exception {
        FormulaFile file = FormulaFile.of(DERIVATIVE, FormulaFormat.PDF, look(20, Color.BLUE, null));
        Box box = file.box().orElseThrow();
        try (PDDocument pdf = Loader.loadPDF(file.content())) {
            assertThat(pdf.getNumberOfPages()).isOne();
            assertThat(pdf.getPage(0).getCropBox().getWidth()).isCloseTo((float) box.width(), within(0.01f));
            assertThat(pdf.getPage(0).getCropBox().getHeight()).isCloseTo((float) box.height(), within(0.01f));
            assertThat(new PDFTextStripper().getText(pdf)).contains("∂J/∂w₁ = (a₃ - y) w₅");
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("∂J/∂w₁ = (a₃ - y) w₅ a₁ (1 - a₁) x₁");
            BufferedImage page = new PDFRenderer(pdf).renderImageWithDPI(0, 192);
            BufferedImage png = ImageIO.read(new ByteArrayInputStream(content(DERIVATIVE, FormulaFormat.PNG, look(20, Color.BLUE, Color.WHITE))));
            assertThat(ink(page, 0, 0, page.getWidth(), page.getHeight())).isCloseTo(ink(png, 0, 0, png.getWidth(), png.getHeight()), within(1.5));
        }
    }

    // ---- MathML, LaTeX, text

    @Test
    void mathMlIsLaidOutByABrowser() throws IOException {
        for (FormulaLook look : List.of(STANDARD, look(20, Color.BLUE, Color.YELLOW))) {
            Files.writeString(folder.resolve("page.html"), "<!doctype html><meta charset=\"utf-8\"><title>t</title><body><span id=\"s\">" + text(DERIVATIVE, FormulaFormat.MATHML, look) + "</span>");
            BROWSER.open(folder.resolve("page.html"));
            assertThat(((Number) BROWSER.run("return document.querySelector('mfrac').getBoundingClientRect().height")).doubleValue()).isGreaterThan(20);
            assertThat(((Number) BROWSER.run("return [...document.querySelectorAll('mi')].pop().getBoundingClientRect().right - document.querySelector('mi').getBoundingClientRect().left")).doubleValue())
                    .isGreaterThan(150);
        }
        assertThat(BROWSER.run("return getComputedStyle(document.querySelector('mi')).color")).isEqualTo("rgb(0, 0, 255)");
    }

    @Test
    void latexAndTextAreTheFormulaAlone() {
        assertThat(text(DERIVATIVE, FormulaFormat.LATEX, STANDARD)).isEqualTo("\\frac{\\partial J}{\\partial w_1} = (a_3 - y)\\,w_5\\,a_1\\,(1 - a_1)\\,x_1\n");
        assertThat(text(DERIVATIVE, FormulaFormat.TEXT, STANDARD)).isEqualTo("∂J/∂w₁ = (a₃ - y) w₅ a₁ (1 - a₁) x₁\n");
    }
}
