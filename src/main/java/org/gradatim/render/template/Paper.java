package org.gradatim.render.template;

import java.util.Locale;

/** The sizes of paper. */
public enum Paper {
    A4("A4", "a4paper", 210, 297),
    LETTER("letter", "letterpaper", 215.9, 279.4);

    private final String css;
    private final String latex;
    private final double millimetres;
    private final double tall;

    Paper(String css, String latex, double millimetres, double tall) {
        this.css = css;
        this.latex = latex;
        this.millimetres = millimetres;
        this.tall = tall;
    }

    /** Its name on a command line. */
    public String keyword() {
        return css.toLowerCase(Locale.ROOT);
    }

    /** Its name in a style sheet. */
    public String css() {
        return css;
    }

    /** Its name as an option of a document class. */
    public String latex() {
        return latex;
    }

    /** Its width. */
    public double millimetres() {
        return millimetres;
    }

    /** Its height, in millimetres. */
    public double tall() {
        return tall;
    }
}
