package org.gradatim.render;

import org.gradatim.notation.Role;

/**
 * The colour of each role on paper, as RRGGBB. The colours keep their distance for the colour-blind and have a contrast
 * of at least 4.5 to 1 on white; no role is told by its colour alone.
 */
final class Palette {
    private Palette() {}

    static String of(Role role) {
        return switch (role) {
            case HIGHLIGHT -> "0B5FA5";
            case DIFFERS -> "B04A00";
            case COMMON, CANCELS -> "6B7280";
            case WRONG -> "B3123C";
            case REUSED -> "0B6E4F";
        };
    }
}
