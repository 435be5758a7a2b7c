package org.gradatim.render.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.gradatim.document.Block;
import org.gradatim.document.Diagram;
import org.gradatim.document.Document;
import org.gradatim.document.Inline;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;
import org.gradatim.render.Samples;
import org.gradatim.render.template.Paper;
import org.gradatim.render.template.Templates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PdfDocumentTest {

    /** A hundredth of a line: no eye sees it, and coordinates are rounded to thousandths of a point. */
    private static final float SAME_BASELINE = 0.1f;

    private static final int DOTS_PER_INCH = 50;

    /** A little less than the 25 mm of the style, for the softened edge of a letter in a picture. */
    private static final double MARGIN_INCHES = 24 / 25.4;

    private static byte[] bytes(Document document, Paper paper) {
        return PdfDocument.of(document, Templates.builtIn(), paper);
    }

    private static PDDocument sample() throws IOException {
        return Loader.loadPDF(bytes(Samples.document(), Paper.A4));
    }

    private static Document document(Block... blocks) {
        return new Document("Title", Locale.ENGLISH, false, List.of(blocks));
    }

    @Test
    void sameDocumentSameBytes() {
        assertThat(bytes(Samples.document(), Paper.A4)).isEqualTo(bytes(Samples.document(), Paper.A4));
    }

    @Test
    void titleAndLanguageAreKnownAndNoDateIs() throws IOException {
        try (PDDocument pdf = sample()) {
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo(Samples.document().title());
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(pdf.getDocumentInformation().getCreationDate()).isNull();
            assertThat(pdf.getDocumentInformation().getModificationDate()).isNull();
        }
    }

    @Test
    void sectionsAreBookmarks() throws IOException {
        try (PDDocument pdf = sample()) {
            List<String> titles = new ArrayList<>();
            for (PDOutlineItem item : pdf.getDocumentCatalog().getDocumentOutline().children()) {
                titles.add(item.getTitle());
                assertThat(item.findDestinationPage(pdf)).as(item.getTitle()).isNotNull();
            }
            assertThat(titles).containsExactly("The network", "The chain rule for ∂J/∂w₁", "Everything else");
        }
    }

    @Test
    void everyFontIsEmbeddedAndSubset() throws IOException {
        try (PDDocument pdf = sample()) {
            for (PDPage page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    assertThat(font.getName()).matches("[A-Z]{6}\\+.*");
                }
            }
        }
    }

    @Test
    void textIsWhatWasTypedAndFormulasAreUnicode() throws IOException {
        try (PDDocument pdf = sample()) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("The network", "for one example is",
                    "The chain rule for ∂J/∂w₁", "J = -(y log(a₃) + (1 - y) log(1 - a₃))");
        }
    }

    @Test
    void theTextOfAFormulaStandsWhereTheFormulaStands() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(bytes(document(new Block.Display(Samples.GRADIENT)), Paper.A4))) {
            String page = new String(pdf.getPage(0).getContents().readAllBytes(), StandardCharsets.ISO_8859_1);
            // Readers place it by the coordinates that hold at its end, which are to be the formula's own.
            assertThat(page).containsPattern("\\bcm\\R(.+\\R)?/Span <</ActualText").containsPattern("EMC\\RQ");
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsPrintedOutsideTheMargins(Paper paper) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(bytes(Samples.document(), paper))) {
            PDFRenderer renderer = new PDFRenderer(pdf);
            for (int i = 0; i < pdf.getNumberOfPages(); i++) {
                BufferedImage page = renderer.renderImageWithDPI(i, DOTS_PER_INCH, ImageType.GRAY);
                int margin = (int) (MARGIN_INCHES * DOTS_PER_INCH);
                assertThat(page.getWidth()).isCloseTo((int) (paper.millimetres() / 25.4 * DOTS_PER_INCH), within(1));
                assertThat(ink(page, 0, margin)).as("left of page " + (i + 1)).isZero();
                assertThat(ink(page, page.getWidth() - margin, page.getWidth())).as("right of page " + (i + 1)).isZero();
            }
        }
    }

    @Test
    void aTableOfManyColumnsIsSetSmallerThanItsText() throws IOException {
        List<Block.Column> header = new ArrayList<>();
        List<List<Inline>> row = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            header.add(new Block.Column(List.of(new Inline.Text("Accuracy after")), Block.Align.RIGHT));
            row.add(List.of(new Inline.Text("glorot_uniform")));
        }
        List<Float> ends = new ArrayList<>();
        try (PDDocument pdf = Loader.loadPDF(bytes(document(new Block.Table(List.of(), header, List.of(row))), Paper.A4))) {
            new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition position) {
                    ends.add(position.getXDirAdj() + position.getWidthDirAdj());
                }
            }.getText(pdf);
            double right = pdf.getPage(0).getMediaBox().getWidth() - MARGIN_INCHES * 72;
            assertThat(ends).isNotEmpty().allMatch(x -> x <= right);
        }
    }

    @Test
    void aPictureThatIsTallerThanAPageIsSetSmaller() throws IOException {
        List<Diagram.Column> columns = List.of(new Diagram.Column(List.of(), IntStream.range(0, 30)
                .mapToObj(i -> new Diagram.Node("n" + i, Samples.indexed("q", i), List.of(), Diagram.Kind.NEURON, false)).toList()));
        try (PDDocument pdf = Loader.loadPDF(bytes(document(new Block.Figure(new Diagram(columns, List.of()), List.of(), "thirty")), Paper.A4))) {
            assertThat(pdf.getNumberOfPages()).isOne();
            assertThat(letters(pdf).stream().filter(p -> p.getUnicode().equals("q")).map(TextPosition::getY)).hasSize(30).allMatch(y -> y > 60 && y < 780);
        }
    }

    @Test
    void aPictureThatIsFarWiderThanALineHasAPageOfItsOwnTurnedSideways() throws IOException {
        List<Diagram.Column> columns = IntStream.range(0, 16).mapToObj(i -> new Diagram.Column(List.of(), List.of(
                new Diagram.Node("n" + i, Samples.indexed("q", i), List.of(), Diagram.Kind.NEURON, false)))).toList();
        Block.Section section = new Block.Section("s", 1, Samples.text("Heading"), List.of(new Block.Figure(new Diagram(columns, List.of()), Samples.text("wide"), "sixteen"),
                Samples.paragraph(new Inline.Text("Behind it."))));
        Block.Section next = new Block.Section("t", 1, Samples.text("Next"), List.of(Samples.paragraph(new Inline.Text("more"))));
        try (PDDocument pdf = Loader.loadPDF(bytes(document(section, next), Paper.A4))) {
            assertThat(pdf.getPages()).extracting(p -> p.getMediaBox().getWidth() > p.getMediaBox().getHeight()).containsExactly(false, true, false);
            PDFTextStripper page = new PDFTextStripper();
            page.setEndPage(1);
            assertThat(page.getText(pdf)).contains("Heading", "Behind it.");
            List<TextPosition> names = letters(pdf).stream().filter(p -> p.getUnicode().equals("q")).toList();
            assertThat(names).hasSize(16).allMatch(p -> p.getX() > 70 && p.getX() < 770 && p.getYScale() > 7);
        }
    }

    @Test
    void aLongProofGoesOnFromPageToPageWithoutGaps() throws IOException {
        List<Block.Step> steps = IntStream.range(0, 40)
                .mapToObj(i -> new Block.Step(Optional.empty(), "=", Samples.GRADIENT, List.of(new Inline.Text("step " + i)))).toList();
        Block proof = new Block.Remark(Block.RemarkKind.PROOF, List.of(new Inline.Text("Proof")), List.of(new Block.Calculation(steps)));
        try (PDDocument pdf = Loader.loadPDF(bytes(document(Samples.paragraph(new Inline.Text("Before.")), proof), Paper.A4))) {
            PDFTextStripper first = new PDFTextStripper();
            first.setEndPage(1);
            assertThat(first.getText(pdf)).contains("Before.", "Proof", "step 20");
            assertThat(pdf.getNumberOfPages()).isEqualTo(2);
        }
    }

    /** How many pixels between two columns are not white. */
    private static long ink(BufferedImage page, int from, int to) {
        return IntStream.range(from, to).boxed()
                .flatMap(x -> IntStream.range(0, page.getHeight()).mapToObj(y -> page.getRGB(x, y) & 0xff))
                .filter(gray -> gray < 250)
                .count();
    }

    @Test
    void aFormulaStandsOnTheBaselineOfItsLine() throws IOException {
        Notation formula = Formulas.row(Formulas.symbol("a"), Samples.mean());
        Document document = document(
                Samples.paragraph(new Inline.Text("The mean "), new Inline.Formula(formula), new Inline.Text(" of all")),
                Samples.paragraph(new Inline.Formula(formula)));
        try (PDDocument pdf = Loader.loadPDF(bytes(document, Paper.A4))) {
            List<TextPosition> letters = letters(pdf);
            float text = letters.stream().filter(p -> p.getUnicode().equals("m")).findFirst().orElseThrow().getY();
            float first = letters.stream().filter(p -> p.getFont().getName().endsWith("cmmi10")).findFirst().orElseThrow().getY();
            assertThat(first).isCloseTo(text, within(SAME_BASELINE));
        }
    }

    private static List<TextPosition> letters(PDDocument pdf) throws IOException {
        List<TextPosition> letters = new ArrayList<>();
        new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition position) {
                letters.add(position);
            }
        }.getText(pdf);
        return letters;
    }

    @Test
    void aFormulaKeepsItsComma() throws IOException {
        List<Inline> words = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            words.add(new Inline.Formula(Samples.W1));
            words.add(new Inline.Text(", "));
        }
        try (PDDocument pdf = Loader.loadPDF(bytes(document(new Block.Paragraph(words)), Paper.A4))) {
            float left = letters(pdf).stream().filter(p -> p.getUnicode().equals(",")).map(TextPosition::getX).min(Float::compare).orElseThrow();
            float formula = letters(pdf).stream().filter(p -> p.getFont().getName().endsWith("cmmi10")).map(TextPosition::getX).min(Float::compare).orElseThrow();
            assertThat(left).isGreaterThan(formula);
        }
    }

    @Test
    void aLongProductIsBroken() throws IOException {
        Document document = document(new Block.Display(Formulas.product(List.of(Samples.wide(6), Samples.wide(7)))));
        try (PDDocument pdf = Loader.loadPDF(bytes(document, Paper.A4))) {
            assertThat(letters(pdf).stream().filter(p -> p.getFont().getName().endsWith("cmmi10") && p.getYScale() > 10)
                    .map(TextPosition::getY).distinct().count()).isGreaterThan(2);
        }
    }

    @Test
    void aHeadingIsNeverAloneAtTheFootOfAPage() throws IOException {
        for (int lines = 28; lines < 44; lines++) {
            List<Block> blocks = new ArrayList<>();
            for (int i = 0; i < lines; i++) {
                blocks.add(Samples.paragraph(new Inline.Text("line")));
            }
            blocks.add(new Block.Section("s", 1, Samples.text("Heading"), List.of(new Block.Display(Samples.GRADIENT),
                    Samples.paragraph(new Inline.Text("after")))));
            try (PDDocument pdf = Loader.loadPDF(bytes(document(blocks.toArray(Block[]::new)), Paper.A4))) {
                PDFTextStripper first = new PDFTextStripper();
                first.setEndPage(1);
                String[] text = first.getText(pdf).strip().split("\\R");
                assertThat(text[text.length - 2]).as(lines + " lines before it").isNotEqualTo("Heading");
            }
        }
    }

    @Test
    void contentsNameThePageOfEachSection() throws IOException {
        try (PDDocument pdf = sample()) {
            assertThat(new PDFTextStripper().getText(pdf)).containsPattern("The network [. ]+ 1\\R").containsPattern("Wide formulas [. ]+ 2\\R");
        }
    }

    @Test
    void printingSaysNothing() {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            bytes(Samples.document(), Paper.LETTER);
        } finally {
            System.setErr(before);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
