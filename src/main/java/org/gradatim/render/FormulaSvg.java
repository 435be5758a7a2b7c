package org.gradatim.render;

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
        return of(FormulaLayout.of(latex, FormulaLayout.Style.TEXT), title);
    }

    /** The same for a formula on a line of its own. */
    public static String display(String latex, String title) {
        return of(FormulaLayout.of(latex, FormulaLayout.Style.DISPLAY), title);
    }

    private static String of(FormulaLayout formula, String title) {
        SvgCanvas canvas = new SvgCanvas();
        formula.paint(canvas, 0, 0, 1);
        long width = SvgCanvas.roundedUp(formula.width());
        long height = SvgCanvas.roundedUp(formula.height());
        long depth = SvgCanvas.roundedUp(formula.depth());
        return new StringBuilder(4096)
                .append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" fill=\"currentColor\" width=\"")
                .append(SvgCanvas.em(width)).append("\" height=\"").append(SvgCanvas.em(height + depth))
                .append("\" style=\"vertical-align:").append(SvgCanvas.em(-depth))
                .append("\" viewBox=\"0 ").append(-height).append(' ').append(width).append(' ').append(height + depth)
                .append("\"><title>").append(Xml.escape(title)).append("</title>")
                .append(canvas.content())
                .append("</svg>")
                .toString();
    }
}
