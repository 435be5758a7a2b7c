package org.gradatim.render.canvas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The fonts that one PDF embeds, each once and only with the letters that occur. */
public final class PdfFonts {

    private final PDDocument pdf;
    private final Map<TrueTypeFont, PDFont> fonts = new HashMap<>();

    /** For one file. */
    public PdfFonts(PDDocument pdf) {
        this.pdf = pdf;
    }

    /** The font as it stands in the file. */
    public PDFont embedded(TrueTypeFont font) {
        return fonts.computeIfAbsent(font, f -> {
            try {
                return PDType0Font.load(pdf, f, true);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
