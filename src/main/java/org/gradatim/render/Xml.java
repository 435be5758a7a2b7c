package org.gradatim.render;

/** Text in XML. */
final class Xml {
    private Xml() {}

    /** Text as it stands in an element or in a quoted attribute. */
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
