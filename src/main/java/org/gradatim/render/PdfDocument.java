package org.gradatim.render;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Document;

/**
 * A document as PDF: A4 or Letter, with bookmarks, page numbers, formulas as searchable vectors on the baseline of their
 * line, tags for screen readers, and every font embedded. The same document gives the same bytes.
 */
public final class PdfDocument {

    private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;

    /** The margins and the letters of {@code templates/print.html}. */
    private static final double MARGIN = 25;
    private static final double LETTER_POINTS = 10.95;

    /** Formulas are broken a little before the margin; true widths are known only when they are laid out. */
    private static final double SLACK = 1.5;

    /** Sections that have a bookmark: chapters and their parts. */
    private static final int DEEPEST_BOOKMARK = 2;

    /** Names the file in its trailer where programs put a time and chance. */
    private static final long ID = 1;

    private PdfDocument() {}

    /**
     * The file's content.
     *
     * @throws TemplateException if the template is broken
     * @throws IllegalArgumentException if what the template makes is not well-formed XHTML
     */
    public static byte[] of(Document document, Templates templates, Paper paper) {
        double ems = (paper.millimetres() - 2 * MARGIN) * POINTS_PER_MILLIMETRE / LETTER_POINTS;
        PdfDrawings drawings = new PdfDrawings();
        String contents = XhtmlBody.contents(document, drawings);
        Map<String, Object> values = new HashMap<>();
        values.put("title", document.title());
        values.put("language", document.language().toLanguageTag());
        values.put("paper", paper.css());
        values.put("bookmarks", new SafeString(bookmarks(document.blocks())));
        values.put("contents", contents.isEmpty() ? null : new SafeString(contents));
        values.put("body", new SafeString(XhtmlBody.of(document, drawings, drawings::figure, ems - SLACK)));
        return print(PdfPage.of(templates.fill(Shell.PRINT, values), drawings, ems), drawings);
    }

    /** Loads what the first document needs, so that it can happen beside other work. */
    public static void warmUp() {
        FormulaLayout.warmUp();
    }

    private static String bookmarks(List<Block> blocks) {
        StringBuilder out = new StringBuilder();
        for (Block block : blocks) {
            if (block instanceof Section s && s.level() <= DEEPEST_BOOKMARK) {
                out.append("<bookmark name=\"").append(Xml.escape(Inlines.text(s.heading(), TextStyle.PLAIN)))
                        .append("\" href=\"#").append(Xml.escape(s.id())).append("\">")
                        .append(bookmarks(s.blocks())).append("</bookmark>");
            }
        }
        return out.toString();
    }

    private static byte[] print(org.w3c.dom.Document page, PdfDrawings drawings) {
        XRLog.setLoggingEnabled(false);
        PdfRendererBuilder builder = new PdfRendererBuilder();
        // Tags also keep the renderer from looking for the fonts of the machine, which would take a second.
        builder.usePdfUaAccessibility(true);
        builder.useFastMode();
        builder.withW3cDocument(page, null);
        builder.withProducer("Gradatim");
        builder.useObjectDrawerFactory(drawings);
        TextFont.register(builder);
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 17);
        builder.toStream(out);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            try (PDDocument pdf = renderer.createPDFKeepOpen()) {
                PdfText.inline(pdf);
                undate(pdf);
                pdf.save(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void undate(PDDocument pdf) {
        PDDocumentInformation information = pdf.getDocumentInformation();
        information.setCreationDate(null);
        information.setModificationDate(null);
        pdf.setDocumentId(ID);
    }
}
