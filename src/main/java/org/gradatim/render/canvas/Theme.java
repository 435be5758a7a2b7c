package org.gradatim.render.canvas;

import java.awt.Color;
import java.util.Locale;

/** The ground that a picture stands on: white paper, a dark screen, or whichever of the two its reader prefers. */
public enum Theme {
    LIGHT, DARK,
    /** Pictures that cannot ask their reader are light. */
    AUTO;

    /** As it is typed. */
    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The colour of an ink. */
    Color of(Ink ink) {
        return this == DARK ? Palette.dark(ink) : ink.color();
    }

    /** The colour of an ink as {@code #rrggbb}. */
    public String hex(Ink ink) {
        return new Ink("", of(ink)).hex();
    }
}
