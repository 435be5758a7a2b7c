package org.gradatim.render;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.scilab.forge.jlatexmath.TeXFormula;

/**
 * The fonts of running text: Computer Modern Unicode, which fits the formulas and covers the Latin, Greek and Cyrillic
 * scripts; for commands and file names the typewriter of the formulas.
 */
enum TextFont {
    ROMAN("CMU Serif", 400, FontStyle.NORMAL, TextFont.class, "/org/gradatim/fonts/cmunrm.ttf"),
    ITALIC("CMU Serif", 400, FontStyle.ITALIC, TextFont.class, "/org/gradatim/fonts/cmunti.ttf"),
    BOLD("CMU Serif", 700, FontStyle.NORMAL, TextFont.class, "/org/gradatim/fonts/cmunbx.ttf"),
    MONO("Typewriter", 400, FontStyle.NORMAL, TeXFormula.class, "fonts/latin/optional/jlm_cmtt10.ttf");

    private final String family;
    private final int weight;
    private final FontStyle style;
    private final Class<?> owner;
    private final String resource;

    TextFont(String family, int weight, FontStyle style, Class<?> owner, String resource) {
        this.family = family;
        this.weight = weight;
        this.style = style;
        this.owner = owner;
        this.resource = resource;
    }

    /** Makes all fonts known to a renderer; it reads those that the page uses and embeds the letters that occur. */
    static void register(PdfRendererBuilder renderer) {
        for (TextFont font : values()) {
            renderer.useFont(font::open, font.family, font.weight, font.style, true);
        }
    }

    /** Whether running text can show a character; all faces of the text cover the same ones. */
    static boolean covers(int codePoint) {
        return codePoint < 0x80 || Coverage.ROMAN_CHARACTERS.getGlyphId(codePoint) != 0;
    }

    private InputStream open() {
        return Objects.requireNonNull(owner.getResourceAsStream(resource), resource);
    }

    /** Read when the first character beyond ASCII comes. */
    private static final class Coverage {
        static final CmapLookup ROMAN_CHARACTERS = read();

        private static CmapLookup read() {
            try (InputStream in = ROMAN.open();
                    TrueTypeFont font = new TTFParser(true).parse(new RandomAccessReadBuffer(in))) {
                return font.getUnicodeCmapLookup();
            } catch (IOException e) {
                throw new UncheckedIOException(ROMAN.resource, e);
            }
        }
    }
}
