package org.gradatim.render.picture;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradatim.render.formula.LatexFormula;
import org.gradatim.render.piece.Piece;
import org.gradatim.render.speech.SpokenFormula;

/**
 * A line of a formula as a picture to be put beside text.
 *
 * @param file   the whole SVG file
 * @param style  how an {@code img} is sized and lowered, in em of the text around it
 * @param spoken the formula in words
 */
public record FormulaImage(String file, String style, String spoken) {
    private static final Pattern SIZE = Pattern.compile("width=\"([^\"]+)\" height=\"([^\"]+)\" style=\"(vertical-align:[^\"]+)\"");

    /** @param display whether it stands on a line of its own */
    public static FormulaImage of(List<Piece> line, boolean display) {
        String latex = LatexFormula.line(line, LatexFormula.Dialect.PICTURE);
        String words = words(line);
        String svg = display ? FormulaSvg.display(latex, words) : FormulaSvg.inline(latex, words);
        Matcher size = SIZE.matcher(svg);
        if (!size.find()) throw new IllegalStateException("a picture of a formula without a size");
        return new FormulaImage(svg + "\n", "width:" + size.group(1) + ";height:" + size.group(2) + ";" + size.group(3), words);
    }

    /** The formula in words, in the language of fragments. */
    public static String words(List<Piece> line) {
        return SpokenFormula.line(line, Locale.ENGLISH);
    }
}
