package org.gradatim.parse.answer;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradatim.parse.Quote;

/** The macros that a text defines for itself by {@code \newcommand}, {@code \def} or {@code \DeclareMathOperator}. */
final class OwnMacros {
    private static final Set<String> DEFINING = Set.of("newcommand", "renewcommand", "providecommand", "def", "DeclareMathOperator");
    private static final Pattern DEFINITION = Pattern.compile("\\\\(newcommand|renewcommand|providecommand|def|DeclareMathOperator)\\*?\\s*+\\{?\\s*+\\\\([A-Za-z]++)\\s*+}?\\s*+"
            + "(?:\\[([0-9])])?((?:#[0-9])*+)\\s*+(?=\\{)");

    /** Macros inside of macros. */
    private static final int DEEPEST = 16;

    /** Characters that all macros of a text may become. */
    private static final int MOST_CHARACTERS = 100_000;

    private final Map<String, Macro> macros;
    private final int depth;
    /** How many characters may still come of macros; shared by all depths. */
    private final int[] left;

    private record Macro(int arguments, String body) {}

    /**
     * What a macro with its arguments stands for.
     *
     * @param end     behind the last argument
     * @param problem why it cannot be told
     */
    record Expansion(String text, int end, Optional<String> problem) {}

    private OwnMacros(Map<String, Macro> macros, int depth, int[] left) {
        this.macros = macros;
        this.depth = depth;
        this.left = left;
    }

    /** All that are defined anywhere in the text. */
    static OwnMacros in(String text) {
        Map<String, Macro> macros = new HashMap<>();
        if (!text.contains("\\def") && !text.contains("command") && !text.contains("\\DeclareMathOperator")) return new OwnMacros(macros, 0, new int[1]);
        Braces braces = new Braces(text, 0, text.length());
        Matcher matcher = DEFINITION.matcher(text);
        for (int at = 0; at < text.length() && matcher.find(at);) {
            int close = braces.endOfArgument(matcher.end());
            String body = text.substring(matcher.end() + 1, Math.max(matcher.end() + 1, close - 1));
            if (matcher.group(1).equals("DeclareMathOperator")) body = "\\operatorname{" + body + "}";
            int arguments = matcher.group(3) != null ? Integer.parseInt(matcher.group(3)) : matcher.group(4).length() / 2;
            macros.put(matcher.group(2), new Macro(arguments, body));
            at = close;
        }
        return new OwnMacros(macros, 0, new int[] {MOST_CHARACTERS});
    }

    static boolean isDefinition(String name) {
        return DEFINING.contains(name);
    }

    boolean has(String name) {
        return macros.containsKey(name);
    }

    OwnMacros deeper() {
        return new OwnMacros(macros, depth + 1, left);
    }

    /** Behind the definition that begins at {@code at}; the end of the text where it is none that can be read. */
    static int endOfDefinition(String text, int at, int to, Braces braces) {
        Matcher matcher = DEFINITION.matcher(text).region(at, to).useTransparentBounds(true);
        return matcher.lookingAt() ? braces.endOfArgument(matcher.end()) : to;
    }

    /** @param at behind the macro's name */
    Expansion expand(String name, String text, int at, Braces braces) {
        Macro macro = macros.get(name);
        if (depth == DEEPEST) return new Expansion("", at, Optional.of("the macro " + Quote.of("\\" + name) + " stands for itself, or for more than " + DEEPEST + " macros inside of each other"));
        StringBuilder expanded = new StringBuilder();
        String[] arguments = new String[macro.arguments()];
        int end = at;
        for (int i = 0; i < arguments.length; i++) {
            int start = braces.skipSpace(end);
            int close = braces.endOfArgument(start);
            arguments[i] = text.substring(start, close);
            end = close;
        }
        for (int i = 0; i < macro.body().length(); i++) {
            char c = macro.body().charAt(i);
            int number = c == '#' && i + 1 < macro.body().length() ? macro.body().charAt(i + 1) - '1' : -1;
            if (number >= 0 && number < arguments.length) {
                expanded.append(arguments[number]);
                i++;
            } else {
                expanded.append(c);
            }
            if (expanded.length() > left[0]) return new Expansion("", at, Optional.of("the macros stand for more than " + MOST_CHARACTERS + " characters; write the formula out"));
        }
        left[0] -= expanded.length();
        return new Expansion(expanded.toString(), end, Optional.empty());
    }
}
