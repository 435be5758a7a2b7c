package org.gradatim.render.escape;

/** Plain text in LaTeX, outside of formulas. */
public final class LatexText {
    private static final int LONGEST_BOOKMARK = 200;

    private LatexText() {}

    /** The text with nothing in it that LaTeX obeys. Signs of mathematics are set from the fonts of mathematics. */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> escaped.append(escape(c)));
        return escaped.toString();
    }

    private static String escape(int codePoint) {
        return switch (codePoint) {
            case '\\' -> "\\textbackslash{}";
            case '{', '}', '$', '&', '#', '%', '_' -> "\\" + Character.toString(codePoint);
            case '^' -> "\\textasciicircum{}";
            case '~' -> "\\textasciitilde{}";
            case '<' -> "\\textless{}";
            case '>' -> "\\textgreater{}";
            case '|' -> "\\textbar{}";
            case '"' -> "\\textquotedbl{}";
            case '`' -> "\\textasciigrave{}";
            // Two hyphens, or a question mark and a grave accent, would melt into another sign.
            case '-' -> "-{}";
            case '✓' -> "\\ensuremath{\\checkmark}";
            case '✗' -> "\\ensuremath{\\times}";
            default -> other(codePoint);
        };
    }

    /** Letters are the text font's; a sign that it may lack is set as mathematics. */
    private static String other(int codePoint) {
        boolean mathematical = codePoint > 0xFF && !Character.isSpaceChar(codePoint) && LatexSymbols.isMathematical(codePoint);
        return mathematical && codePoint != '…' && codePoint != '½'
                ? "\\ensuremath{" + LatexSymbols.sign(codePoint) + "}"
                : Plain.printable(codePoint);
    }

    /** The text for a bookmark or the properties of a file: characters only, by their numbers, and not more than TeX reads quickly. */
    public static String bookmark(String text) {
        StringBuilder bookmark = new StringBuilder();
        Plain.printable(text).codePoints().limit(LONGEST_BOOKMARK).forEach(c -> bookmark.append(
                c > 126 ? "\\unichar{" + c + "}" : escape(c).replace("-{}", "-")));
        return bookmark.toString();
    }
}
