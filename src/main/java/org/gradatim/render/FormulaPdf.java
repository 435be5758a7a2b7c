package org.gradatim.render;

import com.openhtmltopdf.pdfboxout.PdfContentStreamAdapter;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.gradatim.render.FormulaFile.Box;

/** A formula as a PDF of one page that is as large as the formula, for {@code \includegraphics} and the like. */
final class FormulaPdf {
    private FormulaPdf() {}

    /** Any number: the same formula gives the same file. */
    private static final long ID = 1;

    static FormulaFile file(FormulaLayout layout, FormulaLook look, FormulaFile.Text text) {
        double em = look.em();
        Box box = new Box(layout.width() * em, (layout.height() + layout.depth()) * em, layout.depth() * em, em);
        try (PDDocument pdf = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle((float) box.width(), (float) box.height()));
            pdf.addPage(page);
            PdfContentStreamAdapter content = new PdfContentStreamAdapter(new PDPageContentStream(pdf, page));
            PdfCanvas.paint(content, new Point2D.Double(0, box.depth()), em, new PdfFonts(pdf), text.signs(), canvas -> {
                look.background().ifPresent(colour -> canvas.fill(
                        new Rectangle2D.Double(0, -layout.height(), layout.width(), layout.height() + layout.depth()), new Ink("", colour)));
                layout.paint(canvas, 0, 0, 1, look.ink());
            });
            content.closeContent();
            pdf.getDocumentInformation().setTitle(text.signs());
            pdf.getDocumentInformation().setSubject(text.words());
            pdf.getDocumentCatalog().setLanguage(Locale.ENGLISH.toLanguageTag());
            pdf.setDocumentId(ID);
            ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 14);
            pdf.save(out);
            return new FormulaFile(out.toByteArray(), Optional.of(box));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
