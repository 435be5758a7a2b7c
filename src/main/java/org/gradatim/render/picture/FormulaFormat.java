package org.gradatim.render.picture;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a single formula can be written as. */
public enum FormulaFormat {
    /** A drawing whose letters are outlines, drawn once each. */
    SVG(".svg", true),
    /** Pixels. */
    PNG(".png", true),
    /** A page as large as the formula, its letters as text in embedded fonts. */
    PDF(".pdf", true),
    /** MathML Core. */
    MATHML(".mml", true),
    /** A fragment for mathematics in LaTeX. */
    LATEX(".tex", false),
    /** A line of Unicode text. */
    TEXT(".txt", false);

    private final String ending;
    private final boolean looks;

    FormulaFormat(String ending, boolean looks) {
        this.ending = ending;
        this.looks = looks;
    }

    /** Whether size and colours are part of it. */
    public boolean hasLooks() {
        return looks;
    }

    /** Whether its size and the place of its baseline are known. */
    public boolean isPicture() {
        return this == SVG || this == PNG || this == PDF;
    }

    /** The format of a file by its ending, upper or lower case. */
    public static Optional<FormulaFormat> of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(f -> name.endsWith(f.ending)).findFirst();
    }

    /** All endings, as a message lists them: {@code .svg, .png}. */
    public static String endings() {
        return Arrays.stream(values()).map(f -> f.ending).collect(Collectors.joining(", "));
    }
}
