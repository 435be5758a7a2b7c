package org.gradatim;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.gradatim.check.IdentityProof;
import org.gradatim.document.DerivationData.Weight;
import org.gradatim.explain.Explanation;
import org.gradatim.explain.Options;
import org.gradatim.render.formula.MathMlFormula;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example in every format is what it was when it was last looked at. */
class GoldenTest {
    private static final List<String> TEXTS = List.of(".txt", ".md", ".tex", ".json");

    /** Pages hold their drawings, so that they are large: two are kept, which have all kinds of blocks between them. */
    private static final Set<String> KEPT_PAGES = Set.of("two-neurons", "mazur");

    /** Enough to see that a formula has moved, and no more. */
    private static final int DOTS_PER_INCH = 40;

    private static final int README_DOTS_PER_INCH = 96;

    /** Above the number of the page. */
    private static final double README_PAGE_SHARE = 0.92;

    /** White around a picture, in pixels. */
    private static final int README_MARGIN = 16;

    @TempDir
    private Path folder;

    static Stream<Arguments> texts() {
        return Examples.names().stream().flatMap(example -> TEXTS.stream().map(ending -> Arguments.of(example, ending)));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void theTextIsAsItWas(String example, String ending) throws Exception {
        Golden.holds(Examples.explained(example, ending, folder), Golden.file(example + ending));
    }

    /** One deck is kept: what goes onto slides is what the other texts hold already. */
    @Test
    void theSlidesAreAsTheyWere() throws Exception {
        Golden.holds(Examples.explained("two-neurons", "-slides.tex", folder), Golden.file("two-neurons-slides.tex"));
    }

    @ParameterizedTest
    @MethodSource("org.gradatim.Examples#names")
    void thePageIsAsItWasOrHoldsEveryResult(String example) throws Exception {
        byte[] page = Examples.explained(example, ".html", folder);
        if (KEPT_PAGES.contains(example)) Golden.holds(page, Golden.file(example + ".html"));
        String text = letters(page);
        Explanation explanation = Explanation.of(IdentityProof.derive(Examples.read(example).model()), Options.DEFAULT);
        for (Weight weight : explanation.data().weights()) {
            String result = MathMlFormula.of(weight.result().formula(), false);
            assertThat(text.contains(letters(result.getBytes(StandardCharsets.UTF_8)))).as(weight.name()).isTrue();
        }
    }

    /** What a well-formed page says, without the blanks and dots that depend on where a formula is broken. */
    private static String letters(byte[] xml) throws Exception {
        return DocumentBuilderFactory.newNSInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml))
                .getDocumentElement().getTextContent().replaceAll("[\\s·\u2062]+", "");
    }

    @ParameterizedTest
    @MethodSource("org.gradatim.Examples#names")
    void thePrintedTextIsAsItWas(String example) throws Exception {
        try (PDDocument pdf = pdf(example)) {
            Golden.holds(new PDFTextStripper().getText(pdf).getBytes(StandardCharsets.UTF_8), Golden.file(example + ".pdf.txt"));
        }
    }

    @ParameterizedTest
    @CsvSource({"two-neurons, 1", "two-neurons, 3", "two-neurons, 11", "softmax, 1", "softmax, 5"})
    void thePrintedPageLooksAsItDid(String example, int page) throws Exception {
        try (PDDocument pdf = pdf(example)) {
            BufferedImage picture = new PDFRenderer(pdf).renderImageWithDPI(page - 1, DOTS_PER_INCH, ImageType.GRAY);
            Golden.holds(picture, Golden.file(example + "-" + page + ".png"));
        }
    }

    @Test
    void thePictureInTheReadmeIsWhatIsPrinted() throws Exception {
        Path file = folder.resolve("w1.pdf");
        Options w1 = new Options(Options.DEFAULT.detail(), List.of("w1"), Options.DEFAULT.language());
        Examples.read("two-neurons").explainTo(file, w1, org.gradatim.render.Options.standard());
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            BufferedImage page = new PDFRenderer(pdf).renderImageWithDPI(pathWithFactors(pdf), README_DOTS_PER_INCH, ImageType.RGB);
            Golden.holds(trimmed(page), Path.of("examples", "two-neurons.png"));
        }
    }

    private PDDocument pdf(String example) throws IOException {
        return Loader.loadPDF(Examples.explained(example, ".pdf", folder));
    }

    /** The page, counted from 0, with the path in the drawing, the chain and its factors. */
    private static int pathWithFactors(PDDocument pdf) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            String text = stripper.getText(pdf);
            if (text.contains("The path from J back to") && text.contains("one by one:")) return page - 1;
        }
        throw new AssertionError("no page has the path and its factors");
    }

    /** What is printed on the page, without the white around it and the number of the page. */
    private static BufferedImage trimmed(BufferedImage page) {
        int foot = (int) (page.getHeight() * README_PAGE_SHARE);
        int[] rows = IntStream.range(0, foot).filter(y -> inked(page, 0, page.getWidth(), y, y + 1)).toArray();
        int[] columns = IntStream.range(0, page.getWidth()).filter(x -> inked(page, x, x + 1, 0, foot)).toArray();
        int left = columns[0] - README_MARGIN;
        int top = rows[0] - README_MARGIN;
        return page.getSubimage(left, top, columns[columns.length - 1] + README_MARGIN - left, rows[rows.length - 1] + README_MARGIN - top);
    }

    private static boolean inked(BufferedImage page, int left, int right, int top, int bottom) {
        return IntStream.range(top, bottom).anyMatch(y -> IntStream.range(left, right).anyMatch(x -> (page.getRGB(x, y) & 0xff) < 0xff));
    }
}
