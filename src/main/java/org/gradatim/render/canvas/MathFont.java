package org.gradatim.render.canvas;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.ttf.CmapSubtable;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TrueTypeFont;

/**
 * A font of formulas, read once from the library that lays them out. Its outlines come from the font file itself and not
 * from the platform, so that a drawing has the same bytes everywhere.
 */
public final class MathFont {

    private static final Map<String, MathFont> FONTS = new ConcurrentHashMap<>();

    private final String name;
    private final TrueTypeFont font;
    private final double unitsPerEm;
    private final Map<Character, Path2D> outlines = new ConcurrentHashMap<>();
    private final Map<Character, String> paths = new ConcurrentHashMap<>();

    private MathFont(String path) {
        name = path.replaceFirst(".*/(jlm_)?", "").replaceFirst("\\.ttf$", "");
        font = FontFile.read(path);
        try {
            CmapSubtable[] tables = font.getCmap().getCmaps();
            font.getCmap().setCmaps(Arrays.stream(tables).map(t -> TexEncoding.table(name, t)).toArray(CmapSubtable[]::new));
            unitsPerEm = font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /** The font in the resource at {@code path}, absolute. */
    public static MathFont at(String path) {
        return FONTS.computeIfAbsent(path, MathFont::new);
    }

    /** A short name, unique among the formula fonts: {@code cmmi10}. */
    String name() {
        return name;
    }

    TrueTypeFont trueType() {
        return font;
    }

    /** How far a glyph moves the next one, in em. */
    double advance(char character) {
        try {
            return font.getAdvanceWidth(glyph(character)) / unitsPerEm;
        } catch (IOException e) {
            throw new UncheckedIOException("glyph of " + name, e);
        }
    }

    /** The outline of a glyph in em, its origin at (0, 0), y downwards; not to be changed by the caller. */
    public Path2D outline(char character) {
        return outlines.computeIfAbsent(character, this::readOutline);
    }

    /** The same outline as SVG path data, in thousandths of an em. */
    String pathData(char character) {
        return paths.computeIfAbsent(character, c -> SvgCanvas.path(outline(c)));
    }

    private int glyph(char character) throws IOException {
        return font.getUnicodeCmapLookup().getGlyphId(character);
    }

    private Path2D readOutline(char character) {
        try {
            GlyphData glyph = font.getGlyph().getGlyph(glyph(character));
            return glyph == null
                    ? new Path2D.Double()
                    : new Path2D.Double(glyph.getPath(), AffineTransform.getScaleInstance(1 / unitsPerEm, -1 / unitsPerEm));
        } catch (IOException e) {
            throw new UncheckedIOException("glyph of " + name, e);
        }
    }
}
