package org.gradatim.check.numbers;

import java.util.ArrayList;
import java.util.List;
import org.gradatim.expr.InputException;

/**
 * A command line split into words as a POSIX shell splits it, by blanks, quotes and backslashes. Nothing else that a shell does is
 * done: no variables, no wildcards, no pipes.
 */
final class CommandLine {
    private final String text;
    private final List<String> words = new ArrayList<>();
    private StringBuilder word;

    private CommandLine(String text) {
        this.text = text;
    }

    /** @throws InputException where there is no word, or a quote is not closed */
    static List<String> split(String text) {
        return new CommandLine(text).split();
    }

    private List<String> split() {
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escapes = c == '\\' && quote != '\'' && i + 1 < text.length() && (quote == 0 || "\"\\$`".indexOf(text.charAt(i + 1)) >= 0);
            if (escapes) {
                append(text.charAt(++i));
            } else if (quote != 0) {
                if (c == quote) quote = 0;
                else append(c);
            } else if (c == '"' || c == '\'') {
                quote = c;
                begin();
            } else if (Character.isWhitespace(c)) {
                end();
            } else {
                append(c);
            }
        }
        if (quote != 0) throw new InputException("the command `" + text + "` opens a quote " + quote + " that is not closed");
        end();
        if (words.isEmpty()) throw new InputException("there is no command to run; write one such as \"python student.py\"");
        return words;
    }

    private void begin() {
        if (word == null) word = new StringBuilder();
    }

    private void append(char c) {
        begin();
        word.append(c);
    }

    private void end() {
        if (word != null) words.add(word.toString());
        word = null;
    }
}
