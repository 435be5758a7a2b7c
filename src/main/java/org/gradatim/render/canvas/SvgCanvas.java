package org.gradatim.render.canvas;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.gradatim.render.escape.Xml;

/**
 * Writes SVG. Each glyph's outline is written once and used wherever the glyph stands. One unit of the caller becomes
 * {@link #UNIT} units of the drawing, so that coordinates are whole numbers.
 */
public final class SvgCanvas implements Canvas {

    /** Units of the drawing in one of the caller's: a thousandth is finer than any screen or press shows. */
    public static final int UNIT = 1000;

    /** Characters of the prefix of an id: among a million pictures on one page two with the same are not to be expected. */
    private static final int PREFIX = 8;

    private record Outline(MathFont font, char character) {}

    private final StringBuilder body = new StringBuilder(2048);
    /** Each glyph that was used, by its number. */
    private final Map<Outline, Integer> outlines = new LinkedHashMap<>();
    /** Where in the body a glyph's number stands, before which the picture's prefix belongs. */
    private int[] uses = new int[64];
    private int used;
    private final boolean onPage;
    private final boolean grouped;
    /** Of a picture for itself. */
    private final Theme theme;

    /** For an element of a page, whose colours it takes. */
    public SvgCanvas() {
        this(true, false, Theme.LIGHT);
    }

    private SvgCanvas(boolean onPage, boolean grouped, Theme theme) {
        this.onPage = onPage;
        this.grouped = grouped;
        this.theme = theme;
    }

    /** For an element of a page whose parts a script finds: {@code <g class="edge" data-edge="3">}. */
    public static SvgCanvas inGroups() {
        return new SvgCanvas(true, true, Theme.LIGHT);
    }

    /** For a file of its own, in the colours of paper; programs that draw know no style variables. */
    public static SvgCanvas onPaper() {
        return inTheme(Theme.LIGHT);
    }

    /** For a file of its own; in a browser {@link Theme#AUTO} follows what its reader prefers, by the style variables of {@link #style}. */
    public static SvgCanvas inTheme(Theme theme) {
        return new SvgCanvas(theme == Theme.AUTO, false, theme);
    }

    /** The style variables for a file of its own that follows its reader. */
    public static String style() {
        return "<style>svg{" + variables(Theme.LIGHT) + "color:var(--text)}@media(prefers-color-scheme:dark){svg{" + variables(Theme.DARK) + "}}</style>";
    }

    private static String variables(Theme theme) {
        return Ink.OF_DIAGRAMS.stream().map(ink -> "--" + ink.name() + ":" + theme.hex(ink) + ";").collect(Collectors.joining());
    }

    /** What a picture is called and what there is to see, for those who cannot see it; one without a name is called by what it shows. */
    public static String words(String title, String description) {
        if (title.isBlank()) return "<title>" + Xml.escape(description) + "</title>";
        return "<title>" + Xml.escape(title) + "</title><desc>" + Xml.escape(description) + "</desc>";
    }

    /**
     * What was painted so far, with the glyphs that it uses before it. Their ids begin with a prefix that follows from the content, so
     * that many pictures can stand in one page.
     */
    public String content() {
        String prefix = prefix();
        StringBuilder out = new StringBuilder(body.length() + PREFIX * used + 600 * outlines.size());
        if (!outlines.isEmpty()) {
            out.append("<defs>");
            outlines.forEach((outline, number) -> out.append("<path id=\"").append(prefix).append(number)
                    .append("\" d=\"").append(outline.font.pathData(outline.character)).append("\"/>"));
            out.append("</defs>");
        }
        int from = 0;
        for (int i = 0; i < used; i++) {
            out.append(body, from, uses[i]).append(prefix);
            from = uses[i];
        }
        return out.append(body, from, body.length()).toString();
    }

    /** By the hash of Fowler, Noll and Vo (FNV-1a, 64 bits). */
    private String prefix() {
        long hash = 0xcbf29ce484222325L;
        for (Outline outline : outlines.keySet()) {
            for (int i = 0; i < outline.font.name().length(); i++) hash = (hash ^ outline.font.name().charAt(i)) * 0x100000001b3L;
            hash = (hash ^ outline.character) * 0x100000001b3L;
        }
        for (int i = 0; i < body.length(); i++) hash = (hash ^ body.charAt(i)) * 0x100000001b3L;
        String digits = Long.toString(hash & Long.MAX_VALUE, Character.MAX_RADIX);
        // An id begins with a letter; the last digits are the ones that are spread evenly.
        return "g" + "0".repeat(Math.max(0, PREFIX - digits.length())) + digits.substring(Math.max(0, digits.length() - PREFIX)) + "-";
    }

    @Override
    public void glyph(MathFont font, char character, double x, double y, double size, Ink ink) {
        int number = outlines.computeIfAbsent(new Outline(font, character), _ -> outlines.size());
        body.append("<use href=\"#");
        if (used == uses.length) uses = Arrays.copyOf(uses, 2 * used);
        uses[used++] = body.length();
        body.append(number);
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
    public static long roundedUp(double length) {
        return (long) Math.ceil(length * UNIT);
    }

    /** A length given in units of the drawing, in em. */
    public static String em(long units) {
        return thousandths(units) + "em";
    }

    /** A number given in thousandths, as short as can be: {@code 0.7}. */
    public static String thousandths(long value) {
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
            return theme.hex(ink);
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
