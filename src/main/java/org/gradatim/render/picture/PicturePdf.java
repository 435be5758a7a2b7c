package org.gradatim.render.picture;

import com.openhtmltopdf.pdfboxout.PdfContentStreamAdapter;
import java.awt.geom.Point2D;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDLayoutAttributeObject;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.gradatim.render.canvas.PdfCanvas;
import org.gradatim.render.canvas.PdfFonts;
import org.gradatim.render.canvas.PdfMetadata;
import org.gradatim.render.picture.FormulaFile.Box;

/**
 * A picture as a PDF of one page that is as large as the picture, for {@code \includegraphics} and the like. It keeps to PDF/UA-1 and
 * PDF/A-2a, as documents do: it has one tag, with the picture in words.
 */
public final class PicturePdf {
    private PicturePdf() {}

    /** The number of the one mark on the one page. */
    private static final int MARK = 0;

    /**
     * A formula, which a reader copies as the signs of the text.
     *
     * @param box      the size of the page, in points
     * @param painting in em, with its origin at the left end of the baseline
     */
    public static byte[] formula(Box box, FormulaFile.Text text, PdfCanvas.Painting painting) {
        return of(box, StandardStructureTypes.FORMULA, text, Optional.of(text.signs()), painting);
    }

    /** A drawing, of which a reader copies the letters. */
    public static byte[] figure(Box box, FormulaFile.Text text, PdfCanvas.Painting painting) {
        return of(box, StandardStructureTypes.Figure, text, Optional.empty(), painting);
    }

    private static byte[] of(Box box, String type, FormulaFile.Text text, Optional<String> copied, PdfCanvas.Painting painting) {
        try (PDDocument pdf = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle((float) box.width(), (float) box.height()));
            pdf.addPage(page);
            PDPageContentStream content = new PDPageContentStream(pdf, page);
            content.beginMarkedContent(COSName.getPDFName(type), MARK);
            PdfCanvas.paint(new PdfContentStreamAdapter(content), new Point2D.Double(0, box.depth()), box.em(), new PdfFonts(pdf), copied, painting);
            content.endMarkedContent();
            content.close();
            if (copied.isPresent()) inline(pdf, page, copied.get());
            tag(pdf, page, type, text.words());
            pdf.getDocumentInformation().setTitle(text.signs());
            PdfMetadata.replace(pdf);
            ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 14);
            pdf.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes what is copied into the page itself: in the list beside it, where the library keeps it, many readers do not look. */
    private static void inline(PDDocument pdf, PDPage page, String copied) throws IOException {
        String content = new String(page.getContents().readAllBytes(), StandardCharsets.ISO_8859_1);
        String inlined = content.replaceFirst("/Span /\\w+ BDC\n", Matcher.quoteReplacement(PdfCanvas.copiedAs(copied)));
        page.getResources().getCOSObject().removeItem(COSName.PROPERTIES);
        page.setContents(new PDStream(pdf, new ByteArrayInputStream(inlined.getBytes(StandardCharsets.ISO_8859_1)), COSName.FLATE_DECODE));
    }

    /** Says what the mark on the page is. */
    private static void tag(PDDocument pdf, PDPage page, String type, String words) {
        PDStructureTreeRoot root = new PDStructureTreeRoot();
        PDStructureElement document = new PDStructureElement(StandardStructureTypes.DOCUMENT, root);
        root.appendKid(document);
        PDStructureElement picture = new PDStructureElement(type, document);
        document.appendKid(picture);
        picture.setPage(page);
        picture.setAlternateDescription(words);
        picture.appendKid(MARK);
        if (type.equals(StandardStructureTypes.Figure)) picture.addAttribute(place(page));
        page.setStructParents(0);
        root.setParentTree(marks(picture));
        root.setParentTreeNextKey(1);
        pdf.getDocumentCatalog().setStructureTreeRoot(root);
        PDMarkInfo marked = new PDMarkInfo();
        marked.setMarked(true);
        pdf.getDocumentCatalog().setMarkInfo(marked);
        pdf.getDocumentCatalog().setLanguage(Locale.ENGLISH.toLanguageTag());
        PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        pdf.getDocumentCatalog().setViewerPreferences(preferences);
    }

    private static PDLayoutAttributeObject place(PDPage page) {
        PDLayoutAttributeObject place = new PDLayoutAttributeObject();
        place.setPlacement(PDLayoutAttributeObject.PLACEMENT_BLOCK);
        place.setBBox(page.getMediaBox());
        return place;
    }

    /** By the mark's number on the page its element is found. */
    private static PDNumberTreeNode marks(PDStructureElement picture) {
        COSArray elements = new COSArray();
        elements.add(picture);
        PDNumberTreeNode marks = new PDNumberTreeNode(PDParentTreeValue.class);
        marks.setNumbers(Map.of(0, new PDParentTreeValue(elements)));
        return marks;
    }
}
