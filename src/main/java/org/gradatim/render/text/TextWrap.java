package org.gradatim.render.text;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines between its words. */
final class TextWrap {
    private TextWrap() {}

    /** Lines of at most this width; a word that is wider stands on a line of its own. No text, no line. */
    static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (String word : text.strip().split(" +")) {
            int needed = TextWidth.of(word);
            if (used > 0 && used + 1 + needed > width) {
                lines.add(unbound(line.toString()));
                line.setLength(0);
                used = 0;
            }
            line.append(used > 0 ? " " : "").append(word);
            used += needed + (used > 0 ? 1 : 0);
        }
        if (used > 0) {
            lines.add(unbound(line.toString()));
        }
        return lines;
    }

    /** Keeps the words together: a formula is not to be torn. */
    static String bound(String words) {
        return words.replace(' ', '\u00a0');
    }

    /** The text with plain spaces again. */
    static String unbound(String words) {
        return words.replace('\u00a0', ' ');
    }
}
