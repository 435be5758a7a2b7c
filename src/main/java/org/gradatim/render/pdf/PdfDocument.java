package org.gradatim.render.pdf;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Document;
import org.gradatim.document.Inline;
import org.gradatim.render.canvas.PdfFonts;
import org.gradatim.render.canvas.PdfMetadata;
import org.gradatim.render.escape.Xml;
import org.gradatim.render.formula.FormulaLayout;
import org.gradatim.render.html.XhtmlBody;
import org.gradatim.render.template.Paper;
import org.gradatim.render.template.Shell;
import org.gradatim.render.template.TemplateException;
import org.gradatim.render.template.Templates;
import org.gradatim.render.text.Inlines;
import org.gradatim.render.text.TextStyle;

/**
 * A document as PDF: A4 or Letter, with bookmarks, page numbers, formulas as text on the baseline of their line that can be searched and
 * copied, tags by which formulas and all else are read aloud, and every font embedded. It keeps to PDF/UA-1 and PDF/A-2a. The same document
 * gives the same bytes.
 */
public final class PdfDocument {

    private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;

    /** The margins and the letters of {@code templates/print.html}. */
    private static final double MARGIN = 25;
    private static final double FOOT = 27;
    private static final double LETTER_POINTS = 10.95;

    /** Formulas are broken a little before the margin; true widths are known only when they are laid out. */
    private static final double SLACK = 1.5;

    /** Sections that have a bookmark: chapters and their parts. */
    private static final int DEEPEST_BOOKMARK = 2;

    private PdfDocument() {}

    /**
     * The file's content.
     *
     * @throws TemplateException if the template is broken
     * @throws IllegalArgumentException if what the template makes is not well-formed XHTML
     */
    public static byte[] of(Document document, Templates templates, Paper paper) {
        try (PDDocument pdf = new PDDocument()) {
            PdfFonts fonts = new PdfFonts(pdf);
            PdfDrawings drawings = new PdfDrawings(fonts, document.language());
            print(page(document, templates, paper, drawings), drawings, fonts, pdf);
            PdfTags.tidy(pdf, drawings, PdfText.inline(pdf));
            PdfMetadata.replace(pdf);
            ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 17);
            pdf.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static org.w3c.dom.Document page(
            Document document, Templates templates, Paper paper, PdfDrawings drawings) {
        double ems = ems(paper.millimetres() - 2 * MARGIN);
        String contents = XhtmlBody.contents(document, drawings);
        Map<String, Object> values = new HashMap<>();
        values.put("title", document.title());
        values.put("language", document.language().toLanguageTag());
        values.put("paper", paper.css());
        values.put("bookmarks", new SafeString(bookmarks(document.blocks())));
        values.put("contents", contents.isEmpty() ? null : new SafeString(contents));
        values.put("body", new SafeString(XhtmlBody.of(document, drawings, drawings, ems - SLACK)));
        return PdfPage.of(templates.fill(Shell.PRINT, values), drawings, new PdfPage.Room(ems, ems(paper.tall() - MARGIN - FOOT)));
    }

    private static double ems(double millimetres) {
        return millimetres * POINTS_PER_MILLIMETRE / LETTER_POINTS;
    }

    /**
     * Starts to load what the first document needs, beside the caller's own work. The two halves, formulas and pages, take
     * about the same time and a thread each.
     */
    public static void warmUp() {
        inBackground(FormulaLayout::warmUp);
        inBackground(PdfDocument::rehearse);
    }

    private static void inBackground(Runnable work) {
        Thread.ofPlatform().daemon().name("warm-up")
                // Whatever fails here fails again, and is reported, when the document is made.
                .uncaughtExceptionHandler((_, _) -> { })
                .start(work);
    }

    /** Prints a page with some of everything but formulas. */
    private static void rehearse() {
        List<Inline> text = List.of(new Inline.Text("a"), new Inline.Strong(List.of(new Inline.Text("b"))));
        Block table = new Block.Table(text, List.of(new Block.Column(text, Block.Align.LEFT)), List.of(List.of(text)));
        Block list = new Block.Items(false, List.of(List.of(new Block.Paragraph(text))));
        of(new Document("", Locale.ROOT, true, List.of(new Section("s", 1, text, List.of(table, list)))),
                Templates.builtIn(), Paper.A4);
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

    private static void print(org.w3c.dom.Document page, PdfDrawings drawings, PdfFonts fonts, PDDocument pdf)
            throws IOException {
        XRLog.setLoggingEnabled(false);
        PdfRendererBuilder builder = new PdfRendererBuilder();
        // Tags also keep the renderer from looking for the fonts of the machine, which would take a second.
        builder.usePdfUaAccessibility(true);
        builder.useFastMode();
        // Leaves pages uncompressed, for PdfText compresses them.
        builder.testMode(true);
        builder.usePDDocument(pdf);
        builder.withW3cDocument(page, null);
        builder.useObjectDrawerFactory(drawings);
        TextFont.register(builder, fonts);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            renderer.createPDFKeepOpen();
        }
    }
}
