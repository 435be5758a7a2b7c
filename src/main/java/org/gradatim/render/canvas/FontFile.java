package org.gradatim.render.canvas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** Fonts among the resources. */
public final class FontFile {
    private FontFile() {}

    /**
     * Reads a font. It sets letters one by one, without ligatures: lines are measured that way, and a search finds the
     * letters that were typed.
     *
     * @param path of the resource, absolute
     */
    public static TrueTypeFont read(String path) {
        try (InputStream resource = FontFile.class.getResourceAsStream(path)) {
            if (resource == null) {
                throw new IllegalArgumentException("no font " + path);
            }
            TrueTypeFont font = new TTFParser(true).parse(new RandomAccessReadBuffer(resource));
            font.setEnableGsub(false);
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException("font " + path, e);
        }
    }
}
