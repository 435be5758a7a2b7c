package org.gradatim.render.picture;

import java.awt.geom.Rectangle2D;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.gradatim.render.canvas.Ink;
import org.gradatim.render.canvas.SvgCanvas;
import org.gradatim.render.escape.Xml;
import org.gradatim.render.formula.FormulaLayout;
import org.gradatim.render.formula.FormulaLook;

/** Formulas as SVG pictures whose letters are outlines: they look the same everywhere and need no font. */
public final class FormulaSvg {
    private FormulaSvg() {}

    /**
     * A formula as an {@code svg} element for a line of text: sized in em of the text around it, lowered so that its
     * baseline is the line's, in the text's colour.
     *
     * @param latex the formula
     * @param title what it says, for those who cannot see it; any text
     * @throws IllegalArgumentException if {@code latex} is no formula
     */
    public static String inline(String latex, String title) {
        return of(FormulaLayout.of(latex, FormulaLayout.Style.TEXT).whole(), title);
    }

    /** The same for a formula on a line of its own. */
    public static String display(String latex, String title) {
        return of(FormulaLayout.of(latex, FormulaLayout.Style.DISPLAY).whole(), title);
    }

    private static String of(FormulaLayout formula, String title) {
        SvgCanvas canvas = new SvgCanvas();
        formula.paint(canvas, 0, 0, 1);
        return element(formula, FormulaLook.standard(), "role=\"img\" fill=\"currentColor\"", title, canvas);
    }

    /**
     * A file of its own, with nothing in it that only browsers know. Without a size of its own it is as large as the text around it when it
     * is put into a page.
     */
    static FormulaFile file(FormulaLayout formula, FormulaLook look, FormulaFile.Text text) {
        SvgCanvas canvas = SvgCanvas.onPaper();
        look.background().ifPresent(colour ->
                canvas.fill(new Rectangle2D.Double(0, -formula.height(), formula.width(), formula.height() + formula.depth()), new Ink("", colour)));
        formula.paint(canvas, 0, 0, 1);
        String svg = element(formula, look, "role=\"img\" aria-label=\"" + Xml.escape(text.words()) + "\" fill=\""
                + look.colour().map(c -> look.ink().hex()).orElse("currentColor") + "\"", text.signs(), canvas);
        double em = look.em();
        return new FormulaFile((svg + "\n").getBytes(StandardCharsets.UTF_8),
                Optional.of(new FormulaFile.Box(formula.width() * em, (formula.height() + formula.depth()) * em, formula.depth() * em, em)));
    }

    private static String element(FormulaLayout formula, FormulaLook look, String attributes, String title, SvgCanvas canvas) {
        long width = SvgCanvas.roundedUp(formula.width());
        long height = SvgCanvas.roundedUp(formula.height());
        long depth = SvgCanvas.roundedUp(formula.depth());
        return new StringBuilder(4096)
                .append("<svg xmlns=\"http://www.w3.org/2000/svg\" ").append(attributes).append(" width=\"")
                .append(length(width, look)).append("\" height=\"").append(length(height + depth, look))
                .append("\" style=\"vertical-align:").append(length(-depth, look))
                .append("\" viewBox=\"0 ").append(-height).append(' ').append(width).append(' ').append(height + depth)
                .append("\"><title>").append(Xml.escape(title)).append("</title>")
                .append(canvas.content())
                .append("</svg>")
                .toString();
    }

    private static String length(long units, FormulaLook look) {
        return look.points().isEmpty() ? SvgCanvas.em(units) : SvgCanvas.thousandths(Math.round(units * look.em())) + "pt";
    }
}
