package org.gradatim.render.slides;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFNotes;
import org.apache.poi.xslf.usermodel.XSLFPictureShape;
import org.apache.poi.xslf.usermodel.XSLFShape;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.gradatim.Examples;
import org.gradatim.document.Block.Display;
import org.gradatim.document.Block.Paragraph;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Document;
import org.gradatim.render.Samples;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.presentationml.x2006.main.CTPicture;

class PptxDocumentTest {
    private static final Document EXAMPLE = Examples.lecture("two-neurons");
    private static final byte[] FILE = PptxDocument.of(EXAMPLE);

    private static XMLSlideShow read(byte[] file) throws IOException {
        return new XMLSlideShow(new ByteArrayInputStream(file));
    }

    private static Stream<XSLFShape> shapes(XMLSlideShow show) {
        return show.getSlides().stream().flatMap(s -> s.getShapes().stream());
    }

    private static String description(XSLFPictureShape picture) {
        return ((CTPicture) picture.getXmlObject()).getNvPicPr().getCNvPr().getDescr();
    }

    /** The reader knows no centred titles as such. */
    private static String mainTitle(XMLSlideShow show) {
        XSLFTextShape title = show.getSlides().getFirst().getPlaceholder(0);
        assertThat(title.getTextType()).isEqualTo(Placeholder.CENTERED_TITLE);
        return title.getText();
    }

    @Test
    void everySlideHasATitleThatIsReadFirst() throws IOException {
        try (XMLSlideShow show = read(FILE)) {
            assertThat(show.getSlides()).hasSize(Deck.of(EXAMPLE).slides().size() + 1);
            assertThat(mainTitle(show)).isEqualTo(EXAMPLE.title());
            for (XSLFSlide slide : show.getSlides().subList(1, show.getSlides().size())) {
                assertThat(slide.getTitle()).isNotBlank();
                assertThat(((XSLFTextShape) slide.getShapes().getFirst()).getText()).isEqualTo(slide.getTitle());
            }
        }
    }

    @Test
    void everyPictureIsAVectorWithDotsForOldProgramsAndSaysWhatItShows() throws IOException {
        try (XMLSlideShow show = read(FILE)) {
            List<XSLFPictureShape> pictures = shapes(show).filter(XSLFPictureShape.class::isInstance).map(XSLFPictureShape.class::cast).toList();
            assertThat(pictures).hasSizeGreaterThan(40).allSatisfy(picture -> {
                assertThat(new String(picture.getSvgImage().getData(), StandardCharsets.UTF_8)).startsWith("<svg ").contains("<path");
                assertThat(picture.getPictureData().getContentType()).isEqualTo("image/png");
                assertThat(description(picture)).isNotBlank();
            });
            assertThat(pictures).extracting(PptxDocumentTest::description).anyMatch(words -> words.startsWith("the partial derivative of J with respect to w 1 equals"));
        }
    }

    @Test
    void nothingReachesBeyondItsSlide() throws IOException {
        for (String example : List.of("two-neurons", "softmax", "tour", "matrix-regression")) {
            try (XMLSlideShow show = read(PptxDocument.of(Examples.lecture(example)))) {
                Rectangle2D page = new Rectangle2D.Double(-1, -1, show.getPageSize().getWidth() + 2, show.getPageSize().getHeight() + 2);
                assertThat(show.getSlides()).allSatisfy(slide -> assertThat(slide.getShapes())
                        .allSatisfy(shape -> assertThat(page.contains(shape.getAnchor())).as(example + ": " + slide.getTitle() + " " + shape.getAnchor()).isTrue()));
            }
        }
    }

    @Test
    void whatIsNotOfTheFirstStepAppearsWithAClick() throws IOException {
        Deck deck = Deck.of(EXAMPLE);
        try (XMLSlideShow show = read(FILE)) {
            for (int i = 0; i < deck.slides().size(); i++) {
                Deck.Slide content = deck.slides().get(i);
                int steps = content.firstSteps().getLast() + Deck.steps(content.blocks().getLast()) - 1;
                String xml = show.getSlides().get(i + 1).getXmlObject().xmlText();
                assertThat(xml.split("nodeType=\"clickEffect\"", -1)).as(xml).hasSize(steps);
                List<String> ids = show.getSlides().get(i + 1).getShapes().stream().map(s -> Integer.toString(s.getShapeId())).toList();
                Pattern.compile("spid=\"(\\d+)\"").matcher(xml).results().forEach(m -> assertThat(ids).contains(m.group(1)));
            }
        }
    }

    @Test
    void clicksFollowTheOrderInWhichTheSlideIsReadAndEachShapeAppearsOnce() throws IOException {
        try (XMLSlideShow show = read(FILE)) {
            for (XSLFSlide slide : show.getSlides()) {
                List<Integer> read = slide.getShapes().stream().map(XSLFShape::getShapeId).toList();
                List<Integer> clicked = Pattern.compile("spid=\"(\\d+)\"").matcher(slide.getXmlObject().xmlText()).results()
                        .map(m -> Integer.valueOf(m.group(1))).toList();
                assertThat(clicked).doesNotHaveDuplicates();
                if (!clicked.isEmpty()) assertThat(read.subList(read.indexOf(clicked.getFirst()), read.size())).as("nothing below the first click is there before").isEqualTo(clicked);
            }
        }
    }

    @Test
    void everyPartHasItsTypeAndEveryRelationItsTarget() throws Exception {
        try (OPCPackage file = OPCPackage.open(new ByteArrayInputStream(FILE))) {
            for (PackagePart part : file.getParts()) {
                assertThat(part.getContentType()).as(part.toString()).isNotBlank();
                if (part.isRelationshipPart()) continue;
                for (PackageRelationship relation : part.getRelationships()) {
                    if (relation.getTargetMode() == TargetMode.INTERNAL) assertThat(part.getRelatedPart(relation)).as(relation.toString()).isNotNull();
                }
            }
        }
    }

    @Test
    void allTextSaysItsLanguage() throws IOException {
        try (XMLSlideShow show = read(FILE)) {
            assertThat(shapes(show).filter(XSLFTextShape.class::isInstance).flatMap(s -> ((XSLFTextShape) s).getTextParagraphs().stream())
                    .flatMap(p -> p.getTextRuns().stream())).isNotEmpty().allMatch(run -> run.getRPr(false).getLang().equals("en"));
        }
    }

    @Test
    void tablesAreTablesWithAHeader() throws IOException {
        try (XMLSlideShow show = read(FILE)) {
            List<XSLFTable> tables = shapes(show).filter(XSLFTable.class::isInstance).map(XSLFTable.class::cast).toList();
            assertThat(tables).isNotEmpty().allMatch(t -> t.getCTTable().getTblPr().getFirstRow())
                    .allMatch(t -> t.getCTTable().xmlText().split("<a:tblPr", -1).length == 2);
            assertThat(tables.stream().flatMap(t -> t.getRows().stream()).flatMap(r -> r.getCells().stream()).map(XSLFTextShape::getText))
                    .contains("Parameter", "-0.0582287087");
        }
    }

    @Test
    void longProseIsInTheNotes() throws IOException {
        String prose = "A sentence that says what matters. " + "Another one says it once more in many words that nobody reads. ".repeat(4);
        Document document = new Document("t", Locale.ENGLISH, false, List.of(new Section("s", 1, Samples.text("Subject"), List.of(
                new Paragraph(Samples.text(prose)), new Display(Samples.GRADIENT)))));
        try (XMLSlideShow show = read(PptxDocument.of(document))) {
            XSLFNotes notes = show.getSlides().get(1).getNotes();
            assertThat(notes.getTextParagraphs().stream().flatMap(List::stream).map(p -> p.getText()).collect(Collectors.joining())).contains("nobody reads");
        }
    }

    @Test
    void everyKindOfBlockAndWhatAPersonTypesComeThrough() throws IOException {
        try (XMLSlideShow show = read(PptxDocument.of(Samples.document()))) {
            assertThat(mainTitle(show)).contains("<script>alert(1)</script>", "\\input{/etc/passwd}");
            assertThat(show.getProperties().getCoreProperties().getTitle()).contains("<script>");
            assertThat(show.getProperties().getCoreProperties().getUnderlyingProperties().getLanguageProperty()).contains("en");
        }
    }

    @Test
    void theSameDocumentGivesTheSameBytes() {
        assertThat(PptxDocument.of(EXAMPLE)).isEqualTo(FILE);
    }
}
