package org.gradatim.render.canvas;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gradatim.notation.Role;

/**
 * A colour by the part it plays. A page may give its own value to the style variable of that name, a dark one for
 * instance; every other format prints the colour itself.
 *
 * @param name  of the style variable, without its dashes; empty for a colour that plays no part
 * @param color as printed on white paper
 */
public record Ink(String name, Color color) {

    /** Letters and signs, in the colour of the text around them. */
    public static final Ink TEXT = new Ink("text", Color.BLACK);

    /** The ground that everything stands on. */
    public static final Ink PAPER = new Ink("paper", Color.WHITE);

    /** What is on the path at hand. */
    public static final Ink HIGHLIGHT = of(Role.HIGHLIGHT);

    /** The ground of what is on the path at hand. */
    public static final Ink HIGHLIGHT_GROUND = new Ink("highlight-ground", new Color(0xE6F0FA));

    /** What is not on the path at hand. */
    public static final Ink FAINT = of(Role.COMMON);

    /** All that diagrams are painted with. */
    static final List<Ink> OF_DIAGRAMS = List.of(TEXT, PAPER, HIGHLIGHT, HIGHLIGHT_GROUND, FAINT);

    private static final Map<Integer, Ink> ROLES = Arrays.stream(Role.values())
            .map(Ink::of)
            .collect(Collectors.toUnmodifiableMap(ink -> ink.color.getRGB(), Function.identity(), (first, _) -> first));

    /** The ink of a role. */
    public static Ink of(Role role) {
        return new Ink(role.name().toLowerCase(Locale.ROOT), new Color(Integer.parseInt(Palette.of(role), 16)));
    }

    /** The ink of a formula's colour: the text's, a role's, or one that plays no part. */
    public static Ink of(Color color) {
        return color.equals(Color.BLACK) ? TEXT : ROLES.getOrDefault(color.getRGB(), new Ink("", color));
    }

    /** The colour as {@code #rrggbb}. */
    public String hex() {
        return "#%06x".formatted(color.getRGB() & 0xffffff);
    }
}
