package org.gradatim.render.canvas;

import java.awt.Color;
import org.gradatim.notation.Role;

/**
 * The colour of each role on paper and on a dark screen. The colours keep their distance for the colour-blind (blue and orange,
 * not red and green) and have a contrast of at least 4.5 to 1 on their ground; no role is told by its colour alone.
 */
public final class Palette {
    private Palette() {}

    /** As RRGGBB, on paper. */
    public static String of(Role role) {
        return switch (role) {
            case HIGHLIGHT -> "0B5FA5";
            case DIFFERS -> "B04A00";
            case COMMON, CANCELS -> "6B7280";
            case WRONG -> "B3123C";
            case REUSED -> "0B6E4F";
        };
    }

    /** The colour of an ink on a dark screen, as pages of HTML have it; an ink that plays no part keeps its colour. */
    static Color dark(Ink ink) {
        return switch (ink.name()) {
            case "text" -> new Color(0xE4E8EC);
            case "paper" -> new Color(0x14181D);
            case "highlight" -> new Color(0x7CB8F0);
            case "highlight-ground" -> new Color(0x173350);
            case "differs" -> new Color(0xF0A35E);
            case "common", "cancels" -> new Color(0x8B96A3);
            case "wrong" -> new Color(0xFF8099);
            case "reused" -> new Color(0x6FD3AE);
            default -> ink.color();
        };
    }
}
