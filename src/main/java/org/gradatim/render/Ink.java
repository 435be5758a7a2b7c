package org.gradatim.render;

import java.awt.Color;

/**
 * A colour by the part it plays. A page may give its own value to the style variable of that name, a dark one for
 * instance; every other format prints the colour itself.
 *
 * @param name  of the style variable, without its dashes; empty for a colour that plays no part
 * @param color as printed on white paper
 */
record Ink(String name, Color color) {

    /** Letters and signs, in the colour of the text around them. */
    static final Ink TEXT = new Ink("text", Color.BLACK);

    static Ink of(Color color) {
        return color.equals(Color.BLACK) ? TEXT : new Ink("", color);
    }

    /** The colour as {@code #rrggbb}. */
    String hex() {
        return "#%06x".formatted(color.getRGB() & 0xffffff);
    }
}
