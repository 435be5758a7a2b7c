package org.gradatim.cli;

import com.openhtmltopdf.css.parser.FSRGBColor;
import com.openhtmltopdf.css.parser.property.Conversions;
import java.awt.Color;
import java.util.Locale;
import java.util.regex.Pattern;
import org.gradatim.render.escape.Plain;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a colour as CSS writes it: by its name, or as {@code #rgb} or {@code #rrggbb}. */
final class Colour implements ITypeConverter<Color> {
    private static final Pattern HEX = Pattern.compile("#(?:[0-9a-f]{3}|[0-9a-f]{6})");

    @Override
    public Color convert(String typed) {
        String colour = typed.strip().toLowerCase(Locale.ROOT);
        if (HEX.matcher(colour).matches()) return hex(colour.substring(1));
        FSRGBColor named = colour.equals("transparent") ? null : Conversions.getColor(colour);
        if (named != null) return new Color(named.getRed(), named.getGreen(), named.getBlue());
        throw new TypeConversionException("`" + Plain.printable(typed) + "` is no colour; write a name of CSS such as navy, or #rrggbb such as #1a2b3c");
    }

    private static Color hex(String digits) {
        String six = digits.length() == 6 ? digits : digits.replaceAll(".", "$0$0");
        return new Color(Integer.parseInt(six, 16));
    }
}
