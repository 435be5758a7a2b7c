package org.gradatim.render.formula;

import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import org.gradatim.render.canvas.Canvas;
import org.gradatim.render.canvas.Ink;
import org.gradatim.render.canvas.MathFont;
import org.scilab.forge.jlatexmath.Box;
import org.scilab.forge.jlatexmath.DefaultTeXFont;
import org.scilab.forge.jlatexmath.FBoxAtom;
import org.scilab.forge.jlatexmath.FontInfo;
import org.scilab.forge.jlatexmath.MacroInfo;
import org.scilab.forge.jlatexmath.ParseException;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;
import org.scilab.forge.jlatexmath.TeXParser;

/**
 * A formula laid out: how much room it takes and what is painted where. All lengths are in em, the origin is the left end
 * of the baseline, y grows downwards.
 *
 * @param width  of the formula
 * @param height above the baseline
 * @param depth  below the baseline
 * @param marks  what to paint, in order
 */
public record FormulaLayout(double width, double height, double depth, List<Mark> marks) {

    public FormulaLayout {
        marks = List.copyOf(marks);
    }

    /** How a formula is set: on a line of its own, or in running text with smaller fractions. */
    public enum Style { DISPLAY, TEXT }

    /** A piece of a formula. */
    public sealed interface Mark {
        /** What it is painted with. */
        Ink ink();
    }

    /** A glyph with its origin at (x, y), {@code size} em large. */
    public record Glyph(MathFont font, char character, double x, double y, double size, Ink ink) implements Mark {}

    /** A filled shape: the bar of a fraction, the ground behind a factor. */
    public record Area(Shape shape, Ink ink) implements Mark {}

    /**
     * Lays out a formula.
     *
     * @throws IllegalArgumentException if it is no formula
     */
    public static FormulaLayout of(String latex, Style style) {
        return TeX.layOut(latex, style);
    }

    /** Loads what the first formula needs, so that it can happen beside other work. */
    public static void warmUp() {
        of("\\frac{\\partial J}{\\partial w_1}=\\left(a-1\\right)", Style.DISPLAY);
    }

    /** How far round letters reach beyond the boxes that TeX gives them, at most, in em. */
    private static final double OVERSHOOT = 0.025;

    /** With room for all ink, so that a picture does not cut the letters that reach beyond their boxes. */
    public FormulaLayout whole() {
        return padded(0, OVERSHOOT);
    }

    /** With this much room around it: {@code x} at each side, {@code y} above and below. */
    public FormulaLayout padded(double x, double y) {
        AffineTransform shift = AffineTransform.getTranslateInstance(x, 0);
        List<Mark> shifted = x == 0 ? marks : marks.stream().<Mark>map(mark -> switch (mark) {
            case Glyph g -> new Glyph(g.font, g.character, g.x + x, g.y, g.size, g.ink);
            case Area a -> new Area(shift.createTransformedShape(a.shape), a.ink);
        }).toList();
        return new FormulaLayout(width + 2 * x, height + y, depth + y, shifted);
    }

    /** Paints the formula with its origin at (x, y); {@code em} is the length of one em on the canvas. */
    public void paint(Canvas canvas, double x, double y, double em) {
        paint(canvas, x, y, em, Ink.TEXT);
    }

    /** The same, with another ink where the formula has none of its own. */
    public void paint(Canvas canvas, double x, double y, double em, Ink text) {
        AffineTransform place = new AffineTransform(em, 0, 0, em, x, y);
        for (Mark mark : marks) {
            switch (mark) {
                case Glyph g -> canvas.glyph(g.font, g.character, x + g.x * em, y + g.y * em, g.size * em, g.ink == Ink.TEXT ? text : g.ink);
                case Area a -> canvas.fill(place.createTransformedShape(a.shape), a.ink == Ink.TEXT ? text : a.ink);
            }
        }
    }

    /** The layout library, which is not safe for use by several threads and costs some start-up. */
    private static final class TeX {

        /** The size at which TeX's absolute lengths, such as the half point after a script, are turned into em. */
        private static final float POINTS = 10;

        private static final Map<?, ?> FONTS;
        private static final Field BASE;
        private static final Field PATH;
        private static final Field FONT;

        static {
            try {
                FONTS = (Map<?, ?>) accessible("fonts").get(null);
                BASE = accessible("base");
                PATH = accessible("path");
                FONT = accessible("font");
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("the layout library is not the expected version", e);
            }
        }

        private static int named;

        /** Room within the frame of a boxed formula, in em; the library's own pushes lines apart. */
        private static final float FRAME = 0.22f;

        static {
            // The library defines its macros and its fonts when these are first made.
            new TeXFormula();
            new DefaultTeXFont(POINTS);
            MacroInfo.Commands.put("boxed", new MacroInfo(1) {
                @Override
                public Object invoke(TeXParser parser, String[] arguments) {
                    FBoxAtom box = new FBoxAtom(new TeXFormula(arguments[1]).root);
                    box.INTERSPACE = FRAME;
                    return box;
                }
            });
        }

        private TeX() {}

        static synchronized FormulaLayout layOut(String latex, Style style) {
            try {
                TeXFormula formula = new TeXFormula(latex);
                namePlatformFonts();
                Box box = formula.new TeXIconBuilder()
                        .setStyle(style == Style.DISPLAY ? TeXConstants.STYLE_DISPLAY : TeXConstants.STYLE_TEXT)
                        .setSize(POINTS)
                        .build()
                        .getBox();
                FormulaRecorder recorder = new FormulaRecorder();
                box.draw(recorder, 0, 0);
                return new FormulaLayout(box.getWidth(), box.getHeight(), box.getDepth(), recorder.marks());
            } catch (ParseException e) {
                throw new IllegalArgumentException("not a formula: " + latex, e);
            }
        }

        /**
         * Gives each of the library's fonts, which it learns of alphabet by alphabet as it reads formulas, a platform font that is nothing but
         * a name, the path of its font file. The library would otherwise have the platform load every font that a formula
         * touches, though {@link FormulaRecorder} needs to know no more than which font it is; and a machine without any
         * fonts of its own could not lay out a formula at all.
         */
        private static void namePlatformFonts() {
            if (FONTS.size() == named) {
                return;
            }
            try {
                for (Object info : FONTS.values()) {
                    FONT.set(info, new Font(path(BASE.get(info), (String) PATH.get(info)), Font.PLAIN, 1));
                }
            } catch (IllegalAccessException e) {
                throw new LinkageError("the layout library is not the expected version", e);
            }
            named = FONTS.size();
        }

        private static String path(Object base, String path) {
            Class<?> owner = base == null ? TeXFormula.class : base.getClass();
            return "/" + owner.getPackageName().replace('.', '/') + "/" + path;
        }

        private static Field accessible(String name) throws NoSuchFieldException {
            Field field = FontInfo.class.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        }
    }
}
