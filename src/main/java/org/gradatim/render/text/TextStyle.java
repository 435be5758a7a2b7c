package org.gradatim.render.text;

import org.gradatim.notation.Role;

/** How text stands out where there are only characters: by the colours of a terminal, or by signs around it. */
public enum TextStyle {
    /** No control characters: for a file or a pipe. */
    PLAIN,
    /** Bold, underline and colours by ANSI sequences. */
    ANSI;

    String role(Role role, String text) {
        return switch (this) {
            case PLAIN -> switch (role) {
                case HIGHLIGHT -> "‹" + text + "›";
                case DIFFERS -> "«" + text + "»";
                case COMMON -> text;
                case CANCELS -> struck(text);
                case WRONG -> "✗«" + text + "»";
                case REUSED -> "⟦" + text + "⟧";
            };
            case ANSI -> switch (role) {
                case HIGHLIGHT -> sequence("1;34", text);
                case DIFFERS -> sequence("1;7;33", text);
                case COMMON -> sequence("2", text);
                case CANCELS -> sequence("2;9", text);
                case WRONG -> sequence("1;31", "✗" + text);
                case REUSED -> sequence("4;32", text);
            };
        };
    }

    String strong(String text) {
        return this == ANSI ? sequence("1", text) : text;
    }

    String emphasis(String text) {
        return this == ANSI ? sequence("3", text) : text;
    }

    String faint(String text) {
        return this == ANSI ? sequence("2", text) : text;
    }

    String verdict(boolean good, String text) {
        return this == ANSI ? sequence(good ? "1;32" : "1;31", text) : text;
    }

    private static String sequence(String code, String text) {
        // A sequence within the text has ended every look, so this one begins again behind it.
        return "\u001b[" + code + "m" + text.replace("\u001b[0m", "\u001b[0;" + code + "m") + "\u001b[0m";
    }

    private static String struck(String text) {
        StringBuilder struck = new StringBuilder();
        text.codePoints().forEach(c -> struck.appendCodePoint(c).append('\u0336'));
        return struck.toString();
    }
}
