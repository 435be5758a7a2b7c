package org.gradatim.render.escape;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Plain text in Markdown as GitHub reads it. */
public final class MarkdownText {
    private MarkdownText() {}

    private static final String PUNCTUATION = "\\`*_{}[]<>#|~&";

    /** What would begin a list, a heading or a rule at the start of a line. */
    private static final Pattern OPENS_BLOCK = Pattern.compile("^\\s*(?:([-+=])|(\\d+)([.)]))");

    /** The text with nothing in it that Markdown, HTML or the mathematics of GitHub would take for markup. */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        Plain.printable(text).codePoints().forEach(c -> {
            if (c == '$') {
                // A backslash does not keep GitHub from reading mathematics behind the dollar.
                escaped.append("<span>$</span>");
            } else {
                escaped.append(PUNCTUATION.indexOf(c) >= 0 ? "\\" : "").appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    /** The text as a line of its own. */
    public static String startingLine(String escaped) {
        return OPENS_BLOCK.matcher(escaped).replaceFirst("$2\\\\$1$3");
    }

    /** A piece of code as typed, between as many backticks as it needs. */
    public static String code(String text) {
        String code = Plain.printable(text);
        String fence = "`";
        while (code.contains(fence)) {
            fence += "`";
        }
        String space = fence.length() > 1 ? " " : "";
        return fence + space + code + space + fence;
    }

    /** Lines as typed, of a program or in letters of one width, between a fence that none of them closes. */
    public static String listing(String language, String source) {
        String fence = "```";
        while (source.contains(fence)) {
            fence += "`";
        }
        return fence + language + "\n" + source.lines().map(Plain::printable).collect(Collectors.joining("\n")) + "\n" + fence;
    }
}
