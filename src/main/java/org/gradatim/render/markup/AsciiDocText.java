package org.gradatim.render.markup;

import org.gradatim.render.escape.Plain;

/** Plain text in AsciiDoc. */
final class AsciiDocText {
    /** Stands for nothing, where something has to stand. */
    static final String NOTHING = "{empty}";

    /** What AsciiDoc may take for markup, a macro, an address, a reference to an attribute or a sign of typography. */
    private static final String MARKUP = "*_`#+^~{}[]|\\&:@=<>\"'-./!(";

    private AsciiDocText() {}

    /** The text with nothing in it that AsciiDoc would change: signs that it could take for markup by their numbers. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        String plain = Plain.printable(text);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            boolean risky = MARKUP.indexOf(c) >= 0 && !(isCalm(c) && isBetweenWords(plain, i));
            if (risky) escaped.append("&#").append((int) c).append(';');
            else escaped.append(c);
        }
        return escaped.toString();
    }

    /** Punctuation of ordinary text, which is markup only beside other punctuation. */
    private static boolean isCalm(char c) {
        return c == '.' || c == '-' || c == '/' || c == '\'' || c == '(' || c == '!';
    }

    private static boolean isBetweenWords(String text, int i) {
        boolean before = i > 0 && (Character.isLetterOrDigit(text.charAt(i - 1)) || text.charAt(i) == '(' && text.charAt(i - 1) == ' ');
        boolean after = i + 1 == text.length() || Character.isLetterOrDigit(text.charAt(i + 1)) || text.charAt(i + 1) == ' ';
        boolean sign = text.charAt(i) == '(' && text.startsWith(")", Math.min(text.length(), i + 2)) || text.startsWith("TM)", Math.min(text.length(), i + 1));
        return before && after && !sign;
    }

    /** The text as the beginning of a line, where it cannot be taken for a list, a title or a label. */
    static String startingLine(String escaped) {
        boolean letter = !escaped.isEmpty() && Character.isLetter(escaped.codePointAt(0));
        return letter ? escaped : NOTHING + escaped;
    }

    /** The text as the first attribute of a macro. */
    static String attribute(String text) {
        return "\"" + escape(text).replace("&#40;", "(").replaceAll("\\s+", " ").strip() + "\"";
    }
}
