package org.gradatim.render.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.gradatim.Examples;
import org.gradatim.document.Block.Figure;
import org.gradatim.notation.Notation;
import org.gradatim.render.FigureFormat;
import org.gradatim.render.SampleDiagrams;
import org.gradatim.render.Samples;
import org.gradatim.render.canvas.Theme;
import org.gradatim.render.formula.FormulaLook;
import org.gradatim.render.picture.FormulaFile;
import org.gradatim.render.picture.FormulaFormat;
import org.gradatim.render.speech.SpokenFormula;
import org.gradatim.render.template.Paper;
import org.gradatim.render.template.Templates;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** PDFs keep to PDF/UA-1, by which everybody can read them, and to PDF/A-2a, by which they can be read for ever; veraPDF is the judge. */
class PdfConformanceTest {

    private static final List<PDFAFlavour> STANDARDS = List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_2_A);

    @BeforeAll
    static void loadTheJudge() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private static List<String> violations(byte[] pdf) throws VeraPDFException, IOException {
        List<String> violations = new ArrayList<>();
        for (PDFAFlavour standard : STANDARDS) {
            try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), standard);
                    PDFAValidator validator = Foundries.defaultInstance().createValidator(standard, false)) {
                validator.validate(parser).getTestAssertions().stream().filter(t -> t.getStatus() == TestAssertion.Status.FAILED)
                        .map(t -> standard.getId() + " " + t.getRuleId().getClause() + ": " + t.getMessage()).distinct().forEach(violations::add);
            }
        }
        return violations;
    }

    private static byte[] sample(Paper paper) {
        return PdfDocument.of(Samples.document(), Templates.builtIn(), paper);
    }

    static Stream<String> examples() {
        return Examples.names().stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsReadableByEverybodyAndForEver(String example, @TempDir Path folder) throws Exception {
        assertThat(violations(Examples.explained(example, ".pdf", folder))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void soIsEveryKindOfBlockOnEveryPaper(Paper paper) throws Exception {
        assertThat(violations(sample(paper))).isEmpty();
    }

    /** Without those that say nothing. */
    static Stream<Notation> formulas() {
        return Samples.formulas().stream().filter(f -> !SpokenFormula.of(f).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void soIsAFormulaInAFileOfItsOwn(Notation formula) throws Exception {
        byte[] file = FormulaFile.of(formula, FormulaFormat.PDF, FormulaLook.standard()).content();
        assertThat(violations(file)).isEmpty();
        try (PDDocument pdf = Loader.loadPDF(file)) {
            assertThat(elements(pdf)).extracting(PDStructureElement::getStructureType).containsExactly("Document", "Formula");
            assertThat(elements(pdf).getLast().getAlternateDescription()).isEqualTo(SpokenFormula.of(formula));
        }
    }

    @Test
    void soIsADrawingInAFileOfItsOwn() throws Exception {
        Figure figure = new Figure(SampleDiagrams.twoNeurons(), Samples.text("a network"), "two neurons and a third");
        byte[] file = FigureFormat.PDF.write(figure, Theme.LIGHT);
        assertThat(violations(file)).isEmpty();
        try (PDDocument pdf = Loader.loadPDF(file)) {
            assertThat(elements(pdf)).extracting(PDStructureElement::getStructureType).containsExactly("Document", "Figure");
            assertThat(elements(pdf).getLast().getAlternateDescription()).isEqualTo("two neurons and a third");
            assertThat(new PDFTextStripper().getText(pdf)).as("what can be found").contains("hidden layer", "σ(z", "w").doesNotContain("a network");
        }
    }

    @Test
    void aFormulaWithoutWordsWouldBeFound() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(sample(Paper.A4))) {
            elements(pdf).stream().filter(e -> e.getStructureType().equals("Formula")).findFirst().orElseThrow()
                    .getCOSObject().removeItem(COSName.ALT);
            assertThat(violations(bytes(pdf))).singleElement().asString().startsWith("ua1 7.7");
        }
    }

    @Test
    void coloursWithoutMeaningWouldBeFound() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(sample(Paper.A4))) {
            pdf.getDocumentCatalog().getCOSObject().removeItem(COSName.OUTPUT_INTENTS);
            assertThat(violations(bytes(pdf))).isNotEmpty().allMatch(v -> v.startsWith("2a 6.2.4.3"));
        }
    }

    private static byte[] bytes(PDDocument pdf) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        pdf.save(bytes);
        return bytes.toByteArray();
    }

    /** All elements of the structure, in the order in which they are read. */
    private static List<PDStructureElement> elements(PDDocument pdf) {
        List<PDStructureElement> elements = new ArrayList<>();
        Deque<Object> left = new ArrayDeque<>(pdf.getDocumentCatalog().getStructureTreeRoot().getKids());
        while (!left.isEmpty()) {
            if (left.pop() instanceof PDStructureElement element) {
                elements.add(element);
                element.getKids().reversed().forEach(left::push);
            }
        }
        return elements;
    }

    @Test
    void whatIsReadAloudIsInOrder() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(sample(Paper.A4))) {
            List<String> types = elements(pdf).stream().map(PDStructureElement::getStructureType).toList();
            assertThat(types).startsWith("Document", "H1", "L", "LI").contains("Formula", "Figure", "Table", "THead", "TH", "Caption", "Link")
                    .doesNotContain("Div", "Sect");
            assertThat(elements(pdf).stream().filter(e -> e.getStructureType().equals("Span")).map(PDStructureElement::getActualText))
                    .as("signs that the fonts of the text lack").containsAnyOf("✓", "✗").doesNotContainNull();
            assertThat(elements(pdf).stream().filter(e -> e.getStructureType().equals("Formula")).map(PDStructureElement::getAlternateDescription))
                    .isNotEmpty().doesNotContain("", (String) null);
        }
    }

    @Test
    void whatNamesARowIsItsHead() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(sample(Paper.A4))) {
            List<String> scopes = elements(pdf).stream().filter(e -> e.getStructureType().equals("TH"))
                    .map(e -> e.getCOSObject().getCOSDictionary(COSName.A).getNameAsString("Scope")).toList();
            assertThat(scopes).startsWith("Column", "Column", "Column", "Column", "Row", "Row").containsOnly("Column", "Row");
        }
    }

    @Test
    void nothingIsKeptFromReadersButLeadersAndPageNumbers() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(sample(Paper.A4))) {
            StringBuilder kept = new StringBuilder();
            for (PDPage page : pdf.getPages()) {
                PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
                extractor.processPage(page);
                extractor.getMarkedContents().stream().filter(c -> c.getMCID() < 0).flatMap(c -> c.getContents().stream())
                        .filter(TextPosition.class::isInstance).forEach(t -> kept.append(((TextPosition) t).getUnicode()));
            }
            assertThat(kept.toString()).contains(" . . .", "1 / ").matches("[./ 0-9]*");
        }
    }
}
