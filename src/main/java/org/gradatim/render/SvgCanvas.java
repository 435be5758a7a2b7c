package org.gradatim.render;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes SVG. Each glyph's outline is written once and used wherever the glyph stands. One unit of the caller becomes
 * {@link #UNIT} units of the drawing, so that coordinates are whole numbers.
 */
final class SvgCanvas implements Canvas {

    /** Units of the drawing in one of the caller's: a thousandth is finer than any screen or press shows. */
    static final int UNIT = 1000;

    private final StringBuilder body = new StringBuilder(2048);
    private final Map<String, String> glyphs = new LinkedHashMap<>();
    private final boolean onPage;
    private final boolean grouped;

    /** For an element of a page, whose colours it takes. */
    SvgCanvas() {
        this(true, false);
    }

    private SvgCanvas(boolean onPage, boolean grouped) {
        this.onPage = onPage;
        this.grouped = grouped;
    }

    /** For an element of a page whose parts a script finds: {@code <g class="edge" data-edge="3">}. */
    static SvgCanvas inGroups() {
        return new SvgCanvas(true, true);
    }

    /** For a file of its own, in the colours of paper; programs that draw know no style variables. */
    static SvgCanvas onPaper() {
        return new SvgCanvas(false, false);
    }

    /** What was painted so far, with the glyphs that it uses before it. */
    String content() {
        StringBuilder out = new StringBuilder(body.length() + 600 * glyphs.size());
        if (!glyphs.isEmpty()) {
            out.append("<defs>");
            glyphs.forEach((id, path) ->
                    out.append("<path id=\"").append(id).append("\" d=\"").append(path).append("\"/>"));
            out.append("</defs>");
        }
        return out.append(body).toString();
    }

    @Override
    public void glyph(MathFont font, char character, double x, double y, double size, Ink ink) {
        String id = font.name() + "-" + Integer.toHexString(character);
        glyphs.computeIfAbsent(id, _ -> font.pathData(character));
        body.append("<use href=\"#").append(id);
        if (Math.round(size * 1000) == 1000) {
            body.append("\" x=\"").append(Math.round(x * UNIT)).append("\" y=\"").append(Math.round(y * UNIT));
        } else {
            body.append("\" transform=\"translate(").append(Math.round(x * UNIT)).append(' ')
                    .append(Math.round(y * UNIT)).append(") scale(").append(thousandths(Math.round(size * 1000))).append(')');
        }
        body.append('"');
        paint("fill", ink);
        body.append("/>");
    }

    /** A length in units of the drawing, rounded up, so that no ink at the edge is cut. */
    static long roundedUp(double length) {
        return (long) Math.ceil(length * UNIT);
    }

    /** A length given in units of the drawing, in em. */
    static String em(long units) {
        return thousandths(units) + "em";
    }

    /** A number given in thousandths, as short as can be: {@code 0.7}. */
    static String thousandths(long value) {
        String digits = Long.toString(Math.abs(value) + 1000);
        int point = digits.length() - 3;
        int end = digits.length();
        while (digits.charAt(end - 1) == '0' && end > point) {
            end--;
        }
        long whole = Math.abs(value) / 1000;
        return (value < 0 ? "-" : "") + whole + (end == point ? "" : "." + digits.substring(point, end));
    }

    @Override
    public void fill(Shape shape, Ink ink) {
        body.append("<path d=\"").append(path(shape)).append('"');
        paint("fill", ink);
        body.append("/>");
    }

    @Override
    public void stroke(Shape shape, Pen pen, Ink ink) {
        body.append("<path d=\"").append(path(shape))
                .append("\" fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\" stroke-width=\"")
                .append(Math.round(pen.width() * UNIT)).append('"');
        if (!pen.dash().isEmpty()) {
            body.append(" stroke-dasharray=\"")
                    .append(pen.dash().stream().map(d -> String.valueOf(Math.round(d * UNIT)))
                            .collect(Collectors.joining(" ")))
                    .append('"');
        }
        body.append(" stroke=\"").append(value(ink)).append("\"/>");
    }

    @Override
    public void begin(String kind, int number) {
        if (grouped) {
            body.append("<g class=\"").append(kind).append("\" data-").append(kind).append("=\"").append(number).append("\">");
        }
    }

    @Override
    public void end() {
        body.append(grouped ? "</g>" : "");
    }

    /** The drawing as a whole is filled with the text's colour, so that letters need not say so. */
    private void paint(String attribute, Ink ink) {
        if (ink != Ink.TEXT) {
            body.append(' ').append(attribute).append("=\"").append(value(ink)).append('"');
        }
    }

    private String value(Ink ink) {
        if (!onPage) {
            return ink.hex();
        }
        if (ink == Ink.TEXT) {
            return "currentColor";
        }
        return ink.name().isEmpty() ? ink.hex() : "var(--" + ink.name() + "," + ink.hex() + ")";
    }

    /** The path data of a shape. */
    static String path(Shape shape) {
        StringBuilder d = new StringBuilder(256);
        double[] c = new double[6];
        for (PathIterator i = shape.getPathIterator(null); !i.isDone(); i.next()) {
            int segment = i.currentSegment(c);
            d.append("MLQCZ".charAt(segment));
            for (int k = 0; k < COORDINATES[segment]; k++) {
                long value = Math.round(c[k] * UNIT);
                if (k > 0 && value >= 0) {
                    d.append(' ');
                }
                d.append(value);
            }
        }
        return d.toString();
    }

    /** How many coordinates follow each kind of path segment, in the order of {@link PathIterator}'s constants. */
    private static final int[] COORDINATES = {2, 2, 4, 6, 0};
}
