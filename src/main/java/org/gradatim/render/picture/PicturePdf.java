package org.gradatim.render.picture;

import com.openhtmltopdf.pdfboxout.PdfContentStreamAdapter;
import java.awt.geom.Point2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.gradatim.render.canvas.PdfCanvas;
import org.gradatim.render.canvas.PdfFonts;
import org.gradatim.render.picture.FormulaFile.Box;

/** A picture as a PDF of one page that is as large as the picture, for {@code \includegraphics} and the like. */
public final class PicturePdf {
    private PicturePdf() {}

    /** Any number: the same picture gives the same file. */
    private static final long ID = 1;

    /**
     * @param box      the size of the page, in points
     * @param text     what it says, as its title, and in words
     * @param painting in em, with its origin at the left end of the baseline
     */
    public static byte[] of(Box box, FormulaFile.Text text, PdfCanvas.Painting painting) {
        try (PDDocument pdf = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle((float) box.width(), (float) box.height()));
            pdf.addPage(page);
            PdfContentStreamAdapter content = new PdfContentStreamAdapter(new PDPageContentStream(pdf, page));
            PdfCanvas.paint(content, new Point2D.Double(0, box.depth()), box.em(), new PdfFonts(pdf), text.signs(), painting);
            content.closeContent();
            pdf.getDocumentInformation().setTitle(text.signs());
            pdf.getDocumentInformation().setSubject(text.words());
            pdf.getDocumentCatalog().setLanguage(Locale.ENGLISH.toLanguageTag());
            pdf.setDocumentId(ID);
            ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 14);
            pdf.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
