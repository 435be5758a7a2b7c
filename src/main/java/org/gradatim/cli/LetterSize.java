package org.gradatim.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradatim.render.escape.Plain;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The size of letters, in points: {@code 12pt}, {@code 16px}, or a number of points.
 *
 * @param points of which 72 make an inch
 */
record LetterSize(double points) {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,4}(?:\\.[0-9]{1,3})?)(pt|px)?");

    private static final double SMALLEST = 1;
    private static final double LARGEST = 1000;

    /** Points in a pixel of CSS. */
    private static final double PIXEL = 0.75;

    static final ITypeConverter<LetterSize> READER = LetterSize::read;

    private static LetterSize read(String typed) {
        Matcher size = SIZE.matcher(typed.strip());
        double points = !size.matches() ? 0 : Double.parseDouble(size.group(1)) * ("px".equals(size.group(2)) ? PIXEL : 1);
        if (points >= SMALLEST && points <= LARGEST) return new LetterSize(points);
        throw new TypeConversionException("`" + Plain.printable(typed) + "` is no size of letters; write for example 12pt or 16px, from 1pt to 1000pt");
    }
}
