package org.gradatim.render.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gradatim.notation.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contrast as WCAG 2 reckons it: at least 4.5 to 1 for text, 3 to 1 for lines. */
class PaletteTest {
    private static final double TEXT = 4.5;
    private static final double LINES = 3;

    private static List<Ink> roles() {
        return Arrays.stream(Role.values()).map(Ink::of).toList();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyRoleCanBeReadOnThePaper(Theme theme) {
        assertThat(Stream.concat(Stream.of(Ink.TEXT), roles().stream()))
                .allSatisfy(ink -> assertThat(contrast(theme.of(ink), theme.of(Ink.PAPER))).as(ink.name()).isGreaterThanOrEqualTo(TEXT));
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void thePathCanBeReadAndSeenOnItsGround(Theme theme) {
        assertThat(contrast(theme.of(Ink.TEXT), theme.of(Ink.HIGHLIGHT_GROUND))).isGreaterThanOrEqualTo(TEXT);
        assertThat(contrast(theme.of(Ink.HIGHLIGHT), theme.of(Ink.HIGHLIGHT_GROUND))).isGreaterThanOrEqualTo(LINES);
        assertThat(contrast(theme.of(Ink.FAINT), theme.of(Ink.PAPER))).isGreaterThanOrEqualTo(LINES);
    }

    @Test
    void pagesHaveTheSameColours() throws IOException {
        String page = Files.readString(Path.of("templates/style.css"));
        String dark = page.substring(page.indexOf("prefers-color-scheme"), page.indexOf("a {"));
        for (Ink ink : Stream.concat(Ink.OF_DIAGRAMS.stream(), roles().stream()).toList()) {
            assertThat(dark).contains("--" + ink.name() + ": " + Theme.DARK.hex(ink).toLowerCase(Locale.ROOT) + ";");
        }
    }

    private static double contrast(Color one, Color other) {
        double light = Math.max(luminance(one), luminance(other));
        double dark = Math.min(luminance(one), luminance(other));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(Color c) {
        return 0.2126 * linear(c.getRed()) + 0.7152 * linear(c.getGreen()) + 0.0722 * linear(c.getBlue());
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
