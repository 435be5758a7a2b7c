package org.gradatim.render.escape;

/** Text in XML and HTML. */
public final class Xml {
    private Xml() {}

    /** The text with nothing in it that an element or a quoted attribute would take for markup. */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> escaped.append(switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> Plain.printable(c);
        }));
        return escaped.toString();
    }
}
