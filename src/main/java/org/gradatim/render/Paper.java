package org.gradatim.render;

/** The sizes of paper. */
public enum Paper {
    A4("A4", 210),
    LETTER("letter", 215.9);

    private final String css;
    private final double millimetres;

    Paper(String css, double millimetres) {
        this.css = css;
        this.millimetres = millimetres;
    }

    /** Its name in a style sheet. */
    String css() {
        return css;
    }

    /** Its width. */
    double millimetres() {
        return millimetres;
    }
}
