package org.gradatim.render.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.gradatim.render.escape.Plain;

/** Plain text in reStructuredText. */
final class RstText {
    private static final String MARKUP = "\\*`_|:<>";

    /** What begins a list, a directive, a table or a field at the start of a line. */
    private static final Pattern OPENS_BLOCK = Pattern.compile("^(?=[-+•‣⁃.=#>\"'!$%&(),/;?@\\[\\]^{}~]|[0-9A-Za-z]+[.)])");

    private RstText() {}

    /** A piece of running text; markup has to stand apart from the text around it. */
    record Piece(String text, boolean markup) {}

    /** The text with nothing in it that would be taken for markup, a reference or a literal block. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        Plain.printable(text).codePoints().forEach(c -> escaped.append(MARKUP.indexOf(c) >= 0 ? "\\" : "").appendCodePoint(c));
        return escaped.toString();
    }

    /** The text as the beginning of a line, where it cannot be taken for a list or a directive. */
    static String startingLine(String escaped) {
        return OPENS_BLOCK.matcher(escaped).replaceFirst("\\\\");
    }

    /** Text between marks, which its spaces at both ends stand outside of. */
    static List<Piece> marked(String text, String mark) {
        if (mark.isEmpty() || text.isBlank()) return List.of(new Piece(escape(text), false));
        String bare = text.strip();
        int start = text.indexOf(bare);
        return List.of(new Piece(text.substring(0, start), false), new Piece(mark + escape(bare) + mark, true), new Piece(text.substring(start + bare.length()), false));
    }

    /** A piece of code as typed; where that has a backtick or a backslash, as text. */
    static List<Piece> code(String text) {
        String code = Plain.printable(text);
        boolean plain = !code.isEmpty() && code.equals(code.strip()) && code.indexOf('`') < 0 && !code.endsWith("\\");
        return List.of(plain ? new Piece("``" + code + "``", true) : new Piece(escape(code), false));
    }

    /** The pieces in a row; where markup has no space beside it, an escaped one that is not seen. */
    static String joined(List<Piece> pieces) {
        StringBuilder out = new StringBuilder();
        boolean markup = false;
        for (Piece piece : notEmpty(pieces)) {
            boolean apart = out.isEmpty() || Character.isWhitespace(out.charAt(out.length() - 1)) || Character.isWhitespace(piece.text().charAt(0));
            if (!apart && (markup || piece.markup())) out.append("\\ ");
            out.append(piece.text());
            markup = piece.markup();
        }
        return out.toString();
    }

    private static List<Piece> notEmpty(List<Piece> pieces) {
        List<Piece> kept = new ArrayList<>(pieces);
        kept.removeIf(piece -> piece.text().isEmpty());
        return kept;
    }
}
