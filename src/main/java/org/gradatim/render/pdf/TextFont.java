package org.gradatim.render.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.gradatim.render.canvas.FontFile;
import org.gradatim.render.canvas.PdfFonts;

/**
 * The fonts of running text: Computer Modern Unicode, which fits the formulas and covers the Latin, Greek and Cyrillic
 * scripts; for commands and file names the typewriter of the formulas.
 */
enum TextFont {
    ROMAN("CMU Serif", 400, FontStyle.NORMAL, "/org/gradatim/fonts/cmunrm.ttf"),
    ITALIC("CMU Serif", 400, FontStyle.ITALIC, "/org/gradatim/fonts/cmunti.ttf"),
    BOLD("CMU Serif", 700, FontStyle.NORMAL, "/org/gradatim/fonts/cmunbx.ttf"),
    MONO("Typewriter", 400, FontStyle.NORMAL, "/org/scilab/forge/jlatexmath/fonts/latin/optional/jlm_cmtt10.ttf");

    private final String family;
    private final int weight;
    private final FontStyle style;
    private final String path;
    private TrueTypeFont file;

    TextFont(String family, int weight, FontStyle style, String path) {
        this.family = family;
        this.weight = weight;
        this.style = style;
        this.path = path;
    }

    /** Makes all fonts known to a renderer, which embeds those that the page uses. */
    static void register(PdfRendererBuilder renderer, PdfFonts fonts) {
        for (TextFont font : values()) {
            renderer.useFont(font.embeddedBy(fonts), font.family, font.weight, font.style, true);
        }
    }

    /** Read when the first page uses it. */
    private synchronized TrueTypeFont file() {
        if (file == null) {
            file = FontFile.read(path);
        }
        return file;
    }

    private PDFontSupplier embeddedBy(PdfFonts fonts) {
        return new PDFontSupplier(null) {
            @Override
            public PDFont supply() {
                return fonts.embedded(file());
            }
        };
    }

    /** Whether running text can show a character; the faces of the text cover the same ones. */
    static boolean covers(int codePoint) {
        if (codePoint < 0x80) {
            return true;
        }
        return ROMAN.glyph(codePoint) != 0;
    }

    /** The number of a letter's glyph, by which a PDF writes the letter. */
    int glyph(int codePoint) {
        try {
            return file().getUnicodeCmapLookup().getGlyphId(codePoint);
        } catch (IOException e) {
            throw new UncheckedIOException(family, e);
        }
    }

    /** The width of a text in em. */
    double width(String text) {
        try {
            double units = 0;
            for (int c : text.codePoints().toArray()) {
                units += file().getAdvanceWidth(glyph(c));
            }
            return units / file().getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(family, e);
        }
    }
}
